import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanLine,
  cleanText,
  isCleanLine,
  isCleanText,
} from "../../../shared/src/evidence-log/clean-text.ts";
import { methodOf } from "../../../shared/src/evidence-log/event.ts";
import { nextCount } from "../../../shared/src/evidence-log/order.ts";
import { readEvent } from "../../../shared/src/evidence-log/read-event.ts";
import { captured, decided } from "./log-events.ts";

describe("an event from outside", () => {
  test("is read when it is one", () => {
    const event = captured(1);
    expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ event, problem: null });
  });

  test.each([
    ["of an unknown kind", { ...decided(1, "met"), kind: "moderated" }, "moderated", 1],
    ["of a newer layout", { ...decided(1, "met"), layout: 2, weight: 3 }, "decided", 2],
    ["whose kind is a word of the language", { ...decided(1, "met"), kind: "__proto__" }, "__proto__", 1],
  ])("%s is kept whole and not interpreted", (_, value, says, layout) => {
    const { event } = readEvent(value);
    expect(event).toMatchObject({ kind: "foreign", id: value.id, says, layout });
    expect(event?.kind === "foreign" ? JSON.parse(event.content) : null).toEqual(value);
  });

  test.each([
    ["with an unknown field", { ...decided(1, "met"), colour: "red" }],
    ["without an author", { ...decided(1, "met"), author: "" }],
    ["with a number for a criterion", { ...decided(1, "met"), criterion: 1.1 }],
    ["with a day that no calendar has", { ...decided(1, "met"), on: "2026-02-30" }],
    ["with an id that a spreadsheet would compute", { ...decided(1, "met"), id: "=1+1-event" }],
    ["with half a character", { ...decided(1, "met"), author: "Priya \ud83d" }],
    ["that is no object", "captured"],
  ])("%s is refused with a problem", (_, value) => {
    expect(readEvent(value, "Decisions!A5")).toMatchObject({
      event: null,
      problem: { code: "event-unreadable", where: "Decisions!A5" },
    });
  });

  test("of any shape never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { event, problem } = readEvent(value);
        expect((event === null) !== (problem === null)).toBe(true);
      }),
    );
  });
});

describe("text for the log", () => {
  test("is made clean, whatever it was, and stays as it is then", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        for (const [make, is] of [
          [cleanText, isCleanText],
          [cleanLine, isCleanLine],
        ] as const) {
          const clean = make(text, most);
          expect(is(clean)).toBe(true);
          expect(clean.length).toBeLessThanOrEqual(most);
          expect(make(clean, most)).toBe(clean);
        }
      }),
    );
  });

  test("keeps formulas and markup as the text that they are", () => {
    expect(cleanText('=IMPORTXML("https://example.org","//a")', 100)).toBe(
      '=IMPORTXML("https://example.org","//a")',
    );
    expect(cleanText("<img src=x onerror=alert(1)>\r\nline 2", 100)).toBe(
      "<img src=x onerror=alert(1)>\nline 2",
    );
  });
});

test("a known method has one spelling, another is kept as it is", () => {
  expect([
    methodOf("Witness testimony"),
    methodOf("witness-testimony"),
    methodOf(" Mystery shopper"),
  ]).toEqual(["witness-testimony", "witness-testimony", "Mystery shopper"]);
});

test("a client counts above everything that it has seen", () => {
  expect(nextCount(3, [captured(9), captured(2)])).toBe(10);
  expect(nextCount(3, [])).toBe(4);
});
