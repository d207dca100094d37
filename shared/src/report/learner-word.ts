/** The awarding body's own word for a learner, for people to read. */
import { type Qualification } from "../catalogue/catalogue.ts";

/** "learner" or "candidate"; with a count other than 1 in the plural. */
export function learnerWord(qualification: Qualification | null, count = 1): string {
  const word = qualification?.specification.terms.learner ?? "learner";
  return count === 1 ? word : `${word}s`;
}

/** With a capital, for the beginning of a heading. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
