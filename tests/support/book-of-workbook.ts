/** What Google Sheets would hold if a spreadsheet file were opened in it. */
import {
  type Book,
  type BookCell,
  emptyCell,
  newSheet,
} from "../../apps-script/local/src/sheets-server/book/book.ts";
import { type Cell, type Workbook } from "../../shared/src/tracker/workbook.ts";

export function bookOfWorkbook(id: string, { sheets }: Workbook): Book {
  return {
    id,
    title: id,
    locale: "en_GB",
    timeZone: "Europe/London",
    namedRanges: [],
    sheets: sheets.map(({ name, rows, merges, hidden, notes }, index) => {
      const cells = rows.map((row) => row.map(cellOf));
      for (const { row, column, text } of notes) {
        while (cells.length <= row) cells.push([]);
        const own = cells[row] ?? [];
        while (own.length <= column) own.push(null);
        own[column] = { ...(own[column] ?? emptyCell), note: text };
      }
      return {
        ...newSheet(index, name),
        rowCount: Math.max(1000, cells.length),
        columnCount: Math.max(26, ...cells.map((row) => row.length)),
        hidden,
        rows: cells,
        merges: merges.map(({ top, left, bottom, right }) => ({
          top,
          left,
          bottom: bottom + 1,
          right: right + 1,
        })),
      };
    }),
  };
}

function cellOf(cell: Cell): BookCell | null {
  if (cell === null) return null;
  if (typeof cell !== "object") return { ...emptyCell, value: cell };
  switch (cell.kind) {
    case "date":
      return {
        ...emptyCell,
        value: (Date.parse(cell.date) - Date.UTC(1899, 11, 30)) / 86_400_000,
        format: { numberFormat: { type: "DATE", pattern: patternOf(cell.date, cell.shown) } },
      };
    case "number":
      return {
        ...emptyCell,
        value: cell.value,
        format: { numberFormat: { type: "NUMBER", pattern: cell.shown.replaceAll(/\d/g, "0") } },
      };
    case "error":
      return { ...emptyCell, value: { error: cell.shown }, formula: "=somewhere" };
    case "uncalculated":
      return { ...emptyCell, formula: `=${cell.formula}` };
  }
}

const patterns = [
  "dd/mm/yyyy",
  "d/m/yyyy",
  "dd/mm/yy",
  "d/m/yy",
  "yyyy-mm-dd",
  "d mmm yyyy",
  "dd mmm yyyy",
  "d-mmm",
  "d mmm",
  "dd-mmm",
  "d.m",
  "dd-mmm-yy",
  "mmm-yy",
  "dd.mm.yyyy",
];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The pattern in which the day is shown like that. */
function patternOf(date: string, shown: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const parts: Record<string, string> = {
    yyyy: year,
    yy: year.slice(2),
    mmm: months[Number(month) - 1] ?? "",
    mm: month,
    m: String(Number(month)),
    dd: day,
    d: String(Number(day)),
  };
  const found = patterns.find(
    (pattern) => pattern.replaceAll(/yyyy|yy|mmm|mm|m|dd|d/g, (part) => parts[part] ?? "") === shown,
  );
  if (found === undefined) throw new Error(`No pattern shows ${date} as ${shown}.`);
  return found;
}
