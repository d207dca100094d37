/**
 * A spreadsheet as the core sees it: cells in, nothing else. Each shell makes one of these from what it
 * has (an .xlsx file, a range of Google Sheets, the local tracker), and the core cannot tell which.
 */

/**
 * One cell. Plain values stay plain, because a tracker has hundreds of thousands of them:
 * - `null`: nothing there, or an empty string;
 * - text, number, check box;
 * - a date, as `2026-03-01`, with the text that the sheet shows;
 * - a number that the sheet shows in another way than its digits, such as `45%` or `001`;
 * - an error such as `#REF!`;
 * - a formula whose result was never stored in the file.
 */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly kind: "date"; readonly date: string; readonly shown: string }
  | { readonly kind: "number"; readonly value: number; readonly shown: string }
  | { readonly kind: "error"; readonly shown: string }
  | { readonly kind: "uncalculated"; readonly formula: string };

/** A merged area; rows and columns count from 0, both ends included. Its value is in the top left cell. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One tab. `rows` may be ragged: what is beyond a row's end is `null`. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly hidden: boolean;
  /** Notes and comments attached to cells. */
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

/** `Tab!C5`, quoted as spreadsheets do when the tab's name needs it. Row and column count from 0. */
export function cellName(sheet: string, row: number, column: number): string {
  const tab = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${tab}!${columnName(column)}${row + 1}`;
}

/** `0` is `A`, `26` is `AA`. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
