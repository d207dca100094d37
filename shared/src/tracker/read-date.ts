/** Dates as people type them into trackers, day before month. */

export type DateInText =
  | { readonly kind: "date"; readonly date: string }
  /** It is written as a date and no calendar has it: `31/02/2026`. */
  | { readonly kind: "impossible" };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const isoDate = /(?<![\d/.-])(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.]+Z?)?(?![\d/.-])/;
const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/;
const wordDate = new RegExp(
  `(?<![\\w/.-])(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]*(${monthWord})[\\s.,-]*(\\d{4}|\\d{2})(?!\\d)`,
  "i",
);

/** The first date in a text, with what is left of the text without it; `null` when there is none. */
export function findDate(text: string): { readonly found: DateInText; readonly rest: string } | null {
  if (!/\d/.test(text)) return null;
  const iso = isoDate.exec(text);
  if (iso !== null) return { found: calendarDate(iso[1], iso[2], iso[3]), rest: without(text, iso) };
  const word = wordDate.exec(text);
  if (word !== null) {
    const month = months.indexOf((word[2] ?? "").slice(0, 3).toLowerCase()) + 1;
    return { found: calendarDate(word[3], String(month), word[1]), rest: without(text, word) };
  }
  const numeric = numericDate.exec(text);
  if (numeric !== null) {
    return { found: calendarDate(numeric[4], numeric[3], numeric[1]), rest: without(text, numeric) };
  }
  return null;
}

/** Is `2026-02-30` a day that exists? */
export function isCalendarDate(date: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts !== null && calendarDate(parts[1], parts[2], parts[3]).kind === "date";
}

function calendarDate(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
): DateInText {
  const shortYear = Number(yearText);
  // Two digits are this century: vocational trackers are younger than the century.
  const year = shortYear < 100 ? 2000 + shortYear : shortYear;
  const month = Number(monthText);
  const day = Number(dayText);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days || year < 1900 || year > 2200)
    return { kind: "impossible" };
  return { kind: "date", date: `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` };
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
}
