/** Cuts a segment at the numbers printed in it: "1.1 Explain … 1.2 Describe …". */
import { type UnitIndex } from "./unit-outline-index.ts";

export type Piece =
  /** Numbered in full: `2.10`. */
  | { readonly kind: "criterion"; readonly number: string; readonly text: string }
  /** Numbered with one part: an outcome's number, or a criterion's within its outcome. */
  | { readonly kind: "short"; readonly number: string; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

interface Marker {
  readonly kind: "criterion" | "short";
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

const fullNumber = /(?<!\S)([1-9]\d?)\.([1-9]\d?)\.?(?=\s|$|\p{Lu}|["“‘'])/gu;
const shortNumber = /(?<!\S)([1-9]\d?)([.)]?)(?=\s|$)/gu;
const digit = /\d/;
const capital = /^\s*["“‘'(]?\p{Lu}/u;

function rest(text: string, from: number): string {
  return text.slice(from, from + 80).trimStart();
}

function fullMarkers(text: string, unit: UnitIndex): Marker[] {
  const markers: Marker[] = [];
  for (const match of text.matchAll(fullNumber)) {
    const outcome = match[1] ?? "";
    const number = `${outcome}.${match[2] ?? ""}`;
    const end = match.index + match[0].length;
    if (match.index > 0) {
      const next = rest(text, end);
      const known = unit.expects(number) ? capital.test(next) || unit.beginsWithVerb(number, next) : false;
      if (!known && !(unit.hasOutcome(outcome) && capital.test(next))) continue;
    }
    markers.push({ kind: "criterion", number, start: match.index, end });
  }
  return markers;
}

/**
 * Numbers of one part inside a text. At its beginning any; further on only an outcome's heading between two
 * criteria ("… 2. Understand … 2.1 …"), or the next criterion where criteria are numbered within `outcome`.
 */
function shortMarkers(
  text: string,
  full: readonly Marker[],
  unit: UnitIndex,
  outcome: string | null,
): Marker[] {
  const markers: Marker[] = [];
  let nextFull = 0;
  let last = 0;
  for (const match of text.matchAll(shortNumber)) {
    const number = match[1] ?? "";
    const end = match.index + match[0].length;
    if (match.index > 0) {
      if (match[2] === "") continue;
      const next = rest(text, end);
      while ((full[nextFull]?.start ?? Infinity) < match.index) nextFull += 1;
      const heading = capital.test(next) && full[nextFull]?.number.split(".")[0] === number;
      const criterion =
        outcome !== null && Number(number) === last + 1 && unit.beginsWithVerb(`${outcome}.${number}`, next);
      if (!heading && !criterion) continue;
    }
    last = Number(number);
    markers.push({ kind: "short", number, start: match.index, end });
  }
  return markers;
}

/**
 * Every word of the text is in one of the pieces. `outcome` is the outcome within which criteria are
 * numbered 1, 2, 3, or `null` where they carry their full number.
 */
export function criterionPieces(text: string, unit: UnitIndex, outcome: string | null): Piece[] {
  if (!digit.test(text)) return text === "" ? [] : [{ kind: "text", text }];
  const full = fullMarkers(text, unit);
  const markers = [...full, ...shortMarkers(text, full, unit, outcome)].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  const before = text.slice(0, markers[0]?.start ?? text.length).trim();
  if (before !== "") pieces.push({ kind: "text", text: before });
  markers.forEach((marker, index) => {
    const end = markers[index + 1]?.start ?? text.length;
    pieces.push({ kind: marker.kind, number: marker.number, text: text.slice(marker.end, end).trim() });
  });
  return pieces;
}

/** Does this text hold a full number of the unit with the verb that belongs to it? */
export function holdsCriterion(text: string, unit: UnitIndex): boolean {
  return (
    digit.test(text) &&
    fullMarkers(text, unit).some(
      ({ number, end }) => unit.expects(number) && unit.beginsWithVerb(number, rest(text, end)),
    )
  );
}
