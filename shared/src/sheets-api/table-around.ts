/** An area with its ends not included. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The table that a cell belongs to, as `values.append` sees it: all cells with something in them that lie beside one
 * another, straight or across a corner, as a rectangle with a frame of empty cells around it.
 *
 * @param rows may end early; what is beyond is empty
 */
export function tableAround<Cell>(
  rows: readonly (readonly Cell[])[],
  isFilled: (cell: Cell) => boolean,
  row: number,
  column: number,
): Box {
  const inRow = (at: number, left: number, right: number): boolean => {
    const cells = rows[at];
    if (cells === undefined) return false;
    for (let index = Math.max(0, left); index < Math.min(right, cells.length); index += 1) {
      const cell = cells[index];
      if (cell !== undefined && isFilled(cell)) return true;
    }
    return false;
  };
  const inColumn = (at: number, top: number, bottom: number): boolean => {
    for (let index = Math.max(0, top); index < Math.min(bottom, rows.length); index += 1)
      if (inRow(index, at, at + 1)) return true;
    return false;
  };
  let [top, bottom, left, right] = [row, row + 1, column, column + 1];
  for (let grown = true; grown;) {
    grown = false;
    while (inRow(bottom, left - 1, right + 1)) [bottom, grown] = [bottom + 1, true];
    while (top > 0 && inRow(top - 1, left - 1, right + 1)) [top, grown] = [top - 1, true];
    while (left > 0 && inColumn(left - 1, top - 1, bottom + 1)) [left, grown] = [left - 1, true];
    while (inColumn(right, top - 1, bottom + 1)) [right, grown] = [right + 1, true];
  }
  return { top, bottom, left, right };
}
