/** Dates and times in the spreadsheet's own time zone, which is not the script's. */
import { type DayOf } from "./cells.ts";

/** Asks for the time zone when the first date comes, and formats each different date once. */
export function sheetDays(): DayOf {
  let zone: string | null = null;
  const known = new Map<number, string>();
  return (date) => {
    const time = date.getTime();
    let day = known.get(time);
    if (day === undefined) {
      zone ??= SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
      day = Utilities.formatDate(date, zone, "yyyy-MM-dd");
      known.set(time, day);
    }
    return day;
  };
}

/** Midnight of a day (`2026-03-01`) in the spreadsheet's time zone, as Google wants a date to be written. */
export function midnightOf(day: string, zone: string): Date {
  return Utilities.parseDate(day, zone, "yyyy-MM-dd");
}
