/// <reference types="google-apps-script" />
/** `Spreadsheet`: the one that is open. */
import { type Fake, service } from "./execution.ts";
import { addMetadata, metadataOf } from "./metadata.ts";
import { addSheet, type SheetState } from "./model.ts";
import { rangeObject } from "./range.ts";
import { boxOf, parseReference } from "./references.ts";
import { sheetObject } from "./sheet.ts";
import { behind, type Scene } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function bookObject(scene: Scene): object {
  const { world, run } = scene;
  const { book } = world;
  const found = (sheet: SheetState | undefined): object | null =>
    sheet === undefined ? null : sheetObject(scene, sheet);

  const self: object = service(run, "Spreadsheet", {
    getId: () => "the-spreadsheet-of-the-test",
    getName: () => book.name,
    getUrl: () => "https://docs.google.com/spreadsheets/d/the-spreadsheet-of-the-test/edit",
    getSpreadsheetTimeZone: () => book.zone,
    getSpreadsheetLocale: () => book.locale,
    getSheets: () => run.realm.list(book.sheets.map((sheet) => sheetObject(scene, sheet))),
    getNumSheets: () => book.sheets.length,
    // Sheets finds a tab by its name in whatever case.
    getSheetByName: (name: string) =>
      found(
        book.sheets.find((sheet) => sheet.name === name) ??
          book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()),
      ),
    getSheetById: (id: number) => found(book.sheets.find((sheet) => sheet.id === id)),
    getActiveSheet: () => sheetObject(scene, book.active),
    getActiveRange: () => rangeObject(scene, book.active, book.selection),
    getActiveCell: () =>
      rangeObject(scene, book.active, {
        ...book.selection,
        bottom: book.selection.top,
        right: book.selection.left,
      }),
    getCurrentCell: () =>
      rangeObject(scene, book.active, {
        ...book.selection,
        bottom: book.selection.top,
        right: book.selection.left,
      }),
    getSelection: () =>
      service(run, "Selection", {
        getActiveRange: () => rangeObject(scene, book.active, book.selection),
        getActiveSheet: () => sheetObject(scene, book.active),
      } satisfies Fake<GoogleAppsScript.Spreadsheet.Selection>),
    getRange(name: string) {
      const reference = parseReference(name);
      const named = book.names.get(name);
      if (reference === null) {
        if (named === undefined) throw new Error("Range not found");
        return rangeObject(scene, named.sheet, named.box);
      }
      const sheet =
        reference.tab === null ? book.active : book.sheets.find((one) => one.name === reference.tab);
      if (sheet === undefined) throw new Error("Range not found");
      return rangeObject(scene, sheet, boxOf(reference, sheet));
    },
    getRangeByName(name: string) {
      const named = book.names.get(name);
      return named === undefined ? null : rangeObject(scene, named.sheet, named.box);
    },
    getNamedRanges: () =>
      run.realm.list(
        [...book.names].map(([name, { sheet, box }]) =>
          service(run, "NamedRange", {
            getName: () => name,
            getRange: () => rangeObject(scene, sheet, box),
            remove: () => void book.names.delete(name),
          } satisfies Fake<GoogleAppsScript.Spreadsheet.NamedRange>),
        ),
      ),
    getDeveloperMetadata: () => run.realm.list(metadataOf(scene, null, null)),

    setNamedRange(name: string, range: unknown) {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || parseReference(name) !== null)
        throw new Error(`“${name}” cannot be the name of a range.`);
      book.names.set(name, { ...behind(scene.hidden.ranges, range, "Range") });
      book.revision += 1;
    },
    removeNamedRange(name: string) {
      if (!book.names.delete(name)) throw new Error("The named range does not exist.");
      book.revision += 1;
    },
    insertSheet(name?: string, index?: number) {
      const own = name ?? `Sheet${book.sheets.length + 1}`;
      if (book.sheets.some((sheet) => sheet.name.toLowerCase() === own.toLowerCase()))
        throw new Error(`A sheet with the name "${own}" already exists. Please enter another name.`);
      const sheet = addSheet(book, own, index ?? book.sheets.indexOf(book.active) + 1);
      // Google shows the new tab.
      book.active = sheet;
      book.selection = { top: 0, left: 0, bottom: 0, right: 0 };
      book.revision += 1;
      return sheetObject(scene, sheet);
    },
    deleteSheet(sheet: unknown) {
      const state = behind(scene.hidden.sheets, sheet, "Sheet");
      if (book.sheets.length === 1) throw new Error("You can't remove all the sheets in a document.");
      book.sheets = book.sheets.filter((one) => one !== state);
      for (const [name, range] of book.names) if (range.sheet === state) book.names.delete(name);
      if (book.active === state) {
        const [first] = book.sheets;
        if (first !== undefined) book.active = first;
        book.selection = { top: 0, left: 0, bottom: 0, right: 0 };
      }
      book.revision += 1;
    },
    setActiveSheet(sheet: unknown) {
      book.active = behind(scene.hidden.sheets, sheet, "Sheet");
      return sheet;
    },
    setActiveRange(range: unknown) {
      const state = behind(scene.hidden.ranges, range, "Range");
      book.active = state.sheet;
      book.selection = state.box;
      return range;
    },
    moveActiveSheet(position: number) {
      book.sheets = book.sheets.filter((sheet) => sheet !== book.active);
      book.sheets.splice(position - 1, 0, book.active);
    },
    rename(name: string) {
      book.name = name;
    },
    toast(text: string, title?: string) {
      world.toasts.push({ text, title: title ?? "" });
    },
    addDeveloperMetadata(key: string, text?: string) {
      addMetadata(world, key, text, null, null);
      return self;
    },
  } satisfies Fake<Real>);
  return self;
}
