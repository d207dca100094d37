import { cellName, type Cell, type Merge } from "@evidence-mapper/shared/tracker/workbook";
import type { Problem } from "@evidence-mapper/shared/problem";
import { faults, FileFault } from "./file-fault.ts";
import { LAST_COLUMN, LAST_ROW, limits } from "./limits.ts";
import type { PackedWorkbook } from "./packed-workbook.ts";

/** One tab while it is being read. Cells may come in any order; the last value of a cell wins. */
export interface SheetBuilder {
  readonly name: string;
  /** Puts a value, as `intern` answered it, into a cell. Throws `FileFault` beyond the limits. */
  set(row: number, column: number, value: number): void;
  merge(area: Merge): void;
  note(row: number, column: number, text: string): void;
  hide(): void;
}

export interface WorkbookBuilder {
  /** The place of a value; `null` and empty text are 0. Equal values have one place. */
  intern(cell: Cell): number;
  sheet(name: string): SheetBuilder;
  problem(problem: Problem): void;
  finish(): { readonly packed: PackedWorkbook; readonly problems: readonly Problem[] };
}

interface OpenSheet {
  readonly name: string;
  hidden: boolean;
  readonly rows: number[][];
  merges: Merge[];
  readonly notes: { row: number; column: number; text: string }[];
}

/** Stands for every empty row; never written to. */
const NO_CELLS: number[] = [];

/** Collects the cells of a workbook within the limits, in a few bytes for each cell. */
export function workbookBuilder(): WorkbookBuilder {
  const values: Cell[] = [null];
  const places = {
    text: new Map<string, number>(),
    number: new Map<number, number>(),
    other: new Map<string, number>(),
  };
  const sheets: OpenSheet[] = [];
  const problems: Problem[] = [];
  let filled = 0;
  let gridPlaces = 0;
  let merges = 0;
  let notes = 0;

  function place<Key>(known: Map<Key, number>, key: Key, cell: Cell): number {
    const found = known.get(key);
    if (found !== undefined) return found;
    values.push(cell);
    known.set(key, values.length - 1);
    return values.length - 1;
  }

  function intern(cell: Cell): number {
    if (cell === null || cell === "") return 0;
    if (typeof cell === "string") return place(places.text, cell, cell);
    if (typeof cell === "number") return place(places.number, cell, cell);
    if (typeof cell === "boolean") return place(places.other, String(cell), cell);
    return place(places.other, JSON.stringify(cell), cell);
  }

  function sheet(name: string): SheetBuilder {
    const open: OpenSheet = { name, hidden: false, rows: [], merges: [], notes: [] };
    sheets.push(open);
    return {
      name,
      set(row, column, value) {
        if (value === 0) return;
        if (!(row >= 0 && row <= LAST_ROW && column >= 0 && column <= LAST_COLUMN)) {
          throw new FileFault(faults.damaged("a cell lies outside of the sheet"));
        }
        filled += 1;
        if (filled > limits.cells) {
          throw new FileFault(
            faults.tooLarge(`it has more than ${millions(limits.cells)} cells with something in them`),
          );
        }
        while (open.rows.length <= row) open.rows.push(NO_CELLS);
        const cells = open.rows[row] ?? NO_CELLS;
        gridPlaces += Math.max(0, column + 1 - cells.length);
        if (gridPlaces > limits.gridPlaces) {
          throw new FileFault(
            faults.tooLarge(`its sheets reach over more than ${millions(limits.gridPlaces)} cells`),
          );
        }
        if (cells === NO_CELLS) {
          // A first push would make room for 17 cells, which a million short rows cannot afford.
          const fresh = new Array<number>(column + 1).fill(0);
          fresh[column] = value;
          open.rows[row] = fresh;
          return;
        }
        while (cells.length < column) cells.push(0);
        cells[column] = value;
      },
      merge(area) {
        merges += 1;
        if (merges > limits.merges)
          throw new FileFault(faults.tooLarge(`it has more than ${limits.merges} merged areas`));
        open.merges.push(area);
      },
      note(row, column, text) {
        if (text === "") return;
        notes += 1;
        if (notes > limits.notes)
          throw new FileFault(faults.tooLarge(`it has more than ${limits.notes} notes`));
        open.notes.push({ row, column, text });
      },
      hide() {
        open.hidden = true;
      },
    };
  }

  return {
    intern,
    sheet,
    problem: (problem) => problems.push(problem),
    finish() {
      for (const open of sheets) {
        const hiddenUnderMerges = coverMerged(open);
        if (hiddenUnderMerges) problems.push(hiddenUnderMerges);
      }
      return { packed: { values, sheets: sheets.map(packSheet) }, problems };
    },
  };
}

/**
 * Clips merged areas to the cells that exist and empties what a merged area hides: nobody can see it in
 * the sheet, so nobody would believe a check that counts it. What was there is named.
 */
function coverMerged(open: OpenSheet): Problem | undefined {
  const lastRow = open.rows.length - 1;
  const lastColumn = open.rows.reduce((last, row) => Math.max(last, row.length - 1), -1);
  const clipped: Merge[] = [];
  const hidden: string[] = [];
  // Merged areas may not overlap; a made-up file whose areas do is not allowed to cost more than the grid.
  let visits = limits.gridPlaces;
  for (const area of open.merges) {
    const bottom = Math.min(area.bottom, lastRow);
    const right = Math.min(area.right, lastColumn);
    if (bottom < area.top || right < area.left || (bottom === area.top && right === area.left)) continue;
    clipped.push({ ...area, bottom, right });
    for (let row = area.top; row <= bottom && visits > 0; row += 1) {
      const cells = open.rows[row] ?? [];
      visits -= 1;
      for (let column = area.left; column <= Math.min(right, cells.length - 1); column += 1) {
        visits -= 1;
        if ((row === area.top && column === area.left) || !cells[column]) continue;
        hidden.push(cellName(open.name, row, column));
        cells[column] = 0;
      }
    }
  }
  open.merges = clipped;
  const [first] = hidden;
  if (first === undefined) return undefined;
  return {
    code: "cell-under-merge",
    where: first,
    found:
      hidden.length === 1
        ? "A value is stored under a merged area, where nobody can see it. It was left out."
        : `${hidden.length} values are stored under merged areas, where nobody can see them, the first of them here. They were left out.`,
    advice: "Unmerge the area in the spreadsheet and decide which value counts.",
  };
}

function packSheet(open: OpenSheet): PackedWorkbook["sheets"][number] {
  const lengths: number[] = [];
  for (const row of open.rows) {
    let length = row.length;
    while (length > 0 && row[length - 1] === 0) length -= 1;
    lengths.push(length);
  }
  while (lengths.at(-1) === 0) lengths.pop();
  const cells = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  lengths.forEach((length, index) => {
    const row = open.rows[index] ?? [];
    for (let column = 0; column < length; column += 1) cells[at + column] = row[column] ?? 0;
    at += length;
  });
  const { name, hidden, merges, notes } = open;
  return { name, hidden, merges, notes, lengths: Uint32Array.from(lengths), cells };
}

function millions(count: number): string {
  return `${count / 1_000_000} million`;
}
