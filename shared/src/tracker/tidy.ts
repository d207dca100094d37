/**
 * Units and criteria that the spreadsheet has changed, or that nobody knows, with what their cells would hold.
 * What is not certain is for a person to say: there are several options then, or none.
 */
import { type Problem } from "../problem.ts";
import { cellText } from "./cell-text.ts";
import { type CellPlace, cellPlace } from "./cell-place.ts";
import { type Cell, type Workbook } from "./workbook.ts";

export type TidyKind = "lost-zero" | "lost-zeros" | "became-date" | "twice" | "unknown";

export interface TidyFinding {
  readonly kind: TidyKind;
  readonly where: string;
  readonly place: CellPlace;
  /** As the sheet shows it. */
  readonly before: string;
  /** What the cell may hold instead, as text: one when it is certain, none when only a person can correct it. */
  readonly options: readonly string[];
  readonly found: string;
  readonly advice: string;
}

const kinds: Readonly<Record<string, TidyKind>> = {
  "criterion-number-lost-zero": "lost-zero",
  "unit-number-lost-zeros": "lost-zeros",
  "criterion-became-date": "became-date",
  "criterion-twice": "twice",
  "unit-twice": "twice",
  "criterion-unknown": "unknown",
};

/** In the order in which they were found; each cell once. */
export function tidyFindings({ sheets }: Workbook, problems: readonly Problem[]): readonly TidyFinding[] {
  const seen = new Set<string>();
  return problems.flatMap(({ code, where, found, advice, choices = [] }): readonly TidyFinding[] => {
    const kind = kinds[code];
    const place = cellPlace(where);
    if (kind === undefined || place === null || seen.has(where)) return [];
    seen.add(where);
    const cell = sheets.find(({ name }) => name === place.tab)?.rows[place.row]?.[place.column] ?? null;
    const options = [...new Set(choices.map((choice) => textWith(cell, choice, kind)))];
    return [{ kind, where, place, before: cellText(cell), options, found, advice }];
  });
}

/** The cell's own words around the number stay: "AC 2.1 Describe" becomes "AC 2.10 Describe". */
function textWith(cell: Cell, choice: string, kind: TidyKind): string {
  if (typeof cell !== "string" || kind === "became-date" || choice.includes("/")) return choice;
  const number = kind === "lost-zeros" ? /\d{1,3}/ : /\d{1,2}[.,]\d{1,2}/;
  return number.test(cell) ? cell.replace(number, choice) : choice;
}
