/** Laws: what is laid out in any supported arrangement is read back as it was laid out. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Qualification, type Unit } from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { readTracker } from "../../../shared/src/tracker/read-tracker.ts";
import { type Mark, type TrackerReading } from "../../../shared/src/tracker/reading.ts";
import { type Cell, type Sheet } from "../../../shared/src/tracker/workbook.ts";
import { date, grid, transposed } from "./sheet.ts";

/** Cells and what they say. */
const marks: readonly (readonly [Cell, Mark | null])[] = [
  [date("2026-03-12"), { kind: "decided", by: null, on: "2026-03-12" }],
  ["✓", { kind: "decided", by: null, on: null }],
  ["AB 12/03/26", { kind: "decided", by: "AB", on: "2026-03-12" }],
  ["CD", { kind: "decided", by: "CD", on: null }],
  ["Met", { kind: "decided", by: null, on: null }],
  ["Not yet", { kind: "not-yet" }],
  ["x", { kind: "not-yet" }],
  ["50%", { kind: "partly", done: 50, of: 100 }],
  ["2/4", { kind: "partly", done: 2, of: 4 }],
  ["E4, E7", { kind: "evidence", items: ["E4", "E7"].map((id) => ({ id, method: null, on: null })) }],
  [null, null],
];

interface Column {
  readonly unit: Unit;
  readonly criterion: string | null;
}

interface Content {
  readonly qualification: Qualification;
  readonly columns: readonly Column[];
  readonly learners: readonly string[];
  /** For each learner, for each column, which of the marks above. */
  readonly cells: readonly (readonly number[])[];
}

const names = [
  "Amy Pond",
  "Bob Fox",
  "Cy Kay",
  "Dee O'Neil",
  "Eve Ng",
  "Flo Müller-Hart",
  "Gus Lee",
  "Hal de Wit",
];

function contentOf(qualification: Qualification, seed: number, size: number): Content {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const start = next(Math.max(1, qualification.units.length - size));
  const units = qualification.units.slice(start, start + size);
  const columns = units.flatMap((unit): readonly Column[] =>
    unit.criteria.length === 0
      ? [{ unit, criterion: null }]
      : unit.criteria.map(({ number }) => ({ unit, criterion: number })),
  );
  const learners = names.slice(0, 2 + next(names.length - 2));
  const cells = learners.map(() => columns.map(() => next(marks.length)));
  // Ticks somewhere, so that x beside them is a cross.
  return {
    qualification,
    columns,
    learners,
    cells: cells.map((row) => row.map((mark, i) => (i === 0 ? 1 : mark))),
  };
}

function expected({ columns, learners, cells }: Content): readonly string[] {
  return learners
    .flatMap((learner, row) =>
      columns.flatMap(({ unit, criterion }, column) => {
        const mark = marks[cells[row]?.[column] ?? 0]?.[1] ?? null;
        return mark === null ? [] : [JSON.stringify([learner, unit.ref, criterion, mark])];
      }),
    )
    .sort();
}

function found(reading: TrackerReading): readonly string[] {
  return reading.learners
    .flatMap(({ name, entries }) =>
      entries.map(({ unit, criterion, mark }) => JSON.stringify([name, unit, criterion, mark])),
    )
    .sort();
}

type UnitNaming = "reference" | "number" | "title" | "all";

function unitName({ ref, number, title }: Unit, naming: UnitNaming): string {
  switch (naming) {
    case "reference":
      return ref;
    case "number":
      return number === null ? ref : `Unit ${number}`;
    case "title":
      return title;
    case "all":
      return number === null ? `${title} (${ref})` : `Unit ${number} ${title} (${ref})`;
  }
}

interface GridForm {
  readonly naming: UnitNaming;
  readonly oneRow: boolean;
  readonly title: boolean;
  readonly ids: boolean;
  readonly totals: boolean;
  readonly gaps: boolean;
  readonly repeatUnit: boolean;
}

function markCell(content: Content, row: number, column: number): Cell {
  return marks[content.cells[row]?.[column] ?? 0]?.[0] ?? null;
}

