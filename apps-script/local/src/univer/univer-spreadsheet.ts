/** This page's spreadsheet as the add-on's `Spreadsheet`: the second implementation beside Google's. */
import { type ICellData, type Injector, type IStyleData } from "@univerjs/core";
import { type FUniver } from "@univerjs/core/facade";
import "@univerjs/sheets-filter/facade";
import "@univerjs/sheets-note/facade";
import "@univerjs/sheets-numfmt/facade";
import { type FRange, type FWorkbook, type FWorksheet } from "@univerjs/preset-sheets-core";
import { type Area, areaName, heightOf, widthOf } from "@evidence-mapper/addon/src/area.ts";
import { type CellInput, type Spreadsheet, type Tab } from "@evidence-mapper/addon/src/spreadsheet.ts";
import { type Cell, type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { cellReader } from "./cell-reader.ts";
import { serialOf, toCoreCell, typed, valueOf } from "./cells.ts";
import { type People } from "./people.ts";
import { areaOfReference } from "../book/reference.ts";
import { closedReferences } from "./closed-references.ts";
import { type ColourRules } from "./colour-rules.ts";
import { validationOf } from "./cell-rules.ts";
import { type Stores } from "./stores.ts";

/** Of the size of Google's own columns: three rows more than one can see at once. */
const dateFormat = "dd/mm/yyyy";

export interface UniverParts {
  readonly api: FUniver;
  readonly injector: Injector;
  readonly people: People;
  readonly stores: Stores;
  readonly colours: ColourRules;
}

export function univerSpreadsheet({ api, injector, people, stores, colours }: UniverParts): Spreadsheet {
  function book(): FWorkbook {
    const workbook = api.getActiveWorkbook();
    if (workbook === null) throw new Error("The spreadsheet is not open yet. Try again in a moment.");
    return workbook;
  }

  function sheetOf(tab: string): FWorksheet {
    const sheet = book().getSheetByName(tab);
    if (sheet === null) throw new Error(`There is no tab “${tab}”.`);
    return sheet;
  }

  const rangeOf = (area: Area): FRange =>
    sheetOf(area.tab).getRange(area.top, area.left, heightOf(area), widthOf(area));

  function grow(sheet: FWorksheet, { bottom, right }: Pick<Area, "bottom" | "right">): void {
    if (bottom >= sheet.getMaxRows()) sheet.setRowCount(bottom + 1);
    if (right >= sheet.getMaxColumns()) sheet.setColumnCount(right + 1);
  }

  /** -1 in an empty tab. Answers of formulas that run over several cells are counted. */
  function lastFilledRow(sheet: FWorksheet): number {
    const { rows, columns, cell } = cellReader(injector, sheet.getSheet());
    for (let row = rows - 1; row >= 0; row -= 1)
      for (let column = 0; column < columns; column += 1) {
        const found = cell(row, column);
        if (found !== null && found !== undefined && (valueOf(found) !== "" || Boolean(found.f))) return row;
      }
    return -1;
  }

  function tabOf(sheet: FWorksheet): Tab {
    return {
      id: sheet.getSheetId(),
      name: sheet.getSheetName(),
      hidden: sheet.isSheetHidden(),
      rows: sheet.getMaxRows(),
      columns: sheet.getMaxColumns(),
    };
  }

  function fill(area: Area, rows: readonly (readonly CellInput[])[]): void {
    const sizeOf = (tab: string | null): Tab => tabOf(sheetOf(tab ?? area.tab));
    rangeOf(area).setValues(rows.map((row) => row.map((cell) => cellData(cell, sizeOf))));
  }

  function namedArea(name: string): Area | null {
    const reference = book().getDefinedName(name)?.getFormulaOrRefString();
    return reference === undefined ? null : areaOfReference(reference);
  }

  return {
    get name() {
      return book().getName();
    },
    readWorkbook(tabs) {
      for (const wanted of tabs ?? []) sheetOf(wanted);
      const sheets = book().getSheets();
      return { sheets: sheets.filter((one) => tabs?.includes(one.getSheetName()) ?? true).map(readSheet) };
    },
    tabs: () => book().getSheets().map(tabOf),
    formulas: (area) => rangeOf(area).getFormulas(),
    isEmpty(area) {
      const { rows, columns, cell } = cellReader(injector, sheetOf(area.tab).getSheet());
      for (let row = area.top; row <= Math.min(area.bottom, rows - 1); row += 1)
        for (let column = area.left; column <= Math.min(area.right, columns - 1); column += 1) {
          const found = cell(row, column);
          if (found !== null && found !== undefined && (valueOf(found) !== "" || Boolean(found.f)))
            return false;
        }
      return true;
    },
    selection() {
      const range = book().getActiveRange();
      return range === null ? null : areaOfRange(range);
    },
    namedArea,
    now: () => localTime(new Date()),

    write(area, rows) {
      requireSize(area, rows);
      grow(sheetOf(area.tab), area);
      fill(area, rows);
    },
    writeNotes(area, rows) {
      requireSize(area, rows);
      const sheet = sheetOf(area.tab);
      rows.forEach((row, index) =>
        row.forEach((text, offset) => {
          const [top, left] = [area.top + index, area.left + offset];
          const range = sheet.getRange(top, left);
          if (text === "") {
            if (range.getNote() !== null && range.getNote() !== undefined) range.deleteNote();
          } else
            range.createOrUpdateNote({
              id: `note-${top}-${left}`,
              row: top,
              col: left,
              width: 240,
              height: 120,
              note: text,
            });
        }),
      );
    },
    writeBackgrounds(area, rows) {
      requireSize(area, rows);
      rangeOf(area).setValues(
        rows.map((row) =>
          row.map((rgb): ICellData => ({ s: { bg: rgb === null ? null : { rgb } } as IStyleData })),
        ),
      );
    },
    append(tab, rows) {
      const sheet = sheetOf(tab);
      const top = lastFilledRow(sheet) + 1;
      const area = { tab, top, left: 0, bottom: top + rows.length - 1, right: (rows[0]?.length ?? 0) - 1 };
      requireSize(area, rows);
      if (rows.length === 0) return area;
      grow(sheet, area);
      fill(area, rows);
      return area;
    },
    style(area, { bold, background, colour, wrap, align }) {
      const range = rangeOf(area);
      if (bold !== undefined) range.setFontWeight(bold ? "bold" : "normal");
      if (background !== undefined) range.setBackground(background);
      if (colour !== undefined) range.setFontColor(colour);
      if (wrap !== undefined) range.setWrap(wrap);
      if (align !== undefined) range.setHorizontalAlignment(align === "right" ? "normal" : align);
    },
    merge: (area) => void rangeOf(area).merge(),
    allow(area, rule) {
      rangeOf(area).setDataValidation(rule === null ? null : validationOf(api, rule, rangeOf));
    },
    keepText(area) {
      // Only the look: what stands in the cells stays.
      grow(sheetOf(area.tab), area);
      rangeOf(area).setNumberFormat("@");
    },
    select(area) {
      const range = rangeOf(area);
      book().setActiveSheet(sheetOf(area.tab));
      range.activate();
    },
    nameArea(name, area) {
      if (book().getDefinedName(name) !== null) book().deleteDefinedName(name);
      if (area !== null) grow(sheetOf(area.tab), area);
      if (area !== null) book().insertDefinedName(name, areaName(area, "fixed"));
    },

    addTab(name, { rows, columns }) {
      if (book().getSheetByName(name) !== null) throw new Error(`There is already a tab “${name}”.`);
      const shown = book().getActiveSheet();
      const sheet = book().create(name, rows, columns);
      book().setActiveSheet(shown);
      return tabOf(sheet);
    },
    renameTab: (from, to) => void sheetOf(from).setName(to),
    removeTab: (name) => void book().deleteSheet(sheetOf(name)),
    hideTab(name, hidden) {
      const sheet = sheetOf(name);
      if (hidden) sheet.hideSheet();
      else sheet.showSheet();
    },
    freeze(tab, rows, columns) {
      const sheet = sheetOf(tab);
      if (rows === 0 && columns === 0) sheet.cancelFreeze();
      else
        sheet.setFreeze({
          xSplit: columns,
          ySplit: rows,
          startRow: rows === 0 ? -1 : rows,
          startColumn: columns === 0 ? -1 : columns,
        });
    },
    setColumnWidths(tab, first, widths) {
      const sheet = sheetOf(tab);
      widths.forEach((width, index) => sheet.setColumnWidth(first + index, width));
    },
    hideColumns: (tab, first, count) => void sheetOf(tab).hideColumns(first, count),
    offerFilter(area) {
      if (sheetOf(area.tab).getFilter() === null) rangeOf(area).createFilter();
    },
    protect: (area, description) => stores.guards.put(sheetOf(area.tab).getSheetId(), area, description),
    unprotect: (tab, description) => stores.guards.remove(sheetOf(tab).getSheetId(), description),
    setColourRules: (tab, rules, use = "marks") => colours.replace(sheetOf(tab), rules, use),

    documentStore: stores.document,
    personStore: stores.person,
    cache: stores.cache,

    ...people,
    exclusively: (work) => work(),
  };

  function readSheet(sheet: FWorksheet): Sheet {
    const cells = sheet.getSheet();
    const reader = cellReader(injector, cells);
    const styles = book().getWorkbook().getStyles();
    const rows: Cell[][] = [];
    const last = lastFilledRow(sheet);
    for (let row = 0; row <= last; row += 1) {
      const line: Cell[] = [];
      for (let column = 0; column < reader.columns; column += 1) {
        const cell = reader.cell(row, column);
        line.push(
          cell === null || cell === undefined
            ? null
            : toCoreCell(valueOf(cell), styles.getStyleByCell(cell) ?? null),
        );
      }
      rows.push(line);
    }
    return {
      name: sheet.getSheetName(),
      rows,
      merges: cells.getMergeData().map(({ startRow, startColumn, endRow, endColumn }) => ({
        top: startRow,
        left: startColumn,
        bottom: endRow,
        right: endColumn,
      })),
      hidden: sheet.isSheetHidden(),
      notes: sheet.getNotes().map(({ row, col, note }) => ({ row, column: col, text: note })),
    };
  }
}

function cellData(input: CellInput, sizeOf: (tab: string | null) => Tab): ICellData {
  const empty = { v: null, t: null, f: null, si: null, p: null };
  if (input === null || input === "") return empty;
  if (typeof input === "string") return { ...empty, ...typed(input), s: { n: { pattern: "@" } } };
  if (typeof input !== "object") return { ...empty, ...typed(input) };
  return input.kind === "formula"
    ? { ...empty, f: closedReferences(input.formula, sizeOf) }
    : { ...empty, ...typed(serialOf(input.date)), s: { n: { pattern: dateFormat } } };
}

function areaOfRange(range: FRange): Area {
  return {
    tab: range.getSheetName(),
    top: range.getRow(),
    left: range.getColumn(),
    bottom: range.getLastRow(),
    right: range.getLastColumn(),
  };
}

function localTime(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

function requireSize(area: Area, rows: readonly (readonly unknown[])[]): void {
  const width = widthOf(area);
  if (rows.length !== heightOf(area) || rows.some((row) => row.length !== width))
    throw new Error(
      `The area has ${heightOf(area)} rows and ${width} columns; the data has ${rows.length} rows and ${rows[0]?.length ?? 0} columns.`,
    );
}
