/** The check of the whole spreadsheet: every tab read in one go, the add-on's own left out. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkTracker, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { findTabs } from "@evidence-mapper/shared/standard-tracker/find-tabs";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { isOwnTab } from "../own-tabs.ts";
import { type Spreadsheet } from "../spreadsheet.ts";

export interface SpreadsheetCheck {
  readonly workbook: Workbook;
  readonly check: TrackerCheck;
  /** Names of the tabs that are read as parts of the tracker. */
  readonly read: ReadonlySet<string>;
  /** When it was read: `2026-03-01 14:05`. */
  readonly at: string;
  /** Rows of the tabs that were read, headings and all. */
  readonly rows: number;
}

/** @param layout what the person has confirmed, or `null` to have the layout found */
export function checkSpreadsheet(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  layout: Layout | null,
): SpreadsheetCheck {
  const names = spreadsheet.tabs().flatMap(({ name }) => (isOwnTab(name) ? [] : [name]));
  const workbook = spreadsheet.readWorkbook(names);
  const check = checkTracker(workbook, catalogue, layout === null ? {} : { layout });
  const read = tabsRead(check, workbook);
  return {
    workbook,
    check,
    read,
    at: spreadsheet.now(),
    rows: workbook.sheets.reduce((sum, { name, rows }) => sum + (read.has(name) ? rows.length : 0), 0),
  };
}

/** A standard tracker's tabs are found by their columns' ids, and so are in no layout. */
function tabsRead({ reading: { layout } }: TrackerCheck, workbook: Workbook): ReadonlySet<string> {
  if (layout.arrangement !== "standard") return new Set(layout.tabs.map(({ tab }) => tab));
  return new Set(Object.values(findTabs(workbook).tabs).flatMap((sheet) => sheet?.name ?? []));
}
