import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPackedBytes } from "../../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../../apps-script/cli/src/files/packed-workbook.ts";
import { applyChange } from "../../../apps-script/local/src/book/apply-change.ts";
import { type Book, emptyBook, tabOf } from "../../../apps-script/local/src/book/book.ts";
import { type CellChange } from "../../../apps-script/local/src/book/change.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { shiftFormula } from "../../../apps-script/local/src/files/shift-formula.ts";
import { writeBook } from "../../../apps-script/local/src/files/write-book.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";

const samples = join(import.meta.dirname, "../../../apps-script/samples");
const files = readdirSync(samples).filter((name) => name.endsWith(".xlsx"));

/** As every other part of the product reads the file. */
async function asRead(bytes: Buffer): Promise<Workbook> {
  const read = await readPackedBytes(bytes, "tracker.xlsx");
  if (!read.ok) throw new Error(read.problem.found);
  return unpackWorkbook(read.packed);
}

function oneCell(v: string): Book {
  const book = emptyBook();
  applyChange(book, {
    kind: "add-tab",
    tab: "t",
    at: 0,
    parts: {
      name: "Tracker",
      hidden: false,
      rows: 5,
      columns: 5,
      merges: [],
      widths: {},
      heights: {},
      hiddenRows: [],
      hiddenColumns: [],
      frozen: { rows: 0, columns: 0 },
    },
  });
  applyChange(book, { kind: "cells", tab: "t", cells: [[0, 0, { v }]] });
  return book;
}

describe("a tracker's file", () => {
  it.each(files)("is read the same by every part of the product after it was written: %s", async (name) => {
    const bytes = readFileSync(join(samples, name));
    const written = writeBook(await readBook(bytes));
    expect(await asRead(written)).toEqual(await asRead(bytes));
  });

  it.each(files)("gives the same bytes when nothing changed: %s", async (name) => {
    const once = writeBook(await readBook(readFileSync(join(samples, name))));
    expect(writeBook(await readBook(once)).equals(once)).toBe(true);
  });

  it("keeps an answer of many cells whole, also where its first row and its last are empty in places", async () => {
    const name = "harbour-street-standard-tracker.xlsx";
    const book = await readBook(writeBook(await readBook(readFileSync(join(samples, name)))));
    const below = book.tabs.find(({ parts }) => parts.name === "Coverage")?.cells.slice(2) ?? [];
    const typed = below.flat().filter((cell) => cell?.v !== undefined && cell.spilled !== true);
    expect(typed.map((cell) => cell?.f)).toEqual([expect.stringContaining("EM_IQA") as string]);
  });

  it("keeps frozen rows, widths, bold headings, notes and formulas", async () => {
    const name = "harbour-street-level-1-certificate.xlsx";
    const book = await readBook(writeBook(await readBook(readFileSync(join(samples, name)))));
    const tab = book.tabs.find(({ parts }) => parts.name === "Tracker");
    expect(tab?.parts.frozen).toEqual({ rows: 4, columns: 2 });
    expect(Object.keys(tab?.parts.widths ?? {}).length).toBeGreaterThan(200);
    expect(tab?.cells[3]?.[1]).toMatchObject({
      v: "Learner",
      s: expect.stringContaining('"bl":1') as string,
    });
    expect(book.resources.get("SHEET_NOTE_PLUGIN")).toContain("Resubmit after half-term");
    expect(tab?.cells.flat().some((cell) => cell?.f !== undefined)).toBe(true);
  });

  it("keeps what the add-on remembers, however long, and which tab is which", async () => {
    const book = oneCell("x");
    book.store.set("layout", JSON.stringify({ text: "é<&\u0001".repeat(300) }));
    const back = await readBook(writeBook(book));
    expect([...back.store]).toEqual([...book.store]);
    expect(back.tabs.map(({ id }) => id)).toEqual(["t"]);
  });

  it("writes text as text, whatever it looks like", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom(
            '=IMPORTXML("http://x","//a")',
            "+1",
            "-1+1",
            "@SUM(A1)",
            "1.10",
            "001",
            "2026-03-01",
            "_x0041_",
            "</t><f>1</f>",
            "a\r\nb",
            " space ",
          ),
          fc.string({ minLength: 1 }),
          fc.string({ minLength: 1, unit: "binary" }),
        ),
        async (text) => {
          const book = oneCell(text);
          const back = await readBook(writeBook(book));
          expect(tabOf(back, "t")?.cells[0]?.[0]).toEqual({ v: text });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps an answer an answer where its first row is shorter, and beside the next formula", async () => {
    const book = oneCell("Learner");
    const answer = (row: number, column: number, v: string): CellChange => [
      row,
      column,
      { v, spilled: true },
    ];
    applyChange(book, {
      kind: "cells",
      tab: "t",
      cells: [
        [1, 0, { f: "=EM_IQA()", v: "HS-01" }],
        [1, 3, { f: "=EM_NEXT()", v: "03" }],
        answer(2, 0, "HS-02"),
        answer(2, 2, "act"),
        answer(4, 1, "decided"),
        answer(2, 3, "04"),
        [5, 0, { v: "typed" }],
      ],
    });
    const back = await readBook(writeBook(book));
    expect(tabOf(back, "t")?.cells).toEqual(
      tabOf(book, "t")?.cells.map((row) => expect.objectContaining(row) as unknown),
    );
  });

  it("is refused when it is no workbook", async () => {
    await expect(readBook(Buffer.from("PK\u0003\u0004 nothing"))).rejects.toThrow();
  });
});

describe("a formula that a file shares between cells", () => {
  it("moves along with its cell, but not where a sign holds it, and never inside a text", () => {
    expect(shiftFormula('COUNTIF(B5:B$18,"A1")+$C5', 1, 2)).toBe('COUNTIF(D6:D$18,"A1")+$C6');
    expect(shiftFormula("'Tab A1'!A1+LOG10(B2)", 1, 0)).toBe("'Tab A1'!A2+LOG10(B3)");
  });
});
