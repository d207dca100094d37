import { areaName, bounded, findArea } from "../book/a1.ts";
import { type Book } from "../book/book.ts";
import { renderedValue, type Rendered } from "../answers/cell-json.ts";
import { invalid } from "../api-fault.ts";
import { type Json, type JsonObject } from "../json.ts";

/** How values are given: as people see them, or as they are. */
export interface Rendering {
  readonly render: Rendered;
  readonly datesShown: boolean;
  readonly byColumn: boolean;
}

/** Reads the parameters' words. Throws on others. */
export function renderingOf(parameter: (name: string) => string | undefined, prefix = ""): Rendering {
  const name = (own: string): string =>
    prefix === "" ? own : `${prefix}${own.charAt(0).toUpperCase()}${own.slice(1)}`;
  const render = parameter(name("valueRenderOption")) ?? "FORMATTED_VALUE";
  const dates = parameter(name("dateTimeRenderOption")) ?? "SERIAL_NUMBER";
  const major = parameter("majorDimension") ?? "ROWS";
  if (render !== "FORMATTED_VALUE" && render !== "UNFORMATTED_VALUE" && render !== "FORMULA")
    throw invalid(`Invalid value at '${name("valueRenderOption")}', "${render}"`);
  if (dates !== "SERIAL_NUMBER" && dates !== "FORMATTED_STRING")
    throw invalid(`Invalid value at '${name("dateTimeRenderOption")}', "${dates}"`);
  if (major !== "ROWS" && major !== "COLUMNS") throw invalid(`Invalid value at 'majorDimension', "${major}"`);
  return { render, datesShown: dates === "FORMATTED_STRING", byColumn: major === "COLUMNS" };
}

/** The interface's `ValueRange`: without the empty cells and rows at the ends. */
export function readValues(
  book: Book,
  range: string,
  { render, datesShown, byColumn }: Rendering,
): JsonObject {
  const { sheet, area } = findArea(book, range);
  const { top, bottom, left, right } = bounded(sheet, area);
  const rows: Json[][] = [];
  for (let row = top; row < Math.min(bottom, sheet.rows.length); row += 1) {
    const cells = (sheet.rows[row] ?? []).slice(left, right);
    rows.push(cells.map((cell) => renderedValue(cell, render, datesShown)));
  }
  const lines = byColumn ? turned(rows) : rows;
  for (const line of lines) while (line.at(-1) === "") line.pop();
  while (lines.at(-1)?.length === 0) lines.pop();
  return {
    range: areaName(sheet, { top, bottom, left, right }),
    majorDimension: byColumn ? "COLUMNS" : "ROWS",
    ...(lines.length === 0 ? {} : { values: lines }),
  };
}

function turned(rows: readonly (readonly Json[])[]): Json[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ""));
}
