/** Builds small workbooks for tests: rows as they would be typed. */
import { type Cell, type Merge, type Sheet, type Workbook } from "../../../shared/src/tracker/workbook.ts";

export interface SheetOptions {
  readonly name?: string;
  readonly merges?: readonly Merge[];
  readonly hidden?: boolean;
}

/** A tab from rows of text, cells separated by `|`; an empty cell is `null`, everything else stays text. */
export function sheet(text: string, options: SheetOptions = {}): Sheet {
  const rows = text
    .replace(/^\n|\n\s*$/g, "")
    .split("\n")
    .map((line) => line.split("|").map((cell) => (cell.trim() === "" ? null : cell.trim())));
  return grid(rows, options);
}

/** A tab from cells. */
export function grid(rows: readonly (readonly Cell[])[], options: SheetOptions = {}): Sheet {
  return {
    name: options.name ?? "Tracker",
    rows,
    merges: options.merges ?? [],
    hidden: options.hidden ?? false,
    notes: [],
  };
}

export function workbook(...sheets: readonly Sheet[]): Workbook {
  return { sheets };
}

export function date(on: string, shown?: string): Cell {
  const [year, month, day] = on.split("-");
  return { kind: "date", date: on, shown: shown ?? `${day ?? ""}/${month ?? ""}/${year ?? ""}` };
}

export function transposed(tab: Sheet): Sheet {
  const width = Math.max(0, ...tab.rows.map((row) => row.length));
  return {
    ...tab,
    rows: Array.from({ length: width }, (_, column) => tab.rows.map((row) => row[column] ?? null)),
    merges: tab.merges.map(({ top, left, bottom, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: bottom,
    })),
  };
}
