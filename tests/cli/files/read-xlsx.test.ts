import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { makeXlsx, xlsxParts } from "../../support/make-xlsx.ts";
import { makeZip } from "../../support/make-zip.ts";
import { readBytes } from "../../support/read-bytes.ts";

async function firstRow(data: string, more: Parameters<typeof makeXlsx>[0] | object = {}): Promise<unknown> {
  const { sheet } = await readBytes(makeXlsx({ sheets: [{ data: `<row r="1">${data}</row>` }], ...more }));
  return sheet.rows[0];
}

describe("cells of an .xlsx file", () => {
  test("text stays exactly what was typed, with leading zeros and spaces", async () => {
    const row = await firstRow(
      `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>2.10</t></is></c>`,
      { sharedStrings: `<si><t>001</t></si><si><t xml:space="preserve"> P </t></si>` },
    );
    expect(row).toEqual(["001", " P ", "2.10"]);
  });

  test("a number in the general format stays plain, whatever its digits", async () => {
    expect(await firstRow(`<c r="A1"><v>2.1</v></c><c r="B1" t="n"><v>0.30000000000000004</v></c>`)).toEqual([
      2.1, 0.30000000000000004,
    ]);
  });

  test("a number that the sheet shows in another way keeps what is shown", async () => {
    const row = await firstRow(
      `<c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>0.45</v></c><c r="C1" s="3"><v>2.1</v></c><c r="D1" s="4"><v>7</v></c><c r="E1" s="5"><v>12</v></c>`,
      { formats: ["000", 9, "0.00", 0, "0"] },
    );
    expect(row).toEqual([
      { kind: "number", value: 1, shown: "001" },
      { kind: "number", value: 0.45, shown: "45%" },
      { kind: "number", value: 2.1, shown: "2.10" },
      7,
      12,
    ]);
  });

  test("a date is a calendar day with the text that the sheet shows", async () => {
    const row = await firstRow(
      `<c r="A1" s="1"><v>46082</v></c><c r="B1" s="2"><v>46082.99</v></c><c r="C1" s="3"><v>46054</v></c>`,
      { formats: [14, "yyyy-mm-dd hh:mm", "d.m"] },
    );
    expect(row).toEqual([
      { kind: "date", date: "2026-03-01", shown: "01/03/2026" },
      { kind: "date", date: "2026-03-01", shown: "2026-03-01 23:45" },
      { kind: "date", date: "2026-02-01", shown: "1.2" },
    ]);
  });

  test("dates count from 1904 where the workbook says so", async () => {
    const row = await firstRow(`<c r="A1" s="1"><v>44620</v></c>`, {
      formats: [14],
      workbookProperties: `<workbookPr date1904="1"/>`,
    });
    expect(row).toEqual([{ kind: "date", date: "2026-03-01", shown: "01/03/2026" }]);
  });

  test("a time of day and a duration are no dates", async () => {
    const row = await firstRow(`<c r="A1" s="1"><v>0.4375</v></c><c r="B1" s="2"><v>1.5</v></c>`, {
      formats: ["hh:mm", "[h]:mm"],
    });
    expect(row).toEqual([
      { kind: "number", value: 0.4375, shown: "10:30" },
      { kind: "number", value: 1.5, shown: "36:00" },
    ]);
  });

  test("check boxes and errors are told apart from text", async () => {
    expect(
      await firstRow(
        `<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="e"><v>#SPILL!</v></c>`,
      ),
    ).toEqual([true, false, { kind: "error", shown: "#REF!" }, { kind: "error", shown: "#SPILL!" }]);
  });

  test("a formula gives the value that was stored with it", async () => {
    expect(
      await firstRow(
        `<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c><c r="B1" t="str"><f>"P"</f><v>P</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><v>1</v></c>`,
      ),
    ).toEqual([12, "P", null, 1]);
  });

  test("a formula without a stored value says which formula it is", async () => {
    expect(
      await firstRow(
        `<c r="A1"><f>COUNTIF(B1:B9,"&lt;3")</f></c><c r="B1"><f t="shared" ref="B1:C1" si="0">A1&amp;"x"</f><v></v></c><c r="C1"><f t="shared" si="0"/><v/></c>`,
      ),
    ).toEqual([
      { kind: "uncalculated", formula: '=COUNTIF(B1:B9,"<3")' },
      { kind: "uncalculated", formula: '=A1&"x"' },
      { kind: "uncalculated", formula: '=A1&"x"' },
    ]);
  });

  test("rich text is joined, and the reading aid of Asian scripts is left out", async () => {
    const row = await firstRow(`<c r="A1" t="s"><v>0</v></c>`, {
      sharedStrings: `<si><r><t>Unit </t></r><r><rPr><b/></rPr><t>101</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si>`,
    });
    expect(row).toEqual(["Unit 101"]);
  });

  test("entities, CDATA and the characters that Office escapes come out as typed", async () => {
    const row = await firstRow(`<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>`, {
      sharedStrings: `<si><t>O&apos;Brien &amp; &#x141;&#8217;</t></si><si><t><![CDATA[<b>&amp;]]> line_x000D_&#10;two</t></si>`,
    });
    expect(row).toEqual(["O'Brien & Ł’", "<b>&amp; line\r\ntwo"]);
  });

  test("cells without a reference follow each other", async () => {
    const { sheet } = await readBytes(
      makeXlsx({
        sheets: [{ data: `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>` }],
      }),
    );
    expect(sheet.rows).toEqual([[1, null, 3], [4]]);
  });

  test("names such as __proto__ and constructor are names", async () => {
    const { workbook } = await readBytes(
      makeXlsx({
        sheets: ["__proto__", "constructor", "toString"].map((name) => ({
          name,
          data: `<row r="1"><c r="A1" t="inlineStr"><is><t>${name}</t></is></c></row>`,
        })),
      }),
    );
    expect(workbook.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ["__proto__", [["__proto__"]]],
      ["constructor", [["constructor"]]],
      ["toString", [["toString"]]],
    ]);
  });
});

