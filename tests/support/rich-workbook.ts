/**
 * A workbook as an office program writes it, with much that the tracker does not understand: theme colours, lines,
 * faces, letters inside a cell, a table, a chart, a picture, page layout, protection, rules of several kinds.
 */
import { makeZip } from "./make-zip.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const rel = `${office}/relationships`;
const packaged = "http://schemas.openxmlformats.org/package/2006";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `${head}<Relationships xmlns="${packaged}/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${type.startsWith("http") ? type : `${rel}/${type}`}" Target="${target}"${target.startsWith("https:") ? ' TargetMode="External"' : ""}/>`,
    )
    .join("")}</Relationships>`;

const solid = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;

const theme = `${head}<a:theme xmlns:a="${drawing}/main" name="Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${solid("dk2", "44546A")}${solid("lt2", "E7E6E6")}${solid("accent1", "4472C4")}${solid("accent2", "ED7D31")}${solid("accent3", "A5A5A5")}${solid("accent4", "FFC000")}${solid("accent5", "5B9BD5")}${solid("accent6", "70AD47")}${solid("hlink", "0563C1")}${solid("folHlink", "954F72")}</a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4"><font><sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="14"/><color theme="0"/><name val="Georgia"/><family val="1"/></font><font><u/><sz val="10"/><color theme="10"/><name val="Arial"/><family val="2"/></font><font><b/><vertAlign val="superscript"/><sz val="10"/><color rgb="FFC00000"/><name val="Arial"/><family val="2"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="lightUp"><fgColor theme="5" tint="0.4"/><bgColor indexed="64"/></patternFill></fill><fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop><stop position="1"><color theme="9"/></stop></gradientFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="double"><color theme="4"/></bottom><diagonal/></border><border diagonalUp="1"><left/><right/><top/><bottom/><diagonal style="medium"><color rgb="FFFF0000"/></diagonal></border></borders><cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" textRotation="45"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="4" borderId="2" xfId="0" applyFill="1" applyBorder="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="2"><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Hyperlink" xfId="1" builtinId="8"/></cellStyles><dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><b/></font></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium9"/></styleSheet>`;

const text = (place: string, index: number, style = 0): string =>
  `<c r="${place}"${style === 0 ? "" : ` s="${style}"`} t="s"><v>${index}</v></c>`;

const texts = [
  "<t>Learner</t>",
  "<t>Started</t>",
  "<t>Marks</t>",
  "<t>Amy Ellis</t>",
  "<t>Bo Carr</t>",
  '<r><rPr><b/><sz val="10"/><rFont val="Arial"/></rPr><t xml:space="preserve">see </t></r><r><rPr><i/><color rgb="FFFF0000"/><sz val="10"/><rFont val="Arial"/></rPr><t>E4</t></r>',
  "<t>specification</t>",
  "<t>x&lt;y</t>",
];

const tracker = `${head}<worksheet xmlns="${main}" xmlns:r="${rel}"><sheetPr><tabColor theme="5"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:E12"/><sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="90" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="C3" sqref="C3"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13.2"/><cols><col min="1" max="1" width="22" customWidth="1"/><col min="2" max="3" width="12.5" style="7" customWidth="1"/><col min="7" max="16384" width="9" hidden="1"/></cols><sheetData><row r="1" spans="1:5" ht="30" customHeight="1">${text("A1", 0, 1)}${text("B1", 1, 1)}${text("C1", 2, 1)}</row><row r="2" ht="21" customHeight="1">${text("A2", 3)}<c r="B2" s="2"><v>46000</v></c><c r="C2" s="7"><v>4</v></c>${text("D2", 5)}</row><row r="3">${text("A3", 4, 6)}<c r="B3" s="2"><v>46031</v></c><c r="C3" s="7"><v>6</v></c>${text("D3", 7)}</row><row r="4"><c r="A4" s="3"/><c r="C4"><f>SUM(C2:C3)</f><v>10</v></c><c r="D4"><f>_xlfn.CONCAT(A2,A3)</f><v>Amy EllisBo Carr</v></c></row><row r="5">${text("A5", 6, 5)}<c r="B5" s="4"/></row><row r="9"><c r="A9" t="b"><v>1</v></c></row></sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0"/><protectedRanges><protectedRange sqref="C2:C3" name="Marks"/></protectedRanges><mergeCells count="1"><mergeCell ref="A7:C7"/></mergeCells><conditionalFormatting sqref="C2:C3"><cfRule type="cellIs" dxfId="0" priority="2" operator="lessThan"><formula>5</formula></cfRule><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FF63BE7B"/></colorScale></cfRule></conditionalFormatting><conditionalFormatting sqref="A2:A3"><cfRule type="expression" dxfId="1" priority="3" stopIfTrue="1"><formula>$C2&gt;5</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Marks" error="Up to ten" promptTitle="Marks" prompt="0 to 10" sqref="C2:C3"><formula1>0</formula1><formula2>10</formula2></dataValidation></dataValidations><hyperlinks><hyperlink ref="A5" r:id="rId1" tooltip="specification"/></hyperlinks><printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;CPage &amp;P</oddFooter></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId5"/></tableParts></worksheet>`;

const anchor = (row: number, name: string, inside: string): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 8}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside.replace("NAME", name)}<xdr:clientData/></xdr:twoCellAnchor>`;

