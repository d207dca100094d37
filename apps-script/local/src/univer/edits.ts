/**
 * Between the spreadsheet page and the book: what people and the add-on do here becomes changes, and changes of
 * others are done here. Univer tells each thing that happens as a mutation; other windows repeat those exactly,
 * and the book is told what they mean for cells and tabs.
 */
import {
  CommandType,
  type ICommandInfo,
  ICommandService,
  type IExecutionOptions,
  type Injector,
  IResourceManagerService,
  IUniverInstanceService,
  type IWorksheetData,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import * as z from "zod";
import { applyChange } from "../book/apply-change.ts";
import { type Book, type BookCell, tabOf, type TabParts } from "../book/book.ts";
import { type CellChange, type Change } from "../book/change.ts";
import { type Happened } from "../book/message.ts";
import { fromUniverCell, toUniverReplacement, valueOf } from "./cells.ts";
import { type KeptAnswers } from "./kept-answers.ts";
import { spilledCells } from "./spilled-cells.ts";
import { unitId } from "./workbook-data.ts";

export type Mutations = Happened["mutations"];

export interface Batch {
  readonly changes: Change[];
  readonly mutations: Mutations;
}

export interface Edits {
  /** Does here what happened elsewhere. The book that is passed to `watchEdits` follows. */
  follow(changes: readonly Change[], mutations: Mutations): void;
  /** Tells at once what is still being gathered. */
  flush(): void;
  stop(): void;
}

const cellValues = "sheet.mutation.set-range-values";
const rowCount = "sheet.mutation.set-worksheet-row-count";
const columnCount = "sheet.mutation.set-worksheet-column-count";
const results = "formula.mutation.set-formula-calculation-result";
const repeated = /^(?:sheet|data-validation)\.mutation\.|^formula\.mutation\.(?:set|remove)-defined-name$/;
/** What each window works out or looks at for itself. */
const own = new Set([
  "sheet.mutation.set-worksheet-row-auto-height",
  "sheet.mutation.data-validation-formula-mark-dirty",
  "sheet.mutation.toggle-note-popup",
  "sheet.mutation.empty",
  "sheet.mutation.mark-dirty-filter-change",
]);
const lines: Readonly<
  Record<string, { readonly kind: "insert" | "delete"; readonly axis: "rows" | "columns" }>
> = {
  "sheet.mutation.insert-row": { kind: "insert", axis: "rows" },
  "sheet.mutation.remove-rows": { kind: "delete", axis: "rows" },
  "sheet.mutation.insert-col": { kind: "insert", axis: "columns" },
  "sheet.mutation.remove-col": { kind: "delete", axis: "columns" },
};
/** Cells change places or whole runs of them are taken along: the tab is compared cell by cell. */
const movesCells = new Set([
  "sheet.mutation.move-range",
  "sheet.mutation.move-rows",
  "sheet.mutation.move-columns",
  "sheet.mutation.reorder-range",
  "sheet.mutation.copy-worksheet-end",
]);

const cellParams = z.object({
  unitId: z.string(),
  subUnitId: z.string(),
  cellValue: z.record(z.string(), z.record(z.string(), z.unknown()).nullish()).nullish(),
});
const lineParams = z.object({
  unitId: z.string(),
  subUnitId: z.string(),
  range: z.object({
    startRow: z.number(),
    endRow: z.number(),
    startColumn: z.number(),
    endColumn: z.number(),
  }),
});
const anyParams = z.looseObject({ unitId: z.string().optional(), subUnitId: z.string().optional() });

/** A batch is told when nothing more has come for so many milliseconds. */
const pause = 25;

/**
 * @param kept answers that stand in no cell here, but do in the book
 * @param book what this window knows; changed in place with everything that happens
 * @param gathers is told when somebody has done something that will be told, and when it was
 */
export function watchEdits(
  injector: Injector,
  kept: KeptAnswers,
  book: Book,
  tell: (batch: Batch) => void,
  gathers: (now: boolean) => void,
): Edits {
  const commands = injector.get(ICommandService);
  const instances = injector.get(IUniverInstanceService);
  const resources = injector.get(IResourceManagerService);
  let cells = new Map<string, Set<string>>();
  let answers = new Map<string, Set<string>>();
  let mutations: Mutations = [];
  let moved: Change[] = [];
  let compared = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let answered = false;

  const workbook = (): Workbook | null =>
    instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET) ?? null;

  const listening = commands.onCommandExecuted((command, options) => {
    if (command.type !== CommandType.MUTATION || options?.fromCollab === true) return;
    if (command.id === results) {
      answered = true;
      soon();
      return;
    }
    if (command.id === cellValues) noteCells(command, options);
    else if (repeated.test(command.id) && !own.has(command.id) && options?.onlyLocal !== true)
      noteOther(command);
  });

  function noteCells({ params }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const read = cellParams.safeParse(params);
    if (!read.success || read.data.unitId !== unitId) return;
    const isAnswer = options?.["fromFormula"] === true;
    if (options?.onlyLocal === true && !isAnswer) return;
    if (!isAnswer && mutations.length > 0) flush();
    const all = isAnswer ? answers : cells;
    const places = all.get(read.data.subUnitId) ?? new Set<string>();
    all.set(read.data.subUnitId, places);
    for (const [row, columns] of Object.entries(read.data.cellValue ?? {}))
      for (const column of Object.keys(columns ?? {})) places.add(`${row} ${column}`);
    if (!isAnswer) gathers(true);
    soon();
  }

  function noteOther({ id, params }: Readonly<ICommandInfo>): void {
    const { data } = anyParams.safeParse(params);
    if (data?.unitId !== undefined && data.unitId !== unitId) return;
    if (cells.size > 0) flush();
    mutations.push({ id, params: JSON.parse(JSON.stringify(params ?? null)) as unknown });
    const line = lines[id];
    const read = lineParams.safeParse(params);
    if (line !== undefined && read.success) {
      const { startRow, endRow, startColumn, endColumn } = read.data.range;
      const [at, count] =
        line.axis === "rows" ? [startRow, endRow - startRow + 1] : [startColumn, endColumn - startColumn + 1];
      const change: Change = { ...line, tab: read.data.subUnitId, at, count };
      applyChange(book, change);
      moved.push(change);
    }
    if (data?.subUnitId !== undefined && movesCells.has(id)) compared.add(data.subUnitId);
    gathers(true);
    soon();
  }

  function soon(): void {
    timer ??= setTimeout(flush, pause);
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const workbookNow = workbook();
    if (workbookNow === null) return;
    const changes: Change[] = [...moved];
    const add = (change: Change): void => {
      applyChange(book, change);
      changes.push(change);
    };
    if (mutations.length > 0) {
      for (const change of tabChanges(workbookNow, book)) add(change);
      for (const { name, data } of resources.getResources(unitId, UniverInstanceType.UNIVER_SHEET))
        if (data !== "" && (book.resources.get(name) ?? "") !== data)
          add({ kind: "resource", name, text: data });
      for (const tab of compared) for (const change of comparedCells(workbookNow, book, tab)) add(change);
    }
    for (const [tab, places] of cells) {
      const changed = changedCells(workbookNow, book, tab, places);
      if (changed.length > 0) add({ kind: "cells", tab, cells: changed });
    }
    const worked: Change[] = [];
    for (const [tab, places] of answers) {
      const changed = changedAnswers(workbookNow, book, tab, places);
      if (changed.length > 0) worked.push({ kind: "results", tab, cells: changed });
    }
    if (answered) worked.push(...spilledCells(injector, kept, book));
    for (const change of worked) add(change);
    const batch: Batch = { changes, mutations };
    cells = new Map();
    answers = new Map();
    mutations = [];
    moved = [];
    compared = new Set();
    answered = false;
    if (batch.changes.length > 0 || batch.mutations.length > 0) tell(batch);
    gathers(false);
  }

  function run(id: string, params: object): void {
    commands.syncExecuteCommand(id, params, { fromCollab: true });
  }

  function follow(changes: readonly Change[], theirs: Mutations): void {
    flush();
    for (const change of changes) applyChange(book, change);
    for (const { id, params } of theirs)
      if (repeated.test(id) && typeof params === "object" && params !== null) run(id, params);
    // Cells are told as they were after all of that.
    for (const change of changes) {
      if (change.kind !== "cells") continue;
      const sheet = workbook()?.getSheetBySheetId(change.tab);
      if (sheet === null || sheet === undefined) continue;
      room(sheet, change.cells);
      const cellValue: Record<number, Record<number, unknown>> = {};
      for (const [row, column, cell] of change.cells)
        (cellValue[row] ??= {})[column] = toUniverReplacement(cell === null ? null : bookCell(cell));
      run(cellValues, { unitId, subUnitId: change.tab, cellValue });
    }
  }

  /** Rows that come from a program may lie below what the tab shows. */
  function room(sheet: Worksheet, changed: readonly CellChange[]): void {
    const rows = Math.max(0, ...changed.map(([row]) => row + 1));
    const columns = Math.max(0, ...changed.map(([, column]) => column + 1));
    const subUnitId = sheet.getSheetId();
    if (rows > sheet.getRowCount()) run(rowCount, { unitId, subUnitId, rowCount: rows + 100 });
    if (columns > sheet.getColumnCount()) run(columnCount, { unitId, subUnitId, columnCount: columns + 5 });
  }

  return { follow, flush, stop: () => listening.dispose() };
}