describe("tabs of an .xlsx file", () => {
  test("hidden and very hidden tabs are flagged", async () => {
    const { workbook } = await readBytes(
      makeXlsx({
        sheets: [
          { name: "Tracker &amp; notes", data: "" },
          { name: "Old", data: "", state: "hidden" },
          { name: "Lists", data: "", state: "veryHidden" },
        ],
      }),
    );
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Tracker & notes", false],
      ["Old", true],
      ["Lists", true],
    ]);
  });

  test("merged headings are kept and clipped to the cells that exist", async () => {
    const { sheet } = await readBytes(
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="B1" t="inlineStr"><is><t>Unit 101</t></is></c></row><row r="2"><c r="B2"><v>1.1</v></c><c r="C2"><v>1.2</v></c></row>`,
            after: `<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A1048576"/><mergeCell ref="J50:K60"/></mergeCells>`,
          },
        ],
      }),
    );
    expect(sheet.merges).toEqual([
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 0, left: 0, bottom: 1, right: 0 },
    ]);
  });

  test("a value under a merged area, which nobody can see, is left out and named", async () => {
    const { sheet, problems } = await readBytes(
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="A1" t="inlineStr"><is><t>P</t></is></c><c r="B1" t="inlineStr"><is><t>R</t></is></c><c r="C1"><v>3</v></c></row>`,
            after: `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
          },
        ],
      }),
    );
    expect(sheet.rows).toEqual([["P", null, 3]]);
    expect(problems).toMatchObject([{ code: "cell-under-merge", where: "Tracker!B1" }]);
  });

  test("notes and threaded comments are read, a thread as one note", async () => {
    const { sheet } = await readBytes(
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="A1"><v>1</v></c></row>`,
            related: [
              ["comments", "../comments1.xml"],
              ["threadedComment", "/xl/threadedComments/threadedComment1.xml"],
            ],
          },
        ],
        more: [
          {
            name: "xl/comments1.xml",
            data: `<comments><authors><author>AB</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>AB:</t></r><r><t xml:space="preserve">
seen</t></r></text></comment><comment ref="C3"><text><t>[Threaded comment] Your version of Excel</t></text></comment></commentList></comments>`,
          },
          {
            name: "xl/threadedComments/threadedComment1.xml",
            data: `<ThreadedComments><threadedComment ref="C3" id="1"><text>Is this enough?</text></threadedComment><threadedComment ref="C3" parentId="1"><text>Yes</text></threadedComment></ThreadedComments>`,
          },
        ],
      }),
    );
    expect(sheet.notes).toEqual([
      { row: 1, column: 1, text: "AB:\nseen" },
      { row: 2, column: 2, text: "Is this enough?\nYes" },
    ]);
  });

  test("a chart in a tab of its own is no tab of cells", async () => {
    const parts = xlsxParts({
      sheets: [{ data: `<row r="1"><c r="A1"><v>1</v></c></row>` }, { name: "Chart", data: "" }],
    });
    const asChart = parts.map((part) =>
      part.name === "xl/_rels/workbook.xml.rels"
        ? {
            ...part,
            data: String(part.data).replace(
              '/worksheet" Target="worksheets/sheet2',
              '/chartsheet" Target="worksheets/sheet2',
            ),
          }
        : part,
    );
    const { workbook } = await readBytes(makeZip(asChart));
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Tracker"]);
  });
});

describe("ways of writing an .xlsx file", () => {
  test("a strict workbook with prefixes and dates as text is read", async () => {
    const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const bytes = makeZip([
      { name: "[Content_Types].xml", data: "<Types/>" },
      {
        name: "_rels/.rels",
        data: `<Relationships><Relationship Id="a" Type="${strict}/officeDocument" Target="/book/main.xml"/></Relationships>`,
      },
      {
        name: "book/main.xml",
        data: `<x:workbook xmlns:x="strict" xmlns:q="${strict}" conformance="strict"><x:sheets><x:sheet name="T" sheetId="1" q:id="z"/></x:sheets></x:workbook>`,
      },
      {
        name: "book/_rels/main.xml.rels",
        data: `<Relationships><Relationship Id="z" Type="${strict}/worksheet" Target="../tabs/one.xml"/></Relationships>`,
      },
      {
        name: "tabs/one.xml",
        data: `<x:worksheet xmlns:x="strict"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2026-03-01T00:00:00</x:v></x:c><x:c r="B1" t='inlineStr'><x:is><x:t>P</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    ]);
    const { sheet } = await readBytes(bytes);
    expect(sheet.rows).toEqual([[{ kind: "date", date: "2026-03-01", shown: "2026-03-01T00:00:00" }, "P"]]);
  });

  test("parts are found whatever the case and the slashes of their names", async () => {
    const parts = xlsxParts({ sheets: [{ data: `<row r="1"><c r="A1"><v>5</v></c></row>` }] });
    const renamed = parts.map((part) => ({
      ...part,
      name: part.name.replace("xl/worksheets/", "XL\\Worksheets\\"),
    }));
    expect((await readBytes(makeZip(renamed))).sheet.rows).toEqual([[5]]);
  });

  test("a part in UTF-16 is read", async () => {
    const parts = xlsxParts({ sheets: [{ data: "" }] }).map((part) =>
      part.name === "xl/worksheets/sheet1.xml"
        ? {
            ...part,
            data: Buffer.from(
              `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Łucja</t></is></c></row></sheetData></worksheet>`,
              "utf16le",
            ),
          }
        : part,
    );
    expect((await readBytes(makeZip(parts))).sheet.rows).toEqual([["Łucja"]]);
  });

  test("a workbook with macros is read and its macros are not", async () => {
    const bytes = makeXlsx({
      sheets: [{ data: `<row r="1"><c r="A1"><v>5</v></c></row>` }],
      more: [{ name: "xl/vbaProject.bin", data: "whatever", declaredChecksum: 1 }],
    });
    expect((await readBytes(bytes, "tracker.xlsm")).sheet.rows).toEqual([[5]]);
  });

  test("sizes that follow the data, and names that lead out of the archive, do no harm", async () => {
    const parts = xlsxParts({ sheets: [{ data: `<row r="1"><c r="A1"><v>5</v></c></row>` }] });
    const bytes = makeZip([
      ...parts.map((part) => ({ ...part, dataDescriptor: true })),
      { name: "../../etc/passwd", data: "nothing" },
      { name: "/absolute", data: "nothing" },
    ]);
    expect((await readBytes(bytes)).sheet.rows).toEqual([[5]]);
  });

  test("what another writer makes of a tracker comes out as it went in", async () => {
    const written = XLSX.utils.book_new();
    const cells = [
      ["Learner", "101 1.1", "101 1.2"],
      ["Zoë Ångström", new Date(Date.UTC(2026, 2, 1)), true],
      ["001", 3, "P"],
    ];
    XLSX.utils.book_append_sheet(written, XLSX.utils.aoa_to_sheet(cells, { UTC: true }), "Cohort 1");
    const bytes: unknown = XLSX.write(written, { type: "buffer", bookType: "xlsx", compression: true });
    if (!Buffer.isBuffer(bytes)) throw new Error("No file was written.");
    const { sheet } = await readBytes(bytes);
    expect(sheet.name).toBe("Cohort 1");
    expect(sheet.rows).toEqual([
      cells[0],
      ["Zoë Ångström", { kind: "date", date: "2026-03-01", shown: "01/03/2026" }, true],
      cells[2],
    ]);
  });
});

