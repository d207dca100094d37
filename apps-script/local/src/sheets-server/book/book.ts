/**
 * A spreadsheet as plain data that never changes: an edit makes another book, which shares all that it left
 * alone. So a batch is taken whole or not at all, and whoever keeps the book can tell what changed.
 */
import { type JsonObject } from "../json.ts";

/** `error` is what the cell shows, such as `#REF!`. */
export type Value = null | string | number | boolean | { readonly error: string };

export interface BookCell {
  /** What was written; for a formula its result, `null` until somebody has calculated it. Dates are numbers of days. */
  readonly value: Value;
  /** With its `=`. */
  readonly formula: string | null;
  /** As the interface's `CellFormat`. Shared by all cells that were given it at once. */
  readonly format: JsonObject | null;
  /** As the interface's `DataValidationRule`. */
  readonly validation: JsonObject | null;
  readonly note: string | null;
}

/** May end before the tab does; what is beyond is empty. */
export type BookRow = readonly (BookCell | null)[];

/** Counted from 0, ends not included; an end of `null` goes on to the tab's end, whatever is added there. */
export interface Area {
  readonly top: number;
  readonly bottom: number | null;
  readonly left: number;
  readonly right: number | null;
}

/** A row or column that is not as usual. */
export interface Line {
  readonly hidden: boolean;
  /** In pixels; `null` is the usual. */
  readonly size: number | null;
}

export interface ProtectedRange {
  readonly id: number;
  readonly area: Area;
  readonly description: string;
  /** People are asked before they change it, not kept from it. */
  readonly warningOnly: boolean;
}

export interface BookSheet {
  readonly id: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** May end before the tab does. */
  readonly rows: readonly BookRow[];
  /** May end before the tab does. */
  readonly rowLines: readonly (Line | null)[];
  readonly columnLines: readonly (Line | null)[];
  readonly merges: readonly Area[];
  readonly protectedRanges: readonly ProtectedRange[];
  readonly filter: Area | null;
  /** As the interface's `ConditionalFormatRule`; kept, never interpreted. */
  readonly conditionalFormats: readonly JsonObject[];
}

export interface NamedArea {
  readonly id: string;
  readonly name: string;
  readonly sheetId: number;
  readonly area: Area;
}

export interface Book {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly sheets: readonly BookSheet[];
  readonly namedRanges: readonly NamedArea[];
}

export const emptyCell: BookCell = { value: null, formula: null, format: null, validation: null, note: null };

/** A tab as Google makes it. */
export function newSheet(id: number, title: string): BookSheet {
  return {
    id,
    title,
    hidden: false,
    rowCount: 1000,
    columnCount: 26,
    frozenRows: 0,
    frozenColumns: 0,
    rows: [],
    rowLines: [],
    columnLines: [],
    merges: [],
    protectedRanges: [],
    filter: null,
    conditionalFormats: [],
  };
}

/** The book with one of its tabs put in the place of the one with the same id. */
export function withSheet(book: Book, sheet: BookSheet): Book {
  return { ...book, sheets: book.sheets.map((one) => (one.id === sheet.id ? sheet : one)) };
}

/** Does the cell hold anything that is read? A format or a choice alone is nothing. */
export function hasContent(cell: BookCell | null | undefined): cell is BookCell {
  return cell !== null && cell !== undefined && (cell.value !== null || cell.formula !== null);
}
