/** Parts of requests, checked against the schema already, as the book's own. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { invalid } from "../api-fault.ts";
import { type Area, type Book, type BookCell, type BookSheet, emptyCell, type Value } from "../book/book.ts";
import { type Dimension } from "../book/move-lines.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";

export function sheetOf(book: Book, id: number | null | undefined): BookSheet {
  const found = book.sheets.find((sheet) => sheet.id === (id ?? 0));
  if (found === undefined) throw invalid(`No grid with id: ${id ?? 0}`);
  return found;
}

export function areaOf(
  book: Book,
  range: sheets_v4.Schema$GridRange | undefined,
): { sheet: BookSheet; area: Area } {
  if (range === undefined) throw invalid("range: must be given");
  const sheet = sheetOf(book, range.sheetId);
  const area = {
    top: range.startRowIndex ?? 0,
    bottom: range.endRowIndex ?? null,
    left: range.startColumnIndex ?? 0,
    right: range.endColumnIndex ?? null,
  };
  const bad =
    area.top < 0 ||
    area.left < 0 ||
    (area.bottom !== null && area.bottom <= area.top) ||
    (area.right !== null && area.right <= area.left);
  if (bad) throw invalid("range: a range ends before it begins");
  if ((area.bottom ?? 0) > sheet.rowCount || (area.right ?? 0) > sheet.columnCount)
    throw invalid(
      `Range exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  return { sheet, area };
}

export interface Lines {
  readonly sheet: BookSheet;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

/** @param within must the lines exist already? */
export function linesOf(
  book: Book,
  range: sheets_v4.Schema$DimensionRange | undefined,
  { within }: { readonly within: boolean },
): Lines {
  const sheet = sheetOf(book, range?.sheetId);
  const dimension = range?.dimension;
  if (dimension !== "ROWS" && dimension !== "COLUMNS") throw invalid("dimension: must be ROWS or COLUMNS");
  const count = dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
  const start = range?.startIndex ?? 0;
  const end = range?.endIndex ?? count;
  if (start < 0 || end <= start || start > count || (within && end > count))
    throw invalid(
      `range: startIndex[${start}] and endIndex[${end}] are not in the tab's ${count} ${dimension}`,
    );
  return { sheet, dimension, start, end };
}

/** A copy as plain JSON. */
export function jsonOf(value: object): JsonObject {
  const copy: Json = JSON.parse(JSON.stringify(value));
  if (!isJsonObject(copy)) throw invalid("an object must be given");
  return copy;
}

/** The names in a mask such as `userEnteredFormat.numberFormat,note`, or all of `every`. */
export function maskNames(mask: string | null | undefined, every: readonly string[]): readonly string[] {
  if (mask === undefined || mask === null || mask === "") throw invalid("fields: must be given");
  return mask === "*" ? every : mask.split(",").map((name) => name.trim());
}

const cellFields = ["userEnteredValue", "userEnteredFormat", "note", "dataValidation"];

/** What a `CellData` and its mask make of a cell. */
export function cellChange(
  data: sheets_v4.Schema$CellData,
  mask: string | null | undefined,
): (cell: BookCell | null) => BookCell {
  const names = maskNames(mask, cellFields);
  const format = data.userEnteredFormat === undefined ? null : jsonOf(data.userEnteredFormat);
  const validation = data.dataValidation === undefined ? null : jsonOf(data.dataValidation);
  for (const name of names) {
    if (!cellFields.includes(name.split(".")[0] ?? ""))
      throw invalid(`fields: ${name} is not supported here`);
  }
  return (cell) => {
    let fresh = cell ?? emptyCell;
    for (const name of names) {
      const [first = "", ...rest] = name.split(".");
      if (first === "userEnteredValue") fresh = { ...fresh, ...contentOf(data.userEnteredValue) };
      else if (first === "note") fresh = { ...fresh, note: data.note ?? null };
      else if (first === "dataValidation") fresh = { ...fresh, validation };
      else fresh = { ...fresh, format: rest.length === 0 ? format : formatWith(fresh.format, format, rest) };
    }
    return fresh;
  };
}

function contentOf(given: sheets_v4.Schema$ExtendedValue | undefined): {
  readonly value: Value;
  readonly formula: string | null;
} {
  if (given?.formulaValue !== undefined && given.formulaValue !== null)
    return { value: null, formula: given.formulaValue };
  const value = given?.stringValue ?? given?.numberValue ?? given?.boolValue ?? null;
  return { value: value === "" ? null : value, formula: null };
}

/** The format with one of its parts from another. */
function formatWith(
  format: JsonObject | null,
  from: JsonObject | null,
  path: readonly string[],
): JsonObject | null {
  const [name = "", ...rest] = path;
  const before = format ?? {};
  const given = from?.[name];
  if (rest.length === 0) return { ...before, [name]: given };
  const inner = before[name];
  return {
    ...before,
    [name]: formatWith(isJsonObject(inner) ? inner : null, isJsonObject(given) ? given : null, rest),
  };
}
