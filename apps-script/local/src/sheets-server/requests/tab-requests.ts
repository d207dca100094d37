/** Tabs: made, taken away, renamed, moved, resized. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { invalid } from "../api-fault.ts";
import { propertiesJson } from "../answers/spreadsheet-json.ts";
import { type Book, type BookSheet, newSheet, withSheet } from "../book/book.ts";
import { maskNames, sheetOf } from "./given.ts";
import { done, type Outcome, type RequestContext } from "./outcome.ts";

export function addSheet(
  book: Book,
  { properties = {} }: sheets_v4.Schema$AddSheetRequest,
  context: RequestContext,
): Outcome {
  const id = properties.sheetId ?? context.newNumber();
  const title = properties.title ?? freeTitle(book);
  if (book.sheets.some((sheet) => sheet.id === id))
    throw invalid(`addSheet: A sheet with the id ${id} already exists. Please enter another id.`);
  checkTitle(book, title, null);
  const sheet = withProperties(newSheet(id, title), properties, allProperties);
  const at = properties.index ?? book.sheets.length;
  const sheets = [...book.sheets.slice(0, at), sheet, ...book.sheets.slice(at)];
  const fresh = { ...book, sheets };
  return done(fresh, { addSheet: { properties: propertiesJson(sheet, sheets.indexOf(sheet)) } });
}

export function deleteSheet(book: Book, { sheetId }: sheets_v4.Schema$DeleteSheetRequest): Outcome {
  const gone = sheetOf(book, sheetId);
  const sheets = book.sheets.filter((sheet) => sheet !== gone);
  if (!sheets.some(({ hidden }) => !hidden))
    throw invalid("You can't remove all the visible sheets in a document.");
  const namedRanges = book.namedRanges.filter((named) => named.sheetId !== gone.id);
  return done({ ...book, sheets, namedRanges });
}

export function updateSheetProperties(
  book: Book,
  { properties = {}, fields }: sheets_v4.Schema$UpdateSheetPropertiesRequest,
): Outcome {
  const sheet = sheetOf(book, properties.sheetId);
  const names = maskNames(fields, allProperties);
  if (names.includes("title")) checkTitle(book, properties.title ?? "", sheet);
  const changed = withSheet(book, withProperties(sheet, properties, names));
  if (!names.includes("index") || properties.index === undefined || properties.index === null)
    return done(changed);
  // The place counts before the tab is taken out.
  const old = changed.sheets.findIndex(({ id }) => id === sheet.id);
  const to = properties.index > old ? properties.index - 1 : properties.index;
  const rest = changed.sheets.filter(({ id }) => id !== sheet.id);
  return done({ ...changed, sheets: [...rest.slice(0, to), sheetOf(changed, sheet.id), ...rest.slice(to)] });
}

export function updateSpreadsheetProperties(
  book: Book,
  { properties = {}, fields }: sheets_v4.Schema$UpdateSpreadsheetPropertiesRequest,
): Outcome {
  const names = maskNames(fields, ["title", "locale", "timeZone"]);
  const given = (name: "title" | "locale" | "timeZone"): string =>
    names.includes(name) ? (properties[name] ?? "") : book[name];
  return done({ ...book, title: given("title"), locale: given("locale"), timeZone: given("timeZone") });
}

const allProperties = [
  "title",
  "hidden",
  "gridProperties.rowCount",
  "gridProperties.columnCount",
  "gridProperties.frozenRowCount",
  "gridProperties.frozenColumnCount",
];

/** The tab with the named properties; those that are not given are left as they are. */
function withProperties(
  sheet: BookSheet,
  { title, hidden, gridProperties: grid = {} }: sheets_v4.Schema$SheetProperties,
  names: readonly string[],
): BookSheet {
  const has = (name: string): boolean => names.includes(name) || names.includes(name.split(".")[0] ?? "");
  const rowCount = has("gridProperties.rowCount") ? (grid.rowCount ?? sheet.rowCount) : sheet.rowCount;
  const columnCount = has("gridProperties.columnCount")
    ? (grid.columnCount ?? sheet.columnCount)
    : sheet.columnCount;
  if (rowCount < 1 || columnCount < 1)
    throw invalid("gridProperties: a tab has at least one row and one column");
  return {
    ...sheet,
    title: has("title") ? (title ?? sheet.title) : sheet.title,
    hidden: has("hidden") ? (hidden ?? sheet.hidden) : sheet.hidden,
    rowCount,
    columnCount,
    frozenRows: has("gridProperties.frozenRowCount")
      ? (grid.frozenRowCount ?? sheet.frozenRows)
      : sheet.frozenRows,
    frozenColumns: has("gridProperties.frozenColumnCount")
      ? (grid.frozenColumnCount ?? sheet.frozenColumns)
      : sheet.frozenColumns,
    rows: cut(sheet, rowCount, columnCount),
  };
}

function cut({ rows }: BookSheet, rowCount: number, columnCount: number): BookSheet["rows"] {
  if (rows.length <= rowCount && rows.every((row) => row.length <= columnCount)) return rows;
  return rows.slice(0, rowCount).map((row) => row.slice(0, columnCount));
}

function checkTitle(book: Book, title: string, own: BookSheet | null): void {
  if (title === "" || title.length > 100) throw invalid("A sheet's name has 1 to 100 characters.");
  if (book.sheets.some((sheet) => sheet.id !== own?.id && sheet.title.toLowerCase() === title.toLowerCase()))
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

function freeTitle({ sheets }: Book): string {
  for (let number = sheets.length + 1; ; number += 1) {
    const title = `Sheet${number}`;
    if (!sheets.some((sheet) => sheet.title === title)) return title;
  }
}
