import search from "approx-string-match";

export interface Like {
  readonly start: number;
  readonly end: number;
}

const seedLength = 12;
const mostHits = 40;
const mostLooks = 60;
/** Patterns longer than this are compared by their beginning and end. */
const longest = 1_500;

/**
 * Where words like these stand, the likest first; those that overlap are one. `pieces` stand in this order with
 * something unknown between them.
 *
 * Only places that share a run of characters with the words are looked at: in a long page the rest cannot be
 * like them, and looking everywhere would take too long.
 *
 * @param difference how much of the words may differ, 0.2 is one character in five
 */
export function likeness(text: string, pieces: readonly string[], difference = 0.2): readonly Like[] {
  const said = pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
  const pattern = said.reduce((long, piece) => (piece.length > long.length ? piece : long), "");
  if (pattern.length < 3) return [];
  const head = pattern.slice(0, longest);
  const errors = Math.max(1, Math.floor(head.length * difference));
  const found: (Like & { readonly errors: number })[] = [];
  for (const { from, to } of windows(text, head, errors)) {
    for (const match of search(text.slice(from, to), head, errors).slice(0, 3)) {
      const like = { start: from + match.start, end: from + match.end, errors: match.errors };
      const same = found.findIndex(({ start, end }) => start < like.end && like.start < end);
      const known = found[same];
      if (known === undefined) found.push(like);
      else if (like.errors < known.errors) found[same] = like;
    }
  }
  return found
    .sort((a, b) => a.errors - b.errors || a.start - b.start)
    .map(({ start, end }) => ({ start, end: Math.min(text.length, end + (pattern.length - head.length)) }));
}

function windows(
  text: string,
  pattern: string,
  errors: number,
): readonly { readonly from: number; readonly to: number }[] {
  const slack = errors + 2;
  if (text.length <= pattern.length * 4 + 400) return [{ from: 0, to: text.length }];
  const starts = new Set<number>();
  for (const { seed, at } of seeds(pattern)) {
    let hits = 0;
    for (let hit = text.indexOf(seed); hit >= 0 && hits < mostHits; hit = text.indexOf(seed, hit + 1)) {
      // Near starts are one window.
      starts.add(Math.round((hit - at) / slack) * slack);
      hits += 1;
    }
  }
  return [...starts].slice(0, mostLooks).map((start) => ({
    from: Math.max(0, start - 2 * slack),
    to: Math.min(text.length, start + pattern.length + 2 * slack),
  }));
}

/** Runs of characters from all over the pattern. */
function seeds(pattern: string): readonly { readonly seed: string; readonly at: number }[] {
  if (pattern.length <= seedLength) {
    const half = Math.max(3, pattern.length >> 1);
    return [
      { seed: pattern.slice(0, half), at: 0 },
      { seed: pattern.slice(-half), at: pattern.length - half },
    ];
  }
  const step = Math.max(seedLength, Math.floor(pattern.length / 8));
  const all = [];
  for (let at = 0; at + seedLength <= pattern.length; at += step)
    all.push({ seed: pattern.slice(at, at + seedLength), at });
  return all;
}
