/** Recognises a fragment that only repeats words which stand elsewhere in the unit. */

export interface OwnedText {
  /** The criterion's number, or `""` for outcomes and titles. */
  readonly owner: string;
  readonly text: string;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

const longestRun = 3;

/**
 * A test for fragments: true when the fragment's words stand, run by run, in the given texts (leaving out
 * those of `except`). Parts set off by several spaces may come from different places; one of them must have
 * three words, because a word or two prove nothing.
 */
export function repeatedWords(texts: readonly OwnedText[]): (fragment: string, except?: string) => boolean {
  let runs: ReadonlyMap<string, string> | null = null;
  const stands = (words: readonly string[], except: string | undefined): boolean => {
    // Most units have no fragment to ask about: the runs are collected at the first question.
    runs ??= runOwners(texts);
    const length = Math.min(longestRun, words.length);
    for (let at = 0; at + length <= words.length; at += 1) {
      const owner = runs.get(words.slice(at, at + length).join(" "));
      if (owner === undefined || owner === except) return false;
    }
    return true;
  };
  return (fragment, except) => {
    const parts = fragment.split(/\s{2,}/).map(wordsOf);
    return parts.some((words) => words.length >= longestRun) && parts.every((words) => stands(words, except));
  };
}

function runOwners(texts: readonly OwnedText[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { owner, text } of texts) {
    const words = wordsOf(text);
    for (let length = 1; length <= longestRun; length += 1) {
      for (let at = 0; at + length <= words.length; at += 1) {
        const run = words.slice(at, at + length).join(" ");
        const known = owners.get(run);
        owners.set(run, known === undefined || known === owner ? owner : "several");
      }
    }
  }
  return owners;
}
