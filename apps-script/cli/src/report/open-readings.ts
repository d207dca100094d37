/** Every rule of the qualification that its document leaves open, with the reading that is taken here. */
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { ambiguitySentence } from "@evidence-mapper/shared/rules/sentences";

export function openReadings(qualification: Qualification | null): string[] {
  if (qualification === null) return [];
  return qualification.rules
    .filter(({ ambiguous }) => ambiguous)
    .flatMap(({ id }) => ambiguitySentence({ qualification }, id) ?? []);
}