/** Learners down, criteria across. */
function oneTab(content: Content, form: GridForm): Sheet {
  const { columns, learners } = content;
  const top: Cell[] = ["Learner"];
  const bottom: Cell[] = [null];
  if (form.ids) {
    top.push("Learner ID");
    bottom.push(null);
  }
  const body: Cell[][] = learners.map((name, index) => (form.ids ? [name, `L-${index + 7}`] : [name]));
  for (const [index, { unit, criterion }] of columns.entries()) {
    const first = columns[index - 1]?.unit !== unit;
    if (first && index > 0 && form.totals) {
      top.push(null);
      bottom.push("Total");
      for (const row of body) row.push(3);
    }
    if (first && index > 0 && form.gaps) {
      top.push(null);
      bottom.push(null);
      for (const row of body) row.push(null);
    }
    const name = unitName(unit, form.naming);
    if (form.oneRow && criterion !== null) {
      top.push(null);
      bottom.push(`${form.naming === "title" ? unit.ref : name} ${criterion}`);
    } else {
      top.push(first || form.repeatUnit ? name : null);
      bottom.push(criterion);
    }
    body.forEach((row, learner) => row.push(markCell(content, learner, index)));
  }
  const rows: Cell[][] = [];
  if (form.title) {
    const { title, id } = content.qualification;
    rows.push([`${title} (${id})`], ["Cohort 2026, kept by the centre"], []);
  }
  if (form.oneRow && columns.every(({ criterion }) => criterion !== null)) {
    bottom[0] = "Learner";
    if (form.ids) bottom[1] = "Learner ID";
    rows.push(bottom);
  } else if (columns.every(({ criterion }) => criterion === null)) rows.push(top);
  else rows.push(top, bottom);
  rows.push(...body);
  if (form.totals) rows.push(["Total", ...columns.map(() => 2)]);
  return grid(rows);
}

function perUnit(content: Content, across: boolean): readonly Sheet[] {
  const units = [...new Set(content.columns.map(({ unit }) => unit))];
  return units.map((unit, index) => {
    const own = content.columns.flatMap((column, at) => (column.unit === unit ? [{ ...column, at }] : []));
    const rows: Cell[][] = [
      ["Learner", ...own.map(({ criterion }) => criterion ?? "Achieved")],
      ...content.learners.map((name, row): Cell[] => [
        name,
        ...own.map(({ at }) => markCell(content, row, at)),
      ]),
    ];
    const table = across ? transposed(grid(rows)).rows : rows;
    return grid([[unitName(unit, "all")], ...table], { name: `Part ${index + 1}` });
  });
}

function perLearner(content: Content, withUnitColumn: boolean): readonly Sheet[] {
  return content.learners.map((name, row) => {
    const rows: Cell[][] = [["Learner", name], []];
    rows.push(withUnitColumn ? ["Unit", "Criterion", "Achieved"] : ["Criterion", "Achieved"]);
    for (const [index, { unit, criterion }] of content.columns.entries()) {
      const mark = markCell(content, row, index);
      if (!withUnitColumn && criterion === null) {
        rows.push([unitName(unit, "all"), mark]);
        continue;
      }
      if (!withUnitColumn && content.columns[index - 1]?.unit !== unit) rows.push([unitName(unit, "all")]);
      rows.push(withUnitColumn ? [unit.ref, criterion, mark] : [criterion, mark]);
    }
    return grid(rows, { name });
  });
}

const form = fc.record({
  naming: fc.constantFrom<UnitNaming[]>("reference", "number", "title", "all"),
  oneRow: fc.boolean(),
  title: fc.boolean(),
  ids: fc.boolean(),
  totals: fc.boolean(),
  gaps: fc.boolean(),
  repeatUnit: fc.boolean(),
});
const size = fc.integer({ min: 2, max: 6 });
const seed = fc.integer({ min: 1, max: 2_000_000_000 });

describe.each(catalogue.qualifications.map((qualification) => [qualification.code, qualification] as const))(
  "a tracker of %s",
  (_code, qualification) => {
    const options = { qualification: qualification.id };
    const ofCriteria = qualification.units.some(({ criteria }) => criteria.length > 0);

    it("is read back from one tab, learners down or across", () => {
      fc.assert(
        fc.property(form, size, seed, fc.boolean(), (shape, units, random, across) => {
          const content = contentOf(qualification, random, units);
          const tab = oneTab(content, shape);
          const reading = readTracker({ sheets: [across ? transposed(tab) : tab] }, catalogue, options);
          expect(found(reading)).toEqual(expected(content));
          expect(reading.layout.learners).toBe(across ? "across" : "down");
          expect(reading.problems).toEqual([]);
          expect(reading.certain).toBe(true);
        }),
        { numRuns: 25 },
      );
    });

    it.runIf(ofCriteria)("is read back from a tab for each unit", () => {
      fc.assert(
        fc.property(size, seed, fc.boolean(), (units, random, across) => {
          const content = contentOf(qualification, random, units);
          const sheets = perUnit(content, across);
          const reading = readTracker({ sheets }, catalogue, options);
          expect(found(reading)).toEqual(expected(content));
          expect(reading.layout.arrangement).toBe("tab-per-unit");
        }),
        { numRuns: 10 },
      );
    });

    it.runIf(ofCriteria)("is read back from a tab for each learner", () => {
      fc.assert(
        fc.property(size, seed, fc.boolean(), (units, random, withUnitColumn) => {
          const content = contentOf(qualification, random, units);
          const reading = readTracker({ sheets: perLearner(content, withUnitColumn) }, catalogue, options);
          expect(found(reading)).toEqual(expected(content));
          expect(reading.layout.arrangement).toBe("tab-per-learner");
        }),
        { numRuns: 10 },
      );
    });
  },
);
