/** A text's words in lower case without accents, apostrophes and punctuation, joined by single blanks. */
export function plainWords(text: string): string {
  return text
    .slice(0, 400)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’‘`]|\p{M}/gu, "")
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
