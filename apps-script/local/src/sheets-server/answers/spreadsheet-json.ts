import { bounded } from "../book/a1.ts";
import { type Area, type Book, type BookCell, type BookSheet, type Line } from "../book/book.ts";
import { type Json, type JsonObject } from "../json.ts";
import { asksFor, type FieldMask, masked } from "../schemas/field-mask.ts";
import { cellJson } from "./cell-json.ts";

/** The areas of one tab that are asked for. */
export interface AskedSheet {
  readonly sheet: BookSheet;
  readonly areas: readonly Area[];
}

/**
 * A book as the interface's `Spreadsheet`.
 *
 * @param sheets the tabs to give, with the areas of their cells
 */
export function spreadsheetJson(
  book: Book,
  sheets: readonly AskedSheet[],
  { mask, gridData }: { readonly mask: FieldMask; readonly gridData: boolean },
): Json {
  const cells = gridData && asksFor(mask, "sheets", "data") ? cellMask(mask) : undefined;
  const whole: JsonObject = {
    spreadsheetId: book.id,
    properties: {
      title: book.title,
      locale: book.locale,
      autoRecalc: "ON_CHANGE",
      timeZone: book.timeZone,
    },
    sheets: sheets.map(({ sheet, areas }) => ({
      ...sheetJson(sheet, book.sheets.indexOf(sheet)),
      ...(cells === undefined ? {} : { data: areas.map((area) => gridJson(sheet, area, cells)) }),
    })),
    ...(book.namedRanges.length === 0
      ? {}
      : {
          namedRanges: book.namedRanges.map(({ id, name, sheetId, area }) => ({
            namedRangeId: id,
            name,
            range: gridRange(sheetId, area),
          })),
        }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
  };
  return masked(whole, mask);
}

/** Cells are many: of each only what is asked for is made. */
function cellMask(mask: FieldMask): FieldMask {
  let here: FieldMask = mask;
  for (const name of ["sheets", "data", "rowData", "values"]) here = here?.get(name) ?? null;
  return here;
}

export function sheetJson(sheet: BookSheet, index: number): JsonObject {
  const { id, merges, protectedRanges, filter, conditionalFormats } = sheet;
  return {
    properties: propertiesJson(sheet, index),
    ...(merges.length === 0 ? {} : { merges: merges.map((area) => gridRange(id, area)) }),
    ...(conditionalFormats.length === 0 ? {} : { conditionalFormats }),
    ...(filter === null ? {} : { basicFilter: { range: gridRange(id, filter) } }),
    ...(protectedRanges.length === 0
      ? {}
      : {
          protectedRanges: protectedRanges.map((range) => ({
            protectedRangeId: range.id,
            range: gridRange(id, range.area),
            description: range.description,
            warningOnly: range.warningOnly,
          })),
        }),
  };
}

export function propertiesJson(sheet: BookSheet, index: number): JsonObject {
  return {
    sheetId: sheet.id,
    title: sheet.title,
    index,
    sheetType: "GRID",
    gridProperties: {
      rowCount: sheet.rowCount,
      columnCount: sheet.columnCount,
      ...(sheet.frozenRows === 0 ? {} : { frozenRowCount: sheet.frozenRows }),
      ...(sheet.frozenColumns === 0 ? {} : { frozenColumnCount: sheet.frozenColumns }),
    },
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

export function gridRange(sheetId: number, { top, bottom, left, right }: Area): JsonObject {
  return {
    sheetId,
    ...(top === 0 && bottom === null ? {} : { startRowIndex: top }),
    ...(bottom === null ? {} : { endRowIndex: bottom }),
    ...(left === 0 && right === null ? {} : { startColumnIndex: left }),
    ...(right === null ? {} : { endColumnIndex: right }),
  };
}

function gridJson(sheet: BookSheet, area: Area, mask: FieldMask): JsonObject {
  const { top, bottom, left, right } = bounded(sheet, area);
  const known = new Map<BookCell | null, Json>();
  const one = (cell: BookCell | null): Json => {
    let json = known.get(cell);
    if (json === undefined) known.set(cell, (json = masked(cellJson(cell), mask)));
    return json;
  };
  const rowData: Json[] = [];
  for (let row = top; row < Math.min(bottom, sheet.rows.length); row += 1) {
    const cells = (sheet.rows[row] ?? []).slice(left, right);
    rowData.push(cells.length === 0 ? {} : { values: cells.map(one) });
  }
  return {
    ...(top === 0 ? {} : { startRow: top }),
    ...(left === 0 ? {} : { startColumn: left }),
    rowData,
    rowMetadata: linesJson(sheet.rowLines, top, bottom, 21),
    columnMetadata: linesJson(sheet.columnLines, left, right, 100),
  };
}

function linesJson(lines: readonly (Line | null)[], start: number, end: number, usual: number): Json {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => {
    const line = lines[start + index] ?? null;
    return { pixelSize: line?.size ?? usual, ...(line?.hidden === true ? { hiddenByUser: true } : {}) };
  });
}
