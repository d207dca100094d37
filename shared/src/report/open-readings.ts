/** Every rule of the qualification that its document leaves open, with the reading that is taken here. */
import { type Qualification } from "../catalogue/catalogue.ts";
import { ambiguitySentence } from "../rules/sentences.ts";

export function openReadings(qualification: Qualification | null): string[] {
  if (qualification === null) return [];
  return qualification.rules
    .filter(({ ambiguous }) => ambiguous)
    .flatMap(({ id }) => ambiguitySentence({ qualification }, id) ?? []);
}
