/**
 * A tab as seen with learners running down, whichever way they run in the file: the rest of the reading
 * knows one orientation only.
 */
import { isBlank } from "./cell-text.ts";
import { cellName, columnName, type Cell, type Merge, type Sheet } from "./workbook.ts";

export interface Grid {
  readonly sheet: Sheet;
  /** Rows and columns change places. */
  readonly transposed: boolean;
  readonly height: number;
  readonly width: number;
  readonly merges: readonly Merge[];
  readonly at: (row: number, column: number) => Cell;
  /** `Tab!C5` as the file has it. */
  readonly where: (row: number, column: number) => string;
  /** The last column of the merged area that begins in this cell, or the column itself. */
  readonly spanEnd: (row: number, column: number) => number;
  /** The row in which the merged area over this cell begins, or the row itself. */
  readonly spanTop: (row: number, column: number) => number;
  /** Is the cell inside a merged area, or the start of one? */
  readonly merged: (row: number, column: number) => boolean;
}

export function gridOf(sheet: Sheet, transposed: boolean): Grid {
  const extent = usedExtent(sheet);
  const [height, width] = transposed ? [extent.width, extent.height] : [extent.height, extent.width];
  const merges = sheet.merges.map((merge) =>
    transposed ? { top: merge.left, left: merge.top, bottom: merge.right, right: merge.bottom } : merge,
  );
  const starting = new Map<string, Merge>();
  for (const merge of merges) starting.set(`${merge.top}:${merge.left}`, merge);
  const overColumn = new Map<number, readonly Merge[]>();
  const mergesOver = (row: number, column: number): Merge | undefined => {
    let here = overColumn.get(column);
    if (here === undefined) {
      here = merges.filter(({ left, right }) => left <= column && column <= right);
      overColumn.set(column, here);
    }
    return here.find(({ top, bottom }) => top <= row && row <= bottom);
  };
  const { rows } = sheet;
  return {
    sheet,
    transposed,
    height,
    width,
    merges,
    at: transposed
      ? (row, column) => rows[column]?.[row] ?? null
      : (row, column) => rows[row]?.[column] ?? null,
    where: placeNames(sheet.name, transposed),
    spanEnd: (row, column) => starting.get(`${row}:${column}`)?.right ?? column,
    spanTop: (row, column) => mergesOver(row, column)?.top ?? row,
    merged: (row, column) => mergesOver(row, column) !== undefined,
  };
}

/** Names of cells, with the parts kept: a tracker asks for hundreds of thousands of them. */
function placeNames(name: string, transposed: boolean): Grid["where"] {
  const sheetPart = cellName(name, 0, 0).slice(0, -2);
  const columns: string[] = [];
  const rows: string[] = [];
  return (row, column) => {
    const [down, along] = transposed ? [column, row] : [row, column];
    const columnPart = (columns[along] ??= `${sheetPart}${columnName(along)}`);
    const rowPart = (rows[down] ??= String(down + 1));
    return columnPart + rowPart;
  };
}

function usedExtent({ rows }: Sheet): { readonly height: number; readonly width: number } {
  let height = 0;
  let width = 0;
  for (const [index, row] of rows.entries()) {
    let last = row.length;
    while (last > 0 && isBlank(row[last - 1] ?? null)) last -= 1;
    if (last > 0) height = index + 1;
    if (last > width) width = last;
  }
  return { height, width };
}
