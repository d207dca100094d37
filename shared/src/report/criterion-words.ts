/** What a criterion says: the official wording where the centre has loaded it, else our summary. */
import { type Unit, type UnitCriterion } from "../catalogue/catalogue.ts";

/** Unit reference, then criterion number, to the specification's own sentence; `null` when none is loaded. */
export type Wording = ReadonlyMap<string, ReadonlyMap<string, string>> | null;

export function criterionWords(unit: Unit, criterion: UnitCriterion, wording: Wording): string {
  return wording?.get(unit.ref)?.get(criterion.number) ?? criterion.summary;
}

/** Says whose words the criteria are shown in. */
export function wordingSentence(wording: Wording): string {
  return wording === null || wording.size === 0
    ? "Criteria are shown with a short summary, which is not the awarding body's wording. A centre that has its own copy of the specification can load the official wording."
    : "Criteria are shown in the official wording that your centre has loaded; where a unit's wording is not loaded, a short summary stands in its place.";
}
