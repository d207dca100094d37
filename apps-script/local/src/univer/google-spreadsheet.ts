/** The spreadsheet that the add-on works in. Stands for Google's file of the name. */
import { type Spreadsheet } from "@evidence-mapper/addon/src/spreadsheet.ts";

let here: Spreadsheet | null = null;

export function workIn(spreadsheet: Spreadsheet): void {
  here = spreadsheet;
}

export function googleSpreadsheet(): Spreadsheet {
  if (here === null) throw new Error("The spreadsheet is not open yet. Try again in a moment.");
  return here;
}
