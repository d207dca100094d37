/**
 * The tracker as the local tracker keeps it: what the page shows, the server orders and the file stores. Plain
 * data that is changed in place by `apply-change.ts` alone. Rows and columns count from 0.
 */
import { type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { type KeptPart, type KeptTab } from "./kept.ts";
import { type UsualLetters, usualLetters } from "./looks.ts";

/** One cell. Left out is what it does not have. */
export interface BookCell {
  /** The value; of a formula its last result. */
  readonly v?: string | number | boolean;
  /** With its `=`. */
  readonly f?: string;
  /** How it looks: the JSON text of a `CellLooks`, so that equal looks are one text. */
  readonly s?: string;
  /** The value belongs to the answer of a formula elsewhere, which runs over several cells. */
  readonly spilled?: true;
}

export type BookRow = (BookCell | undefined)[];

/** What a tab has besides its cells. */
export interface TabParts {
  readonly name: string;
  readonly hidden: boolean;
  /** The size of the grid, filled or not. */
  readonly rows: number;
  readonly columns: number;
  readonly merges: readonly Merge[];
  /** Widths in pixels by column. */
  readonly widths: Readonly<Record<string, number>>;
  /** Heights in pixels by row, where somebody chose one; other rows are as high as their text. */
  readonly heights: Readonly<Record<string, number>>;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
}

export interface BookTab {
  /** Stays the same when the tab is renamed. */
  readonly id: string;
  parts: TabParts;
  readonly cells: BookRow[];
  /** Only where the file is: windows are not told. */
  kept?: KeptTab;
}

export interface Book {
  tabs: BookTab[];
  readonly letters: UsualLetters;
  /** What the spreadsheet page keeps by itself (drop-downs, colour rules, names, …), by its own keys. */
  readonly resources: Map<string, string>;
  /** What the add-on remembers with the spreadsheet. */
  readonly store: Map<string, string>;
  /** Parts of the file that are kept as they are, and what of it cannot be kept, in a person's words. */
  kept: readonly KeptPart[];
  readonly unkept: readonly string[];
}

export function emptyBook(letters: UsualLetters = usualLetters, unkept: readonly string[] = []): Book {
  return { tabs: [], letters, resources: new Map(), store: new Map(), kept: [], unkept };
}

export function tabOf(book: Book, id: string): BookTab | undefined {
  return book.tabs.find((tab) => tab.id === id);
}

export function cellAt(tab: BookTab, row: number, column: number): BookCell | undefined {
  return tab.cells[row]?.[column];
}
