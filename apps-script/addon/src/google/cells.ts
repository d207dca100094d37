/** Values as Apps Script gives them, turned into the cells of the rules core. */
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";

/** The calendar day of a date in the spreadsheet's time zone: `2026-03-01`. */
export type DayOf = (date: Date) => string;

const errors = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)$/;

/**
 * @param shown what the sheet shows in the cell; custom functions are not told, so that theirs is
 *   `undefined` and a date is shown as 01/03/2026
 */
export function cellOf(value: unknown, shown: string | undefined, dayOf: DayOf): Cell {
  switch (typeof value) {
    case "string":
      if (value === "") return null;
      return value.startsWith("#") && errors.test(value) ? { kind: "error", shown: value } : value;
    case "number":
      return shown === undefined || shown === String(value) ? value : { kind: "number", value, shown };
    case "boolean":
      return value;
    default:
      return isDate(value) ? dateCell(dayOf(value), shown) : null;
  }
}

function dateCell(date: string, shown: string | undefined): Cell {
  return { kind: "date", date, shown: shown ?? date.split("-").reverse().join("/") };
}

/** Does any value need what the sheet shows beside it? Text and check boxes are shown as they are. */
export function needsShown(rows: readonly (readonly unknown[])[]): boolean {
  return rows.some((row) => row.some((value) => typeof value === "number" || isDate(value)));
}

// Dates may come from another context than the add-on's own, where `instanceof` says no.
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
