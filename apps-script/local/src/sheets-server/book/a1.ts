/** Areas as people write them: `'Evidence log'!A1:C`. */
import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { invalid } from "../api-fault.ts";
import { type Area, type Book, type BookSheet } from "./book.ts";

export interface Found {
  readonly sheet: BookSheet;
  readonly area: Area;
}

const whole: Area = { top: 0, bottom: null, left: 0, right: null };

/** What an area's name names: a tab, a named range, or cells. Throws as Google answers when it names none. */
export function findArea(book: Book, text: string): Found {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s.exec(text);
  if (parts !== null) {
    const title = parts[1]?.replaceAll("''", "'") ?? parts[2] ?? "";
    const sheet = book.sheets.find((one) => one.title.toLowerCase() === title.toLowerCase());
    const area = cellsOf(parts[3] ?? "");
    if (sheet === undefined || area === null) throw unparsable(text);
    return { sheet, area };
  }
  const quoted = /^'((?:[^']|'')+)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? text;
  const named = book.namedRanges.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const ofNamed = book.sheets.find(({ id }) => id === named?.sheetId);
  if (named !== undefined && ofNamed !== undefined) return { sheet: ofNamed, area: named.area };
  const sheet = book.sheets.find(({ title }) => title.toLowerCase() === quoted.toLowerCase());
  if (sheet !== undefined) return { sheet, area: whole };
  const [first] = book.sheets;
  const area = cellsOf(text);
  if (first === undefined || area === null) throw unparsable(text);
  return { sheet: first, area };
}

function unparsable(text: string): Error {
  return invalid(`Unable to parse range: ${text}`);
}

function cellsOf(text: string): Area | null {
  const [from = "", to, more] = text.split(":");
  if (more !== undefined) return null;
  const first = corner(from);
  const last = to === undefined ? first : corner(to);
  if (first === null || last === null) return null;
  if (to === undefined && (first.row === null || first.column === null)) return null;
  const [top, bottom] = ordered(first.row, last.row);
  const [left, right] = ordered(first.column, last.column);
  return { top, bottom, left, right };
}

function ordered(a: number | null, b: number | null): readonly [number, number | null] {
  if (a === null || b === null) return [a ?? b ?? 0, null];
  return [Math.min(a, b), Math.max(a, b) + 1];
}

function corner(text: string): { readonly row: number | null; readonly column: number | null } | null {
  const parts = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  if (parts === null || text === "") return null;
  const [, letters, figures] = parts;
  if (figures === "0") return null;
  return {
    row: figures === undefined ? null : Number(figures) - 1,
    column:
      letters === undefined
        ? null
        : [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  };
}

/** The area within the tab's ends. */
export function bounded(sheet: BookSheet, area: Area): { readonly [edge in keyof Area]: number } {
  return {
    top: Math.min(area.top, sheet.rowCount),
    bottom: Math.min(area.bottom ?? sheet.rowCount, sheet.rowCount),
    left: Math.min(area.left, sheet.columnCount),
    right: Math.min(area.right ?? sheet.columnCount, sheet.columnCount),
  };
}

/** `Learners!A1:C2`, as answers name areas. */
export function areaName(sheet: BookSheet, area: { readonly [edge in keyof Area]: number }): string {
  const { top, bottom, left, right } = area;
  const first = `${columnName(left)}${top + 1}`;
  const last = `${columnName(Math.max(left, right - 1))}${Math.max(top, bottom - 1) + 1}`;
  return `${tabName(sheet.title)}!${first === last ? first : `${first}:${last}`}`;
}

function tabName(title: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) ? title : `'${title.replaceAll("'", "''")}'`;
}
