/**
 * Google Sheets with the built add-on in it, as far as the add-on can tell: see README.md in this folder.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext, Script, type Context } from "node:vm";
import { type Cell, type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { globalsOf } from "./app.ts";
import { type CallCustom, calculator, failed, isRows, type Result } from "./calculate.ts";
import { ruleAt } from "./colour-rules.ts";
import { dayIn } from "./dates.ts";
import {
  type AuthMode,
  type Counts,
  type Execution,
  isDate,
  type Realm,
  rowsToScript,
  toScript,
} from "./execution.ts";
import {
  addSheet,
  type BookState,
  type Box,
  cellAt,
  checkCells,
  type ColourRuleState,
  generalFormat,
  newBook,
  peek,
  shift,
  type SheetState,
  type Value,
} from "./model.ts";
import { boxOf, parseReference } from "./references.ts";
import { shown } from "./shown.ts";
import { dateFormat, typedInput } from "./typed-input.ts";
import { type DialogAnswer, hidden, type MenuState, type ShownPage, type World } from "./world.ts";

export interface HostOptions {
  /** Folder of the built add-on: `builtAddon()` in built-addon.ts. */
  readonly dist: string;
  readonly name?: string;
  readonly zone?: string;
  readonly locale?: string;
  /** What the clock shows; 1 March 2026, 12:00 UTC when left out. */
  readonly clock?: () => Date;
  /** Instead of the built Code.js. */
  readonly code?: string;
}

/** What a run of a top-level function gave. */
export interface Run {
  readonly value: unknown;
  readonly counts: Counts;
  /** Computing time in milliseconds, for information: Apps Script stops at 30 s (formulas) or 6 minutes. */
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly mode?: AuthMode;
  /** Called before each call of a service: throw to break the run off, or change the sheet as others would. */
  readonly onCall?: (call: string, count: number) => void;
}

/** What somebody or some program puts into cells: as typed, or exactly as given. */
export type Put = string | number | boolean | Date | null;

export interface AppsScriptHost {
  readonly world: World;

  // ---- the script
  /** Names of the top-level functions that menus, pages and formulas can call. */
  readonly functions: readonly string[];
  /** Runs a top-level function. Throws what it throws. `FULL` when no mode is given. */
  run(name: string, parts?: readonly unknown[], options?: RunOptions): Run;
  /** Opens the spreadsheet: the simple trigger `onOpen`. */
  open(mode: "NONE" | "LIMITED" | "FULL"): Run;
  /** Chooses an item of the add-on's menu by its caption. */
  choose(caption: string, options?: RunOptions): Run;
  /** A call by `google.script.run` from a page: only plain data goes there and back. */
  callFromPage(name: string, ...parts: readonly unknown[]): unknown;

  // ---- people and programs
  /** Types into cells, beginning at `Tab!A1`; fires `onEdit` where the script has one. */
  type(where: string, rows: readonly (readonly Put[])[] | Put): void;
  /** Writes through the Sheets API (`values.update`, RAW unless told): no trigger fires. */
  apiUpdate(where: string, rows: readonly (readonly Put[])[], input?: "RAW" | "USER_ENTERED"): void;
  /** Appends through the Sheets API (`values.append`, INSERT_ROWS, RAW): no trigger fires. */
  apiAppend(tab: string, rows: readonly (readonly Put[])[]): void;
  select(where: string): void;
  /** The next answers of the person to questions, in order. */
  answer(...answers: readonly DialogAnswer[]): void;

  // ---- the spreadsheet
  addTab(name: string, size?: { readonly rows?: number; readonly columns?: number }): void;
  /** Replaces all tabs by those of a workbook, for instance of a sample file. */
  load(workbook: Workbook): void;
  /** Values of a range as scripts read them; dates as `Date`. */
  values(where: string): readonly (readonly unknown[])[];
  value(where: string): unknown;
  shown(where: string): readonly (readonly string[])[];
  formula(where: string): string | null;
  note(where: string): string;
  /** What a formula's error says when one points at the cell; `null` when it shows no error. */
  errorAt(where: string): string | null;
  /** The colour rule that colours the cell. */
  colourRule(where: string): ColourRuleState | null;
  tab(name: string): SheetState;
  readonly tabNames: readonly string[];

  // ---- what people see
  readonly menus: readonly MenuState[];
  readonly pages: readonly ShownPage[];
  readonly dialogs: World["dialogs"];
  readonly toasts: World["toasts"];
  readonly logs: readonly string[];
  /** How often custom functions were called since the host was made. */
  readonly customCalls: number;
}

let nextRun = 1;

