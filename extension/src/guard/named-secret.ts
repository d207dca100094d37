import { type SecretKind } from "./finding.ts";
import { type Detector, type Span } from "./span.ts";

/**
 * Secrets that only the words beside them give away: `PIN 4821`, `the password is …`, `your code: 482 913`.
 * Either the words come first and then the value, or the value and then the words.
 */
interface Named {
  readonly kind: SecretKind;
  readonly words: string;
  readonly value: string;
}

const between = String.raw`(?:[\s:=#>|"'()\[\]*.,-]|\b(?:number|no|num|code|value|is|was|as|are|for|your|my|the|this|card|account|login|on|back|of)\b){0,14}?`;
const shortCode = String.raw`(?<![\d.£$€])\d(?:[\s-]?\d){3,5}(?![\d]|[.,]\d)`;

const codes: readonly Named[] = [
  {
    kind: "card-security-code",
    words: String.raw`cvv2?|cvc2?|cv2|csc|card\s+(?:security|verification)\s+(?:code|value|number)|security\s+(?:code|number|digits)|(?:three|3)\s+digits?\s+on\s+the\s+back`,
    value: String.raw`(?<![\d.£$€])\d(?:[\s-]?\d){2,3}(?!\d|[\s-]\d|[.,/]\d|:\d)`,
  },
  { kind: "pin", words: String.raw`pins?|p\.i\.n\.?|personal\s+identification\s+number`, value: shortCode },
  {
    kind: "one-time-code",
    words: String.raw`otps?|one[\s-]?time\s+(?:security\s+)?(?:code|password|passcode|pin)|(?:verification|authentication|authenticator|authorisation|authorization|security|login|log-in|sign-in|access|2fa|two[\s-]factor|activation)\s+code|passcode`,
    value: String.raw`(?<![\d.£$€])(?:[A-Z]-)?\d(?:[\s-]?\d){3,7}(?!\d|[.,]\d)`,
  },
];

const forwards = codes.map(({ kind, words, value }) => ({
  kind,
  pattern: new RegExp(String.raw`(?<![\p{L}\d])(?:${words})(?![\p{L}\d])${between}(${value})`, "giud"),
}));
const backwards = codes.map(({ kind, words, value }) => ({
  kind,
  pattern: new RegExp(
    String.raw`(${value})[\s"'(,-]{1,3}(?:(?:is|was|as)\s+)?(?:(?:your|my|the|his|her|their|a|an|card)\s+){0,3}(?:[\p{L}-]{2,20}\s+)?(?:${words})(?![\p{L}\d])`,
    "giud",
  ),
}));
const toEnter =
  /\b(?:use|enter|type|quote)\s+(?:the\s+)?(?:code\s+)?((?:[A-Z]-)?\d(?:[\s-]?\d){3,7})\s+to\s+(?:verify|log|sign|confirm|authenticate|complete|access)\b/dgi;

export const namedCodes: Detector = (text) => {
  const found: Span[] = [];
  const take = (kind: SecretKind, pattern: RegExp): void => {
    for (const { indices } of text.matchAll(pattern)) {
      const place = indices?.[1];
      if (place !== undefined) found.push({ kind, start: place[0], end: place[1] });
    }
  };
  for (const { kind, pattern } of forwards) take(kind, pattern);
  for (const { kind, pattern } of backwards) take(kind, pattern);
  take("one-time-code", toEnter);
  return found;
};

const passwordWords = String.raw`pass\s?-?words?|passwd|passwort|pwd|pass\s?-?phrase|pass\s?-?code|memorable\s+(?:word|name|place|information|info|date)|mother'?s\s+maiden\s+name|security\s+answer`;
/** `password: …`, `password is …`: whatever follows is it. */
const told = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${passwordWords})(?:\s*\([^()\n]{0,30}\))?\s*(?:(?:for|to)\s+[\p{L}\s]{1,30}?)?\s*(?:([:=])|\s(?:is|was|will\s+be)\b\s*:?)["'\s]*([^\s"']{3,})`,
  "giud",
);
/** `password hunter2`: only what looks like one. */
const beside = new RegExp(String.raw`(?<![\p{L}\d])(?:${passwordWords})[\s>|,-]+["']?([^\s"']{5,})`, "giud");

/** What is said about passwords and is none: `the password is wrong`. */
const aboutPasswords =
  /^(?:(?:in)?correct|wrong|right|required?|needed|reset\w*|re-?set|changed?|changing|expir\w+|not?|never|now|being|been|the|that|this|your|my|our|their|his|her|an?|set|updat\w+|(?:in)?valid|too|very|still|also|only|always|protected|safe|secure|secret|shared?|forgotten|lost|case|sent|saved|stored|kept|asked|entered|given|accepted|refused|blocked|locked|weak|strong|working|none|hidden|confidential|private|important|at|in|on|to|of|by|with|when|what|how|where|same|different|new|old|there|available|created?|made|and|or|but|it|we|they|you|i|n\/a|removed|withheld|taken|[\p{L}]+(?:ed|ing))[.,;:!?)]*$/iu;

const masked = /^[*•·█#xX.\-_…[\]()]+$/;

export const passwords: Detector = (text) => {
  const found: Span[] = [];
  for (const match of text.matchAll(told)) {
    const place = match.indices?.[2];
    const value = match[2] ?? "";
    if (place === undefined || masked.test(value) || value.includes("█")) continue;
    if (aboutPasswords.test(value)) continue;
    found.push({ kind: "password", start: place[0], end: place[1] });
  }
  for (const match of text.matchAll(beside)) {
    const place = match.indices?.[1];
    const value = (match[1] ?? "").replace(/[.,;:!?)]+$/, "");
    if (place === undefined || value.includes("█") || !looksMade(value)) continue;
    found.push({ kind: "password", start: place[0], end: place[1] });
  }
  return found;
};

/** Letters with digits or signs among them, as no word has. */
function looksMade(value: string): boolean {
  return /\p{L}/u.test(value) && (/\d/.test(value) || /[!$%^&*#@+=~]/.test(value)) && value.length >= 5;
}
