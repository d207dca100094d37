/** The names by which formulas and lists find the tracker's areas. A name that is there already stays. */
import { type TrackerPlan, type TrackerTabId } from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { type Area } from "../area.ts";
import { type TrackerHost } from "./tracker-host.ts";
import { type PlacedTab } from "./tracker-standing.ts";

export type Placed = ReadonlyMap<TrackerTabId, PlacedTab>;

/** @param heights rows of each tab's grid, by its name */
export function nameRanges(
  spreadsheet: TrackerHost,
  plan: TrackerPlan,
  placed: Placed,
  heights: ReadonlyMap<string, number>,
): void {
  for (const { name } of plan.namedRanges) {
    if (spreadsheet.namedArea(name) !== null) continue;
    const area = areaOf(plan, name, placed, heights);
    if (area !== null) spreadsheet.nameArea(name, area);
  }
}

/** Takes away the names of areas that stand in these tabs. */
export function forgetRanges(spreadsheet: TrackerHost, plan: TrackerPlan, tabs: readonly string[]): void {
  for (const { name } of plan.namedRanges) {
    const area = spreadsheet.namedArea(name);
    if (area !== null && tabs.includes(area.tab)) spreadsheet.nameArea(name, null);
  }
}

/** Where the area of a planned name is now: its columns may have been moved. */
function areaOf(
  { tabs, namedRanges }: TrackerPlan,
  name: string,
  placed: Placed,
  heights: ReadonlyMap<string, number>,
): Area | null {
  const range = namedRanges.find((one) => one.name === name);
  const place = range === undefined ? undefined : placed.get(range.tab);
  if (range === undefined || place === undefined) return null;
  const planned = tabs.find(({ id }) => id === range.tab)?.columns ?? [];
  const at = planned.slice(range.left, range.right + 1).flatMap(({ id }) => place.columns.get(id) ?? []);
  if (at.length === 0) return null;
  const isWhole = range.left === 0 && range.right === planned.length - 1;
  return {
    tab: place.name,
    // A whole tab is read from its first row, whatever people have put above the ids.
    top: isWhole ? 0 : place.row + range.top,
    bottom: range.bottom === null ? (heights.get(place.name) ?? 1) - 1 : place.row + range.bottom,
    left: isWhole ? 0 : Math.min(...at),
    right: Math.max(...at),
  };
}