export function appsScriptHost(options: HostOptions): AppsScriptHost {
  const code = options.code ?? readFileSync(join(options.dist, "Code.js"), "utf8");
  const script = new Script(code, { filename: "Code.gs" });
  const book = newBook({
    name: options.name ?? "Tracker",
    zone: options.zone ?? "Europe/London",
    locale: options.locale ?? "en_GB",
  });
  let customCalls = 0;

  const callCustom: CallCustom = (name, parts) => {
    const found = functions().find((one) => one.toUpperCase() === name);
    if (found === undefined) return undefined;
    customCalls += 1;
    try {
      const { context, run } = start("CUSTOM_FUNCTION", undefined);
      const given = parts.map((part) =>
        isRows(part)
          ? rowsToScript(
              run,
              part.map((row) => row.map((value) => toScript(run, value))),
            )
          : toScript(run, part),
      );
      return { result: resultOf(call(context, found, given)) };
    } catch (error) {
      return { result: failed("#ERROR!", messageOf(error)) };
    }
  };

  const world: World = {
    book,
    calculator: calculator(book, callCustom, book.zone),
    dist: options.dist,
    person: { email: "owner@centre.example", isOwner: true },
    clock: options.clock ?? (() => new Date("2026-03-01T12:00:00Z")),
    stores: { document: new Map(), user: new Map(), script: new Map() },
    caches: { document: new Map(), user: new Map(), script: new Map() },
    locks: new Map(),
    toasts: [],
    dialogs: [],
    answers: [],
    pages: [],
    menus: [],
    logs: [],
  };

  let known: readonly string[] | null = null;
  function functions(): readonly string[] {
    if (known === null) {
      const bare = new Set(Object.getOwnPropertyNames(runInContext("globalThis", createContext({}))));
      const { context, mine } = start("FULL", undefined);
      known = Object.getOwnPropertyNames(runInContext("globalThis", context))
        .filter((name) => !mine.has(name) && !bare.has(name) && !name.endsWith("_"))
        .filter((name) => runInContext(`typeof ${name} === "function"`, context) === true);
    }
    return known;
  }

  /** A fresh world for one run: Apps Script loads the script anew each time and keeps nothing. */
  function start(
    mode: AuthMode,
    onCall: RunOptions["onCall"],
  ): { readonly context: Context; readonly run: Execution; readonly mine: ReadonlySet<string> } {
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const run: Execution = {
      id: nextRun++,
      mode,
      counts: { calls: new Map(), reads: 0, writes: 0 },
      realm: realmOf(context, () => world.clock().getTime()),
      onCall,
    };
    const globals = globalsOf({ world, run, hidden: hidden() });
    Object.assign(context, globals);
    script.runInContext(context);
    return { context, run, mine: new Set(Object.keys(globals)) };
  }

  function call(context: Context, name: string, parts: readonly unknown[]): unknown {
    Object.assign(context, { calledWith: parts });
    const value: unknown = runInContext(`${name}(...calledWith)`, context);
    return value;
  }

  function run(
    name: string,
    parts: readonly unknown[] = [],
    { mode = "FULL", onCall }: RunOptions = {},
  ): Run {
    if (!functions().includes(name)) throw new Error(`Script function not found: ${name}`);
    const began = start(mode, onCall);
    const before = performance.now();
    try {
      const value = call(began.context, name, parts);
      return { value, counts: began.run.counts, milliseconds: performance.now() - before };
    } finally {
      // Apps Script gives back the locks of a run that ended in whatever way.
      for (const [lock, holder] of world.locks) if (holder === began.run.id) world.locks.delete(lock);
    }
  }

  function sheetOf(name: string): SheetState {
    const sheet = book.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new Error(`There is no tab “${name}” in the test's spreadsheet.`);
    return sheet;
  }

  function find(where: string): { readonly sheet: SheetState; readonly box: Box } {
    const reference = parseReference(where);
    if (reference === null) throw new Error(`“${where}” names no cells.`);
    const sheet = reference.tab === null ? book.active : sheetOf(reference.tab);
    return { sheet, box: boxOf(reference, sheet) };
  }

  function each<Item>(where: string, of: (sheet: SheetState, row: number, column: number) => Item): Item[][] {
    const { sheet, box } = find(where);
    return Array.from({ length: box.bottom - box.top + 1 }, (_, row) =>
      Array.from({ length: box.right - box.left + 1 }, (_unused, column) =>
        of(sheet, box.top + row, box.left + column),
      ),
    );
  }

  function put(where: string, rows: readonly (readonly Put[])[], input: "RAW" | "USER_ENTERED"): Box {
    const { sheet, box } = find(where);
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    if (box.top + rows.length > sheet.rows)
      shift(book, sheet, "rows", sheet.rows, box.top + rows.length - sheet.rows);
    if (box.left + width > sheet.columns)
      shift(book, sheet, "columns", sheet.columns, box.left + width - sheet.columns);
    rows.forEach((row, down) =>
      row.forEach((value, along) => putOne(sheet, box.top + down, box.left + along, value, input)),
    );
    book.revision += 1;
    return { ...box, bottom: box.top + rows.length - 1, right: box.left + width - 1 };
  }

  function putOne(
    sheet: SheetState,
    row: number,
    column: number,
    value: Put,
    input: "RAW" | "USER_ENTERED",
  ): void {
    const cell = cellAt(sheet, row, column);
    const next =
      typeof value === "string" && input === "USER_ENTERED"
        ? typedInput(value, cell.format, book.zone, world.clock().getUTCFullYear())
        : { value: value ?? "", formula: null, format: value instanceof Date ? dateFormat : null };
    cell.value = next.value;
    cell.formula = next.formula;
    cell.shownAs = null;
    if (next.format !== null && cell.format === generalFormat) cell.format = next.format;
  }

  function itemOf(caption: string): string {
    const find = (menu: MenuState): string | undefined => {
      for (const item of menu.items) {
        if (item.kind === "item" && item.caption === caption) return item.run;
        const inner = item.kind === "menu" ? find(item.menu) : undefined;
        if (inner !== undefined) return inner;
      }
      return undefined;
    };
    const found = world.menus.map(find).find((one) => one !== undefined);
    if (found === undefined) throw new Error(`No menu has an item “${caption}”. Was the spreadsheet opened?`);
    return found;
  }

  return {
    world,
    get functions() {
      return functions();
    },
    run,
    open: (mode) => run("onOpen", [{ authMode: mode, source: undefined }], { mode }),
    choose: (caption, runOptions) => run(itemOf(caption), [], runOptions),
    callFromPage(name, ...parts) {
      if (name.endsWith("_")) throw new Error(`google.script.run.${name} is not a function`);
      parts.forEach((part) => checkPlain(part, "argument"));
      const { value } = run(name, structuredClone(parts));
      checkPlain(value, "answer");
      return value === undefined ? null : structuredClone(value);
    },

    type(where, rows) {
      const all: readonly (readonly Put[])[] = Array.isArray(rows) ? rows : [[rows as Put]];
      const box = put(where, all, "USER_ENTERED");
      if (functions().includes("onEdit"))
        run(
          "onEdit",
          [{ authMode: "LIMITED", range: { rowStart: box.top + 1, columnStart: box.left + 1 } }],
          {
            mode: "LIMITED",
          },
        );
    },
    apiUpdate: (where, rows, input = "RAW") => void put(where, rows, input),
    apiAppend(tab, rows) {
      const sheet = sheetOf(tab);
      const top = world.calculator.extentOf(sheet).bottom + 1;
      shift(book, sheet, "rows", Math.min(top, sheet.rows), rows.length);
      rows.forEach((row, down) =>
        row.forEach((value, along) => putOne(sheet, top + down, along, value, "RAW")),
      );
      book.revision += 1;
    },
    select(where) {
      const { sheet, box } = find(where);
      book.active = sheet;
      book.selection = box;
    },
    answer: (...answers) => void world.answers.push(...answers),

    addTab: (name, size) => void addSheet(book, name, book.sheets.length, size?.rows, size?.columns),
    load: (workbook) => load(book, workbook),
    values: (where) =>
      each(where, (sheet, row, column) => plainValue(world.calculator.valueOf(sheet, row, column))),
    value: (where) =>
      each(where, (sheet, row, column) => plainValue(world.calculator.valueOf(sheet, row, column)))[0]?.[0],
    shown: (where) =>
      each(where, (sheet, row, column) => {
        const cell = peek(sheet, row, column);
        return (
          cell?.shownAs ??
          shown(world.calculator.valueOf(sheet, row, column), cell?.format ?? generalFormat, book.zone)
        );
      }),
    formula: (where) =>
      each(where, (sheet, row, column) => peek(sheet, row, column)?.formula ?? null)[0]?.[0] ?? null,
    note: (where) => each(where, (sheet, row, column) => peek(sheet, row, column)?.note ?? "")[0]?.[0] ?? "",
    errorAt(where) {
      const { sheet, box } = find(where);
      const value = world.calculator.valueOf(sheet, box.top, box.left);
      return typeof value === "object" && !(value instanceof Date) ? value.message : null;
    },
    colourRule(where) {
      const { sheet, box } = find(where);
      return ruleAt(world, sheet, box.top, box.left);
    },
    tab: sheetOf,
    get tabNames() {
      return book.sheets.map(({ name }) => name);
    },
    get menus() {
      return world.menus;
    },
    pages: world.pages,
    dialogs: world.dialogs,
    toasts: world.toasts,
    logs: world.logs,
    get customCalls() {
      return customCalls;
    },
  };
}

