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

/** What to make of the cells of one row, from a column on. */
export interface RowChange {
  readonly width: number;
  readonly change: (cell: BookCell | null, offset: number) => BookCell | null;
}

/** The tab with the rows from `top` on changed, each from the column `left` on. It grows where it must. */
export function changeRows(
  sheet: BookSheet,
  top: number,
  left: number,
  changes: readonly RowChange[],
): BookSheet {
  const rows = [...sheet.rows];
  let columnCount = sheet.columnCount;
  changes.forEach(({ width, change }, index) => {
    const copy = [...(rows[top + index] ?? noCells)];
    for (let offset = 0; offset < width; offset += 1)
      copy[left + offset] = change(copy[left + offset] ?? null, offset);
    putRow(rows, top + index, filled(copy));
    columnCount = Math.max(columnCount, left + width);
  });
  return { ...sheet, rows, rowCount: Math.max(sheet.rowCount, top + changes.length), columnCount };
}

/** An array without holes. */
function filled(cells: (BookCell | null | undefined)[]): BookRow {
  return Array.from(cells, (cell) => cell ?? null);
}

function putRow(rows: BookRow[], index: number, row: BookRow): void {
  while (rows.length < index) rows.push(noCells);
  rows[index] = row;
}
