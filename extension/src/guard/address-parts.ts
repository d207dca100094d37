import { findPhoneNumbersInText } from "libphonenumber-js";
import { type Detector, matches, near, type Span } from "./span.ts";

const phoneWords =
  /\b(?:tel(?:ephone)?|phone|mobile|mob|call(?:ed|ing)?|ring|text|sms|whatsapp|fax|landline|number\s+is|contact(?:\s+number)?)\b/i;

/** Written as a British number, given out or not: 11 digits from 01, 02, 03, 07 or 08, or 10 in groups. */
const british =
  /(?<![\p{L}\d])(?:(?:\+|00)44[\s-]?(?:\(0\)[\s-]?)?|\(?0)[12378](?:[\s().-]{0,2}\d){8,9}(?![\d]|[.,]\d)/gu;

/** Telephone numbers of any country, British where none is said: with a 0 or + in front, or named. */
export const telephoneNumbers: Detector = (text) => {
  // Numbers are found over line ends too.
  const line = text.replace(/\n/g, " ");
  if ((line.match(/\d/g)?.length ?? 0) < 6) return [];
  const given = findPhoneNumbersInText(line, "GB").map(({ startsAt, endsAt }) => ({
    start: startsAt,
    end: endsAt,
  }));
  const written = matches(line, british).filter(
    ({ start, end, words }) =>
      words.replace(/\D/g, "").length > 10 ||
      /\d\D/.test(words) ||
      near(line, { start, end }, phoneWords, 30),
  );
  return [
    ...given.filter((span) => {
      const said = line.slice(span.start, span.end);
      // 0.3.0 / 2015-05-12 is a version and its day.
      if (/\/|\d{4}-\d{2}-\d{2}/.test(said)) return false;
      return /^[+(]*0\d|^\+/.test(said) || near(line, span, phoneWords, 30);
    }),
    ...written,
  ].map(({ start, end }): Span => ({ kind: "telephone-number", start, end }));
};

const at = /@|\s?[([]\s?at\s?[)\]]\s?/gi;
const localEnd = /[\p{L}\p{N}._%+'*!#$&/=?^`{|}~-]{1,64}$/u;
const domain =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}))(?:(?:\.|\s?[([]\s?dot\s?[)\]]\s?)[\p{L}\p{N}-]{1,63}){1,8}/iu;

export const emailAddresses: Detector = (text) => {
  const found: Span[] = [];
  for (const sign of matches(text, at)) {
    const before = localEnd.exec(text.slice(Math.max(0, sign.start - 64), sign.start))?.[0];
    const after = domain.exec(text.slice(sign.end, sign.end + 255))?.[0];
    if (before !== undefined && after !== undefined)
      found.push({ kind: "email-address", start: sign.start - before.length, end: sign.end + after.length });
  }
  return found;
};

const areas =
  "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE";
const postcode = new RegExp(
  String.raw`(?<![\p{L}\d/])(?:GIR\s{0,3}0AA|(?:${areas})(?:\d\d?|\d[A-HJKMNPR-Y])\s{0,3}\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])`,
  "giu",
);

/** British postcodes: their areas are known. "E4 2nd attempt" is none; without a blank only capitals are one. */
export const postcodes: Detector = (text) =>
  matches(text, postcode)
    .filter(({ words }) => !/(?:1st|2nd|3rd|[4-90]th)$/.test(words))
    .filter(({ words }) => /\s/.test(words) || words === words.toUpperCase())
    .map(({ start, end }) => ({ kind: "postcode", start, end }));
