/**
 * Finds a kept quotation in a page's text again.
 *
 * *Same* needs the very words, and something of what stood around them. *Changed* needs both neighbours to
 * stand as they stood, and most of the words between them. Everything less certain is asked: two places that
 * are equally good, or like words in another place. So a quotation that was deleted is never pinned to other
 * text that only looks like it.
 */
import { mask } from "../guard/finding.ts";
import { likeness } from "./likeness.ts";
import { type FoundQuotation, type Place, type Quotation } from "./page-reading.ts";

interface Spot {
  readonly start: number;
  readonly end: number;
  /** How much of the words before and after stands beside it: 0 none, 1 all. */
  readonly before: number;
  readonly after: number;
}

interface Wanted {
  readonly exact: string;
  /** What stands between the masks. */
  readonly pieces: readonly string[];
  readonly before: string;
  readonly after: string;
  /** Nothing stood before or after it: it began or ended the page. */
  readonly first: boolean;
  readonly last: boolean;
  readonly start: number | null;
}

/** A mask stands for at most so many characters. */
const mostUnderMask = 250;
const mostSpots = 2_000;
const mostAsked = 9;

export function findQuotation(text: string, quote: Quotation): FoundQuotation {
  const wanted = wantedOf(quote);
  const exact = exactSpots(text, wanted);
  // The words may stand elsewhere as well, while they were changed where they stood.
  if (exact.some((spot) => vouchedFor(spot, wanted))) return chooseExact(text, exact, wanted);
  const changed = chooseChanged(text, wanted);
  return exact.length > 0 && changed.state !== "changed" ? chooseExact(text, exact, wanted) : changed;
}

function wantedOf({ exact, before, after, position }: Quotation): Wanted {
  return {
    exact,
    pieces: exact.split(mask),
    before: (before ?? "").split(mask).at(-1)?.trim() ?? "",
    after: (after ?? "").split(mask)[0]?.trim() ?? "",
    first: before === null && position?.start === 0,
    last: after === null,
    start: position?.start ?? null,
  };
}

function exactSpots(text: string, wanted: Wanted): readonly Spot[] {
  const pieces = wanted.pieces.filter((piece) => piece.trim() !== "");
  const [head, ...rest] = pieces;
  const spots: Spot[] = [];
  if (head === undefined) return spots;
  for (
    let start = text.indexOf(head);
    start >= 0 && spots.length < mostSpots;
    start = text.indexOf(head, start + 1)
  ) {
    let end = start + head.length;
    for (const piece of rest) {
      const next = text.slice(end, end + mostUnderMask + piece.length).indexOf(piece);
      end = next < 0 ? -1 : end + next + piece.length;
      if (end < 0) break;
    }
    if (end >= 0) spots.push(spotAt(text, start, end, wanted));
  }
  return spots;
}

function spotAt(text: string, start: number, end: number, wanted: Wanted): Spot {
  const { before, after } = wanted;
  const [head = ""] = wanted.pieces;
  const tail = wanted.pieces.at(-1) ?? "";
  return {
    start,
    end,
    // Beside a mask stands what the mask covers: nothing can be told.
    before: head.trim() === "" && wanted.pieces.length > 1 ? 0 : agreementBefore(text, start, before),
    after: tail.trim() === "" && wanted.pieces.length > 1 ? 0 : agreementAfter(text, end, after),
  };
}

function agreementBefore(text: string, start: number, before: string): number {
  if (before === "") return 0;
  const beside = text.slice(Math.max(0, start - before.length - 1), start).trimEnd();
  let length = 0;
  while (length < before.length && beside.at(-1 - length) === before.at(-1 - length)) length += 1;
  return length / before.length;
}

function agreementAfter(text: string, end: number, after: string): number {
  if (after === "") return 0;
  const beside = text.slice(end, end + after.length + 1).trimStart();
  let length = 0;
  while (length < after.length && beside[length] === after[length]) length += 1;
  return length / after.length;
}

const sum = ({ before, after }: Spot): number => before + after;

