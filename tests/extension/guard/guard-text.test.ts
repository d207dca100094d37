import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FindingKind, mask } from "../../../extension/src/guard/finding.ts";
import { type FieldSort, guardText } from "../../../extension/src/guard/guard-text.ts";
import { plantedPersonal, plantedSecrets } from "./planted.ts";
import { harmless } from "./harmless.ts";

const never = () => false;
const guard = (text: string, sort: FieldSort = "words") => guardText({ text, field: "note", sort }, never);
const kindsIn = (text: string, sort?: FieldSort): readonly FindingKind[] => {
  const answer = guard(text, sort);
  return answer.state === "unfinished" ? [] : answer.findings.map(({ kind }) => kind);
};

/** The same number as pages hide it. */
const disguises: readonly (readonly [string, (text: string) => string])[] = [
  [
    "in full-width digits",
    (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
  ["in Arabic digits", (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ["with zero-width characters", (text) => text.replace(/(\d)(?=\d)/g, "$1\u200b")],
  ["with soft hyphens", (text) => text.replace(/(\d)(?=\d)/g, "$1\u00ad")],
  ["in HTML entities", (text) => text.replace(/\d/g, (digit) => `&#${48 + Number(digit)};`)],
  ["in twofold HTML entities", (text) => text.replace(/\d/g, (digit) => `&amp;#x3${digit};`)],
  ["with no-break spaces", (text) => text.replace(/ /g, "\u00a0")],
  ["over several lines", (text) => text.replace(/ /g, "\n")],
];

describe("a secret", () => {
  test.each(plantedSecrets)("%s is refused: %s", (kind, text) => {
    const answer = guard(text);
    expect(answer).toMatchObject({ state: "secret" });
    expect(kindsIn(text)).toContain(kind);
    expect(JSON.stringify(answer)).not.toMatch(/\d{3}/);
  });

  test.each(disguises)("is found %s", (_, disguise) => {
    for (const [kind, text] of plantedSecrets)
      expect([disguise(text), kindsIn(disguise(text))]).toEqual([
        disguise(text),
        expect.arrayContaining([kind]),
      ]);
  });

  test("is found in an address, percent codes and all", () => {
    expect(kindsIn("https://shop.example/pay/4111%201111%201111%201111", "address")).toEqual(["card-number"]);
    expect(kindsIn("https://shop.example/find/jane%40example.org", "address")).toEqual(["email-address"]);
  });

  test("is found among other words, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plantedSecrets),
        fc.lorem(),
        fc.lorem(),
        ([kind, text], before, after) => {
          expect(kindsIn(`${before}. ${text}. ${after}`)).toContain(kind);
        },
      ),
    );
  });
});

describe("personal data", () => {
  test.each(plantedPersonal)("%s is masked: %s", (kind, text, value) => {
    const answer = guard(text);
    expect(answer).toMatchObject({ state: "allowed", findings: [{ kind }] });
    if (answer.state !== "allowed") return;
    expect(answer.text).toBe(text.replace(value, mask));
    expect(answer.text.slice(answer.findings[0]?.at ?? -1)).toMatch(new RegExp(`^${mask}`));
  });

  test.each(disguises)("is masked %s", (_, disguise) => {
    for (const [kind, text] of plantedPersonal) {
      const answer = guard(disguise(text));
      expect([disguise(text), answer]).toMatchObject([
        disguise(text),
        { state: "allowed", findings: [{ kind }] },
      ]);
    }
  });

  test("is under a mask that does not tell how long it is", () => {
    const texts = ["write to a@b.example now", "write to a.very.long.name@department.company.example now"];
    expect(new Set(texts.map((text) => JSON.stringify(guard(text)))).size).toBe(1);
  });

  test("that was masked is not found again, and a masked text stays as it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...plantedPersonal.map(([, text]) => text)), fc.lorem()), {
          maxLength: 5,
        }),
        (parts) => {
          const first = guard(parts.join(" "));
          if (first.state !== "allowed") return;
          expect(guard(first.text)).toEqual({ state: "allowed", text: first.text, findings: [] });
          for (const { at } of first.findings) expect(first.text.startsWith(mask, at ?? -1)).toBe(true);
        },
      ),
    );
  });

  test("a Message-ID is an identity and no e-mail address", () => {
    const id = "<CAF3k=2026.0301@mail.example.org>";
    expect(kindsIn(id, "identity")).toEqual([]);
    expect(kindsIn("jane@example.org", "identity")).toEqual(["email-address"]);
    expect(kindsIn("jane@centre.example", "signature")).toEqual([]);
  });
});

describe("what an assessor works with all day", () => {
  test.each(harmless)("is left alone: %s", (text) => {
    expect(guard(text)).toEqual({ state: "allowed", text, findings: [] });
  });
});

describe("what the page's own fields hold", () => {
  const known = [
    { kind: "password", value: "swordfish" },
    { kind: "date-of-birth", value: "12 March" },
  ] as const;
  test("is found as whole words", () => {
    const look = (text: string) => guardText({ text, field: "quotation", sort: "words", known }, never);
    expect(look("she said swordfish, twice")).toMatchObject({ state: "secret" });
    expect(look("born 12 March, she said")).toMatchObject({
      state: "allowed",
      text: `born ${mask}, she said`,
    });
    expect(look("swordfishes")).toMatchObject({ state: "allowed", findings: [] });
  });
});

describe("the guard", () => {
  test("answers nothing when its time is up or a text is too long", () => {
    expect(guardText({ text: "hello", field: "note", sort: "words" }, () => true)).toEqual({
      state: "unfinished",
    });
    expect(guard("a".repeat(50_001))).toEqual({ state: "unfinished" });
  });

  test("looks at any text at all without failing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom("words", "address", "identity", "signature"),
        (text, sort) => {
          expect(["allowed", "secret"]).toContain(guard(text, sort as FieldSort).state);
        },
      ),
      { numRuns: 300 },
    );
  });
});
