import { type KeptLearner } from "../../store/store.ts";

/** Learners whose name or id has words that begin as typed, in any order and without accents; at most `most`. */
export function findLearners(
  learners: readonly KeptLearner[],
  typed: string,
  most = 8,
): readonly KeptLearner[] {
  const wanted = plain(typed);
  return learners
    .filter(({ id, name }) => {
      const words = plain(`${name} ${id}`);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .slice(0, most);
}

function plain(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
