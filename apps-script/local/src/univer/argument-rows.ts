/**
 * The cells of a range as Google Sheets would give them to a custom function: an empty cell as "", a date as a
 * Date, everything else plain. Cell by cell, not by Univer's own values: those show an empty cell as 0.
 *
 * A tab is read for several functions one after another, and again after each edit. Within one calculation a range
 * is read once; after an edit the rows that hold the same are given as the same arrays, so that whoever knows them
 * need not take them apart again. Nobody may write to them.
 */
import { type BaseReferenceObject } from "@univerjs/engine-formula";
import { type ICellData, type Nullable } from "@univerjs/core";
import { isDatePattern, valueOf } from "./cells.ts";

export type Value = string | number | boolean | Date;
export type ArgumentRow = readonly Value[];

/** Ranges that are asked for again and again: a formula or two for each kind of live column. */
const mostRanges = 12;

type SheetData = NonNullable<ReturnType<BaseReferenceObject["getCurrentActiveSheetData"]>>;

export function argumentRows(): (reference: BaseReferenceObject) => readonly ArgumentRow[] {
  /** Univer makes the tab's data anew for each calculation: by it is known which one this is. */
  const thisTime = new WeakMap<SheetData, Map<string, readonly ArgumentRow[]>>();
  const before = new Map<string, readonly ArgumentRow[]>();

  return (reference) => {
    const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
    const sheet = reference.getCurrentActiveSheetData();
    // Rows below the last filled row of the tab are left out, of all ranges alike.
    const filled = sheet?.cellData.getLength() ?? 0;
    const lastRow = Math.max(startRow, Math.min(endRow, filled - 1, reference.getActiveSheetRowCount() - 1));
    const lastColumn = Math.min(endColumn, reference.getActiveSheetColumnCount() - 1);
    const place = [
      reference.getUnitId(),
      reference.getSheetId(),
      startRow,
      startColumn,
      lastRow,
      lastColumn,
    ].join(" ");
    const isFresh = freshRows(reference, startColumn, lastColumn);
    let hasFresh = false;
    for (let row = startRow; row <= lastRow && !hasFresh; row += 1) hasFresh = isFresh(row);
    const known = sheet === undefined || hasFresh ? undefined : thisTime.get(sheet)?.get(place);
    if (known !== undefined) return known;

    const rowsBefore = before.get(place) ?? [];
    const toValue = valueReader(reference);
    const rows: ArgumentRow[] = [];
    for (let row = startRow; row <= lastRow; row += 1) {
      const line: Value[] = [];
      const cellOf = isFresh(row)
        ? (column: number) => reference.getCellData(row, column)
        : cellsOfRow(sheet, row);
      for (let column = startColumn; column <= lastColumn; column += 1) line.push(toValue(cellOf(column)));
      const lineBefore = rowsBefore[row - startRow];
      rows.push(lineBefore !== undefined && sameRow(lineBefore, line) ? lineBefore : line);
    }
    before.delete(place);
    before.set(place, rows);
    for (const old of [...before.keys()].slice(0, -mostRanges)) before.delete(old);
    if (sheet !== undefined && !hasFresh) {
      const ranges = thisTime.get(sheet) ?? new Map<string, readonly ArgumentRow[]>();
      thisTime.set(sheet, ranges.set(place, rows));
    }
    return rows;
  };
}

function cellsOfRow(sheet: SheetData | undefined, row: number): (column: number) => Nullable<ICellData> {
  const cells = sheet?.cellData.getMatrix()[row];
  return (column) => cells?.[column];
}

/** Where formulas of this tab have answers in these columns, the cells alone do not say what stands there. */
function freshRows(reference: BaseReferenceObject, first: number, last: number): (row: number) => boolean {
  const fresh = [
    reference.getCurrentRuntimeSheetData(),
    reference.getCurrentActiveArrayFormulaCellData(),
    reference.getCurrentRuntimeActiveArrayFormulaCellData(),
  ].flatMap((matrix) => matrix?.getMatrix() ?? []);
  return (row) =>
    fresh.some((matrix) => {
      for (const column in matrix[row]) if (Number(column) >= first && Number(column) <= last) return true;
      return false;
    });
}

function sameRow(a: ArgumentRow, b: ArgumentRow): boolean {
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at], b[at]];
    if (one !== other && !(one instanceof Date && other instanceof Date && one.getTime() === other.getTime()))
      return false;
  }
  return a.length === b.length;
}

function valueReader(reference: BaseReferenceObject): (cell: Nullable<ICellData>) => Value {
  const styles = reference.getCurrentStylesData();
  const known = new Map<string, boolean>();
  const showsDate = ({ s }: ICellData): boolean => {
    if (s === null || s === undefined) return false;
    const pattern = (typeof s === "string" ? styles.get(s) : s)?.n?.pattern;
    if (pattern === undefined) return false;
    let isDate = known.get(pattern);
    if (isDate === undefined) known.set(pattern, (isDate = isDatePattern(pattern)));
    return isDate;
  };
  return (cell) => {
    if (cell === null || cell === undefined) return "";
    const value = valueOf(cell);
    return typeof value === "number" && showsDate(cell) ? new Date(start + value * day) : value;
  };
}

const day = 86_400_000;
const start = Date.UTC(1899, 11, 30);
