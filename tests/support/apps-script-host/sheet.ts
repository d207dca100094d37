/// <reference types="google-apps-script" />
/** `Sheet`: one tab. */
import { colourRuleObject } from "./colour-rules.ts";
import { type Fake, service } from "./execution.ts";
import { addMetadata, metadataOf } from "./metadata.ts";
import { generalFormat, shift, type SheetState } from "./model.ts";
import { allEditors, rangeObject } from "./range.ts";
import { protectionObject } from "./protection.ts";
import { boxOf, parseReference } from "./references.ts";
import { bookObject } from "./book.ts";
import { filterObject } from "./filter.ts";
import { behind, type Scene } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.Sheet;

export function sheetObject(scene: Scene, sheet: SheetState): object {
  const { world, run } = scene;
  const { book } = world;

  function getRange(...parts: unknown[]): object {
    const [first] = parts;
    if (typeof first === "string") {
      const reference = parseReference(first);
      if (reference === null || (reference.tab !== null && reference.tab !== sheet.name))
        throw new Error("Range not found");
      return rangeObject(scene, sheet, boxOf(reference, sheet), reference.bottom === null);
    }
    const [row = 0, column = 0, rows = 1, columns = 1] = parts.map(wholeNumber);
    return rangeObject(scene, sheet, {
      top: row - 1,
      left: column - 1,
      bottom: row + rows - 2,
      right: column + columns - 2,
    });
  }

  function insert(kind: "rows" | "columns", at: number, count: number): object {
    if (count < 1) throw new Error(`The number of ${kind} to insert must be at least 1.`);
    shift(book, sheet, kind, at, count);
    return self;
  }

  function remove(kind: "rows" | "columns", at: number, count: number): void {
    const all = kind === "rows" ? sheet.rows : sheet.columns;
    if (count < 1 || at < 1 || at + count - 1 > all)
      throw new Error("Those rows or columns are out of bounds.");
    if (count >= all) throw new Error(`You can't delete all the ${kind} on the sheet.`);
    shift(book, sheet, kind, at - 1, -count);
  }

  const extent = (): { readonly bottom: number; readonly right: number } => world.calculator.extentOf(sheet);

  const self: object = service(run, "Sheet", {
    getName: () => sheet.name,
    getSheetName: () => sheet.name,
    getSheetId: () => sheet.id,
    getIndex: () => book.sheets.indexOf(sheet) + 1,
    getParent: () => bookObject(scene),
    getMaxRows: () => sheet.rows,
    getMaxColumns: () => sheet.columns,
    getLastRow: () => extent().bottom + 1,
    getLastColumn: () => extent().right + 1,
    getDataRange() {
      const { bottom, right } = extent();
      return rangeObject(scene, sheet, {
        top: 0,
        left: 0,
        bottom: Math.max(0, bottom),
        right: Math.max(0, right),
      });
    },
    getRange,
    getSheetValues: (row: number, column: number, rows: number, columns: number) => {
      const range = getRange(row, column, rows, columns);
      return "getValues" in range && typeof range.getValues === "function"
        ? (range.getValues() as unknown[][])
        : [];
    },
    isSheetHidden: () => sheet.hidden,
    getFrozenRows: () => sheet.frozenRows,
    getFrozenColumns: () => sheet.frozenColumns,
    getColumnWidth: (column: number) => sheet.columnWidths.get(column) ?? 100,
    getTabColor: () => sheet.tabColour,
    isRowHiddenByUser: (row: number) => sheet.hiddenRows.has(row),
    isColumnHiddenByUser: (column: number) => sheet.hiddenColumns.has(column),
    getFilter: () => (sheet.filter === null ? null : filterObject(scene, sheet, sheet.filter)),
    getActiveRange: () => (book.active === sheet ? rangeObject(scene, sheet, book.selection) : null),
    getProtections: (kind: unknown) =>
      run.realm.list(
        sheet.protections
          .filter((one) => one.kind === kind)
          .map((one) => protectionObject(scene, sheet, one)),
      ),
    getConditionalFormatRules: () =>
      run.realm.list(sheet.colourRules.map((rule) => colourRuleObject(scene, rule))),
    getNamedRanges: () =>
      run.realm.list(
        [...book.names].flatMap(([name, range]) =>
          range.sheet === sheet
            ? [
                service(run, "NamedRange", {
                  getName: () => name,
                  getRange: () => rangeObject(scene, sheet, range.box),
                  remove: () => void book.names.delete(name),
                } satisfies Fake<GoogleAppsScript.Spreadsheet.NamedRange>),
              ]
            : [],
        ),
      ),
    getDeveloperMetadata: () => run.realm.list(metadataOf(scene, sheet, null)),

    setName(name: string) {
      if (book.sheets.some((one) => one !== sheet && one.name.toLowerCase() === name.toLowerCase()))
        throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
      if (name === "" || name.length > 100) throw new Error("The name of a sheet has 1 to 100 characters.");
      sheet.name = name;
      book.revision += 1;
      return self;
    },
    activate() {
      book.active = sheet;
      book.selection = { top: 0, left: 0, bottom: 0, right: 0 };
      return self;
    },
    hideSheet() {
      if (!book.sheets.some((one) => one !== sheet && !one.hidden))
        throw new Error("You can't hide all the sheets in a document.");
      sheet.hidden = true;
      return self;
    },
    showSheet() {
      sheet.hidden = false;
      return self;
    },
    setFrozenRows(rows: number) {
      if (rows >= sheet.rows) throw new Error("You can't freeze all rows.");
      sheet.frozenRows = rows;
    },
    setFrozenColumns(columns: number) {
      if (columns >= sheet.columns) throw new Error("You can't freeze all columns.");
      if (sheet.merges.some(({ left, right }) => left < columns && right >= columns))
        throw new Error("You can't freeze columns which contain only part of a merged cell.");
      sheet.frozenColumns = columns;
    },
    setColumnWidth(column: number, width: number) {
      sheet.columnWidths.set(column, width);
      return self;
    },
    setColumnWidths(start: number, count: number, width: number) {
      for (let column = start; column < start + count; column += 1) sheet.columnWidths.set(column, width);
      return self;
    },
    setRowHeight(row: number, height: number) {
      sheet.rowHeights.set(row, height);
      return self;
    },
    setRowHeights(start: number, count: number, height: number) {
      for (let row = start; row < start + count; row += 1) sheet.rowHeights.set(row, height);
      return self;
    },
    autoResizeColumns: () => self,
    setTabColor(colour: string | null) {
      sheet.tabColour = colour;
      return self;
    },
    setHiddenGridlines: () => self,
    hideRows(row: number, count = 1) {
      for (let at = row; at < row + count; at += 1) sheet.hiddenRows.add(at);
    },
    hideColumns(column: number, count = 1) {
      for (let at = column; at < column + count; at += 1) sheet.hiddenColumns.add(at);
    },
    insertRowsAfter: (after: number, count: number) => insert("rows", after, count),
    insertRowsBefore: (before: number, count: number) => insert("rows", before - 1, count),
    insertRowAfter: (after: number) => insert("rows", after, 1),
    insertRowBefore: (before: number) => insert("rows", before - 1, 1),
    insertColumnsAfter: (after: number, count: number) => insert("columns", after, count),
    insertColumnsBefore: (before: number, count: number) => insert("columns", before - 1, count),
    insertColumnAfter: (after: number) => insert("columns", after, 1),
    insertColumnBefore: (before: number) => insert("columns", before - 1, 1),
    deleteRows: (row: number, count: number) => remove("rows", row, count),
    deleteRow(row: number) {
      remove("rows", row, 1);
      return self;
    },
    deleteColumns: (column: number, count: number) => remove("columns", column, count),
    deleteColumn(column: number) {
      remove("columns", column, 1);
      return self;
    },
    appendRow(values: unknown) {
      if (!Array.isArray(values)) throw new Error("appendRow needs a list.");
      const row = extent().bottom + 1;
      if (row >= sheet.rows) insert("rows", sheet.rows, row + 1 - sheet.rows);
      if (values.length > sheet.columns) insert("columns", sheet.columns, values.length - sheet.columns);
      const range = getRange(row + 1, 1, 1, values.length);
      if ("setValues" in range && typeof range.setValues === "function") range.setValues([values]);
      return self;
    },
    clear() {
      sheet.cells.length = 0;
      book.revision += 1;
      return self;
    },
    clearContents() {
      for (const row of sheet.cells)
        for (const cell of row)
          if (cell !== undefined) Object.assign(cell, { value: "", formula: null, shownAs: null });
      book.revision += 1;
      return self;
    },
    clearFormats() {
      for (const row of sheet.cells)
        for (const cell of row)
          if (cell !== undefined) Object.assign(cell, { format: generalFormat, background: "#ffffff" });
      return self;
    },
    clearNotes() {
      for (const row of sheet.cells) for (const cell of row) if (cell !== undefined) cell.note = "";
      return self;
    },
    protect() {
      const before = sheet.protections.find(({ kind }) => kind === "SHEET");
      const state = before ?? {
        kind: "SHEET" as const,
        box: null,
        description: "",
        warningOnly: false,
        editors: [...allEditors],
      };
      if (before === undefined) sheet.protections.push(state);
      return protectionObject(scene, sheet, state);
    },
    setConditionalFormatRules(rules: unknown) {
      if (!Array.isArray(rules)) throw new Error("setConditionalFormatRules needs a list of rules.");
      sheet.colourRules = rules.map((rule) => behind(scene.hidden.rules, rule, "ConditionalFormatRule"));
    },
    clearConditionalFormatRules() {
      sheet.colourRules = [];
    },
    setActiveRange(range: unknown) {
      const found = behind(scene.hidden.ranges, range, "Range");
      book.active = found.sheet;
      book.selection = found.box;
      return range;
    },
    addDeveloperMetadata(key: string, text?: string) {
      addMetadata(world, key, text, sheet, null);
      return self;
    },
  } satisfies Fake<Real>);
  scene.hidden.sheets.set(self, sheet);
  return self;
}

function wholeNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new Error(
      `The parameters (${typeof value}) don't match the method signature for SpreadsheetApp.Sheet.getRange.`,
    );
  return value;
}
