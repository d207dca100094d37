import { type Detector, matches, near, type Span } from "./span.ts";

const sortCode = /(?<![\d/-])\d{2}([\s-]?)\d{2}\1\d{2}(?![\d/-])/g;
const account = /(?<!\d)\d{4}[\s-]?\d{4}(?!\d|[\s-]\d)/g;
const sortWords = /\b(?:sort(?:ing)?[\s-]*code|s\/c)\b/i;
const bankWords =
  /\b(?:bank|bacs|chaps|iban|a\/c|acct?|account|payee|direct debit|standing order|refund to)\b/i;
const bankOnly = /\bbank\s+(?:account|a\/c|acct?)\b/i;
const iban = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[\s-]?[A-Z\d]{4}){2,7}(?:[\s-]?[A-Z\d]{1,3})?(?![\p{L}\d])/giu;

/** A sort code with an account number, an account number that a bank is named beside, and IBANs (check digits). */
export const bankAccounts: Detector = (text) => {
  const found: Span[] = [];
  const accounts = matches(text, account);
  for (const code of matches(text, sortCode)) {
    const beside = accounts.find(
      ({ start, end }) =>
        (start >= code.end && start - code.end < 80) || (end <= code.start && code.start - end < 80),
    );
    if (beside === undefined) continue;
    const both = { start: Math.min(code.start, beside.start), end: Math.max(code.end, beside.end) };
    const inside = text.slice(both.start, both.end);
    const named = sortWords.test(inside) || near(text, both, sortWords, 60);
    const banked = bankWords.test(inside) || near(text, both, bankWords, 60);
    // 12-05-26 is a day as well: then only the words "sort code" tell.
    if (named || (banked && code.words.includes("-") && !couldBeDay(code.words)))
      found.push({ kind: "bank-account", ...both });
  }
  for (const number of accounts) {
    if (near(text, number, bankOnly, 40))
      found.push({ kind: "bank-account", start: number.start, end: number.end });
  }
  for (const number of matches(text, iban)) {
    if (isIban(number.words.replace(/[\s-]/g, "").toUpperCase()))
      found.push({ kind: "bank-account", start: number.start, end: number.end });
  }
  return found;
};

function couldBeDay(code: string): boolean {
  const [day = 0, month = 0, year = 0] = code.split("-").map(Number);
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (year >= 1 && year <= 31));
}

function isIban(written: string): boolean {
  if (written.length < 15 || written.length > 34) return false;
  let rest = 0;
  for (const character of written.slice(4) + written.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
