import { makeZip, type ZipEntry } from "./make-zip.ts";

const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export interface XlsxSheet {
  readonly name?: string;
  readonly state?: string;
  /** The inside of `sheetData`. */
  readonly data: string;
  /** What follows `sheetData`. */
  readonly after?: string;
  /** Parts that the tab points to: type and target, as in `comments` and `../comments1.xml`. */
  readonly related?: readonly (readonly [type: string, target: string])[];
}

export interface XlsxFile {
  readonly sheets: readonly XlsxSheet[];
  readonly workbookProperties?: string;
  /** The inside of `sst`. */
  readonly sharedStrings?: string;
  /** Format codes; the cell style `s="1"` is the first of them. Numbers stand for built-in formats. */
  readonly formats?: readonly (string | number)[];
  readonly more?: readonly ZipEntry[];
}

/** The parts of an .xlsx workbook, written by hand so that a test can show what programs really write. */
export function xlsxParts({
  sheets,
  workbookProperties = "",
  sharedStrings,
  formats,
  more = [],
}: XlsxFile): ZipEntry[] {
  const list = sheets.map(
    ({ name = "Tracker", state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map((_sheet, index): [string, string, string] => [
    `rId${index + 1}`,
    "worksheet",
    `worksheets/sheet${index + 1}.xml`,
  ]);
  if (sharedStrings !== undefined) targets.push(["rIdS", "sharedStrings", "sharedStrings.xml"]);
  if (formats) targets.push(["rIdF", "styles", "styles.xml"]);
  return [
    { name: "[Content_Types].xml", data: `<?xml version="1.0"?><Types/>` },
    { name: "_rels/.rels", data: relationships([["rId1", "officeDocument", "xl/workbook.xml"]]) },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${workbookProperties}<sheets>${list.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", data: relationships(targets) },
    ...sheets.flatMap((sheet, index) => sheetParts(sheet, index + 1)),
    ...(sharedStrings === undefined
      ? []
      : [{ name: "xl/sharedStrings.xml", data: `<sst xmlns="${MAIN}">${sharedStrings}</sst>` }]),
    ...(formats ? [{ name: "xl/styles.xml", data: styles(formats) }] : []),
    ...more,
  ];
}

export function makeXlsx(file: XlsxFile): Buffer {
  return makeZip(xlsxParts(file));
}

function sheetParts({ data, after = "", related = [] }: XlsxSheet, number: number): ZipEntry[] {
  const parts: ZipEntry[] = [
    {
      name: `xl/worksheets/sheet${number}.xml`,
      data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`,
    },
  ];
  if (related.length === 0) return parts;
  const targets = related.map(([type, target], index): [string, string, string] => [
    `rId${index}`,
    type,
    target,
  ]);
  return [...parts, { name: `xl/worksheets/_rels/sheet${number}.xml.rels`, data: relationships(targets) }];
}

function relationships(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${list.join("")}</Relationships>`;
}

function styles(formats: readonly (string | number)[]): string {
  const own = formats.map((format, index) =>
    typeof format === "string" ? `<numFmt numFmtId="${170 + index}" formatCode="${escape(format)}"/>` : "",
  );
  const cells = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === "string" ? 170 + index : format}"/>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs></styleSheet>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
