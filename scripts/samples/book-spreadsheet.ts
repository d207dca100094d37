/**
 * A book as the add-on's spreadsheet, as far as making a standard tracker asks for it: so that the sample tracker is
 * made by the same code as “New standard tracker…” makes one.
 */
import { type Area, areaName } from "../../apps-script/addon/src/area.ts";
import { type CellInput, type CellRule, type ColourRule } from "../../apps-script/addon/src/spreadsheet.ts";
import { type TrackerHost } from "../../apps-script/addon/src/standard-tracker/tracker-host.ts";
import { type Book, type BookCell, type BookTab, emptyBook } from "../../apps-script/local/src/book/book.ts";
import { looksOf, looksText } from "../../apps-script/local/src/book/looks.ts";
import { areaOfReference } from "../../apps-script/local/src/book/reference.ts";
import {
  type DropDown,
  type FileColourRule,
  resourcesOf,
} from "../../apps-script/local/src/files/page-resources.ts";
import { stores } from "../../apps-script/local/src/univer/stores.ts";
import { type Cell, type Sheet } from "../../shared/src/tracker/workbook.ts";

/** Rows below the headings whose cells keep what is typed as text. Each is a cell in the file, filled or not. */
const roomToType = 250;

export interface BookSpreadsheet {
  readonly spreadsheet: TrackerHost;
  /** The book with everything that was set. */
  finish(): Book;
}

interface Extras {
  readonly dropDowns: DropDown[];
  colours: readonly FileColourRule[];
}

export function bookSpreadsheet(): BookSpreadsheet {
  const book = emptyBook();
  const names = new Map<string, string>();
  const extras = new Map<string, Extras>();
  const kept = stores(
    () => book.store,
    () => undefined,
  );

  function tabOf(name: string): BookTab {
    const found = book.tabs.find(({ parts }) => parts.name === name);
    if (found === undefined) throw new Error(`There is no tab “${name}”.`);
    return found;
  }

  function change(area: Area, made: (before: BookCell, row: number, column: number) => BookCell): void {
    const { cells } = tabOf(area.tab);
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line = (cells[row] ??= []);
      for (let column = area.left; column <= area.right; column += 1)
        line[column] = made(line[column] ?? {}, row - area.top, column - area.left);
    }
  }

  const look = (area: Area, looks: object): void =>
    change(area, (before) => {
      const s = looksText({ ...looksOf(before.s), ...looks });
      return { ...before, ...(s === undefined ? {} : { s }) };
    });

  const spreadsheet: TrackerHost = {
    readWorkbook: (tabs) => ({
      sheets: book.tabs.filter(({ parts }) => tabs?.includes(parts.name) ?? true).map(sheetOf),
    }),
    tabs: () =>
      book.tabs.map(({ id, parts: { name, hidden, rows, columns } }) => ({
        id,
        name,
        hidden,
        rows,
        columns,
      })),
    formulas({ tab, top, left, bottom, right }) {
      const { cells } = tabOf(tab);
      return Array.from({ length: bottom - top + 1 }, (_, row) =>
        Array.from({ length: right - left + 1 }, (__, column) => cells[top + row]?.[left + column]?.f ?? ""),
      );
    },
    namedArea: (name) => areaOfReference(names.get(name) ?? ""),
    nameArea(name, area) {
      if (area === null) names.delete(name);
      else names.set(name, areaName(area, "fixed"));
    },
    write: (area, rows) =>
      change(area, (before, row, column) => written(before, rows[row]?.[column] ?? null)),
    style(area, { bold, background, colour, wrap }) {
      look(area, {
        ...(bold === true ? { bl: 1 } : {}),
        ...(background === undefined ? {} : { bg: { rgb: background } }),
        ...(colour === undefined ? {} : { cl: { rgb: colour } }),
        ...(wrap === true ? { tb: 3 } : {}),
      });
    },
    allow(area, rule) {
      if (rule !== null) extrasOf(tabOf(area.tab).id).dropDowns.push(dropDown(area, rule));
    },
    keepText: (area) =>
      look({ ...area, bottom: Math.min(area.bottom, area.top + roomToType - 1) }, { n: { pattern: "@" } }),
    addTab(name, { rows, columns }) {
      const id = `tab-${book.tabs.length + 1}`;
      const parts = {
        name,
        hidden: false,
        rows,
        columns,
        merges: [],
        widths: {},
        heights: {},
        hiddenRows: [],
        hiddenColumns: [],
        frozen: noneFrozen,
      };
      book.tabs.push({ id, parts, cells: [] });
      return { id, name, hidden: false, rows, columns };
    },
    removeTab(name) {
      book.tabs = book.tabs.filter(({ parts }) => parts.name !== name);
    },
    freeze(name, rows, columns) {
      const tab = tabOf(name);
      tab.parts = { ...tab.parts, frozen: { rows, columns } };
    },
    setColumnWidths(name, first, widths) {
      const tab = tabOf(name);
      const own = Object.fromEntries(widths.map((width, index) => [String(first + index), width]));
      tab.parts = { ...tab.parts, widths: { ...tab.parts.widths, ...own } };
    },
    hideColumns: unwanted,
    // The local tracker's file keeps no filters.
    offerFilter: () => undefined,
    protect: (area, description) => kept.guards.put(tabOf(area.tab).id, area, description),
    setColourRules(tab, rules) {
      extrasOf(tabOf(tab).id).colours = rules.map(colourRule);
    },
    documentStore: kept.document,
  };

  function extrasOf(id: string): Extras {
    let found = extras.get(id);
    if (found === undefined) extras.set(id, (found = { dropDowns: [], colours: [] }));
    return found;
  }

  return {
    spreadsheet,
    finish() {
      const all = book.tabs.map(({ id }) => [id, { notes: [], ...extrasOf(id) }] as const);
      for (const [key, text] of resourcesOf(new Map(all), names)) book.resources.set(key, text);
      return book;
    },
  };
}

