import { SSF } from "@e965/xlsx";
import type { Cell } from "@evidence-mapper/shared/tracker/workbook";

const library: {
  format(code: string, value: number, options: { readonly date1904: boolean }): unknown;
  is_date(code: string): unknown;
  get_table(): Readonly<Record<number, unknown>>;
} = SSF;

const DAY = 86_400_000;

/** What Excel allows; the time to format grows with the code's length. */
const LONGEST_CODE = 255;

/** Turns the number in a cell into what the sheet shows: a date, a percentage, `001`, or the plain number. */
export type NumberFormat = (value: number) => Cell;

const plain: NumberFormat = (value) => value;

/**
 * The format for a code such as `dd/mm/yyyy` or `0%`. A code that cannot be understood leaves the number
 * plain. Dates do not depend on the machine's time zone.
 */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  if (code === "" || code === "@" || code.length > LONGEST_CODE || /^general$/i.test(code)) return plain;
  const isDate = showsCalendarDate(code);
  const prepared = escapeLiterals(code, isDate);
  return (value) => {
    const shown = show(prepared, value, date1904);
    const date = isDate ? dateOf(value, date1904) : undefined;
    if (date !== undefined) return { kind: "date", date, shown: shown ?? date };
    return shown === undefined || shown === String(value) ? value : { kind: "number", value, shown };
  };
}

/** The code behind a number that every spreadsheet program knows. */
export function builtInFormat(id: number): string {
  // The program shows 14 and 22 in the machine's own order; centres in the United Kingdom see this one.
  if (id === 14 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return "dd/mm/yyyy";
  if (id === 22) return "dd/mm/yyyy hh:mm";
  const code = library.get_table()[id];
  return typeof code === "string" ? code : "General";
}

/** `2026-03-01` for a day counted from 1900 or 1904; `undefined` for a time of day and beyond the calendar. */
export function dateOf(serial: number, date1904: boolean): string | undefined {
  // A stored time can miss midnight by a rounding error.
  const day = Math.floor(serial + 1e-9);
  if (date1904) return day >= 0 ? isoDate(Date.UTC(1904, 0, 1) + day * DAY) : undefined;
  // Spreadsheets count a 29 February 1900 that never was.
  if (day < 1 || day === 60) return undefined;
  return isoDate(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY);
}

/** The other way round, for dates from March 1900 on. */
export function serialOf(milliseconds: number, date1904: boolean): number {
  return (milliseconds - (date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / DAY;
}

function isoDate(milliseconds: number): string | undefined {
  if (!(milliseconds < Date.UTC(10_000, 0, 1))) return undefined;
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Marks as literal what spreadsheets show as it is and the formatter refuses: `£`, and the dots in `dd.mm.yyyy`. */
function escapeLiterals(code: string, isDate: boolean): string {
  return code.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]|[^ -~€]|\.(?!0)/gsu, (token) =>
    (token.length > 1 && token.charCodeAt(0) < 127) || (token === "." && !isDate) ? token : `\\${token}`,
  );
}

function show(code: string, value: number, date1904: boolean): string | undefined {
  try {
    const shown = library.format(code, value, { date1904 });
    return typeof shown === "string" ? shown.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** `false` for `hh:mm` and `[h]:mm`: a time without a day is not a date. */
function showsCalendarDate(code: string): boolean {
  if (library.is_date(code) !== true) return false;
  const [section = ""] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "")
    .split(";");
  if (/[yde]|mmm/i.test(section)) return true;
  return /m/i.test(section) && !/[hs]/i.test(section);
}
