import { type Book, type BookCell, type BookRow, type BookTab, tabOf, type TabParts } from "./book.ts";
import { type Change, type CellChange } from "./change.ts";
import { movedDrawing, movedKept } from "./kept.ts";
import { movedParts } from "./moved-parts.ts";
import { moveGuards } from "./moved-guards.ts";
import { type MovedLines } from "./moved-lines.ts";

/**
 * Carries out a change, in place. A change of a tab that is no longer there does nothing: somebody took it away
 * in the meantime.
 */
export function applyChange(book: Book, change: Change): void {
  switch (change.kind) {
    case "resource":
      book.resources.set(change.name, change.text);
      return;
    case "remember":
      if (change.text === null) book.store.delete(change.key);
      else book.store.set(change.key, change.text);
      return;
    case "add-tab":
      if (tabOf(book, change.tab) === undefined)
        book.tabs.splice(change.at, 0, { id: change.tab, parts: change.parts, cells: [] });
      return;
    case "remove-tab":
      book.tabs = book.tabs.filter(({ id }) => id !== change.tab);
      return;
    case "order":
      book.tabs = inOrder(book.tabs, change.tabs);
      return;
  }
  const tab = tabOf(book, change.tab);
  if (tab === undefined) return;
  switch (change.kind) {
    case "cells":
      for (const one of change.cells) setCell(tab, one);
      return;
    case "results":
      for (const one of change.cells) setResult(tab, one);
      return;
    case "parts":
      tab.parts = { ...tab.parts, ...withoutNothing(change.parts) };
      return;
    case "insert":
    case "delete":
      if (change.axis === "rows") moveRows(tab, change);
      else moveColumns(tab, change);
      tab.parts = movedParts(tab.parts, change);
      moveKept(book, tab, change);
      moveGuards(book.store, tab.id, change);
      return;
  }
}

function setCell(tab: BookTab, [row, column, cell]: CellChange): void {
  const cells = rowOf(tab, row);
  const next = cell === null ? undefined : compact(cell);
  if (next === undefined && column >= cells.length) return;
  cells[column] = next;
  const { rows, columns } = tab.parts;
  if (row >= rows || column >= columns)
    tab.parts = { ...tab.parts, rows: Math.max(rows, row + 1), columns: Math.max(columns, column + 1) };
}

/** An answer never takes the place of something that a person put there. */
function setResult(tab: BookTab, [row, column, cell]: CellChange): void {
  const cells = rowOf(tab, row);
  const before = cells[column];
  if (before?.f !== undefined) {
    const looks = before.s === undefined ? {} : { s: before.s };
    cells[column] = { ...looks, f: before.f, ...(cell?.v === undefined ? {} : { v: cell.v }) };
    return;
  }
  const isFree = before === undefined || before.v === undefined || before.spilled === true;
  if (!isFree) return;
  const looks = before?.s === undefined ? {} : { s: before.s };
  const next = compact(cell?.v === undefined ? looks : { ...looks, v: cell.v, spilled: true });
  if (next === undefined && column >= cells.length) return;
  cells[column] = next;
}

function rowOf(tab: BookTab, row: number): BookRow {
  while (tab.cells.length <= row) tab.cells.push([]);
  const cells = tab.cells[row];
  if (cells === undefined) throw new Error("A row is missing.");
  return cells;
}

function compact({ v, f, s, spilled }: NonNullable<CellChange[2]>): BookCell | undefined {
  const cell: BookCell = {
    ...(v === undefined || v === "" ? {} : { v }),
    ...(f === undefined ? {} : { f }),
    ...(s === undefined ? {} : { s }),
    ...(spilled === undefined ? {} : { spilled }),
  };
  return Object.keys(cell).length === 0 ? undefined : cell;
}

function moveKept(book: Book, tab: BookTab, moved: MovedLines): void {
  if (tab.kept === undefined) return;
  const { drawing } = tab.kept;
  tab.kept = movedKept(tab.kept, moved);
  if (drawing !== null)
    book.kept = book.kept.map((part) => (part.name === drawing ? movedDrawing(part, moved) : part));
}

function inOrder(tabs: readonly BookTab[], ids: readonly string[]): BookTab[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return [...tabs].sort((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length));
}

function withoutNothing(parts: object): Partial<TabParts> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function moveRows({ cells }: BookTab, { kind, at, count }: MovedLines): void {
  if (at >= cells.length) return;
  if (kind === "delete") cells.splice(at, count);
  else cells.splice(at, 0, ...Array.from({ length: count }, (): BookRow => []));
}

function moveColumns({ cells }: BookTab, { kind, at, count }: MovedLines): void {
  for (const row of cells) {
    if (at >= row.length) continue;
    if (kind === "delete") row.splice(at, count);
    else row.splice(at, 0, ...new Array<undefined>(count).fill(undefined));
  }
}
