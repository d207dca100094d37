/** A workbook as an office program writes it, from the parts that a test is about. */
import { type Part, zipOf } from "../../apps-script/local/src/files/zip-writer.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** The colours of a theme, in the order in which themes name them. */
const colours = {
  dk1: '<a:sysClr val="windowText" lastClr="000000"/>',
  lt1: '<a:sysClr val="window" lastClr="FFFFFF"/>',
  dk2: '<a:srgbClr val="0E2841"/>',
  lt2: '<a:srgbClr val="E8E8E8"/>',
  accent1: '<a:srgbClr val="156082"/>',
  accent2: '<a:srgbClr val="E97132"/>',
  accent3: '<a:srgbClr val="196B24"/>',
  accent4: '<a:srgbClr val="0F9ED5"/>',
  accent5: '<a:srgbClr val="A02B93"/>',
  accent6: '<a:srgbClr val="4EA72E"/>',
  hlink: '<a:srgbClr val="467886"/>',
  folHlink: '<a:srgbClr val="96607D"/>',
};

export interface OfficeFile {
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  /** What stands inside `<worksheet>` of the only tab, `Tracker`. */
  readonly sheet: string;
  /** What the tab points to, as `<Relationship …/>`. */
  readonly relations?: string;
  /** What stands inside `<workbook>` besides its tabs, after them. */
  readonly workbook?: string;
  /** What the workbook points to besides its tab, looks and theme. */
  readonly workbookRelations?: string;
  /** More parts, and what `[Content_Types].xml` says of them. */
  readonly parts?: readonly Part[];
  readonly types?: string;
}

export function workbookOf({
  styles = "",
  sheet,
  relations = "",
  workbook = "",
  workbookRelations = "",
  parts = [],
  types = "",
}: OfficeFile): Buffer {
  const scheme = Object.entries(colours).map(([name, colour]) => `<a:${name}>${colour}</a:${name}>`);
  const relationships = (list: string): string =>
    `${head}<Relationships xmlns="${packaged}/relationships">${list}</Relationships>`;
  return zipOf([
    {
      name: "[Content_Types].xml",
      text: `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>${types}</Types>`,
    },
    {
      name: "_rels/.rels",
      text: relationships(
        `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      text: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Tracker" sheetId="1" r:id="rId1"/></sheets>${workbook}</workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: relationships(
        `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/theme" Target="theme/theme1.xml"/>${workbookRelations}`,
      ),
    },
    {
      name: "xl/theme/theme1.xml",
      text: `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">${scheme.join("")}</a:clrScheme></a:themeElements></a:theme>`,
    },
    { name: "xl/styles.xml", text: `${head}<styleSheet xmlns="${main}">${styles}</styleSheet>` },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `${head}<worksheet xmlns="${main}" xmlns:r="${office}">${sheet}</worksheet>`,
    },
    ...(relations === ""
      ? []
      : [{ name: "xl/worksheets/_rels/sheet1.xml.rels", text: relationships(relations) }]),
    ...parts,
  ]);
}
