/** What becomes of a text that a person types, or a program writes as if a person had typed it. */
import { type JsonObject } from "../json.ts";
import { type Value } from "./book.ts";

export interface TypedInput {
  readonly value: Value;
  readonly formula: string | null;
  /** The number format that a cell without one takes on. */
  readonly numberFormat: JsonObject | null;
}

const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Interprets a text as Google Sheets does: a formula, a number, a date, a check box, or text.
 *
 * In a cell of plain text (`@`) numbers and dates stay text. What begins with `=` is taken for a formula there
 * too: nothing promises otherwise, so that no program may rely on it.
 *
 * @param thisYear for dates without a year
 */
export function typedInput(
  text: string,
  { plainText, dayFirst, thisYear }: { plainText: boolean; dayFirst: boolean; thisYear: number },
): TypedInput {
  const as = (value: Value, type?: string, pattern?: string): TypedInput => ({
    value,
    formula: null,
    numberFormat: type === undefined || pattern === undefined ? null : { type, pattern },
  });
  if (/^=./s.test(text)) return { value: null, formula: text, numberFormat: null };
  if (text.startsWith("'")) return as(text.slice(1));
  if (plainText) return as(text === "" ? null : text);
  if (/^[+-][A-Za-z(]/.test(text)) return { value: null, formula: `=${text}`, numberFormat: null };
  const trimmed = text.trim();
  if (trimmed === "") return as(text === "" ? null : text);
  if (/^(true|false)$/i.test(trimmed)) return as(trimmed.toLowerCase() === "true");
  const number = /^[+-]?£?(?:\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:e[+-]?\d+)?(%?)$/i.exec(trimmed);
  if (number !== null && /\d/.test(trimmed) && !/^[+-]?e/i.test(trimmed)) {
    const value = Number(trimmed.replaceAll(/[,£%]/g, ""));
    if (number[2] === "%") return as(value / 100, "PERCENT", number[1] === undefined ? "0%" : "0.00%");
    return as(value);
  }
  const serial = dateOf(trimmed, dayFirst, thisYear);
  if (serial !== null) return as(serial, "DATE", dayFirst ? "dd/mm/yyyy" : "m/d/yyyy");
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(trimmed);
  if (time !== null && Number(time[1]) < 24 && Number(time[2]) < 60) {
    const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
    return as(seconds / 86_400, "TIME", "hh:mm:ss");
  }
  return as(text);
}

/** The number that stands for a day; `null` when there is no such day. */
function dateOf(text: string, dayFirst: boolean, thisYear: number): number | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(text);
  // Two figures with a point between them are a number, and were taken for one.
  if (figures !== null) {
    const [first, second] = [Number(figures[1]), Number(figures[2])];
    const year = yearOf(figures[3], thisYear);
    return dayFirst ? serialOf(year, second, first) : serialOf(year, first, second);
  }
  const words = /^(\d{1,2})[ -]([A-Za-z]{3,9})(?:[ -](\d{4}|\d{2}))?$/.exec(text);
  const month = words === null ? -1 : monthNames.indexOf((words[2] ?? "").slice(0, 3).toLowerCase());
  return words === null || month < 0
    ? null
    : serialOf(yearOf(words[3], thisYear), month + 1, Number(words[1]));
}

function yearOf(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function serialOf(year: number, month: number, date: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return Math.round((at.getTime() - epoch) / day);
}
