import { headerRow } from "../evidence-log/header.ts";
import { type Problem } from "../problem.ts";
import { type TabPlan, type TrackerPlan } from "../standard-tracker/tracker-plan.ts";
import { cellText } from "../tracker/cell-text.ts";
import { cellName, type Sheet } from "../tracker/workbook.ts";
import { type SheetAnswer, type SpreadsheetAnswer } from "./spreadsheet-answer.ts";
import { sheetOf } from "./workbook-of.ts";

/** Where a tab of the plan and its columns stand, or will stand, in a spreadsheet. */
export interface PlacedTab {
  readonly tab: TabPlan;
  readonly title: string;
  readonly sheetId: number;
  /** The row with the ids. */
  readonly headerRow: number;
  /** The place of each of the plan's columns, counted from 0. */
  readonly columns: readonly number[];
  /** Which of the plan's columns are not there yet. */
  readonly lacking: ReadonlySet<number>;
  /** `null`: the tab is not there yet. */
  readonly found: { readonly answer: SheetAnswer; readonly sheet: Sheet } | null;
  /** An empty tab that is taken for it. */
  readonly reused: boolean;
}

/**
 * Finds each tab of the plan by the ids of its columns, whatever it is called, and a place for what is missing. A
 * spreadsheet whose only tab is empty gives it to the first.
 */
export function placeTabs(
  plan: TrackerPlan,
  found: SpreadsheetAnswer,
): { readonly tabs: readonly PlacedTab[]; readonly problems: readonly Problem[] } {
  const sheets = found.sheets
    .filter(({ properties }) => properties.sheetType === "GRID")
    .map((answer) => ({ answer, sheet: sheetOf(answer) }));
  const titles = new Set(found.sheets.map(({ properties }) => properties.title.toLowerCase()));
  const ids = new Set(found.sheets.map(({ properties }) => properties.sheetId));
  const [only] = sheets;
  let spare = found.sheets.length === 1 && only?.sheet.rows.length === 0 ? only.answer.properties : null;
  const problems: Problem[] = [];
  const tabs = plan.tabs.map((tab): PlacedTab => {
    const own = sheets.filter(({ sheet }) => headerRow(tab.id, sheet.rows) >= 0);
    const existing = own.find(({ sheet }) => sheet.name === tab.title) ?? own[0] ?? null;
    if (existing !== null) {
      const { placed, problem } = placeColumns(tab, existing);
      if (problem !== null) problems.push(problem);
      return placed;
    }
    if (spare !== null) titles.delete(spare.title.toLowerCase());
    const title = freeTitle(tab.title, titles);
    const sheetId = spare?.sheetId ?? freeId(ids);
    const reused = spare !== null;
    spare = null;
    titles.add(title.toLowerCase());
    ids.add(sheetId);
    return {
      tab,
      title,
      sheetId,
      headerRow: 0,
      columns: tab.columns.map((_, index) => index),
      lacking: new Set(tab.columns.keys()),
      found: null,
      reused,
    };
  });
  return { tabs, problems };
}

/** Columns that are missing go behind the last one that holds anything. */
function placeColumns(
  tab: TabPlan,
  found: NonNullable<PlacedTab["found"]>,
): { readonly placed: PlacedTab; readonly problem: Problem | null } {
  const { sheet, answer } = found;
  const row = headerRow(tab.id, sheet.rows);
  const ids = (sheet.rows[row] ?? []).map(cellText);
  const lacking = new Set<number>();
  let next = sheet.rows.reduce((width, cells) => Math.max(width, cells.length), 0);
  const columns = tab.columns.map(({ id }, index) => {
    const at = ids.indexOf(id);
    if (at >= 0) return at;
    lacking.add(index);
    return next++;
  });
  const twice = tab.columns.find(({ id }) => ids.indexOf(id) !== ids.lastIndexOf(id));
  return {
    placed: {
      tab,
      title: sheet.name,
      sheetId: answer.properties.sheetId,
      headerRow: row,
      columns,
      lacking,
      found,
      reused: false,
    },
    problem:
      twice === undefined
        ? null
        : {
            code: "column-twice",
            where: cellName(sheet.name, row, ids.lastIndexOf(twice.id)),
            found: `The column “${twice.id}” is there twice.`,
            advice: "Delete the id above the copy. Until then the tab is neither read nor written.",
          },
  };
}

function freeTitle(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const title = `${wanted} ${number}`;
    if (!taken.has(title.toLowerCase())) return title;
  }
}

function freeId(taken: ReadonlySet<number>): number {
  let id = 4411;
  while (taken.has(id)) id += 1;
  return id;
}
