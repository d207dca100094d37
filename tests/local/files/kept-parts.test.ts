import { describe, expect, it } from "vitest";
import { openZip } from "../../../apps-script/cli/src/files/zip-parts.ts";
import { applyChange } from "../../../apps-script/local/src/book/apply-change.ts";
import { type Book } from "../../../apps-script/local/src/book/book.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { writeBook } from "../../../apps-script/local/src/files/write-book.ts";
import { type Part } from "../../../apps-script/local/src/files/zip-writer.ts";
import { workbookOf } from "../../support/office-file.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const list = (relations: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`;
const anchor = (row: number, inside: string): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 8}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;

const parts: Part[] = [
  {
    name: "xl/drawings/drawing1.xml",
    text: `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}">${anchor(4, '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Badge"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>')}${anchor(14, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId2"/></a:graphicData></a:graphic></xdr:graphicFrame>`)}</xdr:wsDr>`,
  },
  {
    name: "xl/drawings/_rels/drawing1.xml.rels",
    text: list(
      `<Relationship Id="rId1" Type="${office}/image" Target="../media/image1.png"/><Relationship Id="rId2" Type="${office}/chart" Target="../charts/chart1.xml"/>`,
    ),
  },
  { name: "xl/media/image1.png", bytes: picture },
  {
    name: "xl/charts/chart1.xml",
    text: '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/><c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Tracker!$B$2:$B$3</c:f></c:numRef></c:val></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>',
  },
];

const file = workbookOf({
  sheet: `<sheetPr><tabColor rgb="FF00AA00"/><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Learner</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Priya</t></is></c><c r="B2"><v>3</v></c></row><row r="3"><c r="B3"><v>5</v></c></row></sheetData>
