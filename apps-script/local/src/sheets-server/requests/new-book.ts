import { type Book, newSheet } from "../book/book.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { batchUpdate } from "./batch-update.ts";
import { type RequestContext } from "./outcome.ts";

/**
 * A book as `spreadsheets.create` makes it: what the body holds, made by the same requests that would add it later.
 * Throws as Google answers.
 */
export function newBook(id: string, body: JsonObject, contextFor: (book: Book) => RequestContext): Book {
  const properties = objectOf(body["properties"]);
  const text = (name: string, usual: string): string => {
    const value = properties[name];
    return typeof value === "string" && value !== "" ? value : usual;
  };
  const empty: Book = {
    id,
    title: text("title", "Untitled spreadsheet"),
    locale: text("locale", "en_GB"),
    timeZone: text("timeZone", "Europe/London"),
    sheets: [],
    namedRanges: [],
  };
  const sheets = listOf(body["sheets"]);
  if (sheets.length === 0) return { ...empty, sheets: [newSheet(0, "Sheet1")] };
  let taken = 0;
  const requests = sheets.flatMap((given) => {
    const own = objectOf(given["properties"]);
    const sheetId = typeof own["sheetId"] === "number" ? own["sheetId"] : (taken += 1);
    const range = (value: Json | undefined): JsonObject => ({ ...objectOf(value), sheetId });
    return [
      { addSheet: { properties: { ...own, sheetId } } },
      ...listOf(given["data"]).map(({ startRow = 0, startColumn = 0, rowData = [] }) => ({
        updateCells: {
          start: { sheetId, rowIndex: startRow, columnIndex: startColumn },
          rows: rowData,
          fields: "*",
        },
      })),
      ...listOf(given["protectedRanges"]).map((one) => ({
        addProtectedRange: { protectedRange: { ...one, range: range(one["range"]) } },
      })),
      ...(given["basicFilter"] === undefined
        ? []
        : [{ setBasicFilter: { filter: { range: range(objectOf(given["basicFilter"])["range"]) } } }]),
      ...(Array.isArray(given["merges"])
        ? given["merges"].map((merge: Json) => ({
            mergeCells: { range: range(merge), mergeType: "MERGE_ALL" },
          }))
        : []),
    ];
  });
  const named = listOf(body["namedRanges"]).map((namedRange) => ({ addNamedRange: { namedRange } }));
  return batchUpdate(empty, { requests: [...requests, ...named] }, contextFor(empty)).book;
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
