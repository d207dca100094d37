/** A book as the page is given it. */
import {
  BooleanNumber,
  type IWorkbookData,
  LocaleType,
  type IStyleData,
  type IWorksheetData,
} from "@univerjs/core";
import { type Book, type BookCell, type BookTab } from "../book/book.ts";
import { looksOf } from "../book/looks.ts";
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
    sheets: Object.fromEntries(book.tabs.map((tab) => [tab.id, worksheet(tab, styles)])),
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

function worksheet(
  { id, parts, cells }: BookTab,
  styles: Record<string, IStyleData>,
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
    defaultColumnWidth: 88,
    defaultRowHeight: 22,
    mergeData: parts.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startColumn: left,
      endRow: bottom,
      endColumn: right,
    })),
    cellData,
    columnData: Object.fromEntries(Object.entries(parts.widths).map(([column, w]) => [column, { w }])),
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows === 0 ? -1 : frozen.rows,
      startColumn: frozen.columns === 0 ? -1 : frozen.columns,
    },
  };
}
