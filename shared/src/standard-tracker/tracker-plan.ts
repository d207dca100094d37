/** The standard tracker as plain data, for whoever makes it: the add-on, the command line, the local tracker. */
import { type Look } from "../report/state-looks.ts";
import { type LogTabId } from "../evidence-log/log-tabs.ts";

export type TrackerTabId = LogTabId | "learner" | "coverage" | "setting";

export interface TrackerPlan {
  /** What Settings says of the layout. */
  readonly layout: string;
  readonly qualification: string;
  /** In the order of the tabs. */
  readonly tabs: readonly TabPlan[];
  /** Names for formulas and for finding an area again wherever people move it. */
  readonly namedRanges: readonly NamedRange[];
}

export interface TabPlan {
  readonly id: TrackerTabId;
  readonly title: string;
  /** Row 1 holds the columns' ids, row 2 their headings; what people and programs add stands below. */
  readonly columns: readonly ColumnPlan[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** So many rows from the top are protected against changes by mistake. */
  readonly protectedRows: number;
  /** The first rows below the headings, as texts. */
  readonly rows: readonly (readonly string[])[];
  /** A formula that fills what is below the headings, without its `=`; `null` when rows are added there. */
  readonly formula: string | null;
  /** People may filter what is below the headings. */
  readonly filter: boolean;
  /** Colours that the spreadsheet gives to rows below the headings by itself. The first that applies holds. */
  readonly looks: readonly RowLook[];
}

/** Cells of a row look so when a cell of the same row says so. Columns by their ids. */
export interface RowLook {
  readonly columns: readonly string[];
  readonly when: { readonly column: string; readonly is: string };
  readonly look: Look;
}

export interface ColumnPlan {
  /** `log.criterion`: programs find the column by it. */
  readonly id: string;
  readonly heading: string;
  /** In pixels. */
  readonly width: number;
  /** Always text: `1.10` stays `1.10`, `001` stays `001`. */
  readonly format: "@";
  /** From people, who can show it; in no tab that programs append rows to. */
  readonly hidden: boolean;
  /** From row 3 down; `null` where anything may stand. */
  readonly choices: Choices | null;
}

/** `strict` refuses anything else that is typed; otherwise it is only marked. */
export type Choices = {
  readonly strict: boolean;
  /** Shown beside the cell. */
  readonly help: string;
} & (
  | { readonly kind: "list"; readonly values: readonly string[] }
  /** The texts of a named range: too many for a list, or for the centre to add to. */
  | { readonly kind: "list-from"; readonly range: string }
);

/** Rows and columns count from 0, both ends included; `bottom` is `null` where it goes on to the tab's end. */
export interface NamedRange {
  readonly name: string;
  readonly tab: TrackerTabId;
  readonly top: number;
  readonly bottom: number | null;
  readonly left: number;
  readonly right: number;
}