<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="Priya"/></filters></filterColumn></autoFilter>
<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>
<conditionalFormatting sqref="B2:B3"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale></cfRule></conditionalFormatting>
<hyperlinks><hyperlink ref="A2" r:id="rId2" tooltip="Her e-portfolio"/><hyperlink ref="B3" location="Tracker!A1"/></hyperlinks>
<printOptions gridLines="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" r:id="rId9"/><headerFooter><oddFooter>&amp;CHarbour Street</oddFooter></headerFooter>
<drawing r:id="rId1"/>`,
  relations: `<Relationship Id="rId1" Type="${office}/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="rId2" Type="${office}/hyperlink" Target="https://portfolio.example/priya?a=1&amp;b=2" TargetMode="External"/>`,
  workbook:
    '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Tracker!$A:$B,Tracker!$1:$1</definedName></definedNames>',
  parts,
  types: `<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
});

async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(bytes);
  const found = new Map<string, string>();
  for (const name of zip.names) found.set(name, (await zip.readBytes(name)).toString("latin1"));
  return found;
}

async function written(change?: (book: Book) => void): Promise<ReadonlyMap<string, string>> {
  const book = await readBook(file);
  change?.(book);
  return partsOf(writeBook(book));
}

function insertRows(book: Book): void {
  applyChange(book, { kind: "insert", axis: "rows", tab: book.tabs[0]?.id ?? "", at: 1, count: 2 });
}

describe("what a tracker's file has besides its cells", () => {
  it("stays: pictures, charts and the theme, byte for byte", async () => {
    const [before, after] = [await partsOf(file), await written()];
    for (const name of [
      "xl/drawings/drawing1.xml",
      "xl/drawings/_rels/drawing1.xml.rels",
      "xl/media/image1.png",
      "xl/charts/chart1.xml",
      "xl/theme/theme1.xml",
    ])
      expect(after.get(name), name).toBe(before.get(name));
    expect(after.get("[Content_Types].xml")).toContain(
      '<Override PartName="/xl/media/image1.png" ContentType="image/png"/>',
    );
    expect(after.get("xl/_rels/workbook.xml.rels")).toContain('Target="/xl/theme/theme1.xml"');
  });

  it("stays: tab colour, filter, links, colour scales, page set-up, printed headings", async () => {
    const after = await written();
    const sheet = after.get("xl/worksheets/sheet1.xml") ?? "";
    for (const part of [
      '<tabColor rgb="FF00AA00">',
      '<autoFilter ref="A1:B3"><filterColumn colId="0">',
      '<cfRule type="colorScale" priority="1">',
      '<hyperlink ref="A2" r:id="rIdLink1" tooltip="Her e-portfolio"/>',
      '<hyperlink ref="B3" location="Tracker!A1"/>',
      '<pageSetup paperSize="9" orientation="landscape">',
      "<oddFooter>&amp;CHarbour Street</oddFooter>",
      '<drawing r:id="rIdDrawing"/>',
    ])
      expect(sheet).toContain(part);
    const relations = after.get("xl/worksheets/_rels/sheet1.xml.rels");
    expect(relations).toContain('Target="https://portfolio.example/priya?a=1&amp;b=2" TargetMode="External"');
    expect(relations).toContain('Target="/xl/drawings/drawing1.xml"');
  });

  it("prints under the tab's new name what it printed under the old one", async () => {
    const after = await written((book) =>
      applyChange(book, {
        kind: "parts",
        tab: book.tabs[0]?.id ?? "",
        parts: { name: "Anne's group" },
      }),
    );
    expect(after.get("xl/workbook.xml")).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Anne''s group'!$A:$B,'Anne''s group'!$1:$1</definedName>`,
    );
  });

  it("stands in the order that the file format wants (ECMA-376-1, 18.3.1.99)", async () => {
    const sheet = (await written()).get("xl/worksheets/sheet1.xml") ?? "";
    const wanted =
      "sheetPr sheetViews sheetFormatPr sheetData autoFilter mergeCells conditionalFormatting hyperlinks printOptions pageMargins pageSetup headerFooter drawing".split(
        " ",
      );
    const places = wanted.map((name) => sheet.indexOf(`<${name}`));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("moves along when rows come", async () => {
    const after = await written(insertRows);
    const sheet = after.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain('<hyperlink ref="A4" r:id="rIdLink1"');
    expect(sheet).toContain('<autoFilter ref="A1:B5">');
    expect(sheet).toContain('<conditionalFormatting sqref="B4:B5">');
    const rows = [...(after.get("xl/drawings/drawing1.xml") ?? "").matchAll(/<xdr:row>(\d+)</g)];
    expect(rows.map(([, row]) => row)).toEqual(["6", "14", "16", "24"]);
  });

  it("goes with its tab", async () => {
    const after = await written((book) => {
      applyChange(book, { kind: "remove-tab", tab: book.tabs[0]?.id ?? "" });
      applyChange(book, {
        kind: "add-tab",
        tab: "other",
        at: 0,
        parts: {
          name: "Other",
          hidden: false,
          rows: 1,
          columns: 1,
          merges: [],
          widths: {},
          heights: {},
          hiddenRows: [],
          hiddenColumns: [],
          frozen: { rows: 0, columns: 0 },
        },
      });
    });
    expect(after.has("xl/drawings/drawing1.xml")).toBe(false);
    expect(after.get("xl/worksheets/sheet1.xml")).not.toContain("drawing");
  });

  it("is named when it cannot stay", async () => {
    const book = await readBook(
      workbookOf({
        sheet: `<sheetData/><sheetProtection sheet="1"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        relations: `<Relationship Id="rId1" Type="${office}/table" Target="../tables/table1.xml"/><Relationship Id="rId2" Type="${office}/pivotTable" Target="../pivotTables/pivotTable1.xml"/>`,
      }),
    );
    expect(book.unkept).toEqual([
      "the protection of the tab “Tracker”",
      "the table format of the tab “Tracker”; its cells stay",
      "the pivot table of the tab “Tracker”; its cells stay",
    ]);
  });

  it("is named when a cell has letters of several kinds", async () => {
    const mixed = workbookOf({
      sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`,
      workbookRelations: `<Relationship Id="rId9" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
      parts: [
        {
          name: "xl/sharedStrings.xml",
          text: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Not </t></r><r><rPr><b/></rPr><t>yet</t></r></si></sst>',
        },
      ],
    });
    const book = await readBook(mixed);
    expect(book.tabs[0]?.cells[0]?.[0]?.v).toBe("Not yet");
    expect(book.unkept).toEqual(["letters of several kinds inside one cell; the text stays"]);
  });

  it("takes the place of none of our own parts, whatever it is called", async () => {
    const hostile = await readBook(
      workbookOf({
        sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><drawing r:id="rId1"/>`,
        relations: `<Relationship Id="rId1" Type="${office}/drawing" Target="/xl/styles.xml"/>`,
      }),
    );
    expect(hostile.unkept).toEqual(["the pictures and charts of the tab “Tracker”"]);
    const names = (await openZip(writeBook(hostile))).names;
    expect(new Set(names).size).toBe(names.length);
    expect((await readBook(writeBook(hostile))).tabs[0]?.cells[0]?.[0]).toEqual({ v: 1 });
  });
});
