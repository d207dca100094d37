import { type Unit } from "../catalogue/catalogue.ts";
import { type LearnerCheck } from "../check/check.ts";

export interface NextUnit {
  readonly unit: Unit;
  /** Criteria without enough evidence; 0 when only decisions are missing; `null` when they are not known. */
  readonly openCriteria: number | null;
}

/**
 * The best unit to go on with: of the cheapest finish, the one with the fewest open criteria.
 * @returns `null` when the award is achieved, or when the way to finish cannot be told
 */
export function nextUnit({ award, units }: Pick<LearnerCheck, "award" | "units">): NextUnit | null {
  if (award === null || award.verdict === "met" || award.completion === null) return null;
  const wanted = new Set(award.completion.units.map(({ ref }) => ref));
  const [next] = units
    .filter(({ unit }) => wanted.has(unit.ref))
    .sort((a, b) => (a.openCriteria ?? unknownUnit) - (b.openCriteria ?? unknownUnit));
  return next === undefined ? null : { unit: next.unit, openCriteria: next.openCriteria };
}

/** A unit whose criteria are not known comes after all others. */
const unknownUnit = 1000;
