import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask } from "../../../extension/src/guard/finding.ts";
import { guardDraft, guardEvidence } from "../../../extension/src/guard/guard-evidence.ts";
import { maskedSentence, refusedSentence } from "../../../extension/src/guard/guard-sentences.ts";
import { type EventDraft } from "../../../extension/src/store/store.ts";
import { type EvidenceContent, type LogEvent, logEvent } from "../../../shared/src/evidence-log/event.ts";
import { email, histories } from "../../shared/evidence-log/log-events.ts";
import { plantedPersonal, plantedSecrets } from "./planted.ts";

const quote = { exact: "thank you for your help", before: "Dear Sam,", after: "Yours", position: null };
const full: EvidenceContent = {
  ...email,
  witness: { name: "R. Okafor", role: "team leader" },
  quote,
  language: "Welsh",
  adviser: "D. Hale",
};

/** The same content with a text put into one of its fields. */
const places: readonly (readonly [string, (text: string) => EvidenceContent])[] = [
  ["title", (text) => ({ ...full, title: text })],
  ["label", (text) => ({ ...full, label: text })],
  ["system", (text) => ({ ...full, system: text })],
  ["location", (text) => ({ ...full, location: text })],
  ["identity", (text) => ({ ...full, identity: text })],
  ["method", (text) => ({ ...full, method: text })],
  ["name", (text) => ({ ...full, witness: { name: text, role: null } })],
  ["role", (text) => ({ ...full, witness: { name: "R. Okafor", role: text } })],
  ["quotation", (text) => ({ ...full, quote: { ...quote, exact: text } })],
  ["words before the quotation", (text) => ({ ...full, quote: { ...quote, before: text } })],
  ["words after the quotation", (text) => ({ ...full, quote: { ...quote, after: text } })],
  ["language", (text) => ({ ...full, language: text })],
  ["adviser", (text) => ({ ...full, adviser: text })],
];

describe("evidence that is going to be kept", () => {
  test("is allowed as it is when nothing is found", () => {
    expect(guardEvidence(full)).toEqual({ verdict: "allowed", content: full, findings: [] });
  });

  test.each(places)("is refused for a secret in its %s, whichever it is", (field, put) => {
    for (const [kind, text] of plantedSecrets) {
      const answer = guardEvidence(put(text));
      expect([text, answer.verdict]).toEqual([text, "refused"]);
      expect(answer).toMatchObject({ findings: expect.arrayContaining([{ kind, field, at: null }]) });
    }
  });

  test.each(places.filter(([field]) => !["location", "identity"].includes(field)))(
    "keeps personal data in its %s under a mask",
    (_, put) => {
      for (const [, text, value] of plantedPersonal) {
        const answer = guardEvidence(put(text));
        expect(answer.verdict).toBe("allowed");
        const kept = JSON.stringify(answer.verdict === "allowed" ? answer.content : null);
        expect(kept).not.toContain(value);
        expect(kept).toContain(mask);
      }
    },
  );

  test("is refused for a secret that the quotation and the words around it make together", () => {
    const split = { ...quote, before: "card 4111 1111", exact: "1111 1111", after: "thanks" };
    expect(guardEvidence({ ...full, quote: split })).toMatchObject({ verdict: "refused" });
  });

  test("loses the words around a quotation when together they tell personal data", () => {
    const split = { ...quote, before: "Date of birth:", exact: "12/03/1985 is what she said", after: null };
    expect(guardEvidence({ ...full, quote: split })).toMatchObject({
      verdict: "allowed",
      content: { quote: { before: null, after: null } },
    });
  });

  test("is not kept when the time is up, and nothing of it is given back", () => {
    let clock = 0;
    const answer = guardEvidence(full, { now: () => (clock += 10), milliseconds: 15 });
    expect(answer).toMatchObject({
      verdict: "unfinished",
      reason: expect.stringContaining("Nothing was saved"),
    });
    expect(JSON.stringify(answer)).not.toContain(full.title);
  });

  test("is not kept when the guard fails, or does not know a field", () => {
    const broken = () => {
      throw new Error("no clock");
    };
    expect(guardEvidence(full, { now: broken, milliseconds: 10 })).toMatchObject({ verdict: "unfinished" });
    const odd: EvidenceContent = { ...full, ...{ extra: "hello" } };
    expect(guardEvidence(odd)).toMatchObject({ verdict: "unfinished" });
  });
});

/** The event as it was before the device gave it its place in the order. */
function drafted(event: LogEvent): EventDraft {
  const { client, count, layout, ...draft } = event;
  void [client, count, layout];
  return draft;
}

describe("any event", () => {
  test("passes unchanged when nothing is found: every field of every kind is declared", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const event of events) {
          const draft = drafted(event);
          expect(guardDraft(draft)).toEqual({ verdict: "allowed", content: draft, findings: [] });
        }
      }),
      { numRuns: 50 },
    );
  });

  test("with a secret in its note is refused", () => {
    const draft: EventDraft = {
      kind: "decided",
      id: "event-0001",
      author: "Priya Nair",
      learner: "L-01",
      at: "2026-03-02T10:00:00.000Z",
      unit: "T/601/6077",
      criterion: "1.2",
      verdict: "met",
      on: "2026-03-02",
      trainee: null,
      settles: ["event-0000"],
      note: "the customer's PIN is 4821",
    };
    expect(guardDraft(draft)).toEqual({
      verdict: "refused",
      findings: [{ kind: "pin", field: "note", at: null }],
    });
  });

  test("stays an event when personal data in it is masked", () => {
    const answer = guardEvidence({
      ...full,
      title: "Call to 07700 900123",
      quote: { ...quote, exact: "jane@example.org said" },
    });
    if (answer.verdict !== "allowed") throw new Error(answer.verdict);
    const event = {
      kind: "captured",
      id: "event-0001",
      author: "Priya Nair",
      client: "laptop-a",
      count: 1,
      layout: 1,
      at: null,
      learner: "L-01",
      evidence: answer.content,
    };
    expect(logEvent.parse(event)).toEqual(event);
    expect(guardEvidence(answer.content)).toEqual({ ...answer, findings: [] });
  });
});

describe("the guard's sentences", () => {
  test("say what was found, where, and what to do", () => {
    const findings = [
      { kind: "card-number", field: "quotation", at: null },
      { kind: "pin", field: "note", at: null },
    ] as const;
    expect(refusedSentence(findings)).toBe(
      "There is a card number and a PIN in the quotation and the note. It must stay where it is: take those words out, or keep the location without a quotation.",
    );
    expect(maskedSentence([{ kind: "postcode", field: "title", at: 3 }])).toBe(
      "Masked, and not kept: a postcode.",
    );
    expect(maskedSentence([])).toBe("");
  });
});
