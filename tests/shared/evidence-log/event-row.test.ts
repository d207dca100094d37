import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText } from "../../../shared/src/evidence-log/clean-text.ts";
import { type EvidenceContent, type LogEvent, methodOf } from "../../../shared/src/evidence-log/event.ts";
import { eventToRow, rowToEvents } from "../../../shared/src/evidence-log/event-row.ts";
import { type Header, readHeader } from "../../../shared/src/evidence-log/header.ts";
import {
  type Field,
  headerId,
  type LogTab,
  logTabs,
  tabOf,
} from "../../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { type Cell } from "../../../shared/src/tracker/workbook.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import {
  captured,
  corrected,
  decided,
  email,
  histories,
  tagged,
  telephone,
  withdrawn,
} from "./log-events.ts";

const names = unitNames(qualificationOf("4411-01").units);
const [log, decisions, signOff] = logTabs;
if (log === undefined || decisions === undefined || signOff === undefined) throw new Error("tabs");

const idsOf = (tab: LogTab) => tab.columns.map(({ field }) => headerId(tab.id, field));
const fieldsOf = (tab: LogTab) => tab.columns.map(({ field }) => field);

function headerOf(tab: LogTab, ids: readonly string[] = idsOf(tab)): Header<Field> {
  const { header, problems } = readHeader(tab.id, fieldsOf(tab), { name: tab.title, rows: [ids] });
  if (header === null) throw new Error(JSON.stringify(problems));
  return header;
}

const learners: Readonly<Record<string, string>> = { "L-01": "L-01", "Amira Cole": "L-01" };

function read(tab: LogTab, cells: readonly Cell[], header = headerOf(tab)) {
  return rowToEvents(cells, {
    tab,
    header,
    names,
    learnerOf: (text) => learners[text] ?? null,
    where: (column) => `${tab.title}!${column}`,
  });
}

/** A row typed by a person: only the named cells. */
function typed(tab: LogTab, said: { readonly [field in Field]?: Cell }) {
  return read(
    tab,
    fieldsOf(tab).map((field) => said[field] ?? null),
  );
}

