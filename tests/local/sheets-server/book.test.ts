/** Rows and columns that come, go and change places in a book: laws for every edit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Area,
  type Book,
  emptyCell,
  newSheet,
} from "../../../apps-script/local/src/sheets-server/book/book.ts";
import {
  deleteLines,
  type Dimension,
  insertLines,
  moveLines,
} from "../../../apps-script/local/src/sheets-server/book/move-lines.ts";
import { findArea } from "../../../apps-script/local/src/sheets-server/book/a1.ts";
import { shownOf } from "../../../apps-script/local/src/sheets-server/book/shown.ts";
import { typedInput } from "../../../apps-script/local/src/sheets-server/book/typed-input.ts";
import { sortTab } from "../../../apps-script/local/src/sheets-server/edits/people-edits.ts";

const size = 8;

/** Eight by eight cells that say where they were, with a named range, a merged and a protected area. */
function bookWith(area: Area): Book {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => ({ ...emptyCell, value: `${row}/${column}` })),
  );
  const sheet = {
    ...newSheet(1, "Tab"),
    rowCount: size,
    columnCount: size,
    rows,
    filter: area,
    protectedRanges: [{ id: 9, area, description: "", warningOnly: true }],
  };
  return {
    id: "b",
    title: "b",
    locale: "en_GB",
    timeZone: "Europe/London",
    sheets: [sheet],
    namedRanges: [{ id: "n", name: "Named", sheetId: 1, area }],
  };
}

const whole: Area = { top: 0, bottom: null, left: 0, right: null };
const dimensions = fc.constantFrom<Dimension>("ROWS", "COLUMNS");
const span = fc
  .tuple(fc.nat(size - 1), fc.nat(size - 1))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
const areas = fc.tuple(span, span).map(([rows, columns]): Area => ({
  top: rows.start,
  bottom: rows.end,
  left: columns.start,
  right: columns.end,
}));

const sheetIn = (book: Book) => {
  const [sheet] = book.sheets;
  if (sheet === undefined) throw new Error("The book has no tab.");
  return sheet;
};
const valuesIn = (book: Book): readonly (readonly unknown[])[] =>
  sheetIn(book).rows.map((row) => row.map((cell) => cell?.value ?? null));
const flat = (book: Book): readonly unknown[] =>
  valuesIn(book)
    .flat()
    .filter((value) => value !== null)
    .sort();

/** The values inside of the book's named range. */
const named = (book: Book): readonly unknown[] => {
  const area = book.namedRanges[0]?.area;
  if (area === undefined) return [];
  return valuesIn(book)
    .slice(area.top, area.bottom ?? undefined)
    .flatMap((row) => row.slice(area.left, area.right ?? undefined))
    .filter((value) => value !== null)
    .sort();
};

describe("lines that are put in", () => {
  it("and taken out again leave the book as it was", () => {
    fc.assert(
      fc.property(
        dimensions,
        fc.nat(size),
        fc.integer({ min: 1, max: 3 }),
        areas,
        (dimension, at, count, area) => {
          const before = bookWith(area);
          const grown = insertLines(before, sheetIn(before), dimension, at, count, null);
          const after = deleteLines(grown, sheetIn(grown), dimension, at, at + count);
          expect(after).toEqual(before);
        },
      ),
    );
  });

  it("change no value, and a named range holds what it held", () => {
    fc.assert(
      fc.property(dimensions, fc.nat(size), areas, (dimension, at, area) => {
        const before = bookWith(area);
        const after = insertLines(before, sheetIn(before), dimension, at, 2, null);
        expect(flat(after)).toEqual(flat(before));
        expect(named(after)).toEqual(named(before));
        expect(sheetIn(after).filter).toEqual(after.namedRanges[0]?.area);
        expect(sheetIn(after).protectedRanges[0]?.area).toEqual(after.namedRanges[0]?.area);
      }),
    );
  });
});

describe("lines that are taken out", () => {
  it("take with them what stood in them and nothing else, from named ranges too", () => {
    fc.assert(
      fc.property(dimensions, span, areas, (dimension, { start, end }, area) => {
        fc.pre(end - start < size);
        const before = bookWith(area);
        const after = deleteLines(before, sheetIn(before), dimension, start, end);
        const kept = (value: unknown): boolean => {
          const place = Number(String(value).split("/")[dimension === "ROWS" ? 0 : 1]);
          return place < start || place >= end;
        };
        expect(flat(after)).toEqual(flat(before).filter(kept));
        expect(named(after)).toEqual(named(before).filter(kept));
      }),
    );
  });
});

