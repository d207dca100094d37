/** What one row says, or one row of a list of one learner, once it is settled what the marks mean. */
import { cellText, shortened } from "./cell-text.ts";
import { combineParts } from "./combine-parts.ts";
import { type Grid } from "./grid.ts";
import { knownMethod } from "./methods.ts";
import { type Problem } from "../problem.ts";
import { type Entry, type Mark, type RecordedSignature } from "./reading.ts";
import { type Said, type Step } from "./recorded-table.ts";
import { type SettledMark } from "./settle-marks.ts";
import { type Part, type Table } from "./table.ts";
import { type PartCell } from "./walk-table.ts";
import { type Cell } from "./workbook.ts";

export interface Saying {
  readonly entries: readonly Entry[];
  /** As they stand: two of them may be parts of one. */
  readonly signatures: readonly RecordedSignature[];
  readonly faults: readonly { readonly problem: Problem; readonly alike: string }[];
  /** Marks that are put together from several cells, for the list of meanings. */
  readonly notes: readonly { readonly mark: Mark; readonly from: PartCell | null; readonly where: string }[];
  /** The units that it is about. */
  readonly units: ReadonlySet<string>;
  /** Rows that are no learner's, in words. */
  readonly furniture: readonly string[];
}

type Combined = Extract<Step, { kind: "combined" }>;
type Signed = Extract<Step, { kind: "signature" }>;

