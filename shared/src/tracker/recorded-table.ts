/**
 * The body of a table gone through and written down row by row, so that it can be read as often as needed:
 * first every kind of mark is counted, then, when it is settled what they mean, the entries are made.
 *
 * With a memory of an earlier time, rows whose cells are the same after rows that left the same behind are not
 * gone through again: they say what they said.
 */
import { type Problem } from "../problem.ts";
import { type RecordedSignature } from "./reading.ts";
import { sameCell } from "./same-cells.ts";
import { type Table } from "./table.ts";
import {
  gridWalk,
  type LearnerKey,
  type PartCell,
  type Standing,
  type Visitor,
  type WalkContext,
  walkTable,
} from "./walk-table.ts";
import { type Cell } from "./workbook.ts";

/** One thing that a row says, in the words of `Visitor`. */
export type Step =
  | {
      readonly kind: "cell";
      readonly unit: string;
      readonly criterion: string | null;
      readonly cell: Cell;
      readonly row: number;
      readonly column: number;
    }
  | {
      readonly kind: "combined";
      readonly unit: string;
      readonly criterion: string | null;
      readonly parts: readonly PartCell[];
      readonly row: number;
    }
  | {
      readonly kind: "signature";
      readonly unit: string | null;
      readonly as: RecordedSignature["kind"];
      readonly cell: Cell;
      readonly row: number;
      readonly column: number;
    }
  | {
      readonly kind: "problem";
      readonly code: string;
      readonly row: number;
      readonly column: number;
      readonly found: string;
      readonly advice: string;
      readonly choices: readonly string[] | undefined;
    }
  | { readonly kind: "report"; readonly problem: Problem }
  | { readonly kind: "passed"; readonly row: number; readonly label: string };

/** What is said of one learner in one go; `null` where no learner is meant. */
export interface Said {
  readonly key: LearnerKey | null;
  readonly steps: readonly Step[];
}

/** What a table's rows said the last time. It holds for one table alone: `tableName` says when it is the same. */
export interface TableMemory {
  readonly name: string;
  readonly rows: Map<number, RememberedRow>;
}

interface RememberedRow {
  readonly cells: readonly Cell[];
  readonly before: Standing;
  readonly after: Standing;
  readonly said: readonly Said[];
}

/**
 * Can be gone through as often as needed.
 *
 * @param memory is read and written; `null` where nothing is to be kept: then the rows of a grid are gone through
 *   anew each time, because what they all say takes more room than the tracker
 */
export function recordTable(table: Table, context: WalkContext, memory: TableMemory | null): Iterable<Said> {
  if (table.shape === "list") {
    const recording = recorderOf();
    walkTable(table, context, recording.visitor);
    return recording.said;
  }
  if (memory === null) return { [Symbol.iterator]: () => rowByRow(table, context) };
  const walk = gridWalk(table, context);
  const all: Said[] = [];
  for (let { row } = walk; row <= walk.last; row += 1) {
    const before = walk.standing();
    const known = memory.rows.get(row);
    if (known !== undefined && sameStanding(known.before, before) && isSame(row, known)) {
      walk.resume(known.after);
      all.push(...known.said);
      continue;
    }
    const recording = recorderOf();
    walk.visit(row, recording.visitor);
    all.push(...recording.said);
    memory.rows.set(row, { cells: cellsOf(row), before, after: walk.standing(), said: recording.said });
  }
  return all;

  function cellsOf(row: number): readonly Cell[] {
    return Array.from({ length: table.grid.width }, (_, column) => table.grid.at(row, column));
  }

  function isSame(row: number, { cells }: RememberedRow): boolean {
    for (let column = 0; column < cells.length; column += 1)
      if (!sameCell(cells[column] ?? null, table.grid.at(row, column))) return false;
    return true;
  }
}

function* rowByRow(table: Table, context: WalkContext): Generator<Said> {
  const walk = gridWalk(table, context);
  for (let { row } = walk; row <= walk.last; row += 1) {
    const recording = recorderOf();
    walk.visit(row, recording.visitor);
    yield* recording.said;
  }
}

/** Everything but the cells of its body that a grid's rows are read by. Two tables of one name read alike. */
export function tableName(
  { grid, shape, first, keys, targets, signatures, unit, evidenceRows }: Table,
  { view, tabLearner }: WalkContext,
): string {
  return JSON.stringify([
    grid.sheet.name,
    grid.transposed,
    grid.width,
    grid.merges,
    shape,
    first,
    keys,
    targets,
    signatures,
    unit,
    evidenceRows,
    view.families.map(({ qualifications }) => qualifications.map(({ id }) => id)),
    tabLearner,
  ]);
}

function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.unit === b.unit &&
    a.gap === b.gap &&
    a.inKey === b.inKey &&
    (a.learner === b.learner ||
      (a.learner !== null &&
        b.learner !== null &&
        a.learner.name === b.learner.name &&
        a.learner.where === b.learner.where &&
        a.learner.row === b.learner.row &&
        a.learner.column === b.learner.column)) &&
    (a.carried === b.carried ||
      (a.carried !== null &&
        b.carried !== null &&
        a.carried.name === b.carried.name &&
        a.carried.id === b.carried.id &&
        a.carried.row === b.carried.row))
  );
}

interface Growing {
  readonly key: LearnerKey | null;
  readonly steps: Step[];
}

function recorderOf(): { readonly visitor: Visitor<Growing>; readonly said: readonly Said[] } {
  const said: Growing[] = [];
  const begin = (key: LearnerKey | null): Growing => {
    const one: Growing = { key, steps: [] };
    said.push(one);
    return one;
  };
  const add = (step: Step): void => void (said[said.length - 1] ?? begin(null)).steps.push(step);
  return {
    said,
    visitor: {
      learner: begin,
      cell: ({ steps }, unit, criterion, cell, row, column) =>
        void steps.push({ kind: "cell", unit, criterion, cell, row, column }),
      combined: ({ steps }, unit, criterion, parts, row) =>
        void steps.push({ kind: "combined", unit, criterion, parts, row }),
      signature: ({ steps }, unit, as, cell, row, column) =>
        void steps.push({ kind: "signature", unit, as, cell, row, column }),
      problem: (code, row, column, found, advice, choices) =>
        add({ kind: "problem", code, row, column, found, advice, choices }),
      report: (problem) => add({ kind: "report", problem }),
      understood: () => undefined,
      passed: (row, label) => add({ kind: "passed", row, label }),
    },
  };
}
