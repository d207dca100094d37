/** How a page's text is put on one line: blanks of every sort become one, hidden characters none. */

/* eslint-disable no-control-regex -- control characters are blanks here, as the evidence log has none */
const blanks = /[\s\u0000-\u001f\u007f-\u009f]+/g;
const special =
  /[\s\u0000-\u001f\u007f-\u009f]{2}|[^\S ]|[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/* eslint-enable no-control-regex */
const hidden = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

export function plainText(text: string): string {
  return special.test(text) ? text.replace(hidden, "").replace(blanks, " ") : text;
}

/** The index in `text` at which its plain form, without blanks in front, has `length` characters. */
export function plainIndex(text: string, length: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (plainText(text.slice(0, middle)).trimStart().length < length) low = middle + 1;
    else high = middle;
  }
  return low;
}
