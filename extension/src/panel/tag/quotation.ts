/** The words of a quotation that an assessor may take out. What is taken out becomes a solid mask. */
import { mask } from "../../guard/finding.ts";
import { type Quotation } from "../../page/page-reading.ts";

export interface QuotedPart {
  readonly text: string;
  /** Blanks and line breaks stand between words and are not chosen. */
  readonly kind: "word" | "masked" | "between";
}

/** The quotation part by part: joined, they are the quotation. */
export function partsOf(exact: string): readonly QuotedPart[] {
  return exact
    .split(/(\s+)/)
    .filter((text) => text !== "")
    .map((text) => ({ text, kind: /^\s/.test(text) ? "between" : text.includes(mask) ? "masked" : "word" }));
}

/**
 * The quotation without the words taken out, each run of them one mask, so that nothing tells how many they
 * were. `null` when no word is left.
 *
 * @param takenOut numbers of parts
 */
export function withoutWords(quote: Quotation, takenOut: readonly number[]): Quotation | null {
  if (takenOut.length === 0) return quote;
  const parts = partsOf(quote.exact);
  if (!parts.some(({ kind }, index) => kind === "word" && !takenOut.includes(index))) return null;
  let exact = "";
  let waiting = "";
  for (const [index, { text, kind }] of parts.entries()) {
    const isMask = takenOut.includes(index) || text === mask;
    if (kind === "between") waiting = text;
    else if (isMask && exact.endsWith(mask)) waiting = "";
    else {
      exact += waiting + (isMask ? mask : text);
      waiting = "";
    }
  }
  return { ...quote, exact };
}