describe("lines that are moved", () => {
  it("are the same lines in another order", () => {
    fc.assert(
      fc.property(dimensions, span, fc.nat(size), (dimension, { start, end }, to) => {
        const before = bookWith(whole);
        const after = moveLines(before, sheetIn(before), dimension, start, end, to);
        expect(flat(after)).toEqual(flat(before));
        expect([sheetIn(after).rowCount, sheetIn(after).columnCount]).toEqual([size, size]);
      }),
    );
  });

  it("are moved back by the opposite move", () => {
    fc.assert(
      fc.property(dimensions, span, fc.nat(size), (dimension, { start, end }, to) => {
        fc.pre(to < start || to > end);
        const before = bookWith(whole);
        const moved = moveLines(before, sheetIn(before), dimension, start, end, to);
        const count = end - start;
        const after =
          to < start
            ? moveLines(moved, sheetIn(moved), dimension, to, to + count, end)
            : moveLines(moved, sheetIn(moved), dimension, to - count, to, start);
        expect(valuesIn(after)).toEqual(valuesIn(before));
      }),
    );
  });
});

describe("rows that are sorted", () => {
  it("stay whole, and those above stay where they are", () => {
    fc.assert(
      fc.property(fc.nat(size - 1), fc.nat(size - 1), fc.boolean(), (from, column, down) => {
        const before = bookWith(whole);
        const after = sortTab(before, "Tab", { from, column, down });
        expect(valuesIn(after).slice(0, from)).toEqual(valuesIn(before).slice(0, from));
        expect([...valuesIn(after)].sort()).toEqual([...valuesIn(before)].sort());
      }),
    );
  });
});

describe("an area's name", () => {
  const book = bookWith({ top: 1, bottom: 3, left: 2, right: 4 });
  it.each([
    ["A1", { top: 0, bottom: 1, left: 0, right: 1 }],
    ["Tab!B2:C4", { top: 1, bottom: 4, left: 1, right: 3 }],
    ["'Tab'!C4:B2", { top: 1, bottom: 4, left: 1, right: 3 }],
    ["tab!A:B", { top: 0, bottom: null, left: 0, right: 2 }],
    ["Tab!2:3", { top: 1, bottom: 3, left: 0, right: null }],
    ["Tab!B2:B", { top: 1, bottom: null, left: 1, right: 2 }],
    ["Tab", { top: 0, bottom: null, left: 0, right: null }],
    ["Named", { top: 1, bottom: 3, left: 2, right: 4 }],
    ["Tab!$A$1", { top: 0, bottom: 1, left: 0, right: 1 }],
  ])("%s", (name, area) => {
    expect(findArea(book, name).area).toEqual(area);
  });

  it.each(["Nowhere!A1", "A0", "A1:B2:C3", "Tab!", "1"])("%s names nothing", (name) => {
    expect(() => findArea(book, name)).toThrow(/Unable to parse range/);
  });
});

describe("what a person types", () => {
  const typed = (text: string, plainText = false) =>
    typedInput(text, { plainText, dayFirst: true, thisYear: 2026 });
  it.each([
    ["1.10", 1.1],
    ["001", 1],
    ["1,234", 1234],
    ["50%", 0.5],
    ["-3", -3],
    ["1/2", 46054],
    ["01/02/2026", 46054],
    ["2026-02-01", 46054],
    ["1 Feb 2026", 46054],
    ["true", true],
    ["12:00", 0.5],
    ["E4", "E4"],
    ["31/02/2026", "31/02/2026"],
    ["'=1+1", "=1+1"],
    ["1e3", 1000],
    ["", null],
  ])("%s becomes %s", (text, value) => {
    expect(typed(text)).toMatchObject({ value, formula: null });
  });

  it("stays text in a cell of plain text, unless it begins as a formula", () => {
    for (const text of ["1.10", "001", "1/2", "TRUE"]) expect(typed(text, true).value).toBe(text);
    expect(typed("=1+1", true).formula).toBe("=1+1");
  });

  it("is shown as it was typed, for dates and percentages", () => {
    for (const text of ["01/02/2026", "50%"]) {
      const { value, numberFormat } = typed(text);
      expect(shownOf({ ...emptyCell, value, format: { numberFormat } })).toBe(text);
    }
  });
});
