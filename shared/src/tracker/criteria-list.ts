/** Reads what a cell of an evidence list claims: `1.1, 1.3-1.5`, `101: 1.1; 102: 2.1-2.3`. */

export interface ClaimedCriteria {
  /** The text before the numbers that may name a unit, or `""`. */
  readonly unit: string;
  /** Single numbers and ranges, in order; a single number has the same ends. */
  readonly ranges: readonly (readonly [string, string])[];
}

const number = "[1-9]\\d?[.,]\\d{1,2}";
const range = new RegExp(
  `(?<![\\d.,/])(${number})(?:\\s*(?:-|–|—|to|until|bis)\\s*(${number}))?(?![\\d]|[.]\\d)`,
  "gi",
);
const filler = /^(?:[\s,;:/&+()|.\-–]|and|ac|acs|pc|pcs|criteri(?:on|a)|lo\s*\d*)*$/i;

/**
 * Parts of a cell, each with the unit's name that stands before it; `null` when the cell is no list of
 * criteria. A part without a name of its own belongs to the unit of the part before it.
 */
export function claimedCriteria(text: string): readonly ClaimedCriteria[] | null {
  if (text.length > 2000 || !/\d[.,]\d/.test(text)) return null;
  const parts: { unit: string; ranges: (readonly [string, string])[] }[] = [];
  let end = 0;
  for (const match of text.matchAll(range)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const from = (match[1] ?? "").replace(",", ".");
    const to = (match[2] ?? from).replace(",", ".");
    const last = parts[parts.length - 1];
    if (filler.test(between) && last !== undefined) last.ranges.push([from, to]);
    else parts.push({ unit: filler.test(between) ? "" : unitPart(between), ranges: [[from, to]] });
  }
  if (parts.length === 0) return null;
  return parts;
}

/** What follows the last criterion of a cell: a wording such as "Explain why", or nothing. */
export function textAfterCriteria(text: string): string {
  let end = 0;
  for (const match of text.matchAll(range)) end = match.index + match[0].length;
  return text.slice(end).trim();
}

function unitPart(between: string): string {
  return between
    .replace(/^[\s,;:/&+()|.\-–]+/, "")
    .replace(/(?:[\s,;:/&+()|.\-–]|\b(?:ac|acs|pc|criteri(?:on|a))\b)+$/i, "")
    .trim();
}
