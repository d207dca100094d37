/** Where `values.append` puts rows: below the last table that the given area touches. */
import { type Area, type BookSheet, hasContent } from "./book.ts";
import { bounded } from "./a1.ts";

type Box = { readonly [edge in keyof Area]: number };

/**
 * The last table that touches the area: cells with something in them and all that lies beside one of them, straight
 * or across a corner, as a rectangle. `null` when the area touches none.
 */
export function tableOf(sheet: BookSheet, area: Area): Box | null {
  const within = bounded(sheet, area);
  const last = Math.min(within.bottom, sheet.rows.length) - 1;
  for (let row = last; row >= within.top; row -= 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = within.left; column < Math.min(within.right, cells.length); column += 1)
      if (hasContent(cells[column])) return grown(sheet, row, column);
  }
  return null;
}

/** The rectangle around a cell, grown until a frame of empty cells lies around it. */
function grown(sheet: BookSheet, row: number, column: number): Box {
  let box: Box = { top: row, bottom: row + 1, left: column, right: column + 1 };
  for (let before: Box | null = null; before !== box;) {
    before = box;
    const { top, bottom, left, right } = box;
    if (anyInRow(sheet, top - 1, left - 1, right + 1)) box = { ...box, top: top - 1 };
    if (anyInRow(sheet, bottom, left - 1, right + 1)) box = { ...box, bottom: bottom + 1 };
    if (anyInColumn(sheet, left - 1, box.top - 1, box.bottom + 1)) box = { ...box, left: left - 1 };
    if (anyInColumn(sheet, right, box.top - 1, box.bottom + 1)) box = { ...box, right: right + 1 };
  }
  return box;
}

function anyInRow({ rows }: BookSheet, row: number, left: number, right: number): boolean {
  const cells = rows[row];
  if (cells === undefined) return false;
  for (let column = Math.max(0, left); column < Math.min(right, cells.length); column += 1)
    if (hasContent(cells[column])) return true;
  return false;
}

function anyInColumn({ rows }: BookSheet, column: number, top: number, bottom: number): boolean {
  if (column < 0) return false;
  for (let row = Math.max(0, top); row < Math.min(bottom, rows.length); row += 1)
    if (hasContent(rows[row]?.[column])) return true;
  return false;
}
