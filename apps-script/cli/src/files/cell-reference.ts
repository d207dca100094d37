import type { Merge } from "@evidence-mapper/shared/tracker/workbook";

/** `B7` as row 6 and column 1; `undefined` when it is not a cell. */
export function cellReference(text: string): { readonly row: number; readonly column: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  let row = 0;
  const digits = at;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  if (digits === 0 || digits === text.length || row === 0) return undefined;
  return { row: row - 1, column: column - 1 };
}

/** `B2:D2` as an area; `undefined` when it is not one. */
export function areaReference(text: string): Merge | undefined {
  const [from = "", to = from] = text.split(":");
  const first = cellReference(from);
  const last = cellReference(to);
  if (!first || !last) return undefined;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
