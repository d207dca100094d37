import { type FindingKind } from "./finding.ts";

/** A part of a readable text that holds something. */
export interface Span {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

/** Finds one kind of thing in readable text. Linear in the text's length. */
export type Detector = (text: string) => readonly Span[];

/** Is there such a word within so many characters on either side? */
export function near(
  text: string,
  { start, end }: Omit<Span, "kind">,
  words: RegExp,
  reach: number,
): boolean {
  return (
    words.test(text.slice(Math.max(0, start - reach), start)) || words.test(text.slice(end, end + reach))
  );
}

/** Every match of a global pattern. */
export function matches(
  text: string,
  pattern: RegExp,
): readonly (Omit<Span, "kind"> & { readonly words: string })[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }));
}