/** The script's clock is the host's. */
function realmOf(context: Context, clock: () => number): Realm {
  const setClock: unknown = runInContext(
    `(clock) => {
      const RealDate = Date;
      globalThis.Date = class Date extends RealDate {
        constructor(...parts) { if (parts.length === 0) super(clock()); else super(...parts); }
        static now() { return clock(); }
      };
    }`,
    context,
  );
  (setClock as (clock: () => number) => void)(clock);
  const made: unknown = runInContext(
    `({
      date: (time) => new Date(time),
      list: (items) => Array.from(items),
      object: () => ({}),
      error: (message) => { const error = new Error(message); error.name = "Exception"; return error; },
    })`,
    context,
  );
  return made as Realm;
}

/** What Sheets makes of the answer of a custom function. */
function resultOf(value: unknown): Result {
  if (!Array.isArray(value)) return valueOf(value);
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row.map(valueOf) : [valueOf(row)]));
  return rows.length === 0 ? "" : rows;
}

function valueOf(value: unknown): Value {
  if (value === null || value === undefined) return "";
  if (typeof value === "number")
    return Number.isFinite(value) ? value : failed("#NUM!", "Result was not a number.");
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (isDate(value)) return new Date(value.getTime());
  return failed("#ERROR!", "A custom function answered with something that is no value.");
}

