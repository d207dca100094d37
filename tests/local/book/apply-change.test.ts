import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "../../../apps-script/local/src/book/apply-change.ts";
import {
  type Book,
  cellAt,
  emptyBook,
  tabOf,
  type TabParts,
} from "../../../apps-script/local/src/book/book.ts";
import { type Change } from "../../../apps-script/local/src/book/change.ts";
import { rebase } from "../../../apps-script/local/src/book/rebase.ts";
import { fromWire, toWire } from "../../../apps-script/local/src/book/wire.ts";

const parts: TabParts = {
  name: "Tracker",
  hidden: false,
  rows: 50,
  columns: 10,
  merges: [],
  widths: {},
  heights: {},
  hiddenRows: [],
  hiddenColumns: [],
  frozen: { rows: 0, columns: 0 },
};

function book(): Book {
  const made = emptyBook();
  applyChange(made, { kind: "add-tab", tab: "t", at: 0, parts: { ...parts, merges: [] } });
  return made;
}

function typed(row: number, column: number, v: string): Change {
  return { kind: "cells", tab: "t", cells: [[row, column, { v }]] };
}

function content(made: Book): string {
  const rows = tabOf(made, "t")?.cells ?? [];
  return JSON.stringify(
    rows.flatMap((row, index) =>
      row.flatMap((cell, column) => (cell === undefined ? [] : [[index, column, cell]])),
    ),
  );
}

describe("a book", () => {
  it("takes along what stands below inserted rows, and forgets what stood in deleted ones", () => {
    const made = book();
    applyChange(made, typed(2, 1, "two"));
    applyChange(made, typed(3, 1, "three"));
    applyChange(made, { kind: "insert", tab: "t", axis: "rows", at: 3, count: 2 });
    applyChange(made, { kind: "delete", tab: "t", axis: "rows", at: 2, count: 1 });
    expect(content(made)).toBe('[[4,1,{"v":"three"}]]');
  });

  it("never puts a formula's answer in the place of what a person typed", () => {
    const made = book();
    applyChange(made, typed(1, 1, "typed"));
    applyChange(made, {
      kind: "results",
      tab: "t",
      cells: [
        [1, 1, { v: "answer" }],
        [2, 1, { v: "answer" }],
      ],
    });
    const tab = tabOf(made, "t");
    expect(tab && cellAt(tab, 1, 1)).toEqual({ v: "typed" });
    expect(tab && cellAt(tab, 2, 1)).toEqual({ v: "answer", spilled: true });
  });

  it("gives way to what a person types over a formula's answer", () => {
    const made = book();
    applyChange(made, { kind: "results", tab: "t", cells: [[2, 1, { v: "answer" }]] });
    applyChange(made, typed(2, 1, "typed"));
    const tab = tabOf(made, "t");
    expect(tab && cellAt(tab, 2, 1)).toEqual({ v: "typed" });
  });

  const cell = fc.record(
    {
      v: fc.oneof(
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        fc.boolean(),
      ),
      f: fc.constant("=A1+1"),
      s: fc.constantFrom('{"bl":1}', '{"n":{"pattern":"@"}}'),
    },
    { requiredKeys: [] },
  );

  it("comes out of the wire as it went in", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(8), cell)), (cells) => {
        const made = book();
        applyChange(made, { kind: "cells", tab: "t", cells });
        made.store.set("layout", "{}");
        const { book: back, version } = fromWire(JSON.parse(JSON.stringify(toWire(made, 7))));
        expect(version).toBe(7);
        expect(content(back)).toBe(content(made));
        expect([...back.store]).toEqual([...made.store]);
      }),
    );
  });

  const move: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom("insert" as const, "delete" as const),
    tab: fc.constant("t"),
    axis: fc.constantFrom("rows" as const, "columns" as const),
    at: fc.nat(12),
    count: fc.integer({ min: 1, max: 3 }),
  });
  const typing = fc.array(fc.tuple(fc.nat(12), fc.nat(8), fc.string({ minLength: 1 })), { maxLength: 12 });

  it("is the same whether somebody's cells come before rows and columns move, or after and are moved along", () => {
    fc.assert(
      fc.property(typing, typing, fc.array(move, { maxLength: 4 }), (before, mine, moves) => {
        const start = (): Book => {
          const made = book();
          for (const [row, column, v] of before) applyChange(made, typed(row, column, v));
          return made;
        };
        const cells = mine.map(([row, column, v]) => typed(row, column, v));
        const first = start();
        for (const change of [...cells, ...moves]) applyChange(first, change);
        const second = start();
        const rebased = rebase(cells, moves);
        for (const change of [...moves, ...(rebased?.changes ?? [])]) applyChange(second, change);
        expect(content(second)).toBe(content(first));
      }),
    );
  });

  it("finds no one right order when both sides moved rows", () => {
    const insert: Change = { kind: "insert", tab: "t", axis: "rows", at: 1, count: 1 };
    expect(rebase([insert], [insert])).toBeNull();
  });

  it("moves guarded areas along with their cells, in their tab alone", () => {
    const made = book();
    const area = { description: "headings", top: 3, left: 0, bottom: 5, right: 2 };
    made.store.set(
      "guards",
      JSON.stringify([
        { tab: "t", ...area },
        { tab: "other", ...area },
      ]),
    );
    applyChange(made, { kind: "insert", tab: "t", axis: "rows", at: 1, count: 2 });
    applyChange(made, { kind: "delete", tab: "t", axis: "columns", at: 0, count: 1 });
    expect(JSON.parse(made.store.get("guards") ?? "")).toEqual([
      { tab: "t", ...area, top: 5, bottom: 7, right: 1 },
      { tab: "other", ...area },
    ]);
  });

  it("counts cells that were typed into rows which somebody deleted", () => {
    const gone: Change = { kind: "delete", tab: "t", axis: "rows", at: 4, count: 2 };
    expect(rebase([typed(5, 1, "lost"), typed(6, 1, "kept")], [gone])).toEqual({
      changes: [typed(4, 1, "kept")],
      dropped: 1,
    });
  });
});