/** Half of the words on one side, or no words were kept to compare. */
function vouchedFor(spot: Spot, { before, after }: Wanted): boolean {
  return spot.before >= 0.5 || spot.after >= 0.5 || (before === "" && after === "");
}

function chooseExact(text: string, spots: readonly Spot[], wanted: Wanted): FoundQuotation {
  const best = Math.max(...spots.map(sum));
  const leading = spots.filter((spot) => sum(spot) > best - 0.5);
  const whole = spots.filter((spot) => sum(spot) >= best - 0.001);
  const complete = best >= (wanted.before === "" ? 0 : 1) + (wanted.after === "" ? 0 : 1) - 0.001;
  // Words that stand as they stood on both sides beat those that nearly do.
  const equals = complete ? whole : leading;
  const [only] = equals;
  if (only !== undefined && equals.length === 1) {
    const place = placeOf(text, only, true);
    return vouchedFor(only, wanted) ? { state: "same", place } : { state: "several", places: [place] };
  }
  const there = complete ? equals.find(({ start }) => start === wanted.start) : undefined;
  if (there !== undefined) return { state: "same", place: placeOf(text, there, true) };
  return {
    state: "several",
    places: equals.slice(0, mostAsked).map((spot) => placeOf(text, spot, true)),
  };
}

function chooseChanged(text: string, wanted: Wanted): FoundQuotation {
  const certain = between(text, wanted);
  const [only] = certain;
  if (only !== undefined && certain.length === 1)
    return { state: "changed", place: placeOf(text, only, false) };
  if (certain.length > 1)
    return {
      state: "several",
      places: certain.slice(0, mostAsked).map((spot) => placeOf(text, spot, false)),
    };
  // Like words with other numbers among other neighbours are other words: another order, another day.
  const numbers = digitsIn(wanted.exact);
  const doubtful = likeness(text, wanted.pieces)
    .map(({ start, end }) => spotAt(text, start, end, wanted))
    .filter(
      (spot) =>
        Math.max(spot.before, spot.after) >= 0.5 || digitsIn(text.slice(spot.start, spot.end)) === numbers,
    )
    .slice(0, mostAsked);
  return doubtful.length === 0
    ? { state: "gone" }
    : { state: "several", places: doubtful.map((spot) => placeOf(text, spot, false)) };
}

/** What stands now between the words before and the words after, where it is still mostly the quotation. */
function between(text: string, wanted: Wanted): readonly Omit<Spot, "before" | "after">[] {
  const { before, after, exact, first, last } = wanted;
  const most = exact.length * 2 + 100 + (wanted.pieces.length - 1) * mostUnderMask;
  const spots: Omit<Spot, "before" | "after">[] = [];
  if (before.length + after.length < 8) return spots;
  const ends = after === "" && last ? () => text.length : (from: number) => text.indexOf(after, from);
  const take = (start: number): void => {
    // Several ends may follow one beginning: the nearest one that leaves the quotation.
    let end = ends(start);
    for (let tries = 0; end >= 0 && end - start <= most && tries < 20; tries += 1) {
      if (isLike(text.slice(start, end), wanted)) {
        spots.push(trimmedSpot(text, start, end));
        return;
      }
      if (after === "") return;
      end = text.indexOf(after, end + 1);
    }
  };
  if (before === "") {
    if (first) take(0);
    return spots;
  }
  let tries = 0;
  for (let at = text.indexOf(before); at >= 0 && tries < mostSpots; at = text.indexOf(before, at + 1)) {
    take(at + before.length);
    tries += 1;
  }
  return spots;
}

const digitsIn = (words: string): string => words.replace(/\D/g, "");

function isLike(now: string, { exact, pieces }: Wanted): boolean {
  const words = now.trim();
  if (words === "") return false;
  if (exact.length < 4) return words.length <= exact.length + 2;
  return likeness(words, pieces, exact.length < 10 ? 0.5 : 0.4).length > 0;
}

function trimmedSpot(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: from + words.trim().length };
}

function placeOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  exactly: boolean,
): Place {
  return { start, end, now: text.slice(start, end).slice(0, 11_000), exactly };
}
