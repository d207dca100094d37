/**
 * The add-on's custom functions in this spreadsheet. Each is given what Google Sheets would give it: an empty
 * cell as "", one cell as it is, a range as rows, a date as a Date; a fault is answered in words, because an
 * error that leaves a function would stop the page's calculation.
 */
import {
  ArrayValueObject,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  BooleanValueObject,
  type FunctionVariantType,
  FunctionType,
  type IFunctionInfo,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { type ICellData, type Nullable } from "@univerjs/core";
import { described, functions } from "addon-here";
import { isDatePattern, valueOf } from "./cells.ts";
import { type KeptAnswers } from "./kept-answers.ts";

type Value = string | number | boolean | Date;
type FunctionClass = new (name: string) => BaseFunction;

/** @param kept takes the answers that are not to run over cells */
export function customFunctions(kept: KeptAnswers): [FunctionClass, string][] {
  return described.map(({ name }) => {
    const run = functions[name];
    if (run === undefined) throw new Error(`The add-on has no ${name}.`);
    return [functionClass(run, kept), name];
  });
}

export const functionDescriptions: IFunctionInfo[] = described.map(({ name, abstract, parameters }) => ({
  functionName: name,
  functionType: FunctionType.User,
  description: abstract,
  abstract,
  functionParameter: parameters.map((one) => ({
    name: one.name,
    detail: one.detail,
    example: "",
    require: one.optional ? 0 : 1,
    repeat: one.repeats ? 1 : 0,
  })),
}));

function functionClass(run: (...parts: readonly unknown[]) => unknown, kept: KeptAnswers): FunctionClass {
  return class extends BaseFunction {
    override needsReferenceObject = true;
    override needsSheetsInfo = true;

    override calculate(...variants: BaseValueObject[]): BaseValueObject {
      const rows = answer(() => run(...variants.map(argument)));
      const tab = this.subUnitId ?? "";
      if (!kept.isFor(this.getSheetsInfo().sheetNameMap[tab] ?? "")) return valueObjects(rows);
      kept.keep(tab, { row: this.row, column: this.column, rows });
      return valueObject(rows[0]?.[0]);
    }
  };
}

function answer(work: () => unknown): unknown[][] {
  let rows: unknown;
  try {
    rows = work();
  } catch (error) {
    rows = `Evidence Mapper could not work this out: ${error instanceof Error ? error.message : String(error)}`;
  }
  return Array.isArray(rows)
    ? rows.map((row: unknown): unknown[] => (Array.isArray(row) ? row : [row]))
    : [[rows]];
}

function valueObjects(rows: readonly (readonly unknown[])[]): BaseValueObject {
  if (rows.length === 1 && rows[0]?.length === 1) return valueObject(rows[0][0]);
  const list = rows.map((row) => row.map(valueObject));
  return ArrayValueObject.create({
    calculateValueList: list,
    rowCount: list.length,
    columnCount: list[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function valueObject(value: unknown): BaseValueObject {
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(typeof value === "string" ? value : "");
}

function argument(variant: FunctionVariantType): Value | Value[][] {
  if (isReference(variant)) {
    const rows = referenceRows(variant);
    const [first] = rows;
    const only = first?.[0];
    return rows.length === 1 && first?.length === 1 && only !== undefined ? only : rows;
  }
  if (variant instanceof ArrayValueObject)
    return variant.getArrayValue().map((row) => row.map((value) => plain(value)));
  return plain(variant as BaseValueObject);
}

function isReference(variant: FunctionVariantType): variant is BaseReferenceObject {
  return variant.isReferenceObject();
}

function plain(value: Nullable<BaseValueObject>): Value {
  if (value === null || value === undefined || value.isNull()) return "";
  const given = value.getValue();
  return typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? given : "";
}

/**
 * Cell by cell, not by Univer's own values: those show an empty cell as 0. Rows below the last filled row of the
 * tab are left out, of all ranges alike.
 */
function referenceRows(reference: BaseReferenceObject): Value[][] {
  const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
  const filled = reference.getCurrentActiveSheetData()?.cellData.getLength() ?? 0;
  const lastRow = Math.max(startRow, Math.min(endRow, filled - 1, reference.getActiveSheetRowCount() - 1));
  const lastColumn = Math.min(endColumn, reference.getActiveSheetColumnCount() - 1);
  const cellOf = cellReader(reference);
  const dateOf = dateReader(reference);
  const rows: Value[][] = [];
  for (let row = startRow; row <= lastRow; row += 1) {
    const line: Value[] = [];
    for (let column = startColumn; column <= lastColumn; column += 1) {
      const cell = cellOf(row, column);
      if (cell === null || cell === undefined) {
        line.push("");
        continue;
      }
      const value = valueOf(cell);
      line.push(typeof value === "number" && dateOf(cell) ? new Date(start + value * day) : value);
    }
    rows.push(line);
  }
  return rows;
}

/** Where no formula stands in the tab, nothing can have been worked out anew: the cells are as they are. */
function cellReader(reference: BaseReferenceObject): (row: number, column: number) => Nullable<ICellData> {
  const fresh = [
    reference.getCurrentRuntimeSheetData(),
    reference.getCurrentActiveArrayFormulaCellData(),
    reference.getCurrentRuntimeActiveArrayFormulaCellData(),
  ];
  const cells = reference.getCurrentActiveSheetData()?.cellData;
  const nothing = fresh.every(
    (matrix) => matrix === undefined || matrix === null || matrix.getLength() === 0,
  );
  return nothing && cells !== undefined
    ? (row, column) => cells.getValue(row, column)
    : (row, column) => reference.getCellData(row, column);
}

function dateReader(reference: BaseReferenceObject): (cell: ICellData) => boolean {
  const styles = reference.getCurrentStylesData();
  const known = new Map<string, boolean>();
  return (cell) => {
    const { s } = cell;
    if (s === null || s === undefined) return false;
    const pattern = (typeof s === "string" ? styles.get(s) : s)?.n?.pattern;
    if (pattern === undefined) return false;
    let isDate = known.get(pattern);
    if (isDate === undefined) known.set(pattern, (isDate = isDatePattern(pattern)));
    return isDate;
  };
}

const day = 86_400_000;
const start = Date.UTC(1899, 11, 30);
