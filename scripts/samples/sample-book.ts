/** A made-up workbook before it becomes a file: plain cells, and what makes a tracker look like one. */

/** A cell as somebody at a centre would have left it. Dates are `2026-03-12`. */
export type SampleCell =
  | null
  | string
  | number
  | boolean
  /** `format` and `shown` when the sheet shows it in another way than `12/03/2026`. */
  | { readonly kind: "date"; readonly on: string; readonly format?: string; readonly shown?: string }
  /** A number that the sheet shows in its own way, such as `0%`. */
  | { readonly kind: "shown"; readonly value: number; readonly format: string }
  /** `value` left out: the program that wrote the file never calculated it. */
  | { readonly kind: "formula"; readonly formula: string; readonly value?: number }
  | { readonly kind: "ref-error" };

/** One tab. Rows and columns count from 0, ends included. */
export interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly SampleCell[])[];
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  /** Widths in characters, from the first column on. */
  readonly widths: readonly number[];
  readonly notes: readonly {
    readonly row: number;
    readonly column: number;
    readonly by: string;
    readonly text: string;
  }[];
  /** How many rows and columns stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Rows that are set in bold on grey. */
  readonly headings: readonly number[];
}

/** A date as the cell keeps it, and as a British sheet shows it. */
export function dateCell(on: string): SampleCell {
  return { kind: "date", on };
}

/** `2026-03-12` as somebody types it: `12/03/26`. */
export function typedDate(on: string): string {
  const [year = "", month = "", day = ""] = on.split("-");
  return `${day}/${month}/${year.slice(2)}`;
}

/** The working day `days` after `on`: weekends move to the Monday, the Christmas holidays to their end. */
export function workingDay(on: string, days: number): string {
  const date = new Date(`${on}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const day = date.toISOString().slice(5, 10);
  if (day >= "12-20" || day <= "01-04") {
    if (day >= "12-20") date.setUTCFullYear(date.getUTCFullYear() + 1);
    date.setUTCMonth(0, 5);
  }
  const weekday = date.getUTCDay();
  if (weekday === 6) date.setUTCDate(date.getUTCDate() + 2);
  if (weekday === 0) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** A sheet of words, as wide as reading needs. */
export function textSheet(
  name: string,
  rows: readonly (readonly SampleCell[])[],
  widths: readonly number[],
): SampleSheet {
  return { name, rows, merges: [], widths, notes: [], frozen: { rows: 0, columns: 0 }, headings: [0] };
}

/** `0` is `A`, `26` is `AA`. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
