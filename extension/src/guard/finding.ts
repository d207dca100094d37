/** What the leak guard found: its kind and where, never the words themselves. */

/** Secrets: whatever holds one is not kept. */
export const secretKinds = [
  "card-number",
  "card-security-code",
  "password",
  "pin",
  "one-time-code",
  "bank-account",
] as const;

/** Personal data: masked before it is kept. */
export const personalKinds = [
  "national-insurance-number",
  "nhs-number",
  "date-of-birth",
  "telephone-number",
  "email-address",
  "postcode",
] as const;

export type SecretKind = (typeof secretKinds)[number];
export type PersonalKind = (typeof personalKinds)[number];
export type FindingKind = SecretKind | PersonalKind;

export interface Finding {
  readonly kind: FindingKind;
  /** The field of the evidence: `title`, `quote`, `note`, … */
  readonly field: string;
  /** Where the mask stands in the field's masked text; `null` for a secret, which is not shown. */
  readonly at: number | null;
}

const words: { readonly [kind in FindingKind]: string } = {
  "card-number": "a card number",
  "card-security-code": "a card's security code",
  password: "a password",
  pin: "a PIN",
  "one-time-code": "a one-time code",
  "bank-account": "bank account details",
  "national-insurance-number": "a National Insurance number",
  "nhs-number": "an NHS number",
  "date-of-birth": "a date of birth",
  "telephone-number": "a telephone number",
  "email-address": "an e-mail address",
  postcode: "a postcode",
};

/** What it is, for people: `a card number`. */
export function findingWords(kind: FindingKind): string {
  return words[kind];
}

const secrets: ReadonlySet<FindingKind> = new Set(secretKinds);

export function isSecret(kind: FindingKind): kind is SecretKind {
  return secrets.has(kind);
}

/** A solid mask. Always the same, so that it does not tell how long the words under it are. */
export const mask = "█████";
