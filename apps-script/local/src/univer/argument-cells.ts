/** The values that this spreadsheet passes to a custom function, as cells. Stands for Google's file of the name. */
import { cellOf } from "@evidence-mapper/addon/src/google/cells.ts";
import { type ToCell } from "@evidence-mapper/addon/src/functions/arguments.ts";
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const toCell = (value: unknown): Cell => cellOf(value, undefined, dayOf);

/** See argument-rows.ts: nobody writes to a row that was passed. */
const known = new WeakMap<readonly unknown[], readonly Cell[]>();

function row(values: readonly unknown[]): readonly Cell[] {
  let cells = known.get(values);
  if (cells === undefined) known.set(values, (cells = values.map(toCell)));
  return cells;
}

export function argumentCells(): ToCell {
  return Object.assign((value: unknown) => toCell(value), { row });
}
