import { type Cell, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { utils, write, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";

/**
 * A workbook as the bytes of an .xlsx file. Texts are texts, whatever they begin with, and stay so when somebody edits
 * the cell; there is no formula in the file. Tabs get names that Excel allows.
 */
export function writeXlsx({ sheets }: Workbook): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const book: WorkBook = { SheetNames: [], Sheets: {}, Workbook: { Sheets: [] } };
  sheets.forEach((sheet, index) => {
    utils.book_append_sheet(book, worksheet(sheet), names[index]);
    book.Workbook?.Sheets?.push({ name: names[index] ?? "", Hidden: sheet.hidden ? 1 : 0 });
  });
  const bytes: Uint8Array = write(book, {
    bookType: "xlsx",
    type: "buffer",
    compression: true,
    bookSST: true,
  });
  return bytes;
}

function worksheet({ rows, merges, notes }: Sheet): WorkSheet {
  const sheet: WorkSheet = {};
  const texts = new Map(notes.map(({ row, column, text }) => [`${row} ${column}`, text]));
  let width = 1;
  rows.forEach((cells, row) => {
    width = Math.max(width, cells.length);
    cells.forEach((cell, column) => {
      const note = texts.get(`${row} ${column}`);
      const written: CellObject | null = cellObject(cell) ?? (note === undefined ? null : { t: "z" });
      if (written === null) return;
      if (note !== undefined) written.c = [{ t: note, a: "" }];
      sheet[utils.encode_cell({ r: row, c: column })] = written;
    });
  });
  sheet["!ref"] = utils.encode_range({ r: 0, c: 0 }, { r: Math.max(0, rows.length - 1), c: width - 1 });
  sheet["!merges"] = merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }));
  return sheet;
}

const errorCodes: Readonly<Record<string, number>> = {
  "#NULL!": 0x00,
  "#DIV/0!": 0x07,
  "#VALUE!": 0x0f,
  "#REF!": 0x17,
  "#NAME?": 0x1d,
  "#NUM!": 0x24,
  "#N/A": 0x2a,
};

const msPerDay = 86_400_000;

function cellObject(cell: Cell): CellObject | null {
  switch (typeof cell) {
    case "string":
      return textCell(cell);
    case "number":
      return { t: "n", v: cell };
    case "boolean":
      return { t: "b", v: cell };
    default:
      if (cell === null) return null;
  }
  switch (cell.kind) {
    case "date":
      return {
        t: "n",
        v: (Date.parse(`${cell.date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / msPerDay,
        z: dateFormat(cell.shown),
      };
    case "number":
      return { t: "n", v: cell.value, z: numberFormat(cell.shown) };
    case "error":
      return { t: "e", v: errorCodes[cell.shown] ?? 0x0f };
    case "uncalculated":
      return textCell(`=${cell.formula}`);
  }
}

/** `_x003D_` is how the file's format writes `=`: a text that only looks so has its first sign written that way. */
function textCell(text: string): CellObject {
  return { t: "s", v: text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"), z: "@" };
}

function dateFormat(shown: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(shown)) return "yyyy-mm-dd";
  if (/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(shown)) return "dd/mm/yy";
  return "dd/mm/yyyy";
}

/** A format that shows the number as it was shown: `45%`, `001`, `1.50`. */
function numberFormat(shown: string): string {
  const parts = /^-?(\d+)(?:\.(\d+))?(%?)$/.exec(shown);
  if (parts === null) return "General";
  const [, whole = "", decimals = "", percent = ""] = parts;
  const before = whole.length > 1 && whole.startsWith("0") ? "0".repeat(whole.length) : "0";
  return `${before}${decimals === "" ? "" : `.${"0".repeat(decimals.length)}`}${percent}`;
}

/** At most 31 characters, none of `[]:*?/\`, each once. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain =
      title
        .replace(/[[\]:*?/\\]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim()
        .slice(0, 31) || "Tab";
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
      name = `${plain.slice(0, 31 - String(number).length - 1)} ${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