function bookCell({ v, f, s }: NonNullable<CellChange[2]>): Parameters<typeof toUniverReplacement>[0] {
  return {
    ...(v === undefined ? {} : { v }),
    ...(f === undefined ? {} : { f }),
    ...(s === undefined ? {} : { s }),
  };
}

function cellNow(
  sheet: Worksheet,
  workbook: Workbook,
  row: number,
  column: number,
): ReturnType<typeof fromUniverCell> {
  const styles = workbook.getStyles();
  const cell = sheet.getCellRaw(row, column);
  const formula = cell?.f ?? undefined;
  return fromUniverCell(cell, (one) => styles.getStyleByCell(one), formula ?? undefined);
}

function changedCells(
  workbook: Workbook,
  book: Book,
  tab: string,
  places: ReadonlySet<string>,
): CellChange[] {
  return atPlaces(workbook, book, tab, places, (sheet, row, column, before) => {
    const now = cellNow(sheet, workbook, row, column);
    return isSame(now, before ?? null) ? undefined : now;
  });
}

function changedAnswers(
  workbook: Workbook,
  book: Book,
  tab: string,
  places: ReadonlySet<string>,
): CellChange[] {
  return atPlaces(workbook, book, tab, places, (sheet, row, column, before) => {
    if (before?.f === undefined) return undefined;
    const cell = sheet.getCellRaw(row, column);
    const value = cell === null || cell === undefined ? "" : valueOf(cell);
    return value === (before.v ?? "") ? undefined : value === "" ? null : { v: value };
  });
}