const noneFrozen = { rows: 0, columns: 0 };

function sheetOf({ parts: { name, hidden, merges }, cells }: BookTab): Sheet {
  const rows = Array.from(cells, (row) => Array.from(row ?? [], cellOf));
  return { name, rows, merges, hidden, notes: [] };
}

function cellOf(cell: BookCell | undefined): Cell {
  return cell?.v ?? (cell?.f === undefined ? null : { kind: "uncalculated", formula: cell.f });
}

function written({ s }: BookCell, input: CellInput): BookCell {
  const look = s === undefined ? {} : { s };
  if (input === null || input === "") return look;
  if (typeof input === "string") return { ...look, v: input };
  if (typeof input === "object" && input.kind === "formula") return { ...look, f: input.formula };
  return unwanted();
}

function dropDown({ top, left, bottom, right }: Area, rule: CellRule): DropDown {
  if (rule.kind !== "list" && rule.kind !== "list-from") return unwanted();
  return {
    areas: [{ top, left, bottom, right }],
    kind: "list",
    operator: "between",
    first: rule.kind === "list" ? `"${rule.values.join(",")}"` : areaName(rule.from, "fixed"),
    second: "",
    strict: rule.strict,
    help: rule.help,
  };
}

function colourRule({ areas, when, background, colour, ...look }: ColourRule): FileColourRule {
  return {
    areas: areas.map(({ top, left, bottom, right }) => ({ top, left, bottom, right })),
    when,
    looks: {
      bg: { rgb: background },
      cl: { rgb: colour },
      ...(look.bold === true ? { bl: 1 } : {}),
      ...(look.italic === true ? { it: 1 } : {}),
      ...(look.underline === true ? { ul: { s: 1 } } : {}),
      ...(look.strikethrough === true ? { st: { s: 1 } } : {}),
    },
  };
}

/** Only what a standard tracker needs is here. */
function unwanted(): never {
  throw new Error("A standard tracker has not needed this before: add it to the samples' spreadsheet.");
}
