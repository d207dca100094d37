/** What people do to a spreadsheet while programs write to it. Each gives another book. */
import { type Book, type BookSheet, withSheet } from "../book/book.ts";
import { changeRows } from "../book/change-cells.ts";
import { deleteLines, insertLines, moveLines, sortRows } from "../book/move-lines.ts";
import { bySeveral } from "../requests/line-requests.ts";
import { typedCell } from "../values/write-values.ts";

/** The tab of this title. @throws when there is none */
export function tabOf(book: Book, title: string): BookSheet {
  const found = book.sheets.find((sheet) => sheet.title === title);
  if (found === undefined) throw new Error(`There is no tab “${title}”.`);
  return found;
}

/** Types a text into a cell; rows and columns count from 0. */
export function typeCell(
  book: Book,
  title: string,
  { row, column }: { readonly row: number; readonly column: number },
  text: string,
  thisYear = 2026,
): Book {
  const sheet = tabOf(book, title);
  return withSheet(
    book,
    changeRows(sheet, row, column, [{ width: 1, change: (cell) => typedCell(cell, text, book, thisYear) }]),
  );
}

/** Sorts the whole rows from one on to the tab's end. */
export function sortTab(
  book: Book,
  title: string,
  { from, column, down = false }: { readonly from: number; readonly column: number; readonly down?: boolean },
): Book {
  const sheet = tabOf(book, title);
  const area = { top: from, bottom: null, left: 0, right: null };
  return withSheet(book, sortRows(sheet, area, bySeveral([{ column, down }])));
}

export function insertRows(book: Book, title: string, at: number, count = 1): Book {
  return insertLines(book, tabOf(book, title), "ROWS", at, count, at > 0 ? at - 1 : null);
}

export function deleteRows(book: Book, title: string, from: number, count = 1): Book {
  return deleteLines(book, tabOf(book, title), "ROWS", from, from + count);
}

export function insertColumns(book: Book, title: string, at: number, count = 1): Book {
  return insertLines(book, tabOf(book, title), "COLUMNS", at, count, at > 0 ? at - 1 : null);
}

export function deleteColumns(book: Book, title: string, from: number, count = 1): Book {
  return deleteLines(book, tabOf(book, title), "COLUMNS", from, from + count);
}

/** Drags columns to before another one. */
export function moveColumns(book: Book, title: string, from: number, count: number, before: number): Book {
  return moveLines(book, tabOf(book, title), "COLUMNS", from, from + count, before);
}

export function moveRows(book: Book, title: string, from: number, count: number, before: number): Book {
  return moveLines(book, tabOf(book, title), "ROWS", from, from + count, before);
}

export function renameTab(book: Book, title: string, fresh: string): Book {
  return withSheet(book, { ...tabOf(book, title), title: fresh });
}
