import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { makeOds } from "../../support/make-ods.ts";
import { makeXlsx, xlsxParts } from "../../support/make-xlsx.ts";
import { makeZip } from "../../support/make-zip.ts";
import { readBytes, refusalOf } from "../../support/read-bytes.ts";

const GOOD = { sheets: [{ data: `<row r="1"><c r="A1"><v>5</v></c></row>` }] };

function written(bookType: "biff8" | "xlsb" | "fods" | "html" | "xlml"): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["Learner", "1.1"]]), "T");
  const bytes: unknown = XLSX.write(book, { type: "buffer", bookType });
  if (!Buffer.isBuffer(bytes)) throw new Error("No file was written.");
  return bytes;
}

function compound(stream: string): Buffer {
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5000, 7));
  const bytes: unknown = XLSX.CFB.write(file, { type: "buffer" });
  if (!Buffer.isBuffer(bytes)) throw new Error("No file was written.");
  return bytes;
}

describe("a file of another type is told by its content, not by its name", () => {
  test.each<[string, Buffer, RegExp, RegExp]>([
    ["an old Excel file", written("biff8"), /old Excel file/, /\.xlsx/],
    ["a binary Excel workbook", written("xlsb"), /\.xlsb/, /\.xlsx/],
    ["a flat OpenDocument file", written("fods"), /\.fods/, /\.xlsx/],
    ["an Excel 2003 XML file", written("xlml"), /Excel 2003 XML/, /\.xlsx/],
    ["a web page saved as .xls", written("html"), /a web page/, /\.xlsx/],
    [
      "a web page without a head",
      Buffer.from("\r\n  <table><tr><td>x</td></tr></table>"),
      /a web page/,
      /\.xlsx/,
    ],
    ["a Word document of old", compound("WordDocument"), /Word/, /spreadsheet/],
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n"), /PDF/, /Download/],
    ["a PNG", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0", "latin1"), /picture/, /Download/],
    ["a JPEG", Buffer.from("\xff\xd8\xff\xe0\0\x10JFIF", "latin1"), /picture/, /Download/],
    ["JSON", Buffer.from(`{"learners": []}`), /JSON/, /spreadsheet/],
    ["a Google shortcut", Buffer.from(`{"":"WARNING!","doc_id":"abc"}`), /Google Drive/, /File, Download/],
    ["XML", Buffer.from(`<?xml version="1.0"?><learners/>`), /XML/, /\.xlsx/],
    [
      "random bytes",
      Buffer.from("\x01\x02\x03\x04\x80\x81\x00\xff\x10\x11".repeat(50), "latin1"),
      /unknown type/,
      /\.xlsx/,
    ],
    ["gzip", Buffer.from("\x1f\x8b\x08\0\0\0\0\0", "latin1"), /gzip/, /Unpack/],
    [
      "a Word document",
      makeZip([
        { name: "[Content_Types].xml", data: "" },
        { name: "word/document.xml", data: "" },
      ]),
      /Word/,
      /Copy its table/,
    ],
    [
      "a text of OpenDocument",
      makeZip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.text", stored: true }]),
      /OpenDocument/,
      /\.xlsx/,
    ],
    [
      "a Numbers spreadsheet",
      makeZip([{ name: "Index/Document.iwa", data: "x" }]),
      /Numbers/,
      /Export To, Excel/,
    ],
    [
      "an archive with a spreadsheet inside",
      makeZip([{ name: "tracker.xlsx", data: makeXlsx(GOOD) }]),
      /zip archive/,
      /Unpack/,
    ],
  ])("%s is refused with advice", async (_name, bytes, found, advice) => {
    const problem = await refusalOf(bytes, "tracker.xlsx");
    expect(problem.code).toBe("file-wrong-type");
    expect(problem.where).toBe("tracker.xlsx");
    expect(problem.found).toMatch(found);
    expect(problem.advice).toMatch(advice);
  });

  test("a workbook that is named .csv is read as a workbook", async () => {
    expect((await readBytes(makeXlsx(GOOD), "tracker.csv")).sheet.rows).toEqual([[5]]);
  });

  test("text that begins like a picture's signature is text", async () => {
    expect((await readBytes(Buffer.from("BMW course,1.1\nAmy,P\n"), "c.csv")).sheet.rows).toHaveLength(2);
  });

  test.each([
    ["no bytes", ""],
    ["only spaces", " \r\n \n"],
    ["only a mark", "\uFEFF"],
  ])("%s are an empty file", async (_name, text) => {
    expect((await refusalOf(Buffer.from(text))).code).toBe("file-empty");
  });

  test.each<[string, Buffer]>([
    ["a workbook with a password", compound("EncryptedPackage")],
    [
      "an archive whose parts are encrypted",
      makeZip(xlsxParts(GOOD).map((part) => ({ ...part, encrypted: true }))),
    ],
  ])("%s says how to take the password away", async (_name, bytes) => {
    const problem = await refusalOf(bytes);
    expect(problem.code).toBe("file-encrypted");
    expect(problem.advice).toContain("remove the password");
  });
});

describe("a damaged archive", () => {
  test("whose end is missing is incomplete", async () => {
    const bytes = makeXlsx(GOOD);
    const problem = await refusalOf(bytes.subarray(0, bytes.length - 100));
    expect(problem.code).toBe("file-damaged");
    expect(problem.found).toContain("its end is missing");
    expect(problem.advice).toContain("again");
  });

  test.each<[string, () => Buffer]>([
    [
      "changed data",
      () => {
        const bytes = makeZip(xlsxParts(GOOD).map((part) => ({ ...part, stored: true })));
        const at = bytes.indexOf("<v>5</v>");
        bytes[at + 3] = 0x36;
        return bytes;
      },
    ],
    [
      "a size that is not true",
      () => makeZip(xlsxParts(GOOD).map((part) => ({ ...part, declaredSize: 10 }))),
    ],
    ["an unknown way of packing", () => makeZip(xlsxParts(GOOD).map((part) => ({ ...part, method: 99 })))],
    [
      "no tab where one is listed",
      () => makeZip(xlsxParts(GOOD).filter(({ name }) => !name.includes("sheet1"))),
    ],
    ["no list of tabs", () => makeZip([{ name: "[Content_Types].xml", data: "<Types/>" }])],
    [
      "half a tab",
      () =>
        makeZip(
          xlsxParts(GOOD).map((part) =>
            part.name.includes("sheet1.xml") ? { ...part, data: String(part.data).slice(0, 150) } : part,
          ),
        ),
    ],
    [
      "a cell beyond the last column",
      () => makeXlsx({ sheets: [{ data: `<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>` }] }),
    ],
    [
      "a cell beyond the last row",
      () => makeXlsx({ sheets: [{ data: `<row r="9999999"><c r="A9999999"><v>1</v></c></row>` }] }),
    ],
  ])("with %s is named as damaged", async (_name, make) => {
    expect((await refusalOf(make())).code).toBe("file-damaged");
  });

  test("cells whose place, style or text is not there leave the others readable", async () => {
    const cells = `<c r="?" s="99"><v>1</v></c><c r="B1" t="s"><v>77</v></c><c r="C1"><v>12,5</v></c>`;
    const { sheet } = await readBytes(makeXlsx({ sheets: [{ data: `<row r="x">${cells}</row>` }] }));
    expect(sheet.rows).toEqual([[1, null, "12,5"]]);
  });
});

describe("a file made to do harm", () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024, " ");

  test("a part that unpacks to more than any tracker is stopped", async () => {
    const parts = xlsxParts(GOOD).map((part) =>
      part.name.includes("sheet1.xml") ? { ...part, data: zeros, declaredSize: 100 } : part,
    );
    const problem = await refusalOf(makeZip(parts));
    expect(problem.code).toBe("file-too-large");
    expect(problem.found).toContain("100 times its size");
  });

  test("one part that is listed as many tabs is counted each time", async () => {
    const tab = `<worksheet><sheetData>${`<row><c t="b"/><c t="b"/></row>`.repeat(20_000)}</sheetData></worksheet>`;
    const parts = xlsxParts({ sheets: Array.from({ length: 200 }, () => ({ data: "" })) }).map((part) =>
      part.name.includes("worksheets/sheet")
        ? part.name === "xl/worksheets/sheet1.xml"
          ? { ...part, data: tab }
          : { ...part, data: tab, sameDataAs: "xl/worksheets/sheet1.xml" }
        : part,
    );
    expect((await refusalOf(makeZip(parts))).code).toBe("file-too-large");
  });

  test("an archive inside an archive is never opened", async () => {
    const inner = makeZip([{ name: "big", data: zeros }]);
    expect((await refusalOf(makeZip([{ name: "inner.zip", data: inner }]))).code).toBe("file-wrong-type");
  });

  test("a part that nobody reads is never unpacked", async () => {
    const bytes = makeXlsx({ ...GOOD, more: [{ name: "xl/media/image1.png", data: zeros }] });
    expect((await readBytes(bytes)).sheet.rows).toEqual([[5]]);
  });

  test("an archive of thousands of parts is refused", async () => {
    const bytes = makeZip(
      Array.from({ length: 6000 }, (_none, index) => ({ name: `${index}`, data: "", stored: true })),
    );
    expect((await refusalOf(bytes)).code).toBe("file-too-large");
  });

  test("entities that would grow stay as they are written", async () => {
    const parts = xlsxParts({
      sheets: [{ data: `<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>` }],
    }).map((part) =>
      part.name.includes("sheet1.xml")
        ? {
            ...part,
            data: String(part.data).replace(
              "<worksheet",
              `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet`,
            ),
          }
        : part,
    );
    const rows = (await readBytes(makeZip(parts)).catch(() => undefined))?.sheet.rows;
    expect(JSON.stringify(rows ?? "")).not.toContain("aaaa");
  });

  test("more than four million filled cells are refused with advice", async () => {
    const problem = await refusalOf(
      makeOds(
        `<table:table table:name="T"><table:table-row table:number-rows-repeated="500000"><table:table-cell table:number-columns-repeated="9" office:value-type="string"><text:p>P</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    );
    expect(problem.found).toContain("4 million cells");
    expect(problem.advice).toContain("Split the tracker");
  });

  test("few cells that are spread over the whole sheet are refused with advice", async () => {
    const rows = Array.from(
      { length: 2000 },
      (_none, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    const problem = await refusalOf(makeXlsx({ sheets: [{ data: rows.join("") }] }));
    expect(problem.code).toBe("file-too-large");
    expect(problem.advice).toContain("empty rows and columns");
  });

  test("merged areas that all lie on each other come to an end", async () => {
    const rows = Array.from(
      { length: 1000 },
      (_none, row) => `<row r="${row + 1}"><c r="CV${row + 1}"><v>1</v></c></row>`,
    );
    const merges = `<mergeCell ref="A1:CV1000"/>`.repeat(50_000);
    const { sheet } = await readBytes(
      makeXlsx({ sheets: [{ data: rows.join(""), after: `<mergeCells>${merges}</mergeCells>` }] }),
    );
    expect(sheet.merges).toHaveLength(50_000);
  });
});
