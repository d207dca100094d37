/** Whole tabs as the rules core reads them: at most four calls for each tab, however large it is. */
import { type Cell, type Merge, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { cellOf, type DayOf, needsShown } from "./cells.ts";

/** @param tabs their names; all tabs when left out. Throws when one is not there. */
export function readWorkbook(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  dayOf: DayOf,
  tabs: readonly string[] | undefined,
): Workbook {
  const sheets = spreadsheet.getSheets().map((sheet) => ({ sheet, name: sheet.getName() }));
  for (const wanted of tabs ?? []) {
    if (!sheets.some(({ name }) => name === wanted)) throw new Error(`There is no tab “${wanted}”.`);
  }
  return {
    sheets: sheets
      .filter(({ name }) => tabs?.includes(name) ?? true)
      .map(({ sheet, name }) => readSheet(sheet, name, dayOf)),
  };
}

function readSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, name: string, dayOf: DayOf): Sheet {
  const range = sheet.getDataRange();
  const values: readonly (readonly unknown[])[] = range.getValues();
  // What is shown matters for numbers and dates only.
  const shown = needsShown(values) ? range.getDisplayValues() : null;
  const rows: Cell[][] = values.map((row, index) =>
    row.map((value, column) => cellOf(value, shown?.[index]?.[column], dayOf)),
  );
  const notes: { row: number; column: number; text: string }[] = [];
  range.getNotes().forEach((row, index) => {
    row.forEach((text, column) => {
      if (text !== "") notes.push({ row: index, column, text });
    });
  });
  const merges = range.getMergedRanges().map((merged): Merge => {
    const top = merged.getRow() - 1;
    const left = merged.getColumn() - 1;
    return { top, left, bottom: top + merged.getNumRows() - 1, right: left + merged.getNumColumns() - 1 };
  });
  return { name, rows, merges, hidden: sheet.isSheetHidden(), notes };
}
