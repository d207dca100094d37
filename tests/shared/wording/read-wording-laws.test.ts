import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWording } from "../../../shared/src/wording/index.ts";
import { bakery } from "./bakery-outline.ts";

const scraps = fc.constantFrom(
  "Unit B/111/1001",
  "Unit C/111/1002",
  "Title:\tC/111/1002 Look after ovens",
  "The learner will:",
  "The learner can:",
  "The learner will:\tThe learner can:",
  "Outcome 1",
  "Outcome 2",
  "Assessment criteria",
  "Additional information about this unit\t",
  "Evidence guide",
  "1.1 Describe yeast",
  "- 1. describe flour",
  "\t1.2 Explain rest",
  "\t<ul> <li>1.3 List flour</li> <li>2.1 Knead dough-</li></ul>",
  "<ol><li>Describe one</li><li>Explain two</li></ol>",
  "Know dough\t1.1\tDescribe yeast",
  "hand-",
  "made 2.2 Use scales",
  "2. Make dough",
  "1.9 Bake",
  "33,7",
  "",
);
const copies = fc
  .array(fc.oneof({ weight: 9, arbitrary: scraps }, fc.string()), { maxLength: 40 })
  .map((all) => all.join("\n"));

function wordsOf(text: string): string {
  return text.replace(/<[^<>]*>|[\s*-]/g, "");
}

/** Is every character of `part` in `all`, in the same order? */
function standsInOrder(part: string, all: string): boolean {
  let at = 0;
  for (const character of part) {
    at = all.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

describe("on any text at all, the reader", () => {
  it("never throws, not even on hostile characters", () => {
    fc.assert(
      fc.property(fc.oneof(copies, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        readWording(text, bakery);
      }),
    );
  });

  it("reports only lines that exist", () => {
    fc.assert(
      fc.property(copies, (text) => {
        const { unplaced, withoutNumber, printedDifferently } = readWording(text, bakery);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of [...unplaced, ...withoutNumber, ...printedDifferently]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
    );
  });

  it("gives a criterion only words of the copy, in their order", () => {
    fc.assert(
      fc.property(copies, (text) => {
        const all = wordsOf(text);
        for (const unit of readWording(text, bakery).units) {
          for (const criterion of unit.criteria)
            expect(standsInOrder(wordsOf(criterion.text), all)).toBe(true);
        }
      }),
    );
  });

  it("finds each criterion of the outline or says that it did not", () => {
    fc.assert(
      fc.property(copies, (text) => {
        const { units, notFound } = readWording(text, bakery);
        for (const { ref, criteria } of bakery.units) {
          const found = units.find((unit) => unit.ref === ref)?.criteria.map(({ number }) => number) ?? [];
          const missing = notFound.filter((entry) => entry.ref === ref).map(({ number }) => number);
          expect([...found, ...missing].sort()).toEqual(criteria.map(({ number }) => number).sort());
        }
      }),
    );
  });
});

describe("among the criteria of a unit, the reader", () => {
  const rows = [
    "Know dough\t1.1 Describe what yeast does",
    "\t<ul><li>1.2 Explain why dough rests</li><li>1.3 List three kinds of flour</li></ul>",
    "Make dough\t2.1 Knead the dough by hand",
    "\t2.2 Use a scale",
  ];
  const head = ["Title:\tB/111/1001 Prepare dough", "The learner will:\tThe learner can:"];
  const clean = readWording([...head, ...rows].join("\n"), bakery).units;
  const smudge = fc.constantFrom("Zq Xy", "\tZq Xy Zq", "\t17", "\t1.8 Zqx", "Page 3", "\tZQ: 12,5");

  it("reports every smudge between two rows with its line, and no criterion changes", () => {
    fc.assert(
      fc.property(fc.array(smudge, { minLength: 3, maxLength: 3 }), (smudges) => {
        const lines = [...head, ...rows.flatMap((row, index) => [row, ...smudges.slice(index, index + 1)])];
        const reading = readWording(lines.join("\n"), bakery);
        expect(reading.units).toEqual(clean);
        expect(reading.unplaced.map(({ line }) => line)).toEqual([4, 6, 8]);
      }),
    );
  });
});

describe("speed", () => {
  const much = (piece: string): string => piece.repeat(Math.ceil(3e5 / piece.length));
  const megabyte = (piece: string): string => piece.repeat(Math.ceil(1e6 / piece.length));
  const start = "Unit B/111/1001\nThe learner can:\n";
  const seconds = (text: string): number => {
    const from = performance.now();
    readWording(text, bakery);
    return (performance.now() - from) / 1000;
  };

  it("reads a megabyte of ordinary pages in well under a second, on a busy machine too", () => {
    const unit = `${start}1.1 Describe what yeast does\n- 1.2 Explain why dough rests\nEvidence guide\n${"Some words of prose about baking. ".repeat(20)}\n\n`;
    expect(seconds(megabyte(unit))).toBeLessThan(2);
  });

  // Generous: only growth by the square or worse, minutes instead of a second, would fail.
  it.each([
    ["list tags without end", "<li>".repeat(10_000)],
    ["open lists inside each other", start + much("<ul>")],
    ["broken tags", start + much("<a ")],
    ["no line break at all", much("Unit B/111/1001 The learner can: 1.1 Describe this and that ")],
    ["nothing but numbers", start + much("1. 1.1 ")],
    ["short lines that could all go on", start + much("aa\n")],
    ["hyphens at every line's end", `${start}1.1 Describe\n${much("ab-\n")}`],
    ["one endless word", `${start}1.1 Describe ${much("a")}`],
    ["one endless gap", `${start}1.1 Describe${much(" ")}x`],
    [
      "the same criterion in thousands of wordings",
      start + Array.from({ length: 15_000 }, (_, n) => `1.1 Describe w${n}`).join("\n"),
    ],
    [
      "thousands of unknown units",
      Array.from(
        { length: 15_000 },
        (_, n) => `Unit Z/${100 + (n % 900)}/${1000 + Math.floor(n / 9)}\n1.1 Go`,
      ).join("\n"),
    ],
    ["thousands of headings", much("The learner will: ")],
  ])("stays linear on %s", (_, text) => {
    expect(seconds(text)).toBeLessThan(10);
  });
});
