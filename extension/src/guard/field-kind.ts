import { type FindingKind } from "./finding.ts";

/** A field of a page, as far as the page describes it. */
export interface DescribedField {
  readonly type: string | null;
  readonly autocomplete: string | null;
  /** Its `name` and `id`. */
  readonly names: readonly string[];
  /** The words beside it: label, `aria-label`, placeholder, heading of a table's row. */
  readonly labels: readonly string[];
}

const byAutocomplete: { readonly [token: string]: FindingKind } = {
  "cc-number": "card-number",
  "cc-csc": "card-security-code",
  "cc-exp": "card-security-code",
  "cc-exp-month": "card-security-code",
  "cc-exp-year": "card-security-code",
  "one-time-code": "one-time-code",
  "current-password": "password",
  "new-password": "password",
  bday: "date-of-birth",
  "postal-code": "postcode",
  tel: "telephone-number",
  "tel-national": "telephone-number",
  email: "email-address",
};

const byWords: readonly (readonly [RegExp, FindingKind])[] = [
  [
    /\b(?:pass\s?-?words?|passwd|pwd|pass\s?-?phrase|memorable\s+(?:word|name|place|information)|security\s+answer|mother'?s\s+maiden\s+name)\b/i,
    "password",
  ],
  [/\b(?:cvv2?|cvc2?|csc|cv2|security\s+code|card\s+verification)\b/i, "card-security-code"],
  [/\b(?:card|cc|pan)[\s_-]*(?:number|num|no)\b|\blong\s+number\b|\bcard\s?number\b/i, "card-number"],
  [
    /\b(?:one[\s-]?time|otp|verification|authentication|access|login)\s*(?:code|password|pin)?\s*\bcode\b|\botp\b|\bone[\s-]?time\s+(?:code|password|passcode)\b|\bpasscode\b/i,
    "one-time-code",
  ],
  [/\bpin\b(?!\s*point)/i, "pin"],
  [
    /\bsort[\s_-]*code\b|\baccount[\s_-]*(?:number|no)\b.*\bbank\b|\bbank[\s_-]*account\b|\biban\b/i,
    "bank-account",
  ],
  [/\bnational\s+insurance\b|\bnino\b|\bni\s+(?:number|no)\b/i, "national-insurance-number"],
  [/\bnhs\s*(?:number|no|id)?\b/i, "nhs-number"],
  [/\bdates?\s+of\s+birth\b|\bd\.?o\.?b\b|\bbirth\s?-?da(?:te|y)\b/i, "date-of-birth"],
];

/** What a field is there for, if that is a secret or personal data; `null` for every other field. */
export function fieldKind({ type, autocomplete, names, labels }: DescribedField): FindingKind | null {
  if (type?.toLowerCase() === "password") return "password";
  for (const token of (autocomplete ?? "").toLowerCase().split(/\s+/)) {
    if (Object.hasOwn(byAutocomplete, token)) return byAutocomplete[token] ?? null;
  }
  const words = [
    ...labels,
    ...names.map((name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ")),
  ];
  for (const [pattern, kind] of byWords)
    if (words.some((text) => text.length < 120 && pattern.test(text))) return kind;
  if (type?.toLowerCase() === "tel") return "telephone-number";
  if (type?.toLowerCase() === "email") return "email-address";
  return null;
}
