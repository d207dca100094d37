/** What a cell shows: `getDisplayValues`. */
import { isDateFormat, showDate } from "./dates.ts";
import { type Value } from "./model.ts";
import { dateFormat } from "./typed-input.ts";

export function shown(value: Value, format: string, zone: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return showNumber(value, format);
  if (value instanceof Date) return showDate(value, zone, isDateFormat(format) ? format : dateFormat);
  return value.error;
}

function showNumber(value: number, format: string): string {
  if (format === "General" || format === "@" || format === "") return String(Number(value.toPrecision(15)));
  const percent = format.includes("%");
  const figure = percent ? value * 100 : value;
  const pattern = /[#0][#0,]*(\.[0#]+)?/.exec(format);
  if (pattern === null) return String(value);
  const [whole, decimals = ""] = pattern;
  const fixed = Math.abs(figure).toFixed(Math.max(0, decimals.length - 1));
  const [integer = "0", rest] = fixed.split(".");
  const least = (whole.slice(0, whole.length - decimals.length).match(/0/g) ?? []).length;
  const padded = integer.padStart(least, "0");
  const grouped = whole.includes(",") ? padded.replaceAll(/\B(?=(\d{3})+$)/g, ",") : padded;
  const text = rest === undefined ? grouped : `${grouped}.${rest}`;
  return `${figure < 0 ? "-" : ""}${format.slice(0, pattern.index)}${text}${format.slice(pattern.index + whole.length)}`;
}
