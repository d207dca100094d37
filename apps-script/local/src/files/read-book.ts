/**
 * Reads an .xlsx workbook as a book that can be written again: cells, formulas, looks, widths, frozen rows,
 * merged areas, notes, drop-downs, colour rules, names, and what the add-on remembers. Built on the reader of
 * the command line, with its limits. Throws `FileFault`.
 */
import { isTrue, type XlsxWorkbook, xlsxWorkbook } from "@evidence-mapper/cli/src/files/xlsx-package.ts";
import { officeText, sharedStrings } from "@evidence-mapper/cli/src/files/xlsx-text.ts";
import { readXlsxComments } from "@evidence-mapper/cli/src/files/xlsx-comments.ts";
import type { XmlHandler } from "@evidence-mapper/cli/src/files/xml-reader.ts";
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import { openZip, type ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";
import { type Book, type BookTab, emptyBook } from "../book/book.ts";
import { type KeptName } from "../book/kept.ts";
import { elementKeeper } from "./element-keeper.ts";
import { keptElements, keptReader } from "./read-kept.ts";
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
  const kept = await keptReader(zip);
  await kept.general(workbook.main);
  const { names, printed, charts } = await workbookParts(zip, workbook);
  const unkept = charts.map((name) => `the chart on the tab “${name}”`);
  if (await hasMixedLetters(zip, workbook.sharedStrings))
    unkept.push("letters of several kinds inside one cell; the text stays");
  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) unkept.push("macros");
  const book = emptyBook(styles.letters, unkept);
  const extras = new Map<string, TabExtras>();
  const remembered = new Map(joinRemembered(await customProperties(zip)));
  const idOf = tabIds(remembered.get(tabIdsKey));
  remembered.delete(tabIdsKey);
  for (const { name, hidden, part } of workbook.sheets) {
    const id = idOf(name);
    const reader = sheetReader({ styles, texts, date1904: workbook.date1904 });
    const keeper = elementKeeper(keptElements);
    await zip.readXml(part, both(reader.handler, keeper));
    const { cells, rules: found, rulesLeftOut, ...parts } = reader.finish();
    if (rulesLeftOut > 0) unkept.push(`colour rules of the tab “${name}” for the highest or the average`);
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
    const own = await kept.tab(name, part, keeper.found, printed.get(name) ?? []);
    tab.kept = own.tab;
    unkept.push(...own.unkept);
    book.tabs.push(tab);
    extras.set(id, { ...found, notes });
  }
  for (const [key, text] of resourcesOf(extras, names)) book.resources.set(key, text);
  for (const [key, text] of remembered) book.store.set(key, text);
  book.kept = kept.parts();
  return book;
}

function both(one: XmlHandler, other: XmlHandler): XmlHandler {
  return {
    open(name, attributes) {
      one.open(name, attributes);
      other.open(name, attributes);
    },
    close(name) {
      one.close(name);
      other.close(name);
    },
    text(raw) {
      one.text(raw);
      other.text(raw);
    },
  };
}

interface WorkbookParts {
  /** Names of cells that hold for the whole workbook. */
  readonly names: ReadonlyMap<string, string>;
  /** What each tab prints. */
  readonly printed: ReadonlyMap<string, readonly KeptName[]>;
  /** Tabs that hold no cells. */
  readonly charts: readonly string[];
}

async function workbookParts(zip: ZipParts, { main, sheets }: XlsxWorkbook): Promise<WorkbookParts> {
  const names = new Map<string, string>();
  const printed = new Map<string, KeptName[]>();
  const tabs: string[] = [];
  let name: string | null = null;
  let tab: string | undefined;
  let text = "";
  await zip.readXml(main, {
    open(element, attributes) {
      if (element === "sheet") tabs.push(attribute(attributes, "name") ?? "");
      if (element !== "definedName") return;
      const own = attribute(attributes, "name") ?? "";
      const index = attribute(attributes, "localSheetId");
      tab = index === undefined ? undefined : tabs[Number(index)];
      const isPrinting = tab !== undefined && /^_xlnm\.Print_(?:Area|Titles)$/.test(own);
      const isGeneral = index === undefined && !own.startsWith("_xlnm.");
      name = (isPrinting || isGeneral) && !isTrue(attribute(attributes, "hidden")) ? own : null;
      text = "";
    },
    close(element) {
      if (element !== "definedName" || name === null) return;
      if (tab === undefined) names.set(name, officeText(text));
      else {
        const areas = areasOn(tab, officeText(text));
        if (areas !== null) printed.set(tab, [...(printed.get(tab) ?? []), { name, areas }]);
      }
      name = null;
    },
    text(raw) {
      if (name !== null) text += raw;
    },
  });
  const withCells = new Set(sheets.map((sheet) => sheet.name));
  return { names, printed, charts: tabs.filter((one) => !withCells.has(one)) };
}

async function hasMixedLetters(zip: ZipParts, texts: string | undefined): Promise<boolean> {
  let found = false;
  if (texts !== undefined)
    await zip.readXml(texts, {
      open(name) {
        if (name === "rPr") found = true;
      },
      close: () => undefined,
      text: () => undefined,
    });
  return found;
}

/** `'Tab A'!$1:$4,'Tab A'!$A:$B` without the tab; `null` when it is about another one. */
function areasOn(tab: string, reference: string): readonly string[] | null {
  const own = [`${tab}!`, `'${tab.replaceAll("'", "''")}'!`];
  const areas = reference.split(",").map((area) => {
    const prefix = own.find((one) => area.startsWith(one));
    return prefix === undefined ? "" : area.slice(prefix.length);
  });
  return areas.every((area) => /^\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?$/.test(area) && area !== "")
    ? areas
    : null;
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
