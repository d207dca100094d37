import { type Area, type BookCell, type BookRow, type BookSheet } from "./book.ts";

const noCells: BookRow = [];

/**
 * The tab with each cell of the area given by `change`. Rows that were one and the same stay one, so that a format
 * for a whole column costs one row and not a thousand.
 */
export function changeArea(
  sheet: BookSheet,
  area: Area,
  change: (cell: BookCell | null) => BookCell | null,
): BookSheet {
  const bottom = Math.min(area.bottom ?? sheet.rowCount, sheet.rowCount);
  const right = Math.min(area.right ?? sheet.columnCount, sheet.columnCount);
  const rows = [...sheet.rows];
  const changed = new Map<BookRow, BookRow>();
  const cells = new Map<BookCell | null, BookCell | null>();
  const changeCell = (cell: BookCell | null): BookCell | null => {
    let fresh = cells.get(cell);
    if (fresh === undefined) cells.set(cell, (fresh = change(cell)));
    return fresh;
  };
  for (let index = area.top; index < bottom; index += 1) {
    const row = rows[index] ?? noCells;
    let fresh = changed.get(row);
    if (fresh === undefined) {
      const copy = [...row];
      for (let column = area.left; column < right; column += 1)
        copy[column] = changeCell(copy[column] ?? null);
      fresh = filled(copy);
      changed.set(row, fresh);
    }
    putRow(rows, index, fresh);
  }
  return { ...sheet, rows };
}

/** The tab with one row's cells, from a column on, put in place; `undefined` leaves a cell as it is. */
export function changeRow(
  sheet: BookSheet,
  index: number,
  left: number,
  change: (cell: BookCell | null, offset: number) => BookCell | null,
  width: number,
): BookSheet {
  const rows = [...sheet.rows];
  const copy = [...(rows[index] ?? noCells)];
  for (let offset = 0; offset < width; offset += 1)
    copy[left + offset] = change(copy[left + offset] ?? null, offset);
  putRow(rows, index, filled(copy));
  return {
    ...sheet,
    rows,
    rowCount: Math.max(sheet.rowCount, index + 1),
    columnCount: Math.max(sheet.columnCount, left + width),
  };
}

/** An array without holes. */
function filled(cells: (BookCell | null | undefined)[]): BookRow {
  return Array.from(cells, (cell) => cell ?? null);
}

function putRow(rows: BookRow[], index: number, row: BookRow): void {
  while (rows.length < index) rows.push(noCells);
  rows[index] = row;
}
