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
import { type Nullable } from "@univerjs/core";
import { described, functions } from "addon-here";
import { type ArgumentRow, argumentRows, type Value } from "./argument-rows.ts";
import { type KeptAnswers } from "./kept-answers.ts";

type FunctionClass = new (name: string) => BaseFunction;

/** @param kept takes the answers that are not to run over cells */
export function customFunctions(kept: KeptAnswers): [FunctionClass, string][] {
  const rowsOf = argumentRows();
  const argument = (variant: FunctionVariantType): Value | readonly ArgumentRow[] => {
    if (isReference(variant)) {
      const rows = rowsOf(variant);
      const [first] = rows;
      const only = first?.[0];
      return rows.length === 1 && first?.length === 1 && only !== undefined ? only : rows;
    }
    if (variant instanceof ArrayValueObject)
      return variant.getArrayValue().map((row) => row.map((value) => plain(value)));
    return plain(variant as BaseValueObject);
  };
  return described.map(({ name }) => {
    const run = functions[name];
    if (run === undefined) throw new Error(`The add-on has no ${name}.`);
    return [functionClass((variants) => run(...variants.map(argument)), kept), name];
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

function functionClass(
  run: (variants: readonly BaseValueObject[]) => unknown,
  kept: KeptAnswers,
): FunctionClass {
  return class extends BaseFunction {
    override needsReferenceObject = true;
    override needsSheetsInfo = true;

    override calculate(...variants: BaseValueObject[]): BaseValueObject {
      const rows = answer(() => run(variants));
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

function isReference(variant: FunctionVariantType): variant is BaseReferenceObject {
  return variant.isReferenceObject();
}

function plain(value: Nullable<BaseValueObject>): Value {
  if (value === null || value === undefined || value.isNull()) return "";
  const given = value.getValue();
  return typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? given : "";
}
