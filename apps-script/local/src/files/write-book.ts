/**
 * Writes a book as an .xlsx workbook that Excel and LibreOffice open. Text is written as text, whatever it looks
 * like; only what is a formula in the book is one in the file. The same book gives the same bytes.
 */
import { columnName, type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { type Book, type BookCell, type BookTab } from "../book/book.ts";
import { type KeptLink, type KeptPart, type KeptScale } from "../book/kept.ts";
import { type DropDown, extrasOf, type FileColourRule, type FileNote, namesOf } from "./page-resources.ts";
import { splitRemembered, tabIdsKey } from "./remembered.ts";
import { styleTable, type StyleTable } from "./style-table.ts";
import { notesDrawing, notesPart } from "./write-notes.ts";
import { escapeXml } from "./write-xml.ts";
import { writtenFormula } from "./written-formula.ts";
import { type Part, zipOf } from "./zip-writer.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packaged = "http://schemas.openxmlformats.org/package/2006";

export function writeBook(book: Book): Buffer {
  const styles = styleTable(book.letters);
  const extras = book.tabs.map(({ id }) => extrasOf(book.resources, id));
  const tabs = book.tabs.map((tab, index) =>
    sheetXml(tab, extras[index] ?? { notes: [], dropDowns: [], colours: [] }, styles),
  );
  const remembered = splitRemembered(
    new Map([...book.store, [tabIdsKey, JSON.stringify(book.tabs.map(({ id, parts }) => [parts.name, id]))]]),
  );
  const own: Part[] = [
    { name: "xl/workbook.xml", text: workbookXml(book) },
    { name: "xl/styles.xml", text: head + styles.xml() },
    ...tabs.map((text, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: head + text })),
    ...extras.flatMap(({ notes }, index) => (notes.length === 0 ? [] : noteParts(notes, index + 1))),
    ...(remembered.length === 0 ? [] : [{ name: "docProps/custom.xml", text: properties(remembered) }]),
  ];
  // A file may name its parts as it likes: what has the name of one of ours stays out.
  const taken = new Set(own.map(({ name }) => name.toLowerCase()));
  const kept = keptParts(book).filter(({ name }) => !taken.has(name.toLowerCase()));
  const theme = kept.find(({ type }) => type.endsWith(".theme+xml"));
  return zipOf([
    {
      name: "[Content_Types].xml",
      text: contentTypes(
        extras.map(({ notes }) => notes.length > 0),
        remembered.length > 0,
        kept,
      ),
    },
    { name: "_rels/.rels", text: rootRelations(remembered.length > 0) },
    { name: "xl/_rels/workbook.xml.rels", text: workbookRelations(book.tabs.length, theme?.name) },
    ...book.tabs.flatMap((tab, index) => {
      const list = tabRelations(tab, (extras[index]?.notes.length ?? 0) > 0, index + 1);
      return list.length === 0
        ? []
        : [{ name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, text: relationships(list) }];
    }),
    ...own,
    ...kept,
  ]);
}

/** Drawings of tabs that went stay out, and what only they need. */
function keptParts({ tabs, kept }: Book): readonly KeptPart[] {
  const drawings = new Set(tabs.map((tab) => tab.kept?.drawing));
  return kept.filter(({ name, type }) => !type.endsWith(".drawing+xml") || drawings.has(name));
}

