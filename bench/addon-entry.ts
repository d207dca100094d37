/** What the add-on's benches run, bundled for a bare V8 context as the add-on itself is. */
import "../apps-script/addon/src/jitless.ts";
import { catalogue } from "../shared/src/catalogue/index.ts";
import { checkSpreadsheet } from "../apps-script/addon/src/reading/check-spreadsheet.ts";
import { readSheet, showLearner } from "../apps-script/addon/src/sidebar/page-calls.ts";
import { rememberLayout } from "../apps-script/addon/src/reading/remembered-layout.ts";
import { type Spreadsheet } from "../apps-script/addon/src/spreadsheet.ts";
import { findQualification } from "../shared/src/catalogue/catalogue.ts";
import { type Cell } from "../shared/src/tracker/workbook.ts";
import { plainVerdicts } from "./plain-tracker.ts";

export {
  EM_CLAIMABLE,
  EM_COVERAGE,
  EM_CREDITS,
  EM_GAPS,
  EM_NEXT,
  EM_STATES,
  EM_VERDICT,
} from "../apps-script/addon/src/functions/formulas.ts";

type Rows = readonly (readonly Cell[])[];

/** A spreadsheet of one tab in memory: reading it costs nothing, so that what is timed is the computing. */
function memory(rows: Rows, kept: Map<string, string>): Spreadsheet {
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  const store = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, text: string | null) =>
      void (text === null ? kept.delete(key) : kept.set(key, text)),
  };
  const here = {
    tabs: () => [{ id: "1", name: "Tracker", hidden: false, rows: height, columns: width }],
    readWorkbook: () => ({ sheets: [{ name: "Tracker", rows, merges: [], hidden: false, notes: [] }] }),
    selection: () => ({ tab: "Tracker", top: 7, left: 2, bottom: 7, right: 2 }),
    now: () => "2026-03-01 12:00",
    documentStore: store,
  } satisfies Partial<Spreadsheet>;
  return here as Partial<Spreadsheet> as Spreadsheet;
}

const kept = new Map<string, string>();

/** Check this sheet: the layout found, everybody checked, the reading shown. */
export function check(rows: Rows): unknown {
  return readSheet(memory(rows, new Map()), catalogue, null);
}

/** Before the sidebar's turn: somebody confirms the layout. */
export function confirm(rows: Rows): void {
  const { reading } = checkSpreadsheet(memory(rows, kept), catalogue, null).check;
  rememberLayout(memory(rows, kept), reading.layout);
}

export function layoutKept(): readonly (readonly [string, string])[] {
  return [...kept];
}

/** The sidebar's learner, under the layout that was confirmed in an earlier run. */
export function sidebar(rows: Rows, remembered: readonly (readonly [string, string])[]): unknown {
  return showLearner(memory(rows, new Map(remembered)), catalogue, { by: "selection" });
}

/** Check this sheet once the layout is confirmed. */
export function checkConfirmed(rows: Rows, remembered: readonly (readonly [string, string])[]): unknown {
  return readSheet(memory(rows, new Map(remembered)), catalogue, null);
}

/** The same from the cells to a verdict for each learner, by hand. */
export function plain(qualification: string, rows: Rows): readonly boolean[] {
  const found = findQualification(catalogue, qualification);
  if (found === undefined) throw new Error(`The catalogue has no ${qualification}.`);
  return plainVerdicts(found, rows);
}
