import { describe, expect, test } from "vitest";
import { makeOds } from "../../support/make-ods.ts";
import { readBytes, refusalOf } from "../../support/read-bytes.ts";

const table = (rows: string, more = ""): string =>
  `<table:table table:name="Tracker"${more}>${rows}</table:table>`;
const row = (cells: string): string => `<table:table-row>${cells}</table:table-row>`;
const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;

async function firstRow(cells: string, styles = ""): Promise<unknown> {
  return (await readBytes(makeOds(table(row(cells)), styles))).sheet.rows[0];
}

describe("cells of an .ods file", () => {
  test("text, numbers, percentages, dates and check boxes keep their kind and what is shown", async () => {
    expect(
      await firstRow(
        text("001") +
          `<table:table-cell office:value-type="float" office:value="2.1"><text:p>2.10</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="percentage" office:value="0.45"><text:p>45%</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="date" office:date-value="2026-03-01T23:30:00"><text:p>01/03/26</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"><text:p>10:30</text:p></table:table-cell>` +
          `<table:table-cell office:value-type="float" office:value="0.333333333333333"><text:p>0.333333333</text:p></table:table-cell>`,
      ),
    ).toEqual([
      "001",
      { kind: "number", value: 2.1, shown: "2.10" },
      7,
      { kind: "number", value: 0.45, shown: "45%" },
      { kind: "date", date: "2026-03-01", shown: "01/03/26" },
      true,
      { kind: "number", value: 0.4375, shown: "10:30" },
      0.333333333333333,
    ]);
  });

  test("a number that the style shows as a date is a date", async () => {
    expect(
      await firstRow(
        `<table:table-cell table:style-name="ce1" office:value-type="float" office:value="46082"><text:p>01/03/2026</text:p></table:table-cell>`,
        `<number:date-style style:name="N1"><number:day/><number:month/><number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`,
      ),
    ).toEqual([{ kind: "date", date: "2026-03-01", shown: "01/03/2026" }]);
  });

  test("errors, and formulas without a stored value, are named", async () => {
    expect(
      await firstRow(
        `<table:table-cell table:formula="of:=[.B1]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>` +
          `<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>` +
          `<table:table-cell table:formula="of:=SUM([.A1:.A9])"/>` +
          `<table:table-cell table:formula="of:=2" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>`,
      ),
    ).toEqual([
      { kind: "error", shown: "#REF!" },
      { kind: "error", shown: "#DIV/0!" },
      { kind: "uncalculated", formula: "=SUM(A1:A9)" },
      2,
    ]);
  });

  test("paragraphs, spaces, links and spans make one text", async () => {
    expect(
      await firstRow(
        `<table:table-cell office:value-type="string"><text:p>Unit<text:s text:c="2"/><text:span>101</text:span></text:p><text:p><text:a xlink:href="https://example.org">E4</text:a>\n , E7<text:line-break/>x</text:p></table:table-cell>`,
      ),
    ).toEqual(["Unit  101\nE4 , E7\nx"]);
  });

  test("a note is not part of the cell's text", async () => {
    const { sheet } = await readBytes(
      makeOds(
        table(
          row(
            `<table:table-cell office:value-type="string"><office:annotation><dc:creator>AB</dc:creator><dc:date>2026-03-01T10:00:00</dc:date><text:p>seen</text:p><text:p>twice</text:p></office:annotation><text:p>P</text:p></table:table-cell>`,
          ),
        ),
      ),
    );
    expect(sheet.rows).toEqual([["P"]]);
    expect(sheet.notes).toEqual([{ row: 0, column: 0, text: "seen\ntwice" }]);
  });

  test("text in a drawing that lies on a cell is not the cell's", async () => {
    expect(
      await firstRow(
        `<table:table-cell office:value-type="string"><text:p>P</text:p><draw:frame><draw:text-box><text:p>Confidential</text:p></draw:text-box></draw:frame></table:table-cell>`,
      ),
    ).toEqual(["P"]);
  });
});

describe("tabs of an .ods file", () => {
  test("repeated cells and rows are written out where they hold something", async () => {
    const { sheet } = await readBytes(
      makeOds(
        table(
          `<table:table-row table:number-rows-repeated="2">${text("A")}<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>P</text:p></table:table-cell></table:table-row>` +
            `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>` +
            row(`<table:table-cell/>${text("Z")}`),
        ),
      ),
    );
    expect(sheet.rows).toEqual([["A", "P", "P"], ["A", "P", "P"], [], [], [null, "Z"]]);
  });

  test("empty rows and columns repeated to the end of the sheet cost nothing", async () => {
    const { sheet } = await readBytes(
      makeOds(
        table(
          row(`${text("A")}<table:table-cell table:number-columns-repeated="16383"/>`) +
            `<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
        ),
      ),
    );
    expect(sheet.rows).toEqual([["A"]]);
  });

  test("a filled row repeated over the whole sheet is refused with advice", async () => {
    const problem = await refusalOf(
      makeOds(
        table(
          `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>P</text:p></table:table-cell></table:table-row>`,
        ),
      ),
    );
    expect(problem.code).toBe("file-too-large");
    expect(problem.advice).toContain("Split the tracker");
  });

  test("merged headings, covered cells and hidden tabs are kept apart", async () => {
    const { workbook } = await readBytes(
      makeOds(
        table(
          row(
            `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>Unit 101</text:p></table:table-cell><table:covered-table-cell/>${text("x")}`,
          ) + row(text("1.1") + text("1.2")),
          ' table:style-name="ta1"',
        ) + `<table:table table:name="Lists" table:style-name="ta2"/>`,
        `<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`,
      ),
    );
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Tracker", false],
      ["Lists", true],
    ]);
    expect(workbook.sheets[0]?.rows).toEqual([
      ["Unit 101", null, "x"],
      ["1.1", "1.2"],
    ]);
    expect(workbook.sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  test("a password is told from damage", async () => {
    const manifest = `<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
    const problem = await refusalOf(makeOds("", "", [{ name: "META-INF/manifest.xml", data: manifest }]));
    expect(problem.code).toBe("file-encrypted");
  });
});
