/** Joins the parts of a sentence that a copy broke over lines and cells. */

/** Tells whether a word, in lower case, stands anywhere in the copy. */
export type Vocabulary = (word: string) => boolean;

/** The words of a copy, collected at the first question only. */
export function vocabularyOf(text: string): Vocabulary {
  let words: Set<string> | null = null;
  return (word) => {
    words ??= new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []);
    return words.has(word);
  };
}

const suspended = new Set(["and", "or", "to"]);

function separator(before: string, after: string, vocabulary: Vocabulary): { keep: string; between: string } {
  if (before.endsWith("\u00ad")) return { keep: before.slice(0, -1), between: "" };
  const head = /(\p{L}+)-$/u.exec(before.slice(-40))?.[1]?.toLowerCase();
  const tail = /^\p{Ll}+/u.exec(after.slice(0, 40))?.[0];
  if (head === undefined || tail === undefined || suspended.has(tail)) return { keep: before, between: " " };
  // Printed hyphens stay. One goes only when the copy shows the word in one piece and never with a hyphen.
  const solid = !vocabulary(`${head}-${tail}`) && vocabulary(`${head}${tail}`);
  return { keep: solid ? before.slice(0, -1) : before, between: "" };
}

/** One sentence from its parts: single spaces, hyphens at a line's end joined with care, words untouched. */
export function joinWording(parts: readonly string[], vocabulary: Vocabulary): string {
  let joined = "";
  for (const part of parts) {
    const next = part.replace(/\s+/g, " ").trim();
    if (next === "") continue;
    if (joined === "") {
      joined = next;
      continue;
    }
    const { keep, between } = separator(joined, next, vocabulary);
    joined = keep + between + next;
  }
  return joined.replace(/(?<=\p{L})- (?=\p{Ll})/gu, (gap, at: number) => {
    const head = /\p{L}+$/u.exec(joined.slice(Math.max(0, at - 40), at))?.[0] ?? "";
    const tail = /^\p{Ll}+/u.exec(joined.slice(at + gap.length, at + 40))?.[0] ?? "";
    return vocabulary(`${head}-${tail}`.toLowerCase()) ? "-" : gap;
  });
}
