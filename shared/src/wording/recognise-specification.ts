/** Tells which specification a text is, by what it holds and never by its file's name. */
import { type SpecificationOutline } from "./outline.ts";
import { unitReferencesIn } from "./headings.ts";

/** Below this share of references in common, a text is no copy of the specification. */
const smallestShare = 0.5;
/** How far the best must lead: two specifications may have 19 of 20 units in common. */
const smallestLead = 0.02;
/** How far behind the best a specification may be whose qualification number the text holds. */
const largestLag = 0.3;

/**
 * The id of the specification whose unit references are the text's, counted both ways: references that the
 * text lacks and references that the specification lacks. A qualification number that the text holds and
 * only one specification has decides between close ones. `null` when it stays unclear.
 */
export function recogniseSpecification(
  text: string,
  outlines: readonly SpecificationOutline[],
): string | null {
  const inText = new Set(unitReferencesIn(text));
  const scores = outlines
    .map((outline) => {
      const refs = new Set(outline.units.map(({ ref }) => ref));
      const common = [...refs].filter((ref) => inText.has(ref)).length;
      const all = refs.size + inText.size - common;
      const share = all === 0 ? 0 : common / all;
      const named = (outline.qualificationNumbers ?? []).some((number) => text.includes(number));
      return { id: outline.id, share, named };
    })
    .filter(({ share, named }) => share >= smallestShare || (named && share > 0))
    .sort((a, b) => b.share - a.share);
  const [best, second] = scores;
  const named = scores.filter((score) => score.named);
  const [only] = named;
  if (best === undefined) return null;
  if (only !== undefined && named.length === 1) return best.share - only.share <= largestLag ? only.id : null;
  return second === undefined || best.share - second.share >= smallestLead ? best.id : null;
}
