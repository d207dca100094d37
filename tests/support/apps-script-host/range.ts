/// <reference types="google-apps-script" />
/** `Range`: shapes are checked and texts interpreted as Sheets does. */
import { type Fake, isDate, rowsToScript, service, toScript } from "./execution.ts";
import {
  cellAt,
  type CellState,
  covers,
  generalFormat,
  meet,
  peek,
  type SheetState,
  type Box,
  type Value,
} from "./model.ts";
import { boxName } from "./references.ts";
import { shown } from "./shown.ts";
import { dateFormat, typedInput } from "./typed-input.ts";
import { behind, type Scene } from "./world.ts";
import { sheetObject } from "./sheet.ts";
import { filterObject } from "./filter.ts";
import { validationObject } from "./validation.ts";
import { richTextObject } from "./rich-text.ts";
import { protectionObject } from "./protection.ts";
import { addMetadata, metadataOf } from "./metadata.ts";

type RealRange = GoogleAppsScript.Spreadsheet.Range;

const longestText = 50_000;

/** A range of a tab. Throws as `getRange` does when it is outside of the tab. */
export function rangeObject(scene: Scene, sheet: SheetState, box: Box, isOpen = false): object {
  const { world, run } = scene;
  const { book, calculator } = world;
  const height = box.bottom - box.top + 1;
  const width = box.right - box.left + 1;
  if (box.top < 0 || box.left < 0) throw new Error("The starting row or column of the range is too small.");
  if (height < 1) throw new Error("The number of rows in the range must be at least 1.");
  if (width < 1) throw new Error("The number of columns in the range must be at least 1.");
  if (box.bottom >= sheet.rows || box.right >= sheet.columns)
    throw new Error("The coordinates of the range are outside the dimensions of the sheet.");

  function each(work: (cell: CellState, row: number, column: number) => void): void {
    guard();
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1)
        work(cellAt(sheet, box.top + row, box.left + column), row, column);
    book.revision += 1;
  }

  function read<Item>(of: (row: number, column: number, cell: CellState | undefined) => Item): Item[][] {
    return Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_unused, column) =>
        of(box.top + row, box.left + column, peek(sheet, box.top + row, box.left + column)),
      ),
    );
  }

  /** Refuses a write where a protection keeps this person out. */
  function guard(): void {
    if (world.person.isOwner) return;
    const barred = sheet.protections.some(
      (one) =>
        !one.warningOnly &&
        !one.editors.includes(world.person.email) &&
        (one.box === null || meet(one.box, box)),
    );
    if (barred)
      throw new Error(
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
      );
  }

  function grid(rows: unknown, method: string): readonly (readonly unknown[])[] {
    if (!Array.isArray(rows) || !rows.every((row): row is unknown[] => Array.isArray(row)))
      throw new Error(
        `The parameters (${typeName(rows)}) don't match the method signature for SpreadsheetApp.Range.${method}.`,
      );
    if (rows.length !== height)
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. The data has ${rows.length} but the range has ${height}.`,
      );
    for (const row of rows) {
      if (row.length !== width)
        throw new Error(
          `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${width}.`,
        );
    }
    return rows;
  }

  function put(cell: CellState, row: number, column: number, value: unknown): void {
    const next = inputOf(value, cell.format);
    if (typeof next.value === "string" && next.value.length > longestText)
      throw new Error(
        `Your input contains more than the maximum of ${longestText} characters in a single cell.`,
      );
    if (cell.validation !== null && !cell.validation.allowInvalid && !fits(cell, next.value))
      throw new Error(
        `The data you entered in cell ${boxName({ top: box.top + row, left: box.left + column, bottom: box.top + row, right: box.left + column })} violates the data validation rules set on this cell.`,
      );
    cell.value = next.value;
    cell.formula = next.formula;
    cell.shownAs = null;
    if (next.format !== null && cell.format === generalFormat) cell.format = next.format;
  }

  function inputOf(value: unknown, format: string): ReturnType<typeof typedInput> {
    if (typeof value === "string")
      return typedInput(value, format, book.zone, world.clock().getUTCFullYear());
    if (isDate(value)) return { value: new Date(value.getTime()), formula: null, format: dateFormat };
    if (typeof value === "number" || typeof value === "boolean")
      return { value, formula: null, format: null };
    if (value === null || value === undefined) return { value: "", formula: null, format: null };
    return { value: String(value), formula: null, format: null };
  }

  function fits({ validation }: CellState, value: Value): boolean {
    if (validation === null || value === "") return true;
    switch (validation.criteria) {
      case "VALUE_IN_LIST": {
        const [list] = validation.values;
        return (
          Array.isArray(list) && list.some((one) => String(one) === shown(value, generalFormat, book.zone))
        );
      }
      case "VALUE_IN_RANGE": {
        const { from } = validation;
        if (from === null) return true;
        const bottom = from.isOpen ? from.sheet.rows - 1 : from.box.bottom;
        for (let row = from.box.top; row <= bottom; row += 1)
          for (let column = from.box.left; column <= from.box.right; column += 1) {
            const own = calculator.valueOf(from.sheet, row, column);
            if (own !== "" && shown(own, generalFormat, book.zone) === shown(value, generalFormat, book.zone))
              return true;
          }
        return false;
      }
      case "DATE_IS_VALID_DATE":
        return value instanceof Date;
      case "CHECKBOX":
        return typeof value === "boolean";
      default:
        return true;
    }
  }

  const value = (row: number, column: number): unknown =>
    toScript(run, calculator.valueOf(sheet, row, column));
  const display = (row: number, column: number, cell: CellState | undefined): string =>
    cell?.shownAs ?? shown(calculator.valueOf(sheet, row, column), cell?.format ?? generalFormat, book.zone);
  const strings = (rows: string[][]): string[][] => rowsToScript(run, rows);
  const styled =
    (name: string) =>
    (style: unknown): object => {
      each((cell) => cell.style.set(name, style));
      return self;
    };
  const styledEach =
    (name: string, method: string) =>
    (styles: unknown): object => {
      const rows = grid(styles, method);
      each((cell, row, column) => cell.style.set(name, rows[row]?.[column]));
      return self;
    };
  const styleOf = (name: string, plain: string): string => {
    const set = peek(sheet, box.top, box.left)?.style.get(name);
    return typeof set === "string" ? set : plain;
  };
  const at = (row: number, column: number, rows = 1, columns = 1): object =>
    rangeObject(scene, sheet, {
      top: row,
      left: column,
      bottom: row + rows - 1,
      right: column + columns - 1,
    });

  const methods = {
    getRow: () => box.top + 1,
    getRowIndex: () => box.top + 1,
    getColumn: () => box.left + 1,
    getLastRow: () => box.bottom + 1,
    getLastColumn: () => box.right + 1,
    getNumRows: () => height,
    getNumColumns: () => width,
    getHeight: () => height,
    getWidth: () => width,
    getGridId: () => sheet.id,
    getA1Notation: () => boxName(box),
    // Like `A2:C`, which goes on to the last row whatever it is.
    isEndRowBounded: () => !isOpen,
    getSheet: () => sheetObject(scene, sheet),
    getFilter: () =>
      sheet.filter !== null && meet(sheet.filter.box, box) ? filterObject(scene, sheet, sheet.filter) : null,
    createFilter() {
      guard();
      if (sheet.filter !== null)
        throw new Error("You can't create a filter in a sheet that already has a filter.");
      sheet.filter = { box };
      return filterObject(scene, sheet, sheet.filter);
    },
    getCell(row: number, column: number) {
      if (row < 1 || row > height || column < 1 || column > width)
        throw new Error("Cell reference out of range");
      return at(box.top + row - 1, box.left + column - 1);
    },
    offset: (rows: number, columns: number, numRows = height, numColumns = width) =>
      at(box.top + rows, box.left + columns, numRows, numColumns),

    getValue: () => value(box.top, box.left),
    getValues: () => rowsToScript(run, read(value)),
    getDisplayValue: () => display(box.top, box.left, peek(sheet, box.top, box.left)),
    getDisplayValues: () => strings(read(display)),
    getFormula: () => peek(sheet, box.top, box.left)?.formula ?? "",
    getFormulas: () => strings(read((_, _column, cell) => cell?.formula ?? "")),
    getNote: () => peek(sheet, box.top, box.left)?.note ?? "",
    getNotes: () => strings(read((_, _column, cell) => cell?.note ?? "")),
    getBackground: () => peek(sheet, box.top, box.left)?.background ?? "#ffffff",
    getBackgrounds: () => strings(read((_, _column, cell) => cell?.background ?? "#ffffff")),
    getNumberFormat: () => formatOf(peek(sheet, box.top, box.left)),
    getNumberFormats: () => strings(read((_, _column, cell) => formatOf(cell))),
    getRichTextValue: () => richTextObject(scene, display(box.top, box.left, peek(sheet, box.top, box.left))),
    getFontWeight: () => styleOf("fontWeight", "normal") as GoogleAppsScript.Spreadsheet.FontWeight,
    getFontColor: () => styleOf("fontColor", "#000000"),
    getWrap: () => peek(sheet, box.top, box.left)?.style.get("wrap") === true,
    isBlank: () =>
      read((row, column) => calculator.valueOf(sheet, row, column)).every((row) =>
        row.every((one) => one === ""),
      ),
    isPartOfMerge: () => sheet.merges.some((merge) => meet(merge, box)),
    getMergedRanges: () =>
      run.realm.list(
        sheet.merges.filter((merge) => meet(merge, box)).map((merge) => rangeObject(scene, sheet, merge)),
      ),
    getDataValidation() {
      const state = peek(sheet, box.top, box.left)?.validation ?? null;
      return state === null ? null : validationObject(scene, state);
    },
    getDataValidations: () =>
      rowsToScript(
        run,
        read((_, _column, cell) => (cell?.validation ? validationObject(scene, cell.validation) : null)),
      ),
    canEdit() {
      try {
        guard();
        return true;
      } catch {
        return false;
      }
    },

    setValue(own: unknown) {
      each((cell, row, column) => put(cell, row, column, own));
      return self;
    },
    setValues(values: unknown) {
      const rows = grid(values, "setValues");
      each((cell, row, column) => put(cell, row, column, rows[row]?.[column]));
      return self;
    },
    setFormula(formula: unknown) {
      each((cell) => putFormula(cell, formula));
      return self;
    },
    setFormulas(formulas: unknown) {
      const rows = grid(formulas, "setFormulas");
      each((cell, row, column) => putFormula(cell, rows[row]?.[column]));
      return self;
    },
    setRichTextValue(text: unknown) {
      const own = behind(scene.hidden.texts, text, "RichTextValue");
      each((cell) => putText(cell, own));
      return self;
    },
    setRichTextValues(texts: unknown) {
      const rows = grid(texts, "setRichTextValues").map((row) =>
        row.map((one) => behind(scene.hidden.texts, one, "RichTextValue")),
      );
      each((cell, row, column) => putText(cell, rows[row]?.[column] ?? ""));
      return self;
    },
    setNote(note: unknown) {
      each((cell) => (cell.note = noteText(note)));
      return self;
    },
    setNotes(notes: unknown) {
      const rows = grid(notes, "setNotes");
      each((cell, row, column) => (cell.note = noteText(rows[row]?.[column])));
      return self;
    },
    setBackground(colour: unknown) {
      each((cell) => (cell.background = colourText(colour)));
      return self;
    },
    setBackgrounds(colours: unknown) {
      const rows = grid(colours, "setBackgrounds");
      each((cell, row, column) => (cell.background = colourText(rows[row]?.[column])));
      return self;
    },
    setNumberFormat(format: unknown) {
      each((cell) => putFormat(cell, format));
      return self;
    },
    setNumberFormats(formats: unknown) {
      const rows = grid(formats, "setNumberFormats");
      each((cell, row, column) => putFormat(cell, rows[row]?.[column]));
      return self;
    },
    setDataValidation(rule: unknown) {
      const state = rule === null ? null : behind(scene.hidden.validations, rule, "DataValidation");
      each((cell) => {
        cell.validation = state;
        if (state?.criteria === "CHECKBOX" && cell.value === "") cell.value = false;
      });
      return self;
    },
    setDataValidations(rules: unknown) {
      const rows = grid(rules, "setDataValidations");
      each((cell, row, column) => {
        const rule = rows[row]?.[column] ?? null;
        cell.validation = rule === null ? null : behind(scene.hidden.validations, rule, "DataValidation");
      });
      return self;
    },
    insertCheckboxes() {
      each((cell) => {
        cell.validation = { criteria: "CHECKBOX", values: [], from: null, allowInvalid: false, help: "" };
        if (cell.value === "") cell.value = false;
      });
      return self;
    },
    setFontWeight: styled("fontWeight"),
    setFontWeights: styledEach("fontWeight", "setFontWeights"),
    setFontColor: styled("fontColor"),
    setFontColors: styledEach("fontColor", "setFontColors"),
    setFontSize: styled("fontSize"),
    setFontStyle: styled("fontStyle"),
    setFontFamily: styled("fontFamily"),
    setFontLine: styled("fontLine"),
    setHorizontalAlignment: styled("horizontalAlignment"),
    setVerticalAlignment: styled("verticalAlignment"),
    setWrap: styled("wrap"),
    setWrapStrategy: styled("wrapStrategy"),
    setTextRotation: styled("textRotation"),
    setBorder(...sides: unknown[]) {
      each((cell) => cell.style.set("border", sides));
      return self;
    },
    clear(options?: {
      readonly contentsOnly?: boolean;
      readonly formatOnly?: boolean;
      readonly commentsOnly?: boolean;
      readonly validationsOnly?: boolean;
    }) {
      const all = options === undefined || Object.values(options).every((one) => one !== true);
      each((cell) => {
        if (all || options?.contentsOnly === true) empty(cell);
        if (all || options?.formatOnly === true) plain(cell);
        if (all || options?.commentsOnly === true) cell.note = "";
        if (options?.validationsOnly === true) cell.validation = null;
      });
      return self;
    },
    clearContent() {
      each(empty);
      return self;
    },
    clearFormat() {
      each(plain);
      return self;
    },
    clearNote() {
      each((cell) => (cell.note = ""));
      return self;
    },
    clearDataValidations() {
      each((cell) => (cell.validation = null));
      return self;
    },
    merge() {
      guard();
      const partly = sheet.merges.some(
        (merge) =>
          meet(merge, box) && !(covers(box, merge.top, merge.left) && covers(box, merge.bottom, merge.right)),
      );
      if (partly) throw new Error("You must select all cells in a merged range to merge or unmerge them.");
      sheet.merges = sheet.merges.filter((merge) => !meet(merge, box));
      each((cell, row, column) => {
        if (row > 0 || column > 0) empty(cell);
      });
      if (height > 1 || width > 1) sheet.merges.push(box);
      return self;
    },
    breakApart() {
      guard();
      sheet.merges = sheet.merges.filter((merge) => !meet(merge, box));
      book.revision += 1;
      return self;
    },
    protect() {
      const state = {
        kind: "RANGE" as const,
        box,
        description: "",
        warningOnly: false,
        editors: [...allEditors],
      };
      sheet.protections.push(state);
      return protectionObject(scene, sheet, state);
    },
    activate() {
      book.active = sheet;
      book.selection = box;
      return self;
    },
    activateAsCurrentCell() {
      book.active = sheet;
      book.selection = { ...box, bottom: box.top, right: box.left };
      return self;
    },
    addDeveloperMetadata(key: string, text?: string) {
      addMetadata(world, key, text, sheet, box);
      return self;
    },
    getDeveloperMetadata: () => run.realm.list(metadataOf(scene, sheet, box)),
  } satisfies Fake<RealRange>;

  const self: object = service(run, "Range", methods);
  scene.hidden.ranges.set(self, { sheet, box, isOpen });
  return self;

  function formatOf(cell: CellState | undefined): string {
    // Sheets answers with the pattern that "Automatic" stands for.
    return cell === undefined || cell.format === generalFormat ? "0.###############" : cell.format;
  }

  function putFormat(cell: CellState, format: unknown): void {
    if (typeof format !== "string") throw new Error("The number format must be a text.");
    cell.format = format === "" ? generalFormat : format;
    cell.shownAs = null;
  }
}

/** Everybody who may edit, before a protection takes some of them away. */
export const allEditors: readonly string[] = ["owner@centre.example", "editor@centre.example"];

function putFormula(cell: CellState, formula: unknown): void {
  if (typeof formula !== "string") throw new Error("The formula must be a text.");
  cell.formula = formula === "" ? null : formula.startsWith("=") ? formula : `=${formula}`;
  cell.value = "";
  cell.shownAs = null;
}

function putText(cell: CellState, text: string): void {
  if (text.length > longestText)
    throw new Error(
      `Your input contains more than the maximum of ${longestText} characters in a single cell.`,
    );
  cell.value = text;
  cell.formula = null;
  cell.shownAs = null;
}

function empty(cell: CellState): void {
  cell.value = "";
  cell.formula = null;
  cell.shownAs = null;
}

function plain(cell: CellState): void {
  cell.format = generalFormat;
  cell.background = "#ffffff";
  cell.style.clear();
}

function noteText(note: unknown): string {
  if (note !== null && typeof note !== "string") throw new Error("A note must be a text or null.");
  return note ?? "";
}

function colourText(colour: unknown): string {
  if (colour === null) return "#ffffff";
  if (typeof colour !== "string" || !/^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]+)$/i.test(colour))
    throw new Error(`“${String(colour)}” is not a colour.`);
  return colour.toLowerCase();
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return `${typeName(value[0])}[]`;
  return value === undefined
    ? "undefined"
    : value === null
      ? "null"
      : typeof value === "string"
        ? "String"
        : typeof value;
}