const drawn = `${head}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main">${anchor(5, "Chart 1", `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="NAME"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" xmlns:r="${rel}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`)}${anchor(20, "Logo", `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="NAME"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${rel}" r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100000" cy="100000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`)}</xdr:wsDr>`;

const chart = `${head}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${rel}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>'My tracker'!$C$1</c:f></c:strRef></c:tx><c:cat><c:strRef><c:f>'My tracker'!$A$2:$A$3</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>'My tracker'!$C$2:$C$3</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;

const table = `${head}<table xmlns="${main}" id="1" name="Learners" displayName="Learners" ref="A1:C3" totalsRowShown="0"><autoFilter ref="A1:C3"/><tableColumns count="3"><tableColumn id="1" name="Learner"/><tableColumn id="2" name="Started"/><tableColumn id="3" name="Marks"/></tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;

const comments = `${head}<comments xmlns="${main}"><authors><author>D. King</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/><sz val="9"/><rFont val="Tahoma"/></rPr><t>Check the date</t></r></text></comment></commentList></comments>`;

const vml = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;width:200px;height:60px;visibility:hidden" fillcolor="#ffff80"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 1, 2, 4, 15, 5, 4</x:Anchor><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`;

const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${rel}"><fileVersion appName="xl" lastEdited="7"/><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000" activeTab="0"/></bookViews><sheets><sheet name="My tracker" sheetId="4" r:id="rId1"/><sheet name="Key" sheetId="7" state="veryHidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'My tracker'!$A$1:$C$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'My tracker'!$A:$A,'My tracker'!$1:$1</definedName><definedName name="Marks" comment="of all">'My tracker'!$C$2:$C$3</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

/** A picture of one red point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

const types = [
  ["/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`],
  ["/xl/worksheets/sheet1.xml", `${spreadsheet}.worksheet+xml`],
  ["/xl/worksheets/sheet2.xml", `${spreadsheet}.worksheet+xml`],
  ["/xl/styles.xml", `${spreadsheet}.styles+xml`],
  ["/xl/sharedStrings.xml", `${spreadsheet}.sharedStrings+xml`],
  ["/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"],
  ["/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"],
  ["/xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"],
  ["/xl/tables/table1.xml", `${spreadsheet}.table+xml`],
  ["/xl/comments1.xml", `${spreadsheet}.comments+xml`],
  ["/xl/calcChain.xml", `${spreadsheet}.calcChain+xml`],
  ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ["/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
];

export function richWorkbook(): Buffer {
  const entries: readonly (readonly [string, string | Buffer])[] = [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${types.map(([name = "", type = ""]) => `<Override PartName="${name}" ContentType="${type}"/>`).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      relations([
        ["rId1", "officeDocument", "xl/workbook.xml"],
        ["rId2", `${packaged}/relationships/metadata/core-properties`, "docProps/core.xml"],
        ["rId3", "extended-properties", "docProps/app.xml"],
      ]),
    ],
    ["xl/workbook.xml", workbook],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId3", "theme", "theme/theme1.xml"],
        ["rId4", "styles", "styles.xml"],
        ["rId5", "sharedStrings", "sharedStrings.xml"],
        ["rId6", "calcChain", "calcChain.xml"],
      ]),
    ],
    ["xl/worksheets/sheet1.xml", tracker],
    [
      "xl/worksheets/_rels/sheet1.xml.rels",
      relations([
        ["rId1", "hyperlink", "https://example.org/specification"],
        ["rId2", "drawing", "../drawings/drawing1.xml"],
        ["rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
        ["rId4", "comments", "../comments1.xml"],
        ["rId5", "table", "../tables/table1.xml"],
      ]),
    ],
    [
      "xl/worksheets/sheet2.xml",
      `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>P = pass</t></is></c></row></sheetData></worksheet>`,
    ],
    ["xl/theme/theme1.xml", theme],
    ["xl/styles.xml", styles],
    [
      "xl/sharedStrings.xml",
      `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((one) => `<si>${one}</si>`).join("")}</sst>`,
    ],
    ["xl/calcChain.xml", `${head}<calcChain xmlns="${main}"><c r="C4" i="4"/><c r="D4" i="4"/></calcChain>`],
    ["xl/drawings/drawing1.xml", drawn],
    [
      "xl/drawings/_rels/drawing1.xml.rels",
      relations([
        ["rId1", "chart", "../charts/chart1.xml"],
        ["rId2", "image", "../media/image1.png"],
      ]),
    ],
    ["xl/drawings/vmlDrawing1.vml", vml],
    ["xl/charts/chart1.xml", chart],
    ["xl/media/image1.png", picture],
    ["xl/tables/table1.xml", table],
    ["xl/comments1.xml", comments],
    [
      "docProps/core.xml",
      `${head}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>D. King</dc:creator></cp:coreProperties>`,
    ],
    [
      "docProps/app.xml",
      `${head}<Properties xmlns="${office}/extended-properties"><Application>Microsoft Excel</Application><TitlesOfParts/></Properties>`,
    ],
  ];
  return makeZip(entries.map(([name, data]) => ({ name, data })));
}
