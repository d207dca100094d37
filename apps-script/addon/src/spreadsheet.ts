/**
 * What the add-on needs of a spreadsheet, in our own words. It has two implementations: Google Sheets
 * (`google/`), and the local tracker (`apps-script/local/`). Nothing else of the add-on knows which.
 *
 * Rows and columns count from 0. Every call stands for one or two calls of the host however large the area
 * is, so: read once, compute, write once. A call that names a tab which is not there throws.
 */
import { type Look } from "@evidence-mapper/shared/report/state-looks";
import { type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type Area } from "./area.ts";

/** What can be put into a cell. Text is stored as text, whatever it looks like: `1.10`, `001`, `=1+1`. */
export type CellInput =
  | null
  | string
  | number
  | boolean
  /** `2026-03-01` */
  | { readonly kind: "date"; readonly date: string }
  /** With its `=`. */
  | { readonly kind: "formula"; readonly formula: string };

export interface Tab {
  /** Stays the same when the tab is renamed. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  /** The size of the grid, filled or not. */
  readonly rows: number;
  readonly columns: number;
}

export interface CellStyle {
  readonly bold?: boolean;
  readonly background?: string;
  readonly colour?: string;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
}

/** What a cell of an area may hold. `strict` refuses anything else, otherwise it is only marked. */
export type CellRule =
  | {
      readonly kind: "list";
      readonly values: readonly string[];
      readonly strict: boolean;
      readonly help: string;
    }
  | { readonly kind: "list-from"; readonly from: Area; readonly strict: boolean; readonly help: string }
  | { readonly kind: "date"; readonly strict: boolean; readonly help: string }
  | { readonly kind: "check-box" };

/** A colour that the spreadsheet gives to cells by itself. */
export interface ColourRule extends Look {
  /** Where it holds; all on one tab. */
  readonly areas: readonly Area[];
  /**
   * The condition for the top left cell of the first area, without `=`: `$B2="covered"`. Custom functions
   * do not work here (a rule of Google Sheets): let it look at a cell that holds their answer.
   */
  readonly when: string;
}

/** What the add-on's own rules on a tab are for. Each kind is replaced by itself. */
export type ColourUse = "marks" | "coverage";

/** Texts kept under names. A text may be up to 400,000 characters long; it is split where the host needs it. */
export interface Store {
  read(key: string): string | null;
  /** `null` forgets it. */
  write(key: string, text: string | null): void;
}

export type Answer = "yes" | "no" | "cancel";

export interface Spreadsheet {
  readonly name: string;

  // ---- reading

  /** All tabs, or those named, as the rules core reads them: values, what is shown, notes, merged areas. */
  readWorkbook(tabs?: readonly string[]): Workbook;
  tabs(): readonly Tab[];
  /** The formulas of an area, `""` where there is none. */
  formulas(area: Area): readonly (readonly string[])[];
  /** Does nothing stand in the area? What is beyond the tab's size is empty. */
  isEmpty(area: Area): boolean;
  /** What is selected now; `null` when nothing is. */
  selection(): Area | null;
  /** The area that carries a name, wherever people have moved it; `null` when it is gone. */
  namedArea(name: string): Area | null;
  /** Now, in the spreadsheet's time zone: `2026-03-01 14:05`. */
  now(): string;

  // ---- cells

  /** Fills the area. Throws when rows and columns do not match it. Grows the tab where it is too small. */
  write(area: Area, rows: readonly (readonly CellInput[])[]): void;
  /** Notes of the area; `""` takes a note away. */
  writeNotes(area: Area, rows: readonly (readonly string[])[]): void;
  /** Colours of the area as `#rrggbb`; `null` takes a colour away. */
  writeBackgrounds(area: Area, rows: readonly (readonly (string | null)[])[]): void;
  /** Adds rows below the last filled row of a tab, placed by the host. Returns the area they came into. */
  append(tab: string, rows: readonly (readonly CellInput[])[]): Area;
  style(area: Area, style: CellStyle): void;
  merge(area: Area): void;
  /** `null` takes the rule away. A list from an area that reaches the tab's end goes on with the tab. */
  allow(area: Area, rule: CellRule | null): void;
  /** From now on the cells keep what is typed into them as text: `1.10`, `001`. What stands there stays. */
  keepText(area: Area): void;
  select(area: Area): void;
  /**
   * Gives an area a name for formulas and for finding it again; `null` takes the name away. An area that
   * reaches the tab's last row goes on with the tab when rows are added at its end. Grows the tab where it is
   * too small.
   */
  nameArea(name: string, area: Area | null): void;

  // ---- tabs

  /** Adds a tab at the end. Throws when the name is taken. */
  addTab(name: string, size: { readonly rows: number; readonly columns: number }): Tab;
  renameTab(from: string, to: string): void;
  removeTab(name: string): void;
  hideTab(name: string, hidden: boolean): void;
  freeze(tab: string, rows: number, columns: number): void;
  /** Widths in pixels, from column `first` on. */
  setColumnWidths(tab: string, first: number, widths: readonly number[]): void;
  /** Hides columns from people; they can show them again. */
  hideColumns(tab: string, first: number, count: number): void;
  /** Lets people filter and sort an area by its first row. Does nothing where the tab has a filter already. */
  offerFilter(area: Area): void;
  /**
   * Guards an area against changes: `warn` asks people whether they are sure, `owner` lets only the owner
   * and the person who runs the add-on change it. Replaces a guard of the same description.
   */
  protect(area: Area, description: string, how: "warn" | "owner"): void;
  /** Takes away every guard of this description on the tab. */
  unprotect(tab: string, description: string): void;
  /**
   * Replaces the add-on's own colour rules of one use on a tab (`marks` when left out) and leaves the
   * centre's as they are, and before ours.
   */
  setColourRules(tab: string, rules: readonly ColourRule[], use?: ColourUse): void;

  // ---- what is remembered

  /** With the spreadsheet, for everybody who opens it. */
  readonly documentStore: Store;
  /** For this person, in any spreadsheet. */
  readonly personStore: Store;
  /** For at most six hours and any time less; too large a text is not kept. For this person only. */
  readonly cache: Store;

  // ---- people

  say(title: string, text: string): void;
  ask(title: string, question: string, choice: "yes-no" | "yes-no-cancel" | "ok-cancel"): Answer;
  /** A line that the person types, or `null` when they go away. */
  askText(title: string, question: string): string | null;
  /** A message in the corner that goes away by itself. */
  toast(text: string, title?: string): void;
  /** Opens a page of the add-on (`dist/PAGE.html`) at the side. */
  showSidebar(page: string, title: string): void;
  showDialog(page: string, title: string, size: { readonly width: number; readonly height: number }): void;

  // ---- order

  /**
   * Runs the work while no other run of the add-on writes, and makes its writes visible before others go
   * on. People and programs can still edit meanwhile. Throws when others hold the lock for 30 seconds.
   */
  exclusively<Result>(work: () => Result): Result;
}
