import { emailAddresses, postcodes, telephoneNumbers } from "./address-parts.ts";
import { bankAccounts } from "./bank-account.ts";
import { cardNumbers } from "./card-number.ts";
import { datesOfBirth } from "./date-of-birth.ts";
import { type Budget, findSpans } from "./find-spans.ts";
import { type Finding, type FindingKind, isSecret, mask } from "./finding.ts";
import { knownValues, type KnownValue } from "./known-value.ts";
import { namedCodes, passwords } from "./named-secret.ts";
import { healthNumbers, insuranceNumbers } from "./personal-number.ts";
import { type Detector, type Span } from "./span.ts";

/**
 * What a field is for. `words`: people's words. `address`: a link or place, with percent codes. `identity`: a
 * system's id, where a Message-ID looks like an e-mail address and is none. `signature`: the name or account
 * that somebody signs with, which is meant to be kept.
 */
export type FieldSort = "words" | "address" | "identity" | "signature";

const secrets: readonly Detector[] = [cardNumbers, namedCodes, passwords, bankAccounts];
const numbers: readonly Detector[] = [insuranceNumbers, healthNumbers];

const detectorsOf: { readonly [sort in FieldSort]: readonly Detector[] } = {
  words: [...secrets, ...numbers, datesOfBirth, telephoneNumbers, emailAddresses, postcodes],
  address: [...secrets, ...numbers, addressEmails, telephoneNumbers],
  identity: [...secrets, ...numbers, outsideMessageIds],
  signature: secrets,
};

/** E-mail addresses in an identity; what stands alone in angle brackets is a Message-ID. */
function outsideMessageIds(text: string): readonly Span[] {
  return /^<[^<>\s]+@[^<>\s]+>$/.test(text.trim()) ? [] : emailAddresses(text);
}

/** In a link that looks for a message, what follows `rfc822msgid:` is a Message-ID too. */
function addressEmails(text: string): readonly Span[] {
  return emailAddresses(text).filter(({ start }) => !/rfc822msgid:$/.test(text.slice(0, start)));
}

/** Parts of people's words that hold something; `null` when the time was up. */
export function spansInWords(
  text: string,
  known: readonly KnownValue[],
  spent: Budget,
): readonly Span[] | null {
  return findSpans(text, false, [...detectorsOf.words, knownValues(known)], spent);
}

export type GuardedText =
  | { readonly state: "allowed"; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly state: "secret"; readonly findings: readonly Finding[] }
  | { readonly state: "unfinished" };

export interface TextToGuard {
  readonly text: string;
  /** Its name, for the findings. */
  readonly field: string;
  readonly sort: FieldSort;
  /** What stands in fields of the page. */
  readonly known?: readonly KnownValue[];
}

const mostCharacters = 50_000;
const mostRounds = 5;

/** Looks for secrets and personal data in one field's text. Personal data is masked, whole words at a time. */
export function guardText({ text, field, sort, known = [] }: TextToGuard, spent: Budget): GuardedText {
  if (text.length > mostCharacters) return { state: "unfinished" };
  const detectors = [...detectorsOf[sort], knownValues(known)];
  let shown = text;
  let masks: readonly { readonly kind: FindingKind; readonly at: number }[] = [];
  // Words that a mask brought together may say something new: until nothing more is found.
  for (let round = 0; round < mostRounds; round += 1) {
    const spans = findSpans(shown, sort === "address", detectors, spent);
    if (spans === null) return { state: "unfinished" };
    const secretKinds = new Set(spans.map(({ kind }) => kind).filter(isSecret));
    if (secretKinds.size > 0)
      return { state: "secret", findings: [...secretKinds].map((kind) => ({ kind, field, at: null })) };
    if (spans.length === 0)
      return { state: "allowed", text: shown, findings: masks.map((one) => ({ ...one, field })) };
    ({ shown, masks } = masked(shown, spans, masks));
  }
  return { state: "unfinished" };
}

function masked(
  text: string,
  spans: readonly Span[],
  earlier: readonly { readonly kind: FindingKind; readonly at: number }[],
) {
  let shown = "";
  let from = 0;
  const masks: { readonly kind: FindingKind; readonly at: number }[] = [];
  for (const { kind, start, end } of spans) {
    shown += text.slice(from, start);
    masks.push({ kind, at: shown.length });
    shown += mask;
    from = end;
  }
  shown += text.slice(from);
  for (const { kind, at } of earlier) {
    let moved = at;
    let under = false;
    for (const { start, end } of spans) {
      if (end <= at) moved += mask.length - (end - start);
      else if (start <= at) under = true;
    }
    if (!under) masks.push({ kind, at: moved });
  }
  masks.sort((one, other) => one.at - other.at);
  return { shown, masks };
}
