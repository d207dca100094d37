/** The check of the whole spreadsheet: every tab read in one go, the add-on's own left out. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkTracker, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { isOwnTab } from "../own-tabs.ts";
import { type Spreadsheet } from "../spreadsheet.ts";

export interface SpreadsheetCheck {
  readonly workbook: Workbook;
  readonly check: TrackerCheck;
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
  const read = new Set(check.reading.layout.tabs.map(({ tab }) => tab));
  return {
    workbook,
    check,
    at: spreadsheet.now(),
    rows: workbook.sheets.reduce((sum, { name, rows }) => sum + (read.has(name) ? rows.length : 0), 0),
  };
}
