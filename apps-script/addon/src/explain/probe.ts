/** What would be read in a cell if something were written there: tells which criterion an empty cell is about. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { readTracker } from "@evidence-mapper/shared/tracker/read-tracker";
import { type Entry, type Layout, type TrackedLearner } from "@evidence-mapper/shared/tracker/reading";
import { cellName, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type CellPlace } from "@evidence-mapper/shared/tracker/cell-place";

export interface Probed {
  readonly learner: TrackedLearner;
  readonly entry: Entry;
}

/** `null` when nothing would be read there. */
export function probe(
  { sheets }: Workbook,
  catalogue: Catalogue,
  layout: Layout,
  place: CellPlace,
): Probed | null {
  const workbook: Workbook = {
    sheets: sheets.map((sheet) => {
      if (sheet.name !== place.tab) return sheet;
      const rows = [...sheet.rows];
      const cells = [...(rows[place.row] ?? [])];
      while (cells.length <= place.column) cells.push(null);
      cells[place.column] = "Met";
      rows[place.row] = cells;
      return { ...sheet, rows };
    }),
  };
  const where = cellName(place.tab, place.row, place.column);
  for (const learner of readTracker(workbook, catalogue, { layout }).learners) {
    const entry = learner.entries.find((one) => one.where === where);
    if (entry !== undefined) return { learner, entry };
  }
  return null;
}
