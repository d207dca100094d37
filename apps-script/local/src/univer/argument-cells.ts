/** The values that this spreadsheet passes to a custom function, as cells. Stands for Google's file of the name. */
import { cellOf } from "@evidence-mapper/addon/src/google/cells.ts";
import { type ToCell } from "@evidence-mapper/addon/src/functions/arguments.ts";

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export function argumentCells(): ToCell {
  return (value) => cellOf(value, undefined, dayOf);
}