function sheetXml(
  { parts, cells, kept }: BookTab,
  { notes, dropDowns, colours }: ReturnType<typeof extrasOf>,
  styles: StyleTable,
): string {
  const whole = (name: string): string => kept?.elements[name] ?? "";
  const spans = spillAreas(cells);
  const rows = lineNumbers(cells.length, parts.heights, parts.hiddenRows).flatMap((index) => {
    const written = (cells[index] ?? []).flatMap((cell, column) =>
      cell === undefined ? [] : [cellXml(cell, index, column, styles, spans.get(`${index} ${column}`))],
    );
    const height = parts.heights[index];
    const looks = `${height === undefined ? "" : ` ht="${(height * 0.75).toFixed(2)}" customHeight="1"`}${parts.hiddenRows.includes(index) ? ' hidden="1"' : ""}`;
    return written.length === 0 && looks === ""
      ? []
      : [`<row r="${index + 1}"${looks}>${written.join("")}</row>`];
  });
  const widths = lineNumbers(0, parts.widths, parts.hiddenColumns).map((column) => {
    const width = Math.max(1, ((parts.widths[column] ?? usualWidth) - 5) / 7);
    return `<col min="${column + 1}" max="${column + 1}" width="${width.toFixed(2)}" customWidth="1"${parts.hiddenColumns.includes(column) ? ' hidden="1"' : ""}/>`;
  });
  return [
    `<worksheet xmlns="${main}" xmlns:r="${office}/relationships">`,
    whole("sheetPr"),
    `<sheetViews><sheetView workbookViewId="0">${pane(parts.frozen)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? "" : `<cols>${widths.join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    whole("autoFilter"),
    parts.merges.length === 0
      ? ""
      : `<mergeCells count="${parts.merges.length}">${parts.merges.map((area) => `<mergeCell ref="${areaText(area)}"/>`).join("")}</mergeCells>`,
    ...colours.map((rule, index) => colourXml(rule, index, styles)),
    ...(kept?.scales ?? []).map((scale, index) => scaleXml(scale, colours.length + index + 1)),
    dropDownsXml(dropDowns),
    linksXml(kept?.links ?? []),
    ...["printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"].map(whole),
    kept?.drawing ? `<drawing r:id="${drawingId}"/>` : "",
    notes.length === 0 ? "" : '<legacyDrawing r:id="rId1"/>',
    "</worksheet>",
  ].join("");
}

const usualWidth = 64;

/** The first lines, and every other of which something is known, in order. */
function lineNumbers(
  first: number,
  sizes: Readonly<Record<string, number>>,
  hidden: readonly number[],
): readonly number[] {
  const others = [...Object.keys(sizes).map(Number), ...hidden].filter((line) => line >= first);
  return [...Array.from({ length: first }, (_, line) => line), ...[...new Set(others)].sort((a, b) => a - b)];
}

/**
 * The area over which each formula's answer runs, by the place of the formula. An answer may have empty cells, at its
 * edges too: each answered cell belongs to the nearest formula on its left from which nothing else is in the way.
 */
function spillAreas(cells: BookTab["cells"]): ReadonlyMap<string, string> {
  const areas: Merge[] = [];
  cells.forEach((row, top) =>
    row.forEach((cell, left) => {
      if (cell?.f !== undefined) areas.push({ top, left, bottom: top, right: left });
    }),
  );
  areas.sort((a, b) => b.left - a.left || b.top - a.top);
  const isFree = (row: number, column: number): boolean => {
    const cell = cells[row]?.[column];
    return cell === undefined || cell.spilled === true || (cell.f === undefined && cell.v === undefined);
  };
  cells.forEach((row, bottom) =>
    row.forEach((cell, right) => {
      if (cell?.spilled !== true) return;
      const at = areas.findIndex(
        ({ top, left }) =>
          top <= bottom &&
          left <= right &&
          // The way along its first row and down its first column.
          everyFrom(left + 1, right, (column) => isFree(top, column)) &&
          everyFrom(top + 1, bottom, (place) => isFree(place, left)),
      );
      const area = areas[at];
      if (area !== undefined)
        areas[at] = { ...area, bottom: Math.max(area.bottom, bottom), right: Math.max(area.right, right) };
    }),
  );
  return new Map(
    areas
      .filter(({ top, left, bottom, right }) => right > left || bottom > top)
      .map((area) => [`${area.top} ${area.left}`, areaText(area)]),
  );
}

function everyFrom(first: number, last: number, holds: (place: number) => boolean): boolean {
  for (let place = first; place <= last; place += 1) if (!holds(place)) return false;
  return true;
}

const errors = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;

function cellXml(
  cell: BookCell,
  row: number,
  column: number,
  styles: StyleTable,
  area: string | undefined,
): string {
  const style = styles.cell(cell.s);
  const place = `r="${columnName(column)}${row + 1}"${style === 0 ? "" : ` s="${style}"`}`;
  const formula =
    cell.f === undefined
      ? ""
      : `<f${area === undefined ? "" : ` t="array" ref="${area}"`}>${escapeXml(writtenFormula(cell.f))}</f>`;
  const { v } = cell;
  switch (typeof v) {
    case "string":
      if ((formula !== "" || cell.spilled === true) && errors.test(v))
        return `<c ${place} t="e">${formula}<v>${escapeXml(v)}</v></c>`;
      return formula === "" && cell.spilled !== true
        ? `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(v)}</t></is></c>`
        : `<c ${place} t="str">${formula}<v>${escapeXml(v)}</v></c>`;
    case "number":
      return `<c ${place}>${formula}<v>${v}</v></c>`;
    case "boolean":
      return `<c ${place} t="b">${formula}<v>${v ? 1 : 0}</v></c>`;
    default:
      return `<c ${place}>${formula}</c>`;
  }
}

function pane({ rows, columns }: BookTab["parts"]["frozen"]): string {
  if (rows === 0 && columns === 0) return "";
  const active = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${active}" state="frozen"/>`;
}

function areaText({ top, left, bottom, right }: Merge): string {
  const start = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? start : `${start}:${columnName(right)}${bottom + 1}`;
}

function colourXml({ areas, when, looks }: FileColourRule, index: number, styles: StyleTable): string {
  return `<conditionalFormatting sqref="${areas.map(areaText).join(" ")}"><cfRule type="expression" dxfId="${styles.rule(looks)}" priority="${index + 1}"><formula>${escapeXml(when)}</formula></cfRule></conditionalFormatting>`;
}

function scaleXml({ areas, xml }: KeptScale, priority: number): string {
  return `<conditionalFormatting sqref="${areas.map(areaText).join(" ")}">${xml.replace("PRIORITY", String(priority))}</conditionalFormatting>`;
}

const drawingId = "rIdDrawing";

function linkId(index: number): string {
  return `rIdLink${index + 1}`;
}

function linksXml(links: readonly KeptLink[]): string {
  if (links.length === 0) return "";
  const list = links.map(
    ({ area, target, location, tip }, index) =>
      `<hyperlink ref="${areaText(area)}"${target === null ? "" : ` r:id="${linkId(index)}"`}${location === null ? "" : ` location="${escapeXml(location)}"`}${tip === null ? "" : ` tooltip="${escapeXml(tip)}"`}/>`,
  );
  return `<hyperlinks>${list.join("")}</hyperlinks>`;
}

const kinds = new Set(["list", "date", "whole", "decimal", "textLength", "time", "custom"]);
/** A list that is written out may be 255 characters long in a file. */
const longestList = 257;

function dropDownsXml(dropDowns: readonly DropDown[]): string {
  const written = dropDowns.filter(
    ({ kind, first, areas }) =>
      kinds.has(kind) &&
      areas.length > 0 &&
      first !== "" &&
      (kind !== "list" || !first.startsWith('"') || first.length <= longestList),
  );
  if (written.length === 0) return "";
  const list = written.map(({ areas, kind, operator, first, second, strict, help }) => {
    const prompt = help === "" ? "" : ` showInputMessage="1" prompt="${escapeXml(help.slice(0, 255))}"`;
    const compares = kind === "list" || kind === "custom" ? "" : ` operator="${escapeXml(operator)}"`;
    return `<dataValidation type="${kind}"${compares} allowBlank="1"${strict ? ' showErrorMessage="1"' : ""}${prompt} sqref="${areas.map(areaText).join(" ")}"><formula1>${escapeXml(first)}</formula1>${second === "" ? "" : `<formula2>${escapeXml(second)}</formula2>`}</dataValidation>`;
  });
  return `<dataValidations count="${list.length}">${list.join("")}</dataValidations>`;
}

function noteParts(notes: readonly FileNote[], number: number): Part[] {
  return [
    { name: `xl/comments${number}.xml`, text: head + notesPart(notes, main) },
    { name: `xl/drawings/vmlDrawing${number}.vml`, text: notesDrawing(notes) },
  ];
}

/** What a tab points to, as `<Relationship …/>`. */
function tabRelations({ kept }: BookTab, isNoted: boolean, number: number): readonly string[] {
  const relation = (id: string, type: string, target: string, outside = ""): string =>
    `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${escapeXml(target)}"${outside}/>`;
  return [
    ...(isNoted
      ? [
          relation("rId1", "vmlDrawing", `../drawings/vmlDrawing${number}.vml`),
          relation("rId2", "comments", `../comments${number}.xml`),
        ]
      : []),
    ...(kept?.drawing ? [relation(drawingId, "drawing", `/${kept.drawing}`)] : []),
    ...(kept?.links ?? []).flatMap(({ target }, index) =>
      target === null ? [] : [relation(linkId(index), "hyperlink", target, ' TargetMode="External"')],
    ),
  ];
}

function relationships(list: readonly string[]): string {
  return `${head}<Relationships xmlns="${packaged}/relationships">${list.join("")}</Relationships>`;
}

function workbookXml({ tabs, resources }: Book): string {
  const names = [...namesOf(resources)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, reference]) => definedName(name, reference, ""));
  tabs.forEach(({ kept, parts }, index) => {
    const tab = `'${parts.name.replaceAll("'", "''")}'!`;
    for (const { name, areas } of kept?.names ?? [])
      names.push(definedName(name, areas.map((area) => tab + area).join(","), ` localSheetId="${index}"`));
  });
  const first = Math.max(
    0,
    tabs.findIndex(({ parts }) => !parts.hidden),
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="${first}"/></bookViews><sheets>${tabs
    .map(
      ({ parts }, index) =>
        `<sheet name="${escapeXml(parts.name)}" sheetId="${index + 1}"${parts.hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
    )
    .join("")}</sheets>${
    names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`
  }</workbook>`;
}

function definedName(name: string, reference: string, of: string): string {
  return `<definedName name="${escapeXml(name)}"${of}>${escapeXml(reference)}</definedName>`;
}

function workbookRelations(count: number, theme: string | undefined): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return relationships([
    ...sheets,
    `<Relationship Id="rId${count + 1}" Type="${office}/relationships/styles" Target="styles.xml"/>`,
    ...(theme === undefined
      ? []
      : [
          `<Relationship Id="rId${count + 2}" Type="${office}/relationships/theme" Target="/${escapeXml(theme)}"/>`,
        ]),
  ]);
}

function rootRelations(hasProperties: boolean): string {
  return `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/>${
    hasProperties
      ? `<Relationship Id="rId2" Type="${office}/relationships/custom-properties" Target="docProps/custom.xml"/>`
      : ""
  }</Relationships>`;
}

function contentTypes(noted: readonly boolean[], hasProperties: boolean, kept: readonly KeptPart[]): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = [
    ["/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`],
    ["/xl/styles.xml", `${spreadsheet}.styles+xml`],
    ...noted.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`]),
    ...noted.flatMap((has, index) =>
      has ? [[`/xl/comments${index + 1}.xml`, `${spreadsheet}.comments+xml`]] : [],
    ),
    ...(hasProperties
      ? [["/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"]]
      : []),
    ...kept.flatMap(({ name, type }) => (type === "" ? [] : [[`/${escapeXml(name)}`, escapeXml(type)]])),
  ];
  return `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides
    .map(([name = "", type = ""]) => `<Override PartName="${name}" ContentType="${type}"/>`)
    .join("")}</Types>`;
}

function properties(remembered: readonly (readonly [string, string])[]): string {
  return `${head}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">${remembered
    .map(
      ([name, text], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(text)}</vt:lpwstr></property>`,
    )
    .join("")}</Properties>`;
}