describe("sheets that reach to the last row", () => {
  test("ten whole columns of drop-downs cost nothing", async () => {
    const lists = Array.from(
      { length: 10 },
      (_none, column) =>
        `<dataValidation type="list" sqref="${"ABCDEFGHIJ"[column]}1:${"ABCDEFGHIJ"[column]}1048576"><formula1>"P,R,X"</formula1></dataValidation>`,
    );
    const { sheet } = await readBytes(
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="A1"><v>1</v></c></row>`,
            after: `<dataValidations count="10">${lists.join("")}</dataValidations>`,
          },
        ],
      }),
    );
    expect(sheet.rows).toEqual([[1]]);
  });

  test("formatted empty rows and columns are not part of the sheet", async () => {
    const { sheet } = await readBytes(
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576" s="1" customFormat="1"><c r="A1048576" s="1"/></row>`,
          },
        ],
        formats: ["000"],
      }),
    );
    expect(sheet.rows).toEqual([[1]]);
  });

  test("a tab for each of 300 learners, each with notes, is read", async () => {
    const { workbook } = await readBytes(
      makeXlsx({
        sheets: Array.from({ length: 300 }, (_none, index) => ({
          name: `Learner ${index}`,
          data: `<row r="1"><c r="A1"><v>${index}</v></c></row>`,
          related: [["comments", `../comments${index}.xml`]] as const,
        })),
        more: Array.from({ length: 300 }, (_none, index) => ({
          name: `xl/comments${index}.xml`,
          data: `<comments><comment ref="A1"><text><t>seen</t></text></comment></comments>`,
        })),
      }),
    );
    expect(workbook.sheets).toHaveLength(300);
    expect(workbook.sheets.every(({ notes }) => notes.length === 1)).toBe(true);
  });
});
