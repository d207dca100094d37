/** How much of a standard tracker is in the spreadsheet, and whose the names are that it needs. */
import { headerRow, nearTop } from "@evidence-mapper/shared/evidence-log/header";
import { readSettings } from "@evidence-mapper/shared/standard-tracker/settings";
import { type TabPlan, type TrackerTabId } from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { cellText, isBlank } from "@evidence-mapper/shared/tracker/cell-text";
import { type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";

/** A tab of the tracker, wherever its columns have been moved. */
export interface PlacedTab {
  readonly name: string;
  /** The row with the columns' ids, counted from 0. */
  readonly row: number;
  /** The columns by their ids, counted from 0. */
  readonly columns: ReadonlyMap<string, number>;
}

export interface Standing {
  readonly placed: ReadonlyMap<TrackerTabId, PlacedTab>;
  /** Names that the tracker needs and that other tabs have. */
  readonly taken: readonly string[];
  /** Empty tabs with such a name, left by a run that was interrupted. */
  readonly empty: ReadonlySet<string>;
  /** What the Settings say; `null` where nothing does. */
  readonly qualification: string | null;
  /** How Settings say that the tracker is arranged: written last of all, so that it is whole. */
  readonly layout: string | null;
}

/** @param isBegun a run began to make the tracker and did not end, so that empty tabs are its own */
export function standingOf(
  { sheets }: Workbook,
  tabs: readonly Pick<TabPlan, "id" | "title">[],
  isBegun: boolean,
): Standing {
  const placed = new Map<TrackerTabId, PlacedTab>();
  const taken: string[] = [];
  const empty = new Set<string>();
  for (const { id, title } of tabs) {
    const found = sheets.filter(({ rows }) => headerRow(id, rows, nearTop) >= 0);
    const own = found.find(({ name }) => name === title) ?? found[0];
    if (own !== undefined) {
      placed.set(id, placedTab(id, own));
      continue;
    }
    const other = sheets.find(({ name }) => name.toLowerCase() === title.toLowerCase());
    if (other === undefined) continue;
    if (isBegun && other.rows.every((row) => row.every(isBlank))) empty.add(other.name);
    else taken.push(other.name);
  }
  const settingTab = sheets.find(({ name }) => name === placed.get("setting")?.name);
  const settings = settingTab === undefined ? null : readSettings(settingTab);
  return {
    placed,
    taken,
    empty,
    qualification: settings?.qualification ?? null,
    layout: settings?.layout ?? null,
  };
}

function placedTab(id: string, { name, rows }: Sheet): PlacedTab {
  const row = headerRow(id, rows, nearTop);
  const columns = new Map<string, number>();
  (rows[row] ?? []).forEach((cell, index) => {
    const text = cellText(cell);
    if (text.startsWith(`${id}.`) && !columns.has(text)) columns.set(text, index);
  });
  return { name, row, columns };
}
