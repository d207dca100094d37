/** Events appended to a tracker that people change meanwhile, and read back with the real readers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as people from "../../../apps-script/local/src/sheets-server/edits/people-edits.ts";
import { type Book } from "../../../apps-script/local/src/sheets-server/book/book.ts";
import { canonical } from "../../../shared/src/evidence-log/canonical.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { peopleOf } from "../../../shared/src/evidence-log/people.ts";
import { appendRequests, appendTargets } from "../../../shared/src/sheets-api/append-requests.ts";
import { utf8Length } from "../../../shared/src/sheets-api/utf8-length.ts";
import { findTabs } from "../../../shared/src/standard-tracker/find-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { captured, decided, declared, tagged, withdrawn } from "../evidence-log/log-events.ts";
import { append, expectDone, madeSpreadsheet, readingOf, workbookIn } from "./made-spreadsheet.ts";

const item = captured(1);
const tag = tagged(2, item.id);
const decision = decided(3, "met");
const events = [item, tag, decision, declared(4), withdrawn(5, decision)];

/** What the tracker says, for comparing with what was sent. */
function stateOf(tracker: ReturnType<typeof madeSpreadsheet>) {
  return canonical(readingOf(tracker).state?.learners ?? null);
}

function expectedState() {
  return canonical(foldEvents(events, peopleOf([])).learners);
}

describe("events that are appended", () => {
  it("are read back as what was sent, each on its own tab", () => {
    const tracker = madeSpreadsheet();
    append(tracker, events);
    expect(stateOf(tracker)).toBe(expectedState());
    const book = tracker.service.book(tracker.id);
    const kinds = (title: string) =>
      book?.sheets
        .find((sheet) => sheet.title === title)
        ?.rows.slice(2, 5)
        .map((row) => row[0]?.value ?? null);
    expect(kinds("Evidence log")).toEqual(["captured", "tagged", null]);
    expect(kinds("Decisions")).toEqual(["decided", "withdrawn", null]);
    expect(kinds("Sign-off")).toEqual(["declared", null, null]);
  });

  it("stand right below what is there, above the empty rows for typing", () => {
    const tracker = madeSpreadsheet();
    append(tracker, [item]);
    append(tracker, [tag]);
    const rows = tracker.service.book(tracker.id)?.sheets.find(({ title }) => title === "Evidence log")?.rows;
    expect(rows?.slice(2, 4).map((row) => row[0]?.value)).toEqual(["captured", "tagged"]);
  });

  it("may come twice and change nothing", () => {
    const tracker = madeSpreadsheet();
    append(tracker, events);
    append(tracker, [...events].reverse());
    expect(stateOf(tracker)).toBe(expectedState());
  });

  it.each([
    ["an empty column before the first", (book: Book) => people.insertColumns(book, "Evidence log", 0)],
    [
      "a column of the centre's own before the first",
      (book: Book) =>
        people.typeCell(
          people.insertColumns(book, "Evidence log", 0),
          "Evidence log",
          { row: 0, column: 0 },
          "Ours",
        ),
    ],
    [
      "notes beside the rows, in a column without a heading",
      (book: Book) =>
        people.typeCell(
          people.insertColumns(book, "Evidence log", 0),
          "Evidence log",
          { row: 2, column: 0 },
          "?",
        ),
    ],
    ["an empty column in the middle", (book: Book) => people.insertColumns(book, "Evidence log", 5)],
    ["rows above the header", (book: Book) => people.insertRows(book, "Evidence log", 0, 2)],
    ["moved columns", (book: Book) => people.moveColumns(book, "Evidence log", 2, 4, 20)],
    ["a renamed tab", (book: Book) => people.renameTab(book, "Evidence log", "Tom's log, 2026")],
    ["an empty row in the middle", (book: Book) => people.insertRows(book, "Evidence log", 3)],
    [
      "rows sorted by the criterion",
      (book: Book) => people.sortTab(book, "Evidence log", { from: 2, column: 2 }),
    ],
    ["a deleted empty row", (book: Book) => people.deleteRows(book, "Evidence log", 8)],
  ])("find their columns after %s", (_, change) => {
    const tracker = madeSpreadsheet();
    append(tracker, [item]);
    tracker.service.edit(tracker.id, change);
    append(tracker, events.slice(1));
    expect(stateOf(tracker)).toBe(expectedState());
  });

  it("are read from above the header too, where Google puts them when somebody hides a column", () => {
    const tracker = madeSpreadsheet();
    append(tracker, events.slice(0, 1));
    const sheetId =
      tracker.service.book(tracker.id)?.sheets.find(({ title }) => title === "Evidence log")?.id ?? 0;
    const range = { sheetId, dimension: "COLUMNS", startIndex: 20, endIndex: 24 };
    const hide = { range, properties: { hiddenByUser: true }, fields: "hiddenByUser" };
    expectDone(
      tracker.service.ask("POST", `/v4/spreadsheets/${tracker.id}:batchUpdate`, {
        requests: [{ updateDimensionProperties: hide }],
      }),
    );
    append(tracker, events.slice(1));
    expect(
      tracker.service.book(tracker.id)?.sheets.find(({ id }) => id === sheetId)?.rows[0]?.[0]?.value,
    ).toBe("tagged");
    expect(stateOf(tracker)).toBe(expectedState());
  });

  it("are parted so that no request is above the limit, each event once and in order", () => {
    const tracker = madeSpreadsheet();
    const { targets } = appendTargets(findTabs(workbookIn(tracker)).tabs);
    const many = Array.from({ length: 40 }, (_, index) =>
      captured(index, { content: { title: `£ ${"é".repeat(100)} 😀 ${index}` } }),
    );
    const names = unitNames(tracker.qualification.units);
    const requests = appendRequests(many, targets, names, 4_000);
    expect(requests.length).toBeGreaterThan(3);
    for (const { body } of requests)
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(4_000);
    expect(requests.flatMap((request) => request.events)).toEqual(many.map(({ id }) => id));
  });

  it("are not written to a tab whose columns cannot be found", () => {
    const tracker = madeSpreadsheet();
    tracker.service.edit(tracker.id, (book) =>
      people.typeCell(book, "Decisions", { row: 0, column: 3 }, "mine"),
    );
    const { targets, problems } = appendTargets(findTabs(workbookIn(tracker)).tabs);
    expect(problems).toMatchObject([{ code: "column-missing" }]);
    expect(() => appendRequests([decision], targets, unitNames([]))).toThrow(/takes no rows/);
  });
});

