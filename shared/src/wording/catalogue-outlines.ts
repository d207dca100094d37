/** What the wording reader is told to expect, from the catalogue: one outline for each specification. */
import { type Catalogue, type Unit } from "../catalogue/catalogue.ts";
import { type SpecificationOutline, type UnitOutline } from "./outline.ts";

/** One outline for each specification in the catalogue, in its order. */
export function catalogueOutlines(catalogue: Catalogue): readonly SpecificationOutline[] {
  const outlines = new Map<string, SpecificationOutline>();
  for (const { specification, units } of catalogue.qualifications) {
    if (outlines.has(specification.id)) continue;
    outlines.set(specification.id, {
      id: specification.id,
      qualificationNumbers: specification.qualifications.map(({ id }) => id),
      units: units.map(unitOutline),
    });
  }
  return [...outlines.values()];
}

function unitOutline({ ref, number, title, criteria, outcomes }: Unit): UnitOutline {
  return {
    ref,
    number,
    title,
    criteria: criteria.map((criterion) => ({ number: criterion.number, verb: criterion.verb })),
    outcomes: outcomes.map((outcome) => outcome.number),
  };
}
