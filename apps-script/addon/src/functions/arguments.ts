/** What a custom function is given: one cell as it is, a range as rows. Empty cells are `""`. */
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";

export type Argument = unknown;

/** Turns one value, as the host passes it, into a cell of the rules core. */
export interface ToCell {
  (value: unknown): Cell;
  /** For a host that passes a row that holds the same as the very same array: the row's cells, known again. */
  readonly row?: (values: readonly unknown[]) => readonly Cell[];
}

/** One cell, a row, a column or a block, as rows of cells of one length. */
export function toRows(argument: Argument, toCell: ToCell): readonly (readonly Cell[])[] {
  if (argument === undefined || argument === null) return [];
  if (!Array.isArray(argument)) return [[toCell(argument)]];
  const cellsOf = toCell.row ?? ((values: readonly unknown[]) => values.map((value) => toCell(value)));
  const rows = argument.map((row: unknown) => (Array.isArray(row) ? cellsOf(row) : [toCell(row)]));
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows.map((row) => (row.length === width ? row : [...row, ...blanks(width - row.length)]));
}

/** The text of an argument that is one cell: `601/3972/9`, or a number that somebody typed. */
export function toText(argument: Argument, toCell: ToCell): string {
  const cell = toRows(argument, toCell)[0]?.[0] ?? null;
  if (cell === null) return "";
  if (typeof cell === "object") return "shown" in cell ? cell.shown.trim() : "";
  return String(cell).trim();
}

export function isBlankRow(row: readonly Cell[]): boolean {
  return row.every((cell) => cell === null || (typeof cell === "string" && cell.trim() === ""));
}

function blanks(count: number): readonly null[] {
  return new Array<null>(count).fill(null);
}
