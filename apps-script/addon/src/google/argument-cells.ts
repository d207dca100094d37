/** The values that Google Sheets passes to a custom function, as cells. */
import { type ToCell } from "../functions/arguments.ts";
import { cellOf } from "./cells.ts";
import { sheetDays } from "./time.ts";

/** For one call of one function: asks for the time zone only when a date is among the arguments. */
export function argumentCells(): ToCell {
  const dayOf = sheetDays();
  return (value) => cellOf(value, undefined, dayOf);
}
