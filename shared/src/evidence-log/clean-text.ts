/**
 * Text that every writer and reader of the log keeps byte for byte: spreadsheets, JSON and .xlsx files change
 * control characters, line ends and halves of a character, so that no event may hold them.
 */

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const halfCharacter = /\p{Surrogate}/u;

/** No control characters but tabs and `\n`, no halves of a character, no blanks around it. */
export function isCleanText(text: string): boolean {
  return text.trim() === text && !controls.test(text) && !halfCharacter.test(text);
}

/** One line of clean text. */
export function isCleanLine(text: string): boolean {
  return isCleanText(text) && !/[\n\t\u2028\u2029]/.test(text);
}

/** Makes any text clean and at most `most` UTF-16 units long; what cannot be kept becomes U+FFFD or a blank. */
export function cleanText(text: string, most: number): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(new RegExp(controls, "g"), " ")
    .replace(new RegExp(halfCharacter, "gu"), "\ufffd")
    .trim();
  if (clean.length <= most) return clean;
  return clean
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
}

/** The same for a field that is one line. */
export function cleanLine(text: string, most: number): string {
  return cleanText(text.replace(new RegExp(`(?:${controls.source}|\\s)+`, "g"), " "), most);
}
