/** Rows and columns that come, go and change places, with everything that hangs on them. */
import {
  type Area,
  type Book,
  type BookCell,
  type BookRow,
  type BookSheet,
  type Line,
  withSheet,
} from "./book.ts";

export type Dimension = "ROWS" | "COLUMNS";

/** Where each line stands after a change; `null` is gone. */
interface Move {
  /** The lines in their new order: their old places, or `null` for a new one. */
  readonly order: readonly (number | null)[];
}

/** New lines before `start`. @param like the line whose formats they take; `null` for none */
export function insertLines(
  book: Book,
  sheet: BookSheet,
  dimension: Dimension,
  start: number,
  count: number,
  like: number | null,
): Book {
  const order: (number | null)[] = range(0, lineCount(sheet, dimension));
  order.splice(start, 0, ...Array.from({ length: count }, () => null));
  const moved = rearranged(sheet, dimension, { order }, like);
  const change = (area: Area): Area =>
    shifted(area, dimension, (edge) => (edge >= start ? edge + count : edge));
  // Lines put in at an area's very end are not part of it, and at its very start push it on.
  return withAreas(book, moved, (area) => {
    const [, end] = edges(area, dimension);
    const grown = change(area);
    return end === start ? withEdges(grown, dimension, edges(grown, dimension)[0], end) : grown;
  });
}

/** Takes lines out; areas shrink, and go when nothing of them is left. */
export function deleteLines(
  book: Book,
  sheet: BookSheet,
  dimension: Dimension,
  start: number,
  end: number,
): Book {
  const count = lineCount(sheet, dimension);
  const order = range(0, count).filter((line) => line < start || line >= end);
  const gone = (edge: number): number => (edge <= start ? edge : edge >= end ? edge - (end - start) : start);
  return withAreas(book, rearranged(sheet, dimension, { order }, null), (area) => {
    const fresh = shifted(area, dimension, gone);
    const [first, last] = edges(fresh, dimension);
    return last !== null && last <= first ? null : fresh;
  });
}

/** Puts lines elsewhere: `to` counts before they are taken out. Areas that lie inside of what moves go with it. */
export function moveLines(
  book: Book,
  sheet: BookSheet,
  dimension: Dimension,
  start: number,
  end: number,
  to: number,
): Book {
  if (to >= start && to <= end) return book;
  const count = lineCount(sheet, dimension);
  const moving = range(start, end);
  const rest = range(0, count).filter((line) => line < start || line >= end);
  const at = to > end ? to - (end - start) : to;
  const order = [...rest.slice(0, at), ...moving, ...rest.slice(at)];
  const placeOf = new Map(order.map((old, place) => [old, place]));
  return withAreas(book, rearranged(sheet, dimension, { order }, null), (area) => {
    const [first, last] = edges(area, dimension);
    if (last === null) {
      return withEdges(area, dimension, placeOf.get(first) ?? first, null);
    }
    const places = range(first, last).map((line) => placeOf.get(line) ?? line);
    // An area that is torn apart keeps its place, as in Google Sheets.
    const least = Math.min(...places);
    const most = Math.max(...places);
    return most - least === last - first - 1 ? withEdges(area, dimension, least, most + 1) : area;
  });
}

/** Puts the rows of an area in the order of `compare`; what stands beside the area stays. */
export function sortRows(
  sheet: BookSheet,
  area: Area,
  compare: (a: BookRow, b: BookRow) => number,
): BookSheet {
  const bottom = Math.min(area.bottom ?? sheet.rowCount, sheet.rowCount);
  const right = area.right ?? sheet.columnCount;
  const places = range(area.top, bottom);
  const sorted = places.map((place) => sheet.rows[place] ?? []).sort(compare);
  const rows = [...sheet.rows];
  places.forEach((place, index) => {
    const from = sorted[index] ?? [];
    const before = rows[place] ?? [];
    const width = Math.max(before.length, from.length);
    rows[place] = range(0, width).map(
      (column): BookCell | null =>
        (column >= area.left && column < right ? from[column] : before[column]) ?? null,
    );
  });
  return { ...sheet, rows };
}

function rearranged(sheet: BookSheet, dimension: Dimension, { order }: Move, like: number | null): BookSheet {
  const lines = (old: readonly (Line | null)[]): readonly (Line | null)[] =>
    old.length === 0 ? old : order.map((from) => (from === null ? null : (old[from] ?? null)));
  if (dimension === "ROWS") {
    const fresh = like === null ? [] : bare(sheet.rows[like] ?? []);
    return {
      ...sheet,
      rowCount: order.length,
      rowLines: lines(sheet.rowLines),
      rows: trimmed(order.map((from) => (from === null ? fresh : (sheet.rows[from] ?? [])))),
    };
  }
  const changed = new Map<BookRow, BookRow>();
  const rows = sheet.rows.map((row) => {
    let fresh = changed.get(row);
    if (fresh === undefined) {
      const likeCell = like === null ? null : bareCell(row[like] ?? null);
      fresh = row.length === 0 ? row : order.map((from) => (from === null ? likeCell : (row[from] ?? null)));
      changed.set(row, fresh);
    }
    return fresh;
  });
  return { ...sheet, columnCount: order.length, columnLines: lines(sheet.columnLines), rows };
}

/** Formats and choices without what is written. */
function bare(row: BookRow): BookRow {
  return row.map(bareCell);
}

function bareCell(cell: BookCell | null): BookCell | null {
  if (cell === null || (cell.format === null && cell.validation === null)) return null;
  return { ...cell, value: null, formula: null, note: null };
}

function trimmed(rows: BookRow[]): readonly BookRow[] {
  let length = rows.length;
  while (length > 0 && (rows[length - 1] ?? []).length === 0) length -= 1;
  return rows.slice(0, length);
}

/** The book with the tab put in and every area of the tab changed. */
function withAreas(book: Book, sheet: BookSheet, change: (area: Area) => Area | null): Book {
  const all = <Item extends { readonly area: Area }>(items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) => {
      const area = change(item.area);
      return area === null ? [] : [{ ...item, area }];
    });
  const changed: BookSheet = {
    ...sheet,
    merges: sheet.merges.flatMap((area) => change(area) ?? []),
    protectedRanges: all(sheet.protectedRanges),
    filter: sheet.filter === null ? null : change(sheet.filter),
  };
  const namedRanges = book.namedRanges.flatMap((named) =>
    named.sheetId === sheet.id ? all([named]) : [named],
  );
  return { ...withSheet(book, changed), namedRanges };
}

function lineCount(sheet: BookSheet, dimension: Dimension): number {
  return dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
}

function edges(area: Area, dimension: Dimension): readonly [number, number | null] {
  return dimension === "ROWS" ? [area.top, area.bottom] : [area.left, area.right];
}

function withEdges(area: Area, dimension: Dimension, start: number, end: number | null): Area {
  return dimension === "ROWS" ? { ...area, top: start, bottom: end } : { ...area, left: start, right: end };
}

function shifted(area: Area, dimension: Dimension, change: (edge: number) => number): Area {
  const [start, end] = edges(area, dimension);
  return withEdges(area, dimension, change(start), end === null ? null : change(end));
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