/** @param changed the cell as it is now; `undefined` when it is as it was */
function atPlaces(
  workbook: Workbook,
  book: Book,
  tab: string,
  places: ReadonlySet<string>,
  changed: (
    sheet: Worksheet,
    row: number,
    column: number,
    before: BookCell | undefined,
  ) => CellChange[2] | undefined,
): CellChange[] {
  const sheet = workbook.getSheetBySheetId(tab);
  const known = tabOf(book, tab);
  if (sheet === null || sheet === undefined) return [];
  return [...places].flatMap((place): CellChange[] => {
    const [row = 0, column = 0] = place.split(" ").map(Number);
    const now = changed(sheet, row, column, known?.cells[row]?.[column]);
    return now === undefined ? [] : [[row, column, now]];
  });
}

function comparedCells(workbook: Workbook, book: Book, tab: string): Change[] {
  const sheet = workbook.getSheetBySheetId(tab);
  const known = tabOf(book, tab);
  if (sheet === null || sheet === undefined || known === undefined) return [];
  const rows = Math.max(known.cells.length, sheet.getLastRowWithContent() + 1);
  const changed: CellChange[] = [];
  for (let row = 0; row < rows; row += 1) {
    const width = Math.max(known.cells[row]?.length ?? 0, sheet.getLastColumnWithContent() + 1);
    for (let column = 0; column < width; column += 1) {
      const now = cellNow(sheet, workbook, row, column);
      const before = known.cells[row]?.[column] ?? null;
      if (before?.spilled === true && now === null) continue;
      if (!isSame(now, before)) changed.push([row, column, now]);
    }
  }
  return changed.length === 0 ? [] : [{ kind: "cells", tab, cells: changed }];
}

