import { type Problem } from "../problem.ts";
import { cellText } from "../tracker/cell-text.ts";
import { cellName, type Cell } from "../tracker/workbook.ts";

/** Where the columns of a tab stand. */
export interface Header<Field extends string = string> {
  /** The row with the ids, counted from 0. */
  readonly row: number;
  /** Positions counted from 0. */
  readonly columns: ReadonlyMap<Field, number>;
  /** How many cells the header row has; the columns of others among them are left alone. */
  readonly width: number;
}

export type ReadHeader<Field extends string = string> =
  | { readonly header: Header<Field>; readonly problems: readonly [] }
  | { readonly header: null; readonly problems: readonly Problem[] };

/** Rows that people put above the header move it down; sorting by hand can carry it further. */
export const nearTop = 50;

/** The first of `depth` rows that holds ids of this tab, or -1. */
export function headerRow(tabId: string, rows: readonly (readonly Cell[])[], depth = rows.length): number {
  const start = `${tabId}.`;
  for (let index = 0; index < Math.min(depth, rows.length); index += 1) {
    let ids = 0;
    for (const cell of rows[index] ?? []) {
      if (typeof cell === "string" && cell.trim().startsWith(start)) ids += 1;
      if (ids === 2) return index;
    }
  }
  return -1;
}

/**
 * Finds the columns of a tab by the ids in its header row: in any order, among columns of others.
 *
 * @returns the header, or what is missing or doubled: then nothing of the tab is read or written, because
 *   half of a row could mean something else
 */
export function readHeader<Field extends string>(
  tabId: string,
  fields: readonly Field[],
  sheet: { readonly name: string; readonly rows: readonly (readonly Cell[])[] },
): ReadHeader<Field> {
  const row = headerRow(tabId, sheet.rows);
  const cells = sheet.rows[row] ?? [];
  const columns = new Map<Field, number>();
  const problems: Problem[] = [];
  const known = new Map(fields.map((field) => [`${tabId}.${field}`, field]));
  cells.forEach((cell, index) => {
    const field = known.get(cellText(cell));
    if (field === undefined) return;
    if (columns.has(field)) {
      problems.push({
        code: "column-twice",
        where: cellName(sheet.name, row, index),
        found: `The column “${tabId}.${field}” is there twice.`,
        advice: "Delete the id above the copy. Until then the tab is neither read nor written.",
      });
    }
    columns.set(field, index);
  });
  const missing = fields.filter((field) => !columns.has(field));
  if (missing.length > 0) {
    problems.push({
      code: row < 0 ? "header-missing" : "column-missing",
      where: row < 0 ? sheet.name : cellName(sheet.name, row, 0),
      found:
        row < 0
          ? `The tab “${sheet.name}” has no row of column ids.`
          : `The tab “${sheet.name}” has no column ${missing.map((field) => `“${tabId}.${field}”`).join(", ")}.`,
      advice:
        "Put the id back in the header row, or provision the tracker again, which adds what is missing. Until then the tab is neither read nor written.",
    });
  }
  if (problems.length > 0) return { header: null, problems };
  return { header: { row, columns, width: cells.length }, problems: [] };
}
