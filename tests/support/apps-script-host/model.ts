/** The spreadsheet behind the host's services: tabs, cells and all that people can attach to them. */

/** An error as a cell shows it. */
export interface ErrorValue {
  readonly error: string;
  readonly message: string;
}

/** What a cell holds or a formula gives. Empty is `""`. */
export type Value = string | number | boolean | Date | ErrorValue;

/** Rows and columns count from 0, both ends included. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface CellState {
  value: Value;
  /** With its `=`. */
  formula: string | null;
  format: string;
  note: string;
  background: string;
  validation: ValidationState | null;
  /** `fontWeight`, `wrap` and so on, as they were set. */
  readonly style: Map<string, unknown>;
  /** What the sheet shows, where the file that the cell came from said so. */
  shownAs: string | null;
}

/** Cells behind a name or a rule; open at the end when it goes on with its tab. */
export interface RangeState {
  readonly sheet: SheetState;
  readonly box: Box;
  readonly isOpen: boolean;
}

export interface ValidationState {
  readonly criteria: string;
  /** Of a list from a range: outlives the run that made the rule. */
  readonly from: RangeState | null;
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly help: string;
}

export interface ColourRuleState {
  readonly ranges: readonly { readonly sheet: SheetState; readonly box: Box }[];
  readonly criteria: string;
  readonly values: readonly unknown[];
  readonly background: string | null;
  readonly colour: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
}

export interface ProtectionState {
  readonly kind: "RANGE" | "SHEET";
  box: Box | null;
  description: string;
  warningOnly: boolean;
  editors: string[];
}

export interface MetadataState {
  readonly id: number;
  key: string;
  value: string | null;
  readonly sheet: SheetState | null;
  readonly box: Box | null;
}

export interface FilterState {
  readonly box: Box;
}

export interface SheetState {
  readonly id: number;
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  readonly cells: (CellState | undefined)[][];
  merges: Box[];
  frozenRows: number;
  frozenColumns: number;
  protections: ProtectionState[];
  colourRules: ColourRuleState[];
  readonly columnWidths: Map<number, number>;
  readonly rowHeights: Map<number, number>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  tabColour: string | null;
  /** The filter that everybody sees; a tab has one at most. */
  filter: FilterState | null;
}

export interface BookState {
  name: string;
  readonly zone: string;
  readonly locale: string;
  sheets: SheetState[];
  active: SheetState;
  selection: Box;
  /** `isOpen`: the range has no last row, so that it goes on with the tab. */
  readonly names: Map<string, { readonly sheet: SheetState; box: Box; readonly isOpen: boolean }>;
  metadata: MetadataState[];
  /** Grows with every change; what formulas gave before is then looked at again. */
  revision: number;
  nextId: number;
}

export const generalFormat = "General";
const mostCells = 10_000_000;

export function newBook(options: {
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
}): BookState {
  const first = newSheet(0, "Sheet1", 1000, 26);
  return {
    ...options,
    sheets: [first],
    active: first,
    selection: { top: 0, left: 0, bottom: 0, right: 0 },
    names: new Map(),
    metadata: [],
    revision: 0,
    nextId: 1,
  };
}

export function newSheet(id: number, name: string, rows: number, columns: number): SheetState {
  return {
    id,
    name,
    hidden: false,
    rows,
    columns,
    cells: [],
    merges: [],
    frozenRows: 0,
    frozenColumns: 0,
    protections: [],
    colourRules: [],
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    tabColour: null,
    filter: null,
  };
}

export function addSheet(book: BookState, name: string, at: number, rows = 1000, columns = 26): SheetState {
  const sheet = newSheet(book.nextId++ * 104_729, name, rows, columns);
  book.sheets.splice(at, 0, sheet);
  checkCells(book);
  return sheet;
}

/** Throws when the spreadsheet grew over the ten million cells that Google allows. */
export function checkCells(book: BookState): void {
  const cells = book.sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (cells > mostCells)
    throw new Error(
      `This action would increase the number of cells in the workbook above the limit of ${mostCells} cells.`,
    );
}

/** The cell, made when it is not there yet. */
export function cellAt(sheet: SheetState, row: number, column: number): CellState {
  const cells = (sheet.cells[row] ??= []);
  return (cells[column] ??= {
    value: "",
    formula: null,
    format: generalFormat,
    note: "",
    background: "#ffffff",
    validation: null,
    style: new Map(),
    shownAs: null,
  });
}

export function peek(sheet: SheetState, row: number, column: number): CellState | undefined {
  return sheet.cells[row]?.[column];
}

export function isError(value: Value): value is ErrorValue {
  return typeof value === "object" && !(value instanceof Date);
}

export function covers(box: Box, row: number, column: number): boolean {
  return box.top <= row && row <= box.bottom && box.left <= column && column <= box.right;
}

export function meet(a: Box, b: Box): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Puts in (`count` above 0) or takes out rows or columns; what hangs on cells moves with them. */
export function shift(
  book: BookState,
  sheet: SheetState,
  kind: "rows" | "columns",
  at: number,
  count: number,
): void {
  if (kind === "rows") {
    sheet.rows += count;
    if (count > 0)
      sheet.cells.splice(at, 0, ...Array.from({ length: sheet.cells.length > at ? count : 0 }, () => []));
    else sheet.cells.splice(at, -count);
  } else {
    sheet.columns += count;
    // Rows that nothing was ever written into are not there; forEach passes them over.
    sheet.cells.forEach((row) => {
      if (count > 0) {
        if (row.length > at) row.splice(at, 0, ...new Array<undefined>(count).fill(undefined));
      } else row.splice(at, -count);
    });
  }
  const moved = (box: Box): Box | null => shiftBox(box, kind, at, count);
  sheet.merges = sheet.merges.flatMap((box) => moved(box) ?? []);
  sheet.protections = sheet.protections.filter((guard) => {
    if (guard.box === null) return true;
    const box = moved(guard.box);
    guard.box = box;
    return box !== null;
  });
  for (const [name, range] of book.names) {
    if (range.sheet !== sheet) continue;
    const box = moved(range.box);
    if (box === null) book.names.delete(name);
    else range.box = range.isOpen ? { ...box, bottom: sheet.rows - 1 } : box;
  }
  const filtered = sheet.filter === null ? null : moved(sheet.filter.box);
  sheet.filter = filtered === null ? null : { box: filtered };
  sheet.colourRules = sheet.colourRules.map((rule) => ({
    ...rule,
    ranges: rule.ranges.flatMap((range) => {
      const box = range.sheet === sheet ? moved(range.box) : range.box;
      return box === null ? [] : [{ ...range, box }];
    }),
  }));
  book.revision += 1;
  checkCells(book);
}

function shiftBox(box: Box, kind: "rows" | "columns", at: number, count: number): Box | null {
  const [first, last] = kind === "rows" ? [box.top, box.bottom] : [box.left, box.right];
  const move = (place: number, end: boolean): number => {
    if (count > 0) return place >= at ? place + count : place;
    if (place < at) return place;
    if (place >= at - count) return place + count;
    return end ? at - 1 : at;
  };
  const [from, to] = [move(first, false), move(last, true)];
  if (to < from) return null;
  return kind === "rows" ? { ...box, top: from, bottom: to } : { ...box, left: from, right: to };
}
