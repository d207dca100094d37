/** Cells of the page turned into cells of the book, of the rules core and of a custom function, and back. */
import { type ICellData, type IStyleData, type Nullable } from "@univerjs/core";
import { type NumberFormat, numberFormat } from "@evidence-mapper/cli/src/files/number-format.ts";
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";
import { type BookCell } from "../book/book.ts";
import { looksOf, looksText } from "../book/looks.ts";

/** How Univer tells text, numbers and check boxes apart. */
const kinds = { text: 1, number: 2, boolean: 3, forcedText: 4 } as const;

export type StyleOf = (cell: ICellData) => Nullable<IStyleData>;

export function toUniverCell({ v, f, s, spilled }: BookCell): ICellData {
  if (spilled === true) return s === undefined ? {} : { s };
  return {
    ...(v === undefined ? {} : typed(v)),
    ...(f === undefined ? {} : { f }),
    ...(s === undefined ? {} : { s: looksOf(s) as IStyleData }),
  };
}

/** Like `toUniverCell`, but takes away what the cell had before. */
export function toUniverReplacement(cell: BookCell | null): ICellData {
  const empty = { v: null, t: null, f: null, si: null, p: null, s: null, ref: null };
  return cell === null ? empty : { ...empty, ...toUniverCell(cell) };
}

export function typed(v: string | number | boolean): ICellData {
  switch (typeof v) {
    case "string":
      return { v, t: kinds.text };
    case "number":
      return { v, t: kinds.number };
    case "boolean":
      return { v: v ? 1 : 0, t: kinds.boolean };
  }
}

/** `null` where nothing is, not even a look. */
export function fromUniverCell(
  cell: Nullable<ICellData>,
  styleOf: StyleOf,
  formula?: string,
): BookCell | null {
  if (cell === null || cell === undefined) return null;
  const value = valueOf(cell);
  const f = formula ?? cell.f ?? undefined;
  const style = styleOf(cell);
  const s = style === null || style === undefined ? undefined : looksText(style);
  const made: BookCell = {
    ...(value === "" ? {} : { v: value }),
    ...(f === undefined || f === "" ? {} : { f }),
    ...(s === undefined ? {} : { s }),
  };
  return Object.keys(made).length === 0 ? null : made;
}

/** The plain value; `""` where there is none. */
export function valueOf({ v, t, p }: ICellData): string | number | boolean {
  if (p !== null && p !== undefined)
    return (p.body?.dataStream ?? "").replace(/\r\n$/, "").replaceAll("\r", "\n");
  if (v === null || v === undefined) return "";
  if (t === kinds.boolean) return v === 1 || v === true || v === "1" || v === "TRUE";
  if ((t === kinds.text || t === kinds.forcedText) && typeof v !== "string") return String(v);
  if (t === kinds.number && typeof v === "string" && v.trim() !== "" && Number.isFinite(Number(v)))
    return Number(v);
  return v;
}

const errors = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!|CYCLE!)$/;
const formats = new Map<string, NumberFormat>();

/** A cell as the rules core reads it: by the same code as from the saved file. */
export function toCoreCell(
  value: string | number | boolean,
  looks: Pick<IStyleData, "n"> | null | undefined,
): Cell {
  if (typeof value === "string")
    return value === "" ? null : errors.test(value) ? { kind: "error", shown: value } : value;
  if (typeof value === "boolean") return value;
  const pattern = looks?.n?.pattern;
  return pattern === undefined ? value : formatFor(pattern)(value);
}

function formatFor(pattern: string): NumberFormat {
  let format = formats.get(pattern);
  if (format === undefined) formats.set(pattern, (format = numberFormat(pattern, false)));
  return format;
}

export function isDatePattern(pattern: string): boolean {
  const cell = formatFor(pattern)(45_000);
  return typeof cell === "object" && cell?.kind === "date";
}

const day = 86_400_000;
const start = Date.UTC(1899, 11, 30);

export function serialOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - start) / day;
}
