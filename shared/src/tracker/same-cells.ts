/** Do two cells hold the same, to the letter? */
import { type Cell, type Sheet, type Workbook } from "./workbook.ts";

export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    // Not a number is a number as well, and no number is it.
    return typeof a === "number" && typeof b === "number" && Number.isNaN(a) && Number.isNaN(b);
  switch (a.kind) {
    case "date":
      return b.kind === "date" && a.date === b.date && a.shown === b.shown;
    case "number":
      return b.kind === "number" && Object.is(a.value, b.value) && a.shown === b.shown;
    case "error":
      return b.kind === "error" && a.shown === b.shown;
    case "uncalculated":
      return b.kind === "uncalculated" && a.formula === b.formula;
  }
}

/** Do two workbooks hold the same in every tab: cells, names, merged areas, notes, what is hidden? */
export function sameWorkbook(a: Workbook, b: Workbook): boolean {
  return a.sheets.length === b.sheets.length && a.sheets.every((sheet, at) => sameSheet(sheet, b.sheets[at]));
}

function sameSheet(a: Sheet, b: Sheet | undefined): boolean {
  return (
    b !== undefined &&
    a.name === b.name &&
    a.hidden === b.hidden &&
    a.rows.length === b.rows.length &&
    JSON.stringify([a.merges, a.notes]) === JSON.stringify([b.merges, b.notes]) &&
    a.rows.every((row, at) => sameRow(row, b.rows[at] ?? []))
  );
}

function sameRow(a: readonly Cell[], b: readonly Cell[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (!sameCell(a[at] ?? null, b[at] ?? null)) return false;
  return true;
}

/** A copy that nobody else can write to: what was seen is compared with what is there, and never with itself. */
export function copiedWorkbook({ sheets }: Workbook): Workbook {
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => [...row]),
      merges: [...sheet.merges],
      notes: [...sheet.notes],
    })),
  };
}