describe("whatever people do to the spreadsheet", () => {
  const edit = fc.oneof(
    fc.record({
      tab: fc.constantFrom("Evidence log", "Decisions", "Sign-off"),
      at: fc.nat(12),
      kind: fc.constant("rows in" as const),
    }),
    fc.record({
      tab: fc.constantFrom("Evidence log", "Decisions", "Sign-off"),
      at: fc.nat(12),
      kind: fc.constant("columns in" as const),
    }),
    fc.record({
      tab: fc.constantFrom("Evidence log", "Decisions", "Sign-off"),
      at: fc.nat(12),
      kind: fc.constant("sort" as const),
    }),
    fc.record({
      tab: fc.constantFrom("Evidence log", "Decisions", "Sign-off"),
      at: fc.nat(12),
      kind: fc.constant("move columns" as const),
    }),
    fc.record({
      tab: fc.constantFrom("Evidence log", "Decisions", "Sign-off"),
      at: fc.nat(12),
      kind: fc.constant("move rows" as const),
    }),
  );
  const done = (book: Book, { tab, at, kind }: { tab: string; at: number; kind: string }): Book => {
    switch (kind) {
      case "rows in":
        return people.insertRows(book, tab, at);
      case "columns in":
        return people.insertColumns(book, tab, at);
      case "sort":
        return people.sortTab(book, tab, { from: 2, column: at, down: at % 2 === 0 });
      case "move columns":
        return people.moveColumns(book, tab, at, 2, at < 6 ? at + 6 : 0);
      default:
        return people.moveRows(book, tab, at + 2, 1, at < 6 ? at + 6 : 2);
    }
  };

  it("the log says the same before and after, and between what is appended", () => {
    const runs = process.env["EVIDENCE_MAPPER_FULL"] === undefined ? 20 : 2_000;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 6 }), (before, after) => {
        const tracker = madeSpreadsheet();
        append(tracker, events.slice(0, 2));
        tracker.service.edit(tracker.id, (book) => before.reduce(done, book));
        append(tracker, events.slice(2));
        tracker.service.edit(tracker.id, (book) => after.reduce(done, book));
        expect(stateOf(tracker)).toBe(expectedState());
      }),
      { numRuns: runs },
    );
  });
});

describe("the length of a text when it is sent", () => {
  it("is that of its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => utf8Length(text) === Buffer.byteLength(text)),
    );
  });
});
