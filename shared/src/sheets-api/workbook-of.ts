/** A Google Sheet as the core sees every spreadsheet. */
import { type Cell, type Merge, type Sheet, type Workbook } from "../tracker/workbook.ts";
import { type CellAnswer, type SheetAnswer, type SpreadsheetAnswer } from "./spreadsheet-answer.ts";

/**
 * The workbook of an answer that was asked for with `workbookFields`: the same cells as the file (.xlsx) that
 * Google makes of it, so that both get the same check.
 */
export function workbookOf({ sheets }: SpreadsheetAnswer): Workbook {
  return { sheets: sheets.filter(({ properties }) => properties.sheetType === "GRID").map(sheetOf) };
}

export function sheetOf({ properties, merges, data }: SheetAnswer): Sheet {
  const rows: Cell[][] = [];
  const notes: { row: number; column: number; text: string }[] = [];
  for (const { startRow, startColumn, rowData } of data) {
    rowData.forEach(({ values }, index) => {
      const row = startRow + index;
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? [];
      values.forEach((given, offset) => {
        const column = startColumn + offset;
        while (cells.length <= column) cells.push(null);
        cells[column] = cellOf(given);
        if (given.note !== undefined && given.note !== "") notes.push({ row, column, text: given.note });
      });
      while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    });
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return {
    name: properties.title,
    rows,
    merges: merges.flatMap((merge) => clipped(merge, rows)),
    hidden: properties.hidden,
    notes,
  };
}

/** The part of a merged area that lies where there are cells; none when a single cell is left. */
function clipped(
  { startRowIndex: top, endRowIndex, startColumnIndex: left, endColumnIndex }: SheetAnswer["merges"][number],
  rows: readonly (readonly Cell[])[],
): readonly Merge[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const bottom = Math.min(endRowIndex ?? rows.length, rows.length) - 1;
  const right = Math.min(endColumnIndex ?? width, width) - 1;
  if (bottom < top || right < left || (bottom === top && right === left)) return [];
  return [{ top, left, bottom, right }];
}

function cellOf(given: CellAnswer): Cell {
  const { effectiveValue: value, formattedValue: shown = "", userEnteredValue: entered } = given;
  const formula = entered?.formulaValue;
  if (value?.errorValue !== undefined) {
    // What is still being calculated has no answer yet.
    if (value.errorValue.type === "LOADING" && formula !== undefined)
      return { kind: "uncalculated", formula: formula.replace(/^=/, "") };
    return { kind: "error", shown: shown || "#ERROR!" };
  }
  if (value?.stringValue !== undefined) return value.stringValue === "" ? null : value.stringValue;
  if (value?.boolValue !== undefined) return value.boolValue;
  if (value?.numberValue === undefined) return null;
  return numberOf(value.numberValue, shown, given);
}

function numberOf(value: number, shown: string, { effectiveFormat, userEnteredFormat }: CellAnswer): Cell {
  const format = effectiveFormat?.numberFormat ?? userEnteredFormat?.numberFormat;
  const type = format?.type ?? "";
  if (type === "DATE" || type === "DATE_TIME") {
    const date = dayOf(value);
    if (date !== null && showsDay(format?.pattern ?? "")) return { kind: "date", date, shown: shown || date };
  }
  // Without a format of its own a number is shown as it is, rounded at most.
  const plain =
    format === undefined || type === "TEXT" || type === "" || /^general$/i.test(format.pattern ?? "");
  return plain || shown === "" || shown === String(value) ? value : { kind: "number", value, shown };
}

/** `hh:mm` is a time without a day, whatever it is called. */
function showsDay(pattern: string): boolean {
  const plain = pattern.replace(/"[^"]*"|\\./g, "");
  return plain === "" || /[yd]|mmm/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain));
}

const msPerDay = 86_400_000;

/** `2026-03-01` for a number of days since 30 December 1899; `null` beyond the calendar. */
function dayOf(serial: number): string | null {
  // A stored time can miss midnight by a rounding error.
  const at = Date.UTC(1899, 11, 30) + Math.floor(serial + 1e-9) * msPerDay;
  if (!(at >= Date.UTC(1, 0, 1) && at < Date.UTC(10_000, 0, 1))) return null;
  return new Date(at).toISOString().slice(0, 10);
}
