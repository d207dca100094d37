/** What becomes of a text that is typed, or written by `setValues`: Sheets interprets both in one way. */
import { dayIn, instantIn, monthNumber } from "./dates.ts";
import { type Value } from "./model.ts";

export interface TypedInput {
  readonly value: Value;
  readonly formula: string | null;
  /** The format that the cell takes on when it has none of its own. */
  readonly format: string | null;
}

export const dateFormat = "dd/MM/yyyy";

/**
 * Interprets a text for a cell of this format, in British order (day before month).
 *
 * In a cell formatted as plain text (`@`) numbers and dates stay text. A text that begins with `=` is taken
 * for a formula all the same: the documents do not promise otherwise, so the add-on must not rely on it.
 */
export function typedInput(text: string, format: string, zone: string, thisYear: number): TypedInput {
  const plain = (value: Value, own: string | null = null): TypedInput => ({
    value,
    formula: null,
    format: own,
  });
  if (/^=./s.test(text)) return { value: "", formula: text, format: null };
  if (text.startsWith("'")) return plain(text.slice(1));
  if (format === "@") return plain(text);
  if (/^[+-][A-Za-z(]/.test(text)) return { value: "", formula: `=${text}`, format: null };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return plain(trimmed.toLowerCase() === "true");
  const number = /^([+-]?)£?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?(%?)$/i.exec(trimmed);
  if (number !== null && (number[2] !== undefined || number[3] !== undefined)) {
    const value = Number(trimmed.replaceAll(/[,£%]/g, ""));
    return number[5] === "%" ? plain(value / 100, number[3] === undefined ? "0%" : "0.00%") : plain(value);
  }
  const date = dateOf(trimmed, zone, thisYear);
  if (date !== null) return plain(date, dateFormat);
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(trimmed);
  if (time !== null && Number(time[1]) < 24 && Number(time[2]) < 60) {
    const [hour = 0, minute = 0, second = 0] = time
      .slice(1)
      .map((part: string | undefined) => Number(part ?? 0));
    return plain(instantIn(zone, { year: 1899, month: 12, day: 30, hour, minute, second }), "HH:mm");
  }
  return plain(text);
}

function dateOf(text: string, zone: string, thisYear: number): Date | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso !== null) return dayIn(zone, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(text);
  if (figures !== null)
    return dayIn(zone, yearOf(figures[3], thisYear), Number(figures[2]), Number(figures[1]));
  const words = /^(\d{1,2})[ -]([A-Za-z]{3,9})(?:[ -](\d{4}|\d{2}))?$/.exec(text);
  const month = words === null ? null : monthNumber(words[2] ?? "");
  if (words !== null && month !== null)
    return dayIn(zone, yearOf(words[3], thisYear), month, Number(words[1]));
  return null;
}

function yearOf(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
