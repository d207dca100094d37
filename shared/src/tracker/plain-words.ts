/** A text's words in lower case without accents, apostrophes and punctuation, joined by single blanks. */
export function plainWords(text: string): string {
  // The same text is asked for several times on end: as a unit's name, as a heading, as a row of sums.
  if (text !== last.text) last = { text, words: wordsOf(text) };
  return last.words;
}

let last = { text: "", words: "" };

function wordsOf(text: string): string {
  return text
    .slice(0, 400)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’‘`]|\p{M}/gu, "")
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
