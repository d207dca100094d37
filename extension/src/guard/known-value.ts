import { type FindingKind } from "./finding.ts";
import { type Detector } from "./span.ts";

/** What stands in a field of the page that is there for a secret or for personal data. Never leaves the page. */
export interface KnownValue {
  readonly kind: FindingKind;
  readonly value: string;
}

const fewest = 3;

/** Finds the values of the page's own fields wherever they stand as whole words. */
export function knownValues(known: readonly KnownValue[]): Detector {
  const looked = known
    .map(({ kind, value }) => ({ kind, value: value.trim() }))
    .filter(({ value }) => value.length >= fewest && value.length <= 200);
  return (text) =>
    looked.flatMap(({ kind, value }) => {
      const spans = [];
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
        const end = at + value.length;
        if (!joined(text, at) && !joined(text, end)) spans.push({ kind, start: at, end });
      }
      return spans;
    });
}

/** Do a letter or digit stand on both sides of this place? */
function joined(text: string, at: number): boolean {
  const around = /[\p{L}\p{N}]/u;
  return around.test(text.charAt(at - 1)) && around.test(text.charAt(at));
}
