import { type Detector, matches, near } from "./span.ts";

const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const date = new RegExp(
  String.raw`(?<!\d)(?:\d{1,2}\s*[/.\-\s]\s*\d{1,2}\s*[/.\-\s]\s*(?:\d{4}|\d{2})|\d{4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,2}|\d{8}|\d{1,2}(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?(?:${month})\b[,.\s-]*(?:\d{4}|\d{2})|(?:${month})\b[.\s]+\d{1,2}(?:st|nd|rd|th)?[,\s]+\d{4})(?!\d)`,
  "gi",
);
const words = /(?:\bd\.?\s?o\.?\s?b\b\.?|\bdates?\s+of\s+birth\b|\bborn\b|\bbirth\s?-?(?:date|day)\b)/i;

/** Days that words such as "born" stand beside. Any other day is the day of something else. */
export const datesOfBirth: Detector = (text) =>
  matches(text, date)
    .filter((day) => near(text, day, words, 30))
    .map(({ start, end }) => ({ kind: "date-of-birth", start, end }));
