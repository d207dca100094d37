/**
 * Reads an .xlsx workbook as a book that can be written again: cells, formulas, looks, widths, frozen rows,
 * merged areas, notes, drop-downs, colour rules, names, and what the add-on remembers. Built on the reader of
 * the command line, with its limits. Throws `FileFault`.
 */
import { isTrue, xlsxWorkbook } from "@evidence-mapper/cli/src/files/xlsx-package.ts";
import { officeText, sharedStrings } from "@evidence-mapper/cli/src/files/xlsx-text.ts";
import { readXlsxComments } from "@evidence-mapper/cli/src/files/xlsx-comments.ts";
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import { openZip, type ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";
import { type Book, type BookTab, emptyBook } from "../book/book.ts";
import { sheetReader } from "./sheet-reader.ts";
import { readTheme } from "./xlsx-colours.ts";
import { readXlsxStyles } from "./xlsx-styles.ts";
import { type FileNote, resourcesOf, type TabExtras } from "./page-resources.ts";
import { joinRemembered, tabIds, tabIdsKey } from "./remembered.ts";

export async function readBook(bytes: Buffer): Promise<Book> {
  const zip = await openZip(bytes);
  const workbook = await xlsxWorkbook(zip);
  const styles = await readXlsxStyles(zip, workbook.styles, await readTheme(zip, workbook.theme));
  const texts = await sharedStrings(zip, workbook.sharedStrings, (text) => text);
  const book = emptyBook(styles.letters);
  const extras = new Map<string, TabExtras>();
  const remembered = new Map(joinRemembered(await customProperties(zip)));
  const idOf = tabIds(remembered.get(tabIdsKey));
  remembered.delete(tabIdsKey);
  for (const { name, hidden, part } of workbook.sheets) {
    const id = idOf(name);
    const reader = sheetReader({ styles, texts, date1904: workbook.date1904 });
    await zip.readXml(part, reader.handler);
    const { cells, rules: found, ...parts } = reader.finish();
    const notes: FileNote[] = [];
    await readXlsxComments(zip, part, {
      name,
      set: () => undefined,
      merge: () => undefined,
      hide: () => undefined,
      note: (row, column, text) => notes.push({ row, column, text }),
    });
    const tab: BookTab = {
      id,
      cells,
      parts: {
        name,
        hidden,
        rows: Math.max(cells.length, 1),
        columns: cells.reduce((widest, row) => Math.max(widest, row.length), 1),
        ...parts,
      },
    };
    book.tabs.push(tab);
    extras.set(id, { ...found, notes });
  }
  const names = await definedNames(zip, workbook.main);
  for (const [key, text] of resourcesOf(extras, names)) book.resources.set(key, text);
  for (const [key, text] of remembered) book.store.set(key, text);
  return book;
}

/** Names of cells that hold for the whole workbook; what Excel keeps for printing is left out. */
async function definedNames(zip: ZipParts, main: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let name: string | null = null;
  let text = "";
  await zip.readXml(main, {
    open(element, attributes) {
      if (element !== "definedName") return;
      const own = attribute(attributes, "name") ?? "";
      const skipped =
        own.startsWith("_xlnm.") ||
        attribute(attributes, "localSheetId") !== undefined ||
        isTrue(attribute(attributes, "hidden"));
      name = skipped ? null : own;
      text = "";
    },
    close(element) {
      if (element === "definedName" && name !== null) names.set(name, officeText(text));
      if (element === "definedName") name = null;
    },
    text(raw) {
      if (name !== null) text += raw;
    },
  });
  return names;
}

async function customProperties(zip: ZipParts): Promise<ReadonlyMap<string, string>> {
  const part = zip.find("docProps/custom.xml");
  const found = new Map<string, string>();
  if (part === undefined) return found;
  let name = "";
  let text = "";
  let inText = false;
  await zip.readXml(part, {
    open(element, attributes) {
      if (element === "property") name = attribute(attributes, "name") ?? "";
      if (element === "lpwstr" || element === "vt:lpwstr") {
        inText = true;
        text = "";
      }
    },
    close(element) {
      if (element === "lpwstr" || element === "vt:lpwstr") {
        inText = false;
        found.set(name, officeText(text));
      }
    },
    text(raw) {
      if (inText) text += raw;
    },
  });
  return found;
}
