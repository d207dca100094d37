import { type Detector, matches, near } from "./span.ts";

const insurance =
  /(?<![\p{L}\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][\s.-]{0,3}\d{2}[\s.-]{0,3}\d{2}[\s.-]{0,3}\d{2}(?:[\s.-]{0,3}[A-D](?![\p{L}\d])|(?![\p{L}\d]|[\s.-]{0,3}\d))/giu;
const insuranceWords = /\b(?:national\s+insurance|n\.?i\.?\s*(?:no|number|num|#)|nino)\b/i;
const suffixed = /[A-D]$/i;

/** National Insurance numbers: the prefixes that are given out, six digits, and the letter unless it is named. */
export const insuranceNumbers: Detector = (text) =>
  matches(text, insurance)
    .filter((number) => suffixed.test(number.words) || near(text, number, insuranceWords, 40))
    .map(({ start, end }) => ({ kind: "national-insurance-number", start, end }));

const health = /(?<![\d])\d{3}([\s-]{0,3})\d{3}([\s-]{0,3})\d{4}(?!\d)/g;
const healthWords = /\bnhs\b/i;

/** NHS numbers: the check digit, and written in 3, 3 and 4 digits or named. Any ten digits may pass a check by chance. */
export const healthNumbers: Detector = (text) =>
  matches(text, health)
    .filter(({ start, end, words }) => {
      const digits = words.replace(/\D/g, "");
      if (!hasCheckDigit(digits)) return false;
      const spaced = /^\d{3}[\s-]+\d{3}[\s-]+\d{4}$/.test(words);
      return near(text, { start, end }, healthWords, 50) || (spaced && /^[3467]/.test(digits));
    })
    .map(({ start, end }) => ({ kind: "nhs-number", start, end }));

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
