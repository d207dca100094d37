import { type Budget } from "./find-spans.ts";
import { type Finding, isSecret, mask } from "./finding.ts";
import { guardText, spansInWords } from "./guard-text.ts";
import { type KnownValue } from "./known-value.ts";
import { type Span } from "./span.ts";

export interface SelectedWords {
  /** The whole text that the selection stands in. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly known: readonly KnownValue[];
}

export type GuardedQuotation =
  | {
      readonly state: "selected";
      readonly quote: {
        readonly exact: string;
        readonly before: string | null;
        readonly after: string | null;
        readonly position: { readonly start: number; readonly end: number };
      };
      readonly findings: readonly Finding[];
    }
  | { readonly state: "refused"; readonly findings: readonly Finding[] }
  | { readonly state: "unread"; readonly reason: string };

/** The specification's 32 characters on either side. */
const kept = 32;
/** The words that give a number away may stand outside of the selection: "Date of birth" in the line above. */
const looked = 160;

const unfinished: GuardedQuotation = {
  state: "unread",
  reason: "The check for confidential information did not finish in time. Select fewer words.",
};

/**
 * A quotation and the words around it, with personal data masked. A secret that stands in the selected words, or
 * reaches into them, refuses it.
 */
export function guardQuotation({ text, start, end, known }: SelectedWords, spent: Budget): GuardedQuotation {
  const from = Math.max(0, start - looked);
  const around = text.slice(from, end + looked);
  const spans = spansInWords(around, known, spent)?.map((span) => ({
    ...span,
    start: span.start + from,
    end: span.end + from,
  }));
  if (spans === undefined) return unfinished;
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const secrets = new Set(inside.map(({ kind }) => kind).filter(isSecret));
  const refused = (findings: readonly Finding[]): GuardedQuotation => ({ state: "refused", findings });
  if (secrets.size > 0) return refused([...secrets].map((kind) => ({ kind, field: "quotation", at: null })));
  const exact = guardText(
    { text: maskedPart(text, start, end, spans), field: "quotation", sort: "words", known },
    spent,
  );
  if (exact.state === "unfinished") return unfinished;
  if (exact.state === "secret") return refused(exact.findings);
  const side = (left: number, right: number): string | null => {
    const words = maskedPart(text, wholeStart(text, left), wholeEnd(text, right), spans).trim();
    const answer = guardText({ text: words, field: "quotation", sort: "words", known }, spent);
    return answer.state === "allowed" && answer.text !== "" ? answer.text : null;
  };
  const masks = inside.map(({ kind }, index) => ({
    kind,
    field: "quotation",
    at: maskAt(exact.text, index),
  }));
  return {
    state: "selected",
    quote: {
      exact: exact.text,
      before: side(Math.max(0, start - kept), start),
      after: side(end, Math.min(text.length, end + kept)),
      position: { start, end },
    },
    findings: [...masks, ...exact.findings],
  };
}

function maskedPart(text: string, start: number, end: number, spans: readonly Span[]): string {
  let shown = "";
  let at = start;
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    shown += text.slice(at, Math.max(at, span.start)) + mask;
    at = Math.min(end, span.end);
  }
  return shown + text.slice(at, end);
}

function maskAt(text: string, index: number): number {
  let at = -1;
  for (let count = 0; count <= index; count += 1) at = text.indexOf(mask, at + 1);
  return Math.max(0, at);
}

/** No half characters at the edges. */
function wholeStart(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

function wholeEnd(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
