/** Placeholder until the colours come. */
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { type Spreadsheet } from "../spreadsheet.ts";

export function applyColours(_spreadsheet: Spreadsheet, _checked: SpreadsheetCheck): void {
  // Comes with the colours.
}
