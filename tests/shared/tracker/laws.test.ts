/** Laws that hold for every workbook, whatever is in it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { parseLayout } from "../../../shared/src/tracker/parse-layout.ts";
import { readTracker } from "../../../shared/src/tracker/read-tracker.ts";
import { type TrackerReading } from "../../../shared/src/tracker/reading.ts";
import { type Cell } from "../../../shared/src/tracker/workbook.ts";
import { date, grid, transposed } from "./sheet.ts";

const texts = [
  "Learner",
  "Name",
  "ID",
  "Unit",
  "Criteria",
  "Evidence",
  "Date",
  "Assessor",
  "IQA",
  "Total",
  "Unit 101",
  "101",
  "001",
  "1",
  "Unit 06",
  "L/506/2083",
  "A/601/6047",
  "Create a good impression to customers",
  "1.1",
  "1.2",
  "2.1",
  "2.10",
  "101 1.1",
  "1.1, 1.3-1.5",
  "LO1",
  "P = Pass",
  "Key",
  "x",
  "✓",
  "P",
  "R",
  "E4, E7",
  "12/03/2026",
  "31/02/2026",
  "50%",
  "2/4",
  "Met",
  "Not yet",
  "AB",
  "AB 12/03/26",
  "Amy Pond",
  "Bob Fox",
  "__proto__",
  "constructor",
  "=1+1",
  "4411-11",
  "Learner: Amy",
  "   ",
  "\u0000",
  "🙂",
  "a".repeat(10_000),
  "1.5-1.1",
  "99.99",
  "((((",
  "[.*+?^${}",
];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.constant(null) },
  fc.string(),
  fc.double(),
  fc.integer({ min: -3, max: 120 }),
  fc.boolean(),
  fc.constantFrom<Cell[]>(
    date("2026-02-01", "01-Feb"),
    date("2026-13-45", "45/13/2026"),
    { kind: "number", value: 0.5, shown: "50%" },
    { kind: "number", value: 2.1, shown: "2.10" },
    { kind: "error", shown: "#REF!" },
    { kind: "uncalculated", formula: "=A1+1" },
  ),
);
const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 });
const merge = fc
  .tuple(fc.nat(10), fc.nat(8), fc.nat(3), fc.nat(3))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));
const sheets = fc.array(
  fc
    .tuple(
      rows,
      fc.array(merge, { maxLength: 3 }),
      fc.constantFrom("Tracker", "101", "Amy Pond", "it's", ""),
      fc.boolean(),
    )
    .map(([cells, merges, name, hidden]) => grid(cells, { name, merges, hidden })),
  { maxLength: 4 },
);

describe("reading any workbook", () => {
  it("never throws, and names every learner once", () => {
    fc.assert(
      fc.property(sheets, (tabs) => {
        const reading = readTracker({ sheets: tabs }, catalogue, {});
        const ids = reading.learners.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Map(
          catalogue.qualifications.flatMap(({ units }) =>
            units.map((unit) => [unit.ref, new Set(unit.criteria.map(({ number }) => number))] as const),
          ),
        );
        for (const { unit } of reading.learners.flatMap(({ entries }) => entries)) {
          expect(known.has(unit)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same answer twice", () => {
    fc.assert(
      fc.property(sheets, (tabs) => {
        expect(readTracker({ sheets: tabs }, catalogue, {})).toEqual(
          readTracker({ sheets: tabs }, catalogue, {}),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("gives a layout that is a valid layout file", () => {
    fc.assert(
      fc.property(sheets, (tabs) => {
        const { layout } = readTracker({ sheets: tabs }, catalogue, {});
        expect(parseLayout(JSON.parse(JSON.stringify(layout))).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const learnerNames = ["Amy Pond", "Bob Fox", "Cy Kay", "Dee Orr", "Eve Ng"];
const bodyCell = fc.constantFrom<Cell[]>("✓", "x", "12/03/2026", "E4", "AB", null, null, "50%");
const body = fc.array(fc.array(bodyCell, { minLength: 6, maxLength: 6 }), {
  minLength: learnerNames.length,
  maxLength: learnerNames.length,
});
const heading: readonly (readonly Cell[])[] = [
  ["Level 1 Certificate for Introduction to Customer Service 4411-11"],
  ["Learner", "Unit 101", null, null, "Unit 102", null, null],
  [null, "1.1", "1.2", "2.1", "1.1", "1.2", "2.1"],
];

function table(cells: readonly (readonly Cell[])[], order: readonly number[]) {
  return grid([
    ...heading,
    ...order.map((index) => [learnerNames[index] ?? "", "✓", ...(cells[index] ?? []).slice(1)]),
  ]);
}

function withoutPlaces(reading: TrackerReading) {
  return reading.learners
    .map(({ name, id, entries }) => ({
      name,
      id,
      entries: entries.map(({ unit, criterion, mark }) => ({ unit, criterion, mark })),
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

describe("reading a table of learners and criteria", () => {
  const inOrder = learnerNames.map((_, index) => index);

  it("does not depend on the order of the learners", () => {
    fc.assert(
      fc.property(body, fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (cells, order) => {
        const before = readTracker({ sheets: [table(cells, inOrder)] }, catalogue, {});
        const after = readTracker({ sheets: [table(cells, order)] }, catalogue, {});
        expect(withoutPlaces(after)).toEqual(withoutPlaces(before));
        expect(after.problems.length).toBe(before.problems.length);
      }),
      { numRuns: 50 },
    );
  });

  it("turns only the direction of the learners when the table is turned", () => {
    fc.assert(
      fc.property(body, (cells) => {
        const down = readTracker({ sheets: [table(cells, inOrder)] }, catalogue, {});
        const across = readTracker({ sheets: [transposed(table(cells, inOrder))] }, catalogue, {});
        expect(down.layout.learners).toBe("down");
        expect(across.layout).toEqual({ ...down.layout, learners: "across" });
        expect(withoutPlaces(across)).toEqual(withoutPlaces(down));
        expect(across.problems.map(({ code }) => code)).toEqual(down.problems.map(({ code }) => code));
        const kinds = ({ meanings }: TrackerReading) =>
          meanings.map(({ cell: kind, count }) => `${kind} ${count}`).sort();
        expect(kinds(across)).toEqual(kinds(down));
      }),
      { numRuns: 50 },
    );
  });

  it("reads the same again under the layout that it found", () => {
    fc.assert(
      fc.property(body, fc.boolean(), (cells, across) => {
        const tab = across ? transposed(table(cells, inOrder)) : table(cells, inOrder);
        const first = readTracker({ sheets: [tab] }, catalogue, {});
        const again = readTracker({ sheets: [tab] }, catalogue, { layout: first.layout });
        expect(again.learners).toEqual(first.learners);
        expect(again.layout).toEqual(first.layout);
      }),
      { numRuns: 30 },
    );
  });
});
