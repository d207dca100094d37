import { describe, expect, it } from "vitest";
import { type Book, type BookTab } from "../../../apps-script/local/src/book/book.ts";
import { looksOf } from "../../../apps-script/local/src/book/looks.ts";
import { extrasOf } from "../../../apps-script/local/src/files/page-resources.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { writeBook } from "../../../apps-script/local/src/files/write-book.ts";
import { workbookOf } from "../../support/office-file.ts";

/** As Excel writes them: a theme's colours, lighter ones, the old palette, borders of several kinds. */
const styles = `
<fonts count="3">
  <font><sz val="10"/><color theme="1"/><name val="Aptos"/></font>
  <font><b/><sz val="14"/><color theme="4"/><name val="Georgia"/></font>
  <font><sz val="10"/><color indexed="10"/><name val="Aptos"/></font>
</fonts>
<fills count="4">
  <fill><patternFill patternType="none"/></fill>
  <fill><patternFill patternType="gray125"/></fill>
  <fill><patternFill patternType="solid"><fgColor theme="4" tint="0.39997558519241921"/><bgColor indexed="64"/></patternFill></fill>
  <fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.25"/><bgColor indexed="64"/></patternFill></fill>
</fills>
<borders count="3">
  <border><left/><right/><top/><bottom/><diagonal/></border>
  <border><left style="thin"><color auto="1"/></left><right/><top style="thick"><color rgb="FF00AA00"/></top><bottom style="double"><color theme="4"/></bottom><diagonal/></border>
  <border><left/><right style="mediumDashDot"><color indexed="64"/></right><top/><bottom/><diagonal/></border>
</borders>
<cellXfs count="5">
  <xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>
  <xf numFmtId="0" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" textRotation="90"/></xf>
  <xf numFmtId="0" fontId="2" fillId="3" borderId="2"><alignment textRotation="135" wrapText="1"/></xf>
  <xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment textRotation="255"/></xf>
  <xf numFmtId="14" fontId="0" fillId="1" borderId="0"><alignment horizontal="left" indent="2"/></xf>
</cellXfs>`;

const sheet = `
<cols><col min="1" max="2" width="12.71" customWidth="1"/><col min="3" max="3" width="9" hidden="1"/></cols>
<sheetData>
  <row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>Learner</t></is></c><c r="B1" s="2"/><c r="C1" s="3"/><c r="D1" s="4"><v>45000</v></c></row>
  <row r="2" ht="15"><c r="A2"><v>1</v></c></row>
  <row r="4" hidden="1"/>
  <row r="6" ht="45.5" customHeight="1"/>
</sheetData>`;

async function read(): Promise<Book> {
  return readBook(workbookOf({ styles, sheet }));
}

function firstTab(book: Book): BookTab {
  const [tab] = book.tabs;
  if (tab === undefined) throw new Error("The workbook has no tab.");
  return tab;
}

function looks(book: Book): unknown[] {
  return (firstTab(book).cells[0] ?? []).map((cell) => looksOf(cell?.s));
}

describe("how a tracker looks", () => {
  it("is read with its letters, colours of the theme and of the old palette, borders and turned text", async () => {
    const book = await read();
    expect(book.letters).toEqual({ name: "Aptos", size: 10 });
    expect(looks(book)).toEqual([
      {
        ff: "Georgia",
        fs: 14,
        bl: 1,
        cl: { rgb: "#156082" },
        bg: { rgb: "#46b1e1" },
        bd: {
          l: { s: 1 },
          t: { s: 13, cl: { rgb: "#00aa00" } },
          b: { s: 7, cl: { rgb: "#156082" } },
        },
        ht: 2,
        tr: { a: -90 },
      },
      { cl: { rgb: "#ff0000" }, bg: { rgb: "#bfbfbf" }, bd: { r: { s: 10 } }, tr: { a: 45 }, tb: 3 },
      { tr: { a: 0, v: 1 } },
      { n: { pattern: "dd/mm/yyyy" }, ht: 1, pd: { l: 18 } },
    ]);
  });

  it("is the same after the file was written and read again", async () => {
    const book = await read();
    const back = await readBook(writeBook(book));
    expect(back.letters).toEqual(book.letters);
    expect(looks(back)).toEqual(looks(book));
  });

  it("has the heights that somebody chose, and what was hidden, before and after", async () => {
    const book = await read();
    for (const one of [book, await readBook(writeBook(book))])
      expect(firstTab(one).parts).toMatchObject({
        heights: { 0: 40, 5: 61 },
        hiddenRows: [3],
        hiddenColumns: [2],
        widths: { 0: 94, 1: 94, 2: 68 },
      });
  });
});

describe("colour rules", () => {
  it("of every kind that a formula can say are shown and written as that formula", async () => {
    const rule = (attributes: string, formulas: readonly string[] = []): string =>
      `<cfRule dxfId="0" priority="1" ${attributes}>${formulas.map((one) => `<formula>${one}</formula>`).join("")}</cfRule>`;
    const book = await readBook(
      workbookOf({
        styles: `<dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FF00FF00"/></patternFill></fill><border><left style="thin"><color rgb="FFFF0000"/></left></border></dxf></dxfs>`,
        sheet: `<sheetData/><conditionalFormatting sqref="C5:D9">${[
          rule('type="expression"', ["$A5=1"]),
          rule('type="cellIs" operator="equal"', ['"Met"']),
          rule('type="cellIs" operator="between"', ["1", "$B$2+1"]),
          rule('type="containsText" operator="containsText" text="P"', ['NOT(ISERROR(SEARCH("P",C5)))']),
          rule('type="duplicateValues"'),
          rule('type="top10" rank="10"'),
        ].join("")}</conditionalFormatting>`,
      }),
    );
    const conditions = [
      "$A5=1",
      'C5=("Met")',
      "AND(C5>=(1),C5<=($B$2+1))",
      'NOT(ISERROR(SEARCH("P",C5)))',
      'AND(C5<>"",(COUNTIF($C$5:$D$9,C5))>1)',
    ];
    for (const one of [book, await readBook(writeBook(book))])
      expect(
        extrasOf(one.resources, firstTab(one).id).colours.map(({ when, looks: { bg, cl } }) => [
          when,
          bg,
          cl,
        ]),
      ).toEqual(conditions.map((when) => [when, { rgb: "#00ff00" }, undefined]));
    expect(book.unkept).toEqual(["colour rules of the tab “Tracker” for the highest or the average"]);
  });
});