interface CellLike {
  readonly v?: unknown;
  readonly f?: string;
  readonly s?: string;
}

/** The answer of a formula is not what somebody typed. */
function isSame(a: CellLike | null, b: CellLike | null): boolean {
  if (a === null || b === null) return a === b;
  return a.f === b.f && a.s === b.s && (a.f !== undefined || a.v === b.v);
}

/** Tabs that came, went, were moved, renamed, or look otherwise. */
function tabChanges(workbook: Workbook, book: Book): Change[] {
  const changes: Change[] = [];
  const sheets = workbook.getSheets();
  const ids = sheets.map((sheet) => sheet.getSheetId());
  for (const { id } of book.tabs) if (!ids.includes(id)) changes.push({ kind: "remove-tab", tab: id });
  sheets.forEach((sheet, at) => {
    const parts = partsOf(sheet);
    const known = tabOf(book, sheet.getSheetId());
    if (known === undefined) {
      changes.push({ kind: "add-tab", tab: sheet.getSheetId(), at, parts });
      const cells: CellChange[] = [];
      const last = sheet.getLastRowWithContent();
      for (let row = 0; row <= last; row += 1)
        for (let column = 0; column <= sheet.getLastColumnWithContent(); column += 1) {
          const cell = cellNow(sheet, workbook, row, column);
          if (cell !== null) cells.push([row, column, cell]);
        }
      if (cells.length > 0) changes.push({ kind: "cells", tab: sheet.getSheetId(), cells });
      return;
    }
    const different = Object.entries(parts).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(known.parts[key as keyof TabParts]),
    );
    if (different.length > 0)
      changes.push({ kind: "parts", tab: known.id, parts: Object.fromEntries(different) });
  });
  const order = book.tabs.map(({ id }) => id).filter((id) => ids.includes(id));
  if (order.some((id, index) => ids.filter((one) => order.includes(one))[index] !== id))
    changes.push({ kind: "order", tabs: ids });
  return changes;
}

function partsOf(sheet: Worksheet): TabParts {
  const config: IWorksheetData = sheet.getConfig();
  const widths: Record<string, number> = {};
  const heights: Record<string, number> = {};
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  for (const [column, data] of lineData(config.columnData)) {
    if (typeof data.w === "number") widths[column] = Math.round(data.w);
    if (data.hd === 1) hiddenColumns.push(Number(column));
  }
  for (const [row, data] of lineData(config.rowData)) {
    if (typeof data.h === "number" && data.ia !== 1) heights[row] = Math.round(data.h);
    if (data.hd === 1) hiddenRows.push(Number(row));
  }
  return {
    name: config.name,
    hidden: config.hidden === 1,
    rows: config.rowCount,
    columns: config.columnCount,
    merges: config.mergeData.map(({ startRow, startColumn, endRow, endColumn }) => ({
      top: startRow,
      left: startColumn,
      bottom: endRow,
      right: endColumn,
    })),
    widths,
    heights,
    hiddenRows,
    hiddenColumns,
    frozen: { rows: config.freeze.ySplit, columns: config.freeze.xSplit },
  };
}

const lineShape = z.looseObject({
  w: z.number().optional(),
  h: z.number().optional(),
  hd: z.number().nullish(),
  ia: z.number().nullish(),
});

function lineData(data: object): [string, z.infer<typeof lineShape>][] {
  return Object.entries(data).flatMap(([line, one]) => {
    const read = lineShape.safeParse(one);
    return read.success ? [[line, read.data]] : [];
  });
}
