/** Where `values.append` puts rows: below the last table that the given area touches. */
import { type Box, tableAround } from "@evidence-mapper/shared/sheets-api/table-around";
import { bounded } from "./a1.ts";
import { type Area, type BookSheet, hasContent } from "./book.ts";

/** The last table that the area touches; `null` when it touches none. */
export function tableOf(sheet: BookSheet, area: Area): Box | null {
  const within = bounded(sheet, area);
  const last = Math.min(within.bottom, sheet.rows.length) - 1;
  for (let row = last; row >= within.top; row -= 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = within.left; column < Math.min(within.right, cells.length); column += 1)
      if (hasContent(cells[column])) return tableAround(sheet.rows, hasContent, row, column);
  }
  return null;
}
