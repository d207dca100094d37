/** What a cell shows to people. */
import { SSF } from "@e965/xlsx";
import { isJsonObject, type JsonObject } from "../json.ts";
import { type BookCell } from "./book.ts";

const library: { format(code: string, value: number): unknown } = SSF;

/** The number format's `{type, pattern}`; `null` for the usual one. */
export function numberFormatOf(
  format: JsonObject | null,
): { readonly type: string; readonly pattern: string } | null {
  const given = format?.["numberFormat"];
  if (!isJsonObject(given)) return null;
  const { type, pattern } = given;
  return { type: typeof type === "string" ? type : "", pattern: typeof pattern === "string" ? pattern : "" };
}

export function isPlainText(format: JsonObject | null): boolean {
  const found = numberFormatOf(format);
  return found?.type === "TEXT" || found?.pattern === "@";
}

const usual: Readonly<Record<string, string>> = {
  DATE: "dd/mm/yyyy",
  DATE_TIME: "dd/mm/yyyy hh:mm:ss",
  TIME: "hh:mm:ss",
  PERCENT: "0.00%",
};

/** The text that the cell shows; `null` when it shows none. */
export function shownOf({ value, formula, format }: BookCell): string | null {
  if (value === null) return formula === null ? null : "Loading...";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  const found = numberFormatOf(format);
  const pattern =
    found === null || isPlainText(format) ? "General" : found.pattern || usual[found.type] || "General";
  try {
    const shown = library.format(pattern, value);
    return typeof shown === "string" ? shown : String(value);
  } catch {
    return String(value);
  }
}