function plainValue(value: Value): unknown {
  return typeof value === "object" && !(value instanceof Date) ? value.error : value;
}

function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error);
}

/** `google.script.run` passes texts, numbers, truth values, `null`, and lists and plain objects of them. */
function checkPlain(value: unknown, what: string): void {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return;
    case "number":
      if (!Number.isFinite(value)) throw new Error(`An ${what} of google.script.run is ${value}.`);
      return;
    case "object":
      if (value === null) return;
      if (Array.isArray(value)) value.forEach((item) => checkPlain(item, what));
      else if (isDate(value) || Object.prototype.toString.call(value) !== "[object Object]")
        throw new Error(
          `An ${what} of google.script.run is a ${Object.prototype.toString.call(value)}: only plain data passes.`,
        );
      else Object.values(value).forEach((item) => checkPlain(item, what));
      return;
    default:
      throw new Error(`An ${what} of google.script.run is a ${typeof value}.`);
  }
}

/** Puts the tabs of a workbook in the place of what is there. */
function load(book: BookState, workbook: Workbook): void {
  book.sheets = [];
  for (const { name, rows, merges, hidden: isHidden, notes } of workbook.sheets) {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const sheet = addSheet(
      book,
      name,
      book.sheets.length,
      Math.max(rows.length + 20, 100),
      Math.max(width + 20, 26),
    );
    rows.forEach((row, index) => row.forEach((cell, column) => loadCell(book, sheet, index, column, cell)));
    sheet.merges = [...merges];
    sheet.hidden = isHidden;
    for (const { row, column, text } of notes) cellAt(sheet, row, column).note = text;
  }
  const [first] = book.sheets;
  if (first === undefined) throw new Error("A workbook has at least one tab.");
  book.active = first;
  book.selection = { top: 0, left: 0, bottom: 0, right: 0 };
  book.names.clear();
  book.revision += 1;
  checkCells(book);
}

function loadCell(book: BookState, sheet: SheetState, row: number, column: number, cell: Cell): void {
  if (cell === null) return;
  const own = cellAt(sheet, row, column);
  if (typeof cell === "number" || typeof cell === "boolean") own.value = cell;
  else if (typeof cell === "string") {
    own.value = cell;
    // The file kept as text what Sheets would take for a number or a date.
    if (typeof typedInput(cell, generalFormat, book.zone, 2026).value !== "string") own.format = "@";
  } else
    switch (cell.kind) {
      case "date": {
        const [year = 0, month = 0, day = 0] = cell.date.split("-").map(Number);
        own.value = dayIn(book.zone, year, month, day) ?? cell.shown;
        own.format = dateFormat;
        own.shownAs = cell.shown;
        return;
      }
      case "number":
        own.value = cell.value;
        own.shownAs = cell.shown;
        return;
      case "error":
        own.value = failed(cell.shown, "The file holds an error.");
        return;
      case "uncalculated":
        own.formula = `=${cell.formula.replace(/^=/, "")}`;
    }
}
