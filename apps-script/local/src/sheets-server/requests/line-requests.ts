/** Rows and columns: put in, taken out, moved, sorted, hidden. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { invalid } from "../api-fault.ts";
import { type Book, type BookCell, type BookRow, type Line, withSheet } from "../book/book.ts";
import { deleteLines, insertLines, moveLines, sortRows } from "../book/move-lines.ts";
import { areaOf, linesOf, maskNames, sheetOf } from "./given.ts";
import { done, type Outcome } from "./outcome.ts";

export function insertDimension(
  book: Book,
  { range, inheritFromBefore }: sheets_v4.Schema$InsertDimensionRequest,
): Outcome {
  const { sheet, dimension, start, end } = linesOf(book, range, { within: false });
  const like = inheritFromBefore === true ? start - 1 : start;
  if (like < 0) throw invalid("insertDimension: there is nothing before the first line to inherit from");
  return done(insertLines(book, sheet, dimension, start, end - start, like));
}

export function appendDimension(
  book: Book,
  { sheetId, dimension, length }: sheets_v4.Schema$AppendDimensionRequest,
): Outcome {
  const sheet = sheetOf(book, sheetId);
  const more = length ?? 0;
  if (dimension === "ROWS") return done(withSheet(book, { ...sheet, rowCount: sheet.rowCount + more }));
  if (dimension === "COLUMNS")
    return done(withSheet(book, { ...sheet, columnCount: sheet.columnCount + more }));
  throw invalid("appendDimension: dimension must be ROWS or COLUMNS");
}

export function deleteDimension(book: Book, { range }: sheets_v4.Schema$DeleteDimensionRequest): Outcome {
  const { sheet, dimension, start, end } = linesOf(book, range, { within: true });
  if (end - start >= (dimension === "ROWS" ? sheet.rowCount : sheet.columnCount))
    throw invalid(`You can't delete all the ${dimension.toLowerCase()} on the sheet.`);
  return done(deleteLines(book, sheet, dimension, start, end));
}

export function moveDimension(
  book: Book,
  { source, destinationIndex }: sheets_v4.Schema$MoveDimensionRequest,
): Outcome {
  const { sheet, dimension, start, end } = linesOf(book, source, { within: true });
  const to = destinationIndex ?? 0;
  if (to < 0 || to > (dimension === "ROWS" ? sheet.rowCount : sheet.columnCount))
    throw invalid("moveDimension: destinationIndex is outside of the tab");
  return done(moveLines(book, sheet, dimension, start, end, to));
}

export function updateDimensionProperties(
  book: Book,
  { range, properties = {}, fields }: sheets_v4.Schema$UpdateDimensionPropertiesRequest,
): Outcome {
  const { sheet, dimension, start, end } = linesOf(book, range, { within: true });
  const names = maskNames(fields, ["hiddenByUser", "pixelSize"]);
  const before = dimension === "ROWS" ? sheet.rowLines : sheet.columnLines;
  const lines: (Line | null)[] = Array.from(
    { length: Math.max(end, before.length) },
    (_, index) => before[index] ?? null,
  );
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? { hidden: false, size: null };
    lines[index] = {
      hidden: names.includes("hiddenByUser") ? (properties.hiddenByUser ?? false) : line.hidden,
      size: names.includes("pixelSize") ? (properties.pixelSize ?? null) : line.size,
    };
  }
  return done(
    withSheet(book, dimension === "ROWS" ? { ...sheet, rowLines: lines } : { ...sheet, columnLines: lines }),
  );
}

export function sortRange(book: Book, { range, sortSpecs = [] }: sheets_v4.Schema$SortRangeRequest): Outcome {
  const { sheet, area } = areaOf(book, range);
  const keys = sortSpecs.map(({ dimensionIndex, sortOrder }) => ({
    column: dimensionIndex ?? 0,
    down: sortOrder === "DESCENDING",
  }));
  return done(withSheet(book, sortRows(sheet, area, bySeveral(keys))));
}

/** Numbers, then texts, then check boxes; empty cells are last whichever way round. */
export function bySeveral(
  keys: readonly { readonly column: number; readonly down: boolean }[],
): (a: BookRow, b: BookRow) => number {
  return (a, b) => {
    for (const { column, down } of keys) {
      const first = a[column]?.value ?? null;
      const other = b[column]?.value ?? null;
      if (first === null || other === null) {
        if (first === other) continue;
        return first === null ? 1 : -1;
      }
      const order = compareValues(first, other);
      if (order !== 0) return down ? -order : order;
    }
    return 0;
  };
}

function compareValues(a: BookCell["value"], b: BookCell["value"]): number {
  const rank = (value: BookCell["value"]): number =>
    typeof value === "number" ? 0 : typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 3;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [first, other] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return first < other ? -1 : first > other ? 1 : 0;
}
