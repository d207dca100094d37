/** Cells: written, formatted, with choices. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { invalid } from "../api-fault.ts";
import { type Book, type BookSheet, emptyCell, hasContent, withSheet } from "../book/book.ts";
import { changeArea, changeRows } from "../book/change-cells.ts";
import { areaOf, cellChange, jsonOf, sheetOf } from "./given.ts";
import { done, type Outcome } from "./outcome.ts";

export function updateCells(
  book: Book,
  { start, range, rows = [], fields }: sheets_v4.Schema$UpdateCellsRequest,
): Outcome {
  const place =
    range === undefined
      ? { sheet: sheetOf(book, start?.sheetId), top: start?.rowIndex ?? 0, left: start?.columnIndex ?? 0 }
      : at(areaOf(book, range));
  const width = Math.max(0, ...rows.map(({ values = [] }) => values.length));
  if (place.top + rows.length > place.sheet.rowCount || place.left + width > place.sheet.columnCount)
    throw invalid("updateCells: Attempting to write beyond the last row or column of the tab.");
  let sheet = place.sheet;
  if (range !== undefined) sheet = changeArea(sheet, areaOf(book, range).area, cellChange({}, fields));
  return done(withSheet(book, withRows(sheet, rows, place.top, place.left, fields)));
}

/** Below the last row with anything in it, from the first column on. */
export function appendCells(
  book: Book,
  { sheetId, rows = [], fields }: sheets_v4.Schema$AppendCellsRequest,
): Outcome {
  const sheet = sheetOf(book, sheetId);
  let top = sheet.rows.length;
  while (top > 0 && !(sheet.rows[top - 1] ?? []).some(hasContent)) top -= 1;
  return done(withSheet(book, withRows(sheet, rows, top, 0, fields)));
}

export function repeatCell(
  book: Book,
  { range, cell = {}, fields }: sheets_v4.Schema$RepeatCellRequest,
): Outcome {
  const { sheet, area } = areaOf(book, range);
  return done(withSheet(book, changeArea(sheet, area, cellChange(cell, fields))));
}

export function setDataValidation(
  book: Book,
  { range, rule }: sheets_v4.Schema$SetDataValidationRequest,
): Outcome {
  const { sheet, area } = areaOf(book, range);
  const validation = rule === undefined ? null : jsonOf(rule);
  if (validation !== null && rule?.condition?.type === undefined)
    throw invalid("setDataValidation: the rule has no condition");
  return done(
    withSheet(
      book,
      changeArea(sheet, area, (cell) => ({ ...(cell ?? emptyCell), validation })),
    ),
  );
}

function at({ sheet, area }: ReturnType<typeof areaOf>): { sheet: BookSheet; top: number; left: number } {
  return { sheet, top: area.top, left: area.left };
}

function withRows(
  sheet: BookSheet,
  rows: readonly sheets_v4.Schema$RowData[],
  top: number,
  left: number,
  fields: string | null | undefined,
): BookSheet {
  return changeRows(
    sheet,
    top,
    left,
    rows.map(({ values = [] }) => {
      const changes = values.map((value) => cellChange(value, fields));
      return { width: values.length, change: (cell, offset) => changes[offset]?.(cell) ?? cell };
    }),
  );
}