/** @param settledOf what a cell's text means in this workbook */
export function sayingReader(
  table: Table,
  grid: Grid,
  settledOf: (cell: Cell) => SettledMark,
): (said: Said) => Saying {
  const sheetName = grid.sheet.name;
  const columns = new Set<Part>(table.targets.map(({ part }) => part));

  return ({ steps }) => {
    const entries: Entry[] = [];
    const signatures: RecordedSignature[] = [];
    const faults: { problem: Problem; alike: string }[] = [];
    const notes: Saying["notes"][number][] = [];
    const units = new Set<string>();
    const furniture: string[] = [];
    const add = (problem: Problem, alike: string): void => void faults.push({ problem, alike });
    let unitBefore: string | null = null;
    for (const step of steps) {
      switch (step.kind) {
        case "cell": {
          const { unit, criterion, cell, row, column } = step;
          const mark = settledOf(cell);
          if (mark.meaning === "unknown" || mark.guess.fault !== null) fault(cell, row, column, mark);
          // One cell after another is about the same unit.
          if (unit !== unitBefore) units.add((unitBefore = unit));
          for (const one of mark.marks)
            entries.push({ unit, criterion, mark: one, where: grid.where(row, column) });
          break;
        }
        case "combined":
          combine(step);
          break;
        case "signature":
          sign(step);
          break;
        case "problem": {
          const { code, row, column, found, advice, choices } = step;
          const where = grid.where(row, column);
          add({ code, where, found, advice, ...(choices === undefined ? {} : { choices }) }, sheetName);
          break;
        }
        case "report":
          add(step.problem, sheetName);
          break;
        case "passed":
          furniture.push(
            `${grid.transposed ? "column" : "row"} ${step.row + 1} (“${shortened(step.label, 30)}”)`,
          );
          break;
      }
    }
    return { entries, signatures, faults, notes, units, furniture };

    function combine({ unit, criterion, parts, row }: Combined): void {
      const combined = combineParts({
        parts,
        columns,
        assessorColumn:
          table.targets.find(
            (target) =>
              target.part === "assessor" &&
              (target.unit === null || (target.unit === unit && target.criterion === criterion)),
          )?.column ?? null,
        evidenceRows: table.evidenceRows,
        rowName: `${grid.transposed ? "Column" : "Row"} ${row + 1}`,
        markOf: ({ cell }) => settledOf(cell),
      });
      for (const { cell, column } of combined.unknown) fault(cell, row, column, settledOf(cell));
      for (const { part, cell, column } of parts) {
        const mark = settledOf(cell);
        if ((part === "date" || part === "decision-date") && mark.guess.fault !== null) {
          fault(cell, row, column, mark);
        }
        if (part === "method" && knownMethod(cellText(cell)) === null) {
          add(
            {
              code: "method-unknown",
              where: grid.where(row, column),
              found: `“${shortened(cellText(cell))}” is no known method of assessment; it is kept as written.`,
              advice: "Check that the awarding body accepts it, or choose one of the methods that it names.",
            },
            sheetName,
          );
        }
      }
      if (combined.unsigned !== null) {
        add(
          {
            code: "decision-unsigned",
            where: grid.where(row, combined.unsigned),
            found: "A decision is dated here, and the assessor beside it is missing.",
            advice: "Ask who decided and enter their initials; the decision is read without a name.",
          },
          sheetName,
        );
      }
      if (combined.undated !== null) {
        const { cell, column } = combined.undated;
        add(
          {
            code: "decision-undated",
            where: grid.where(row, column),
            found: `“${shortened(cellText(cell))}” stands here as assessor, and the date beside it is missing.`,
            advice: "Enter the date of the decision; until then it is not read as one.",
          },
          sheetName,
        );
      }
      units.add(unit);
      for (const mark of combined.marks) {
        const from = partFor(mark, parts);
        const where =
          from === null ? grid.where(row, table.keys.criterion ?? 0) : grid.where(from.row, from.column);
        entries.push({ unit, criterion, mark, where });
        notes.push({ mark, from, where });
      }
    }

    function sign({ unit, as, cell, row, column }: Signed): void {
      const mark = settledOf(cell);
      const where = grid.where(row, column);
      if (mark.guess.fault !== null) fault(cell, row, column, mark);
      const by = signedBy(cell, mark);
      const on =
        mark.marks.flatMap((one) => (one.kind === "decided" && one.on !== null ? [one.on] : []))[0] ?? null;
      if (by === null && on === null && mark.meaning !== "decided") return;
      signatures.push({ unit, kind: as, by, on, where });
    }

    function fault(cell: Cell, row: number, column: number, mark: SettledMark): void {
      const where = grid.where(row, column);
      const alike = `${sheetName}\u0000${mark.guess.label}`;
      if (mark.guess.fault === "error") {
        add(
          {
            code: "cell-error",
            where,
            found: `The cell shows the error ${shortened(cellText(cell))}.`,
            advice: "Repair the formula in the spreadsheet; the cell is not read.",
          },
          alike,
        );
      } else if (mark.guess.fault === "uncalculated") {
        const formula = typeof cell === "object" && cell?.kind === "uncalculated" ? cell.formula : "";
        add(
          {
            code: "formula-without-value",
            where,
            found: `The formula ${shortened(formula)} has no stored result.`,
            advice: "Open the file in the spreadsheet program and save it again; the cell is not read.",
          },
          alike,
        );
      } else if (mark.guess.fault === "impossible-date") {
        add(
          {
            code: "date-impossible",
            where,
            found: `“${shortened(cellText(cell))}” is written as a date, day before month, and no calendar has it.`,
            advice: "Correct the date; the decision is read without one.",
          },
          alike,
        );
      } else if (mark.meaning === "unknown") {
        add(
          {
            code: "mark-unknown",
            where,
            found: `“${shortened(cellText(cell))}”: ${mark.because}.`,
            advice:
              "Say what it means in the sheet's key or in the layout file, or change the cell; it is not read.",
          },
          alike,
        );
      }
    }
  };
}

/** The cell that a mark is read from: what says it most plainly. */
function partFor(mark: Mark, parts: readonly PartCell[]): PartCell | null {
  const order: readonly Part[] =
    mark.kind === "evidence" ? ["evidence", "method", "date"] : ["mark", "decision-date", "date", "assessor"];
  for (const wanted of order) {
    const found = parts.find(({ part }) => part === wanted);
    if (found !== undefined) return found;
  }
  return parts[0] ?? null;
}

function signedBy(cell: Cell, mark: SettledMark): string | null {
  const named = mark.marks.flatMap((one) => (one.kind === "decided" && one.by !== null ? [one.by] : []))[0];
  if (named !== undefined) return named;
  if (typeof cell !== "string" || mark.guess.meaning !== "unknown" || mark.guess.fault !== null) return null;
  return /^\p{L}[\p{L} .'’-]{1,60}$/u.test(cell.trim()) ? cell.trim() : null;
}