const hostile = fc.oneof(
  fc.constantFrom(
    '=IMPORTXML("https://example.org","//a")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "'quoted",
    "<script>alert(1)</script>",
    "__proto__",
    "1.10",
    "001",
    "TRUE",
    "2026-03-01",
    "x".repeat(60_000),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const line = (most: number) => hostile.map((text) => cleanLine(text, most)).filter((text) => text !== "");
const long = (most: number) => hostile.map((text) => cleanText(text, most)).filter((text) => text !== "");
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const contents: fc.Arbitrary<EvidenceContent> = fc.record({
  label: maybe(line(40)),
  title: line(300),
  system: maybe(line(100)),
  location: maybe(long(2_000)),
  identity: maybe(line(500)),
  seenOn: maybe(fc.constantFrom("2026-03-01", "2024-02-29")),
  method: maybe(fc.oneof(fc.constantFrom("witness-testimony", "mystery-shopper"), line(60).map(methodOf))),
  setting: maybe(fc.constantFrom("workplace", "realistic-working-environment", "simulation")),
  witness: maybe(fc.record({ name: line(200), role: maybe(line(200)) })),
  quote: maybe(
    fc.record({
      exact: long(10_000),
      before: maybe(long(200)),
      after: maybe(long(200)),
      position: maybe(fc.record({ start: fc.nat(9), end: fc.integer({ min: 10, max: 5_000_000 }) })),
    }),
  ),
  language: maybe(line(40)),
  adviser: maybe(line(200)),
});

describe("a row", () => {
  test("gives back the event that it was made from, in any order of columns and among others'", () => {
    fc.assert(
      fc.property(
        histories,
        contents,
        fc.infiniteStream(fc.nat(1000)),
        fc.array(fc.constantFrom("", "ours", "log.colour"), { maxLength: 4 }),
        (history, content, order, others) => {
          const item = captured(1, { content });
          const change = corrected(2, item.id, { what: "captured", evidence: content }, { note: "typing" });
          for (const event of [...history, item, change]) {
            const tab = tabOf(event);
            const ids = [...idsOf(tab), ...others]
              .map((id) => [order.next().value ?? 0, id] as const)
              .sort(([a], [b]) => a - b)
              .map(([, id]) => id);
            const header = headerOf(tab, ids);
            const row = eventToRow(event, header, names);
            expect(row).toHaveLength(ids.length);
            expect(row.every((text) => typeof text === "string" && text.length <= 50_000)).toBe(true);
            expect(read(tab, row, header)).toEqual({ events: [event], problems: [] });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("names the criterion with its unit, so that no spreadsheet takes it for a number or a date", () => {
    const event = decided(1, "not-yet", { criterion: "1.10" });
    const row = eventToRow(event, headerOf(decisions), names);
    expect(row.slice(0, 4)).toEqual(["decided", "L-01", "106 1.10", "not yet"]);
  });

  test("of a withdrawal stands where what it withdraws stands", () => {
    const tabs = [captured(1), tagged(1, "event-0001"), decided(1, "met")].map(
      (event: LogEvent) => tabOf(withdrawn(2, event)).title,
    );
    expect(tabs).toEqual(["Evidence log", "Evidence log", "Decisions"]);
  });

  test("that repeats the headings, or is blank, holds nothing", () => {
    for (const tab of logTabs) {
      expect(
        read(
          tab,
          tab.columns.map(({ heading }) => heading),
        ),
      ).toEqual({ events: [], problems: [] });
      expect(read(tab, idsOf(tab))).toEqual({ events: [], problems: [] });
      expect(read(tab, [null, "", "  "])).toEqual({ events: [], problems: [] });
    }
  });
});

describe("a row that somebody changed", () => {
  const rowOf = (event: LogEvent, change: { readonly [field in Field]?: Cell }) => {
    const tab = tabOf(event);
    const cells: Cell[] = [...eventToRow(event, headerOf(tab), names)];
    for (const [field, cell] of Object.entries(change)) {
      const index = fieldsOf(tab).findIndex((one) => one === field);
      cells[index] = cell;
    }
    return read(tab, cells);
  };

  test.each([
    ["a criterion that became a number", { criterion: 1.1 }, "log-cell-unreadable"],
    ["a criterion of another unit than its reference", { criterion: "107 1.2" }, "event-unreadable"],
    ["an error", { verdict: { kind: "error", shown: "#REF!" } }, "log-cell-unreadable"],
    [
      "a formula that was never calculated",
      { note: { kind: "uncalculated", formula: "A1" } },
      "log-cell-unreadable",
    ],
    ["an unknown verdict", { verdict: "probably" }, "event-unreadable"],
    ["no counter", { count: null }, "event-unreadable"],
  ] as const)("to hold %s is a problem at its cell", (_, change, code) => {
    const { events, problems } = rowOf(decided(1, "met"), change);
    expect([events, problems.map((problem) => problem.code)]).toEqual([[], [code]]);
    expect(problems[0]?.where).toMatch(/^Decisions!\d+$/);
  });

  test("by a spreadsheet that knows dates, numbers and check boxes says the same", () => {
    const event = decided(7, "met", { trainee: true });
    const date = { kind: "date", date: "2026-03-10", shown: "10/03/26" } as const;
    expect(rowOf(event, { on: date, count: 7, layout: 1, trainee: true })).toEqual({
      events: [event],
      problems: [],
    });
  });

  test("by a spreadsheet that made numbers of a quotation's place says the same", () => {
    const quote = { exact: "sorry to hear", before: null, after: null, position: { start: 120, end: 133 } };
    const event = captured(8, { content: { quote } });
    expect(rowOf(event, { "quote-start": 120, "quote-end": 133 })).toEqual({ events: [event], problems: [] });
  });

  test.each([
    ["to end before it starts", { "quote-start": "133", "quote-end": "120" }],
    ["to start nowhere", { "quote-start": null }],
    ["to start at a word", { "quote-start": "top" }],
    ["to stand somewhere without words", { quote: null, "quote-before": null }],
  ] as const)("so that a quotation seems %s is a problem", (_, change) => {
    const quote = { exact: "sorry", before: "so", after: null, position: { start: 120, end: 125 } };
    const { events, problems } = rowOf(captured(9, { content: { quote } }), change);
    expect([events, problems.map(({ code }) => code)]).toEqual([[], ["event-unreadable"]]);
  });

  test.each([
    ["a newer layout", { layout: "2" }],
    ["an unknown kind", { kind: "moderated" }],
  ])("to %s is kept whole as somebody else's", (_, change) => {
    const { events, problems } = rowOf(decided(7, "met", { note: "weighed" }), change);
    expect(problems).toEqual([]);
    expect(events).toMatchObject([{ kind: "foreign" }]);
    expect(events[0]?.kind === "foreign" ? events[0].content : "").toContain("weighed");
  });
});

describe("a row that a person typed", () => {
  test("on Decisions is a decision, the same one however often and wherever it stands", () => {
    const said = {
      learner: "Amira Cole",
      criterion: "106 1.2",
      verdict: "Met",
      on: "2026-03-10",
      author: "Priya Nair",
    };
    const { events, problems } = typed(decisions, said);
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      { kind: "decided", learner: "L-01", unit: telephone, criterion: "1.2", verdict: "met", count: 0 },
    ]);
    expect(typed(decisions, { ...said, learner: "L-01", kind: "decided" })).toEqual({ events, problems });
    expect(typed(decisions, said)).toEqual({ events, problems });
    expect(typed(decisions, { ...said, verdict: "not yet" }).events[0]?.id).not.toBe(events[0]?.id);
  });

  test("on Evidence log is an item and its tag; the same item for another criterion is one item", () => {
    const said = {
      learner: "L-01",
      label: "E4",
      title: email.title,
      method: "Work product",
      author: "Priya Nair",
      criterion: "106 1.2",
      instances: "customer 1 (observed); customer 2",
    };
    const first = typed(log, said).events;
    const second = typed(log, { ...said, criterion: "106 1.1" }).events;
    expect(first).toMatchObject([
      { kind: "captured", evidence: { label: "E4", method: "work-product" } },
      {
        kind: "tagged",
        tag: {
          unit: telephone,
          criterion: "1.2",
          instances: [
            { name: "customer 1", observed: true },
            { name: "customer 2", observed: false },
          ],
        },
      },
    ]);
    expect(second[0]).toEqual(first[0]);
    expect(second[1]?.id).not.toBe(first[1]?.id);
  });

  test("on Sign-off is what its first column says", () => {
    const said = { learner: "L-01", criterion: "106", on: "2026-03-12", author: "Priya Nair" };
    expect(typed(signOff, { ...said, kind: "declared" }).events).toMatchObject([
      { kind: "declared", unit: telephone },
    ]);
    expect(typed(signOff, { ...said, kind: "Countersigned" }).events).toMatchObject([
      { kind: "countersigned", unit: telephone, criterion: null, about: null },
    ]);
    expect(typed(signOff, said).problems).toMatchObject([{ code: "event-unreadable" }]);
  });

  test.each([
    ["a learner who is not there", { learner: "Nobody" }, "learner-unknown"],
    ["no learner", { learner: null }, "learner-unknown"],
    ["a criterion without its unit", { criterion: "1.2" }, "criterion-unknown"],
    ["no assessor", { author: null }, "event-unreadable"],
    ["no verdict", { verdict: null }, "event-unreadable"],
  ])("with %s is a problem and not dropped", (_, change, code) => {
    const said = { learner: "L-01", criterion: "106 1.2", verdict: "met", author: "Priya Nair" };
    expect(typed(decisions, { ...said, ...change })).toMatchObject({ events: [], problems: [{ code }] });
  });
});

describe("a header row", () => {
  test("is found below rows that were put above it", () => {
    const rows = [["Harbour Street College"], [], idsOf(decisions)];
    expect(readHeader("decision", fieldsOf(decisions), { name: "Decisions", rows }).header?.row).toBe(2);
  });

  test("that lacks a column is refused: half of a row could mean something else", () => {
    const rows = [idsOf(decisions).filter((id) => id !== "decision.verdict")];
    expect(readHeader("decision", fieldsOf(decisions), { name: "Decisions", rows })).toMatchObject({
      header: null,
      problems: [{ code: "column-missing", where: "Decisions!A1" }],
    });
  });

  test("that has a column twice is refused", () => {
    const rows = [[...idsOf(decisions), "decision.verdict"]];
    expect(readHeader("decision", fieldsOf(decisions), { name: "Decisions", rows })).toMatchObject({
      header: null,
      problems: [{ code: "column-twice" }],
    });
  });

  test("that is not there is said", () => {
    expect(readHeader("decision", fieldsOf(decisions), { name: "Decisions", rows: [["x"]] })).toMatchObject({
      problems: [{ code: "header-missing", where: "Decisions" }],
    });
  });
});
