/** Fills an area so that text stays text. One call for the formats, one for the values. */
import { type CellInput } from "../spreadsheet.ts";
import { midnightOf } from "./time.ts";

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Sheets reads these as the start of a formula, or of a text whose first sign it swallows. */
const risky = /^[=+\-@']/;
const asText = "@";
const asDate = "dd/mm/yyyy";
const asItComes = "General";

/**
 * Writes the rows into a range of the same size. Text that could be taken for a formula goes as rich text,
 * which Sheets never interprets; afterwards it is looked whether one became a formula all the same.
 * Throws when that happened, after emptying the cells.
 */
export function writeCells(range: Range, rows: readonly (readonly CellInput[])[], zone: () => string): void {
  const formats = rows.map((row) => row.map(formatOf));
  const [first] = formats[0] ?? [];
  if (first !== undefined && formats.every((row) => row.every((format) => format === first)))
    range.setNumberFormat(first);
  else range.setNumberFormats(formats);

  const dangers = rows.flatMap((row, index) =>
    row.flatMap((cell, column) =>
      typeof cell === "string" && risky.test(cell) ? [{ row: index, column, text: cell }] : [],
    ),
  );
  if (
    dangers.length > 0 &&
    rows.every((row) => row.every((cell) => cell === null || typeof cell === "string"))
  ) {
    range.setRichTextValues(rows.map((row) => row.map((cell) => rich(typeof cell === "string" ? cell : ""))));
  } else {
    range.setValues(rows.map((row) => row.map((cell) => valueOf(cell, zone))));
    for (const { row, column, text } of dangers)
      range.getCell(row + 1, column + 1).setRichTextValue(rich(text));
  }
  if (dangers.length > 0) refuseFormulas(range, dangers);
}

function formatOf(cell: CellInput): string {
  if (typeof cell === "string") return asText;
  return cell !== null && typeof cell === "object" && cell.kind === "date" ? asDate : asItComes;
}

function valueOf(cell: CellInput, zone: () => string): string | number | boolean | Date {
  if (cell === null) return "";
  if (typeof cell === "string") return risky.test(cell) ? "" : cell;
  if (typeof cell !== "object") return cell;
  return cell.kind === "date" ? midnightOf(cell.date, zone()) : cell.formula;
}

function rich(text: string): GoogleAppsScript.Spreadsheet.RichTextValue {
  return SpreadsheetApp.newRichTextValue().setText(text).build();
}

function refuseFormulas(range: Range, dangers: readonly { row: number; column: number }[]): void {
  const formulas = range.getFormulas();
  const turned = dangers.filter(({ row, column }) => formulas[row]?.[column] !== "");
  for (const { row, column } of turned) range.getCell(row + 1, column + 1).clearContent();
  if (turned.length > 0)
    throw new Error(`${turned.length} texts would have become formulas. Those cells were left empty.`);
}
