/** `Tab!A1:C3` in all the ways in which it can be written. */
import { columnName } from "../../../shared/src/tracker/workbook.ts";
import { type Box } from "./model.ts";

export interface Reference {
  readonly tab: string | null;
  /** `null` at an open end: `A2:C`, `3:5`. */
  readonly top: number | null;
  readonly left: number | null;
  readonly bottom: number | null;
  readonly right: number | null;
  /** Which of the four are held in place by a `$`. */
  readonly fixed: {
    readonly top: boolean;
    readonly left: boolean;
    readonly bottom: boolean;
    readonly right: boolean;
  };
  readonly isOneCell: boolean;
}

const corner = String.raw`(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?`;
export const referencePattern = new RegExp(
  String.raw`(?:('(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_.]*)!)?${corner}(?::${corner})?`,
  "y",
);

/** Reads a whole text as a reference; `null` when it is none. */
export function parseReference(text: string): Reference | null {
  referencePattern.lastIndex = 0;
  const match = referencePattern.exec(text.trim());
  if (match === null || match[0].length !== text.trim().length) return null;
  return referenceOf(match);
}

/** `null` when the match is no reference, such as a lone `A` or nothing at all. */
export function referenceOf(match: RegExpExecArray): Reference | null {
  const [whole, tab, d1, c1, d2, r1, d3, c2, d4, r2] = match;
  const isPair = whole.slice((tab ?? "").length).includes(":");
  const left = columnNumber(c1);
  const top = rowNumber(r1);
  if (left === null && top === null) return null;
  if (!isPair && (left === null || top === null)) return null;
  const right = isPair ? columnNumber(c2) : left;
  const bottom = isPair ? rowNumber(r2) : top;
  if (isPair && right === null && bottom === null) return null;
  // In `A:3` one corner lacks what the other has: an open end either way.
  // A sign stands before the part that is there: `$A` gives d1, `$3` alone gives d1 as well.
  const held = { top: (left === null ? d1 : d2) === "$", left: d1 === "$" && left !== null };
  const heldEnd = { bottom: (right === null ? d3 : d4) === "$", right: d3 === "$" && right !== null };
  return {
    tab: tab === undefined ? null : tab.startsWith("'") ? tab.slice(1, -1).replaceAll("''", "'") : tab,
    top,
    left,
    bottom,
    right,
    fixed: { ...held, ...(isPair ? heldEnd : { bottom: held.top, right: held.left }) },
    isOneCell: !isPair,
  };
}

/** The cells meant, with open ends at the edges of a tab of this size. */
export function boxOf(reference: Reference, size: { readonly rows: number; readonly columns: number }): Box {
  const top = reference.top ?? 0;
  const left = reference.left ?? 0;
  const bottom = reference.bottom ?? size.rows - 1;
  const right = reference.right ?? size.columns - 1;
  return {
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
    left: Math.min(left, right),
    right: Math.max(left, right),
  };
}

export function boxName({ top, left, bottom, right }: Box): string {
  const start = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? start : `${start}:${columnName(right)}${bottom + 1}`;
}

function columnNumber(letters: string | undefined): number | null {
  if (letters === undefined || letters === "") return null;
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function rowNumber(digits: string | undefined): number | null {
  return digits === undefined || digits === "" ? null : Number(digits) - 1;
}
