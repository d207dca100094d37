import { areaName, findArea } from "../book/a1.ts";
import { type Area, type Book, type BookCell, type BookSheet, emptyCell, withSheet } from "../book/book.ts";
import { changeRows } from "../book/change-cells.ts";
import { insertLines } from "../book/move-lines.ts";
import { isPlainText } from "../book/shown.ts";
import { tableOf } from "../book/table-of.ts";
import { typedInput } from "../book/typed-input.ts";
import { invalid } from "../api-fault.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { readValues, type Rendering } from "./read-values.ts";

export type Input = "RAW" | "USER_ENTERED";

export interface Written {
  readonly book: Book;
  /** The interface's `UpdateValuesResponse`. */
  readonly answer: JsonObject;
}

export interface Writing {
  readonly input: Input;
  readonly thisYear: number;
  /** `null`: the answer does not repeat the values. */
  readonly repeat: Rendering | null;
}

/** A Google cell's limits. */
const mostCharacters = 50_000;
const mostCells = 10_000_000;

export function inputOf(text: string | undefined): Input {
  if (text === "RAW" || text === "USER_ENTERED") return text;
  throw invalid(
    text === undefined || text === ""
      ? "'valueInputOption' is required but not specified"
      : `Invalid value at 'value_input_option' (type.googleapis.com/google.apps.sheets.v4.ValueInputOption), "${text}"`,
  );
}

/** The rows of a `ValueRange` of any majority. Throws when they are no plain values. */
export function rowsOf(body: Json): readonly (readonly Json[])[] {
  const values = isJsonObject(body) ? (body["values"] ?? []) : [];
  const major = isJsonObject(body) ? body["majorDimension"] : undefined;
  if (!Array.isArray(values)) throw invalid("Invalid value at 'data.values'");
  const lines = values.map((line: Json, index): readonly Json[] => {
    if (!Array.isArray(line)) throw invalid(`Invalid value at 'data.values[${index}]', it is not a list`);
    line.forEach((value: Json, at) => {
      if (typeof value === "object" && value !== null)
        throw invalid(`Invalid values[${index}][${at}]: struct_value`);
    });
    return line;
  });
  if (major === undefined || major === null || major === "ROWS") return lines;
  if (major !== "COLUMNS") throw invalid("Invalid value at 'data.majorDimension'");
  const height = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: height }, (_, row) => lines.map((line) => line[row] ?? null));
}

/** `values.update`: over what is there. */
export function updateValues(book: Book, range: string, body: Json, writing: Writing): Written {
  checkRange(body, range);
  const { sheet, area } = findArea(book, range);
  const rows = rowsOf(body);
  const { top, left } = area;
  const bottom = top + rows.length;
  const right = left + Math.max(0, ...rows.map((row) => row.length));
  if ((area.bottom !== null && bottom > area.bottom) || (area.right !== null && right > area.right)) {
    // One cell stands for the place from which on it is written.
    if (area.bottom !== top + 1 || area.right !== left + 1)
      throw invalid(`Requested writing within range [${range}], but tried writing outside of it`);
  }
  return written(book, sheet, { top, bottom, left, right }, rows, writing);
}

/** `values.append`: the server chooses the place, below the last table that the range touches. */
export function appendValues(
  book: Book,
  range: string,
  body: Json,
  writing: Writing,
  insertRows: boolean,
): Written & { readonly table: string | null } {
  checkRange(body, range);
  const { sheet, area } = findArea(book, range);
  const rows = rowsOf(body);
  // As people report of Google Sheets: where columns are hidden the table is not found.
  const hides = sheet.columnLines.some((line) => line?.hidden === true);
  const table = hides ? null : tableOf(sheet, area);
  const top = table?.bottom ?? area.top;
  const left = table?.left ?? area.left;
  const right = left + Math.max(0, ...rows.map((row) => row.length));
  const named = table === null ? null : areaName(sheet, table);
  if (rows.length === 0) throw invalid("No values to append.");
  const room =
    insertRows && (table !== null || hides) && top < sheet.rowCount
      ? insertLines(book, sheet, "ROWS", top, rows.length, top > 0 ? top - 1 : null)
      : book;
  const target = room.sheets.find(({ id }) => id === sheet.id) ?? sheet;
  return {
    ...written(room, target, { top, bottom: top + rows.length, left, right }, rows, writing),
    table: named,
  };
}

function checkRange(body: Json, range: string): void {
  const said = isJsonObject(body) ? body["range"] : undefined;
  if (said !== undefined && said !== null && said !== range)
    throw invalid(`Requested range in request URL [${range}] doesn't match range in body`);
}

function written(
  book: Book,
  sheet: BookSheet,
  area: { readonly [edge in keyof Area]: number },
  rows: readonly (readonly Json[])[],
  { input, thisYear, repeat }: Writing,
): Written {
  const changed = changeRows(
    sheet,
    area.top,
    area.left,
    rows.map((values) => ({
      width: values.length,
      change: (cell, offset) => writtenCell(cell, values[offset] ?? null, input, book.locale, thisYear),
    })),
  );
  if (changed.rowCount * changed.columnCount > mostCells)
    throw invalid(
      "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
    );
  const fresh = withSheet(book, changed);
  const updatedRange = areaName(changed, area);
  return {
    book: fresh,
    answer: {
      spreadsheetId: book.id,
      updatedRange,
      updatedRows: rows.length,
      updatedColumns: Math.max(0, ...rows.map((values) => values.length)),
      updatedCells: rows.reduce((sum, values) => sum + values.filter((value) => value !== null).length, 0),
      ...(repeat === null ? {} : { updatedData: readValues(fresh, updatedRange, repeat) }),
    },
  };
}

/** `null` leaves the cell as it is, an empty text empties it. */
function writtenCell(
  cell: BookCell | null,
  given: Json,
  input: Input,
  locale: string,
  thisYear: number,
): BookCell | null {
  if (given === null || typeof given === "object") return cell;
  const before = cell ?? emptyCell;
  if (typeof given === "string" && given.length > mostCharacters)
    throw invalid("Your input contains more than the maximum of 50000 characters in a single cell.");
  if (typeof given !== "string" || input === "RAW")
    return { ...before, value: given === "" ? null : given, formula: null };
  const { value, formula, numberFormat } = typedInput(given, {
    plainText: isPlainText(before.format),
    dayFirst: locale !== "en_US",
    thisYear,
  });
  const format =
    numberFormat === null || before.format?.["numberFormat"] !== undefined
      ? before.format
      : { ...before.format, numberFormat };
  return { ...before, value, formula, format };
}

/** A cell as a person leaves it who types a text into it. */
export function typedCell(
  cell: BookCell | null,
  text: string,
  book: Book,
  thisYear: number,
): BookCell | null {
  return writtenCell(cell, text, "USER_ENTERED", book.locale, thisYear);
}
