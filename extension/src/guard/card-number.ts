import { type Detector, near, type Span } from "./span.ts";

/** Digits with at most three blanks, dashes or dots between them; a line's end counts as one. */
const run = /\d(?:[\s._\-/|,]{0,3}\d)+/g;
const context = /\b(?:card|visa|master\s?card|amex|american express|maestro|debit|credit|pan|long number)\b/i;

/** Numbers of payment cards: a known range, its length, and the Luhn check digit. */
export const cardNumbers: Detector = (text) => {
  const found: Span[] = [];
  for (const match of text.matchAll(run)) {
    const groups = [...match[0].matchAll(/\d+/g)].map((group) => ({
      digits: group[0],
      start: match.index + group.index,
    }));
    for (let first = 0; first < groups.length;) {
      const card = cardFrom(text, groups, first);
      if (card === null) first += 1;
      else {
        found.push(card.span);
        first = card.next;
      }
    }
  }
  return found;
};

interface Group {
  readonly digits: string;
  readonly start: number;
}

function cardFrom(
  text: string,
  groups: readonly Group[],
  first: number,
): { readonly span: Span; readonly next: number } | null {
  let digits = "";
  const lengths: number[] = [];
  for (let last = first; last < groups.length; last += 1) {
    const group = groups[last];
    if (group === undefined) break;
    digits += group.digits;
    lengths.push(group.digits.length);
    if (digits.length > 19) break;
    if (digits.length < 12 || !isCard(digits)) continue;
    const span = {
      kind: "card-number",
      start: groups[first]?.start ?? 0,
      end: group.start + group.digits.length,
    } as const;
    const between = text.slice(span.start, span.end);
    if (usualGroups(lengths, between) || near(text, span, context, 60)) return { span, next: last + 1 };
  }
  return null;
}

/**
 * As cards are written: whole, in fours, digit by digit, as American Express does, or broken by a line's end; with
 * the same sign between all groups. "1.1, 1.2 2.2" is a list of criteria.
 */
function usualGroups(lengths: readonly number[], between: string): boolean {
  if (lengths.length === 1) return true;
  const signs = new Set(
    between
      .split(/\d+/)
      .slice(1, -1)
      .map((sign) => sign.trim()),
  );
  if (signs.size > 1 || signs.has(",")) return false;
  const last = lengths.at(-1) ?? 0;
  if (lengths.slice(0, -1).every((length) => length === 4) && last <= 4) return true;
  if (lengths.every((length) => length === 1)) return signs.has("") || signs.has("-");
  if (/^4,6,[45]$/.test(lengths.join())) return true;
  return lengths.length === 2 && between.includes("\n");
}

const ranges: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:6011|65|64[4-9]|62)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:36|38|30[0-5]|309)/, lengths: [14, 16, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
];

function isCard(digits: string): boolean {
  return (
    ranges.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) &&
    luhn(digits)
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const value = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
