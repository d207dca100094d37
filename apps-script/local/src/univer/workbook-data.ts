/** A book as the page is given it. */
import {
  BooleanNumber,
  type IWorkbookData,
  LocaleType,
  type IStyleData,
  type IWorksheetData,
  WrapStrategy,
} from "@univerjs/core";
import { type Book, type BookCell, type BookTab, type TabParts } from "../book/book.ts";
import { looksOf, type UsualLetters } from "../book/looks.ts";
import { toUniverCell } from "./cells.ts";

/** Rows and columns that a tab has at least, as in Google Sheets, so that there is room to type. */
const leastRows = 1_000;
const leastColumns = 26;

export const unitId = "tracker";

export function workbookData(book: Book, name: string): IWorkbookData {
  const styles: Record<string, IStyleData> = {};
  return {
    id: unitId,
    name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    sheetOrder: book.tabs.map(({ id }) => id),
    sheets: Object.fromEntries(book.tabs.map((tab) => [tab.id, worksheet(tab, styles, book.letters)])),
    styles,
    resources: [...book.resources].map(([resource, data]) => ({ name: resource, data })),
  };
}

/**
 * Univer works out a formula on opening only when it has no value. Our own functions are left without one: what they
 * read may have changed while no window was open, and an answer that runs over several cells is in none of them.
 */
function isAnsweredAnew(cells: BookTab["cells"], row: number, column: number): boolean {
  const { f } = cells[row]?.[column] ?? {};
  if (f === undefined) return false;
  const spills = cells[row]?.[column + 1]?.spilled === true || cells[row + 1]?.[column]?.spilled === true;
  return spills || /\bEM_[A-Z]/i.test(f);
}

function withoutValue({ f, s }: BookCell): BookCell {
  return { ...(f === undefined ? {} : { f }), ...(s === undefined ? {} : { s }) };
}

const columnWidth = 88;
const rowHeight = 22;
/** Of a letter in a heading, in pixels, on average. */
const letterWidth = 8;
/** Columns that are narrower are not there to be read. */
const leastWidth = 60;

function columnData({ widths, hiddenColumns }: TabParts): IWorksheetData["columnData"] {
  const data: IWorksheetData["columnData"] = {};
  for (const [column, w] of Object.entries(widths)) data[Number(column)] = { w };
  for (const column of hiddenColumns) data[column] = { ...data[column], hd: BooleanNumber.TRUE };
  return data;
}

/**
 * Rows are as high as somebody chose, or as their wrapped text needs: Univer measures a row when it changes, not
 * on opening.
 */
function rowData(
  cells: BookTab["cells"],
  { widths, heights, hiddenRows }: TabParts,
): IWorksheetData["rowData"] {
  const data: IWorksheetData["rowData"] = {};
  cells.forEach((row, index) => {
    const lines = row.map((cell, column) => {
      const width = widths[column] ?? columnWidth;
      const isWrapped = looksOf(cell?.s).tb === WrapStrategy.WRAP && width >= leastWidth;
      return isWrapped && typeof cell?.v === "string" ? linesOf(cell.v, Math.floor(width / letterWidth)) : 1;
    });
    const most = lines.reduce((a, b) => Math.max(a, b), 1);
    if (most > 1) data[index] = { ia: BooleanNumber.TRUE, ah: rowHeight + (most - 1) * (rowHeight - 4) };
  });
  for (const [row, h] of Object.entries(heights)) data[Number(row)] = { h, ia: BooleanNumber.FALSE };
  for (const row of hiddenRows) data[row] = { ...data[row], hd: BooleanNumber.TRUE };
  return data;
}

/** @param room letters that a line holds */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += (used === 0 ? 0 : 1) + word.length;
  }
  return lines;
}

function worksheet(
  { id, parts, cells }: BookTab,
  styles: Record<string, IStyleData>,
  letters: UsualLetters,
): Partial<IWorksheetData> {
  const cellData: IWorksheetData["cellData"] = {};
  cells.forEach((row, index) => {
    const line: IWorksheetData["cellData"][number] = {};
    let filled = false;
    row.forEach((cell, column) => {
      if (cell === undefined) return;
      const made = toUniverCell(isAnsweredAnew(cells, index, column) ? withoutValue(cell) : cell);
      if (cell.s !== undefined) {
        // Looks are named by their own text: equal looks are stored once.
        styles[cell.s] ??= looksOf(cell.s) as IStyleData;
        made.s = cell.s;
      }
      line[column] = made;
      filled = true;
    });
    if (filled) cellData[index] = line;
  });
  const { frozen } = parts;
  return {
    id,
    name: parts.name,
    hidden: parts.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: Math.max(parts.rows, leastRows),
    columnCount: Math.max(parts.columns, leastColumns),
    defaultColumnWidth: columnWidth,
    defaultRowHeight: rowHeight,
    mergeData: parts.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startColumn: left,
      endRow: bottom,
      endColumn: right,
    })),
    cellData,
    rowData: rowData(cells, parts),
    // Only their size: a name that this machine has not would be drawn in some other letters.
    defaultStyle: { fs: letters.size },
    columnData: columnData(parts),
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows === 0 ? -1 : frozen.rows,
      startColumn: frozen.columns === 0 ? -1 : frozen.columns,
    },
  };
}
