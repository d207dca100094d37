/** Excel repairs or refuses what is out of order in a file; what it looks at is looked at here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyChange } from "../../../apps-script/local/src/book/apply-change.ts";
import { type Book, type BookCell } from "../../../apps-script/local/src/book/book.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { writeBook } from "../../../apps-script/local/src/files/write-book.ts";
import { packageFaults } from "../../support/package-faults.ts";
import { richWorkbook } from "../../support/rich-workbook.ts";
import { unpacked } from "../../support/unpacked-file.ts";

const samples = join(import.meta.dirname, "../../../apps-script/samples");
const files: readonly (readonly [string, Buffer])[] = [
  ...readdirSync(samples)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => [name, readFileSync(join(samples, name))] as const),
  ["a workbook with much in it", richWorkbook()],
];

function typed(book: Book, row: number, column: number, cell: BookCell): void {
  const tab = book.tabs[0]?.id ?? "";
  applyChange(book, { kind: "cells", tab, cells: [[row, column, cell]] });
}

describe("a written package", () => {
  it.each(files)(
    "holds what a strict reader looks at, and so does its next version: %s",
    async (_, bytes) => {
      const book = await readBook(bytes);
      expect(await packageFaults(writeBook(book))).toEqual([]);
      typed(book, 3, 3, { v: "x", s: '{"bg":{"rgb":"#ff0000"}}' });
      applyChange(book, { kind: "insert", tab: book.tabs[0]?.id ?? "", axis: "rows", at: 1, count: 2 });
      const next = writeBook(book);
      expect(await packageFaults(next)).toEqual([]);
      expect(await packageFaults(writeBook(await readBook(next)))).toEqual([]);
    },
  );

  it("says functions that came later by the names under which a file has them", async () => {
    const book = await readBook(richWorkbook());
    expect(book.tabs[0]?.cells[3]?.[3]?.f).toBe("=CONCAT(A2,A3)");
    typed(book, 10, 0, { f: '=IFERROR(FILTER(A2:A3,C2:C3>5),"IFS(")' });
    const parts = await unpacked(writeBook(book));
    const cells = parts.get("xl/worksheets/sheet1.xml")?.toString("utf8");
    expect(cells).toContain("<f>_xlfn.CONCAT(A2,A3)</f>");
    expect(cells).toContain("<f>IFERROR(_xlfn._xlws.FILTER(A2:A3,C2:C3&gt;5),&quot;IFS(&quot;)</f>");
  });

  it("knows the add-on's functions again after LibreOffice has written them in small letters", async () => {
    const book = await readBook(richWorkbook());
    typed(book, 10, 0, { f: '=em_iqa(EM_Learners,"em_iqa(1)")' });
    const back = await readBook(writeBook(book));
    expect(back.tabs[0]?.cells[10]?.[0]?.f).toBe('=EM_IQA(EM_Learners,"em_iqa(1)")');
  });
});
