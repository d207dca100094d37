import { assert } from "../assert.ts";
import { type NamedRange } from "../standard-tracker/tracker-plan.ts";
import { columnName } from "../tracker/workbook.ts";
import { type PlacedTab } from "./place-tabs.ts";
import { type GridRange } from "./request-types.ts";

/** A named range of the plan where its tab and columns really stand. */
export interface PlacedRange {
  readonly title: string;
  readonly grid: GridRange;
}

/** From the leftmost to the rightmost of its columns, and down to the tab's end where the plan says so. */
export function areaOfRange(range: NamedRange, tabs: readonly PlacedTab[]): PlacedRange {
  const placed = tabs.find(({ tab }) => tab.id === range.tab);
  assert(placed !== undefined, `The plan has no tab ${range.tab}.`);
  const { title, sheetId, headerRow, columns } = placed;
  const own = columns.slice(range.left, range.right + 1);
  return {
    title,
    grid: {
      sheetId,
      startRowIndex: headerRow + range.top,
      ...(range.bottom === null ? {} : { endRowIndex: headerRow + range.bottom + 1 }),
      startColumnIndex: Math.min(...own),
      endColumnIndex: Math.max(...own) + 1,
    },
  };
}

/** `'Settings'!$E$3:$E`, as a rule for choices names it. */
export function rangeText({ title, grid }: PlacedRange): string {
  const left = columnName(grid.startColumnIndex ?? 0);
  const right = columnName((grid.endColumnIndex ?? 1) - 1);
  const top = (grid.startRowIndex ?? 0) + 1;
  const bottom = grid.endRowIndex === undefined ? "" : `$${grid.endRowIndex}`;
  return `'${title.replaceAll("'", "''")}'!$${left}$${top}:$${right}${bottom}`;
}
