import {
  type Qualification,
  type Unit,
  type UnitCriterion,
} from "@evidence-mapper/shared/catalogue/catalogue";
import { type CriterionCoverage, openCriterion } from "@evidence-mapper/shared/coverage/criterion-coverage";
import { countWords } from "@evidence-mapper/shared/report/count-words";
import { type LearnerView } from "../../device/learner-view.ts";
import { type CriterionStanding } from "./StandingBadge.tsx";

/** The coverage of each criterion of one learner, for asking often. */
export function coverageIndex({ check }: LearnerView): ReadonlyMap<string, CriterionCoverage> {
  const index = new Map<string, CriterionCoverage>();
  for (const { unit, criteria } of check?.units ?? [])
    for (const coverage of criteria) index.set(`${unit.ref} ${coverage.number}`, coverage);
  return index;
}

/**
 * Where the chosen learners stand with a criterion: of one, with the count still needed; of several, for how many
 * it is open.
 */
export function standingOf(
  unit: Unit,
  criterion: UnitCriterion,
  learners: readonly ReadonlyMap<string, CriterionCoverage>[],
): CriterionStanding | null {
  const coverages = learners.map(
    (index) => index.get(`${unit.ref} ${criterion.number}`) ?? openCriterion(criterion),
  );
  const [first] = coverages;
  if (first === undefined) return null;
  if (coverages.length === 1) return { state: first.state, words: standingWords(criterion, first) };
  const open = coverages.filter(({ state }) => state === "open" || state === "partly").length;
  return open === 0
    ? {
        state: coverages.every(({ state }) => state === "decided") ? "decided" : "covered",
        words: "Covered for all",
      }
    : { state: "open", words: `Open for ${open} of ${coverages.length}` };
}

/** `2 of 4 customers, 1 of 2 observed`, or the state's name where nothing is counted. Covered is never decided. */
export function standingWords(criterion: UnitCriterion, coverage: CriterionCoverage): string {
  if (coverage.state === "decided") return "Decided";
  if (coverage.state === "covered") return "Covered";
  const counted = countWords(criterion, coverage);
  if (counted !== "") return counted;
  return coverage.state === "partly" ? "Partly" : "Open";
}

/** Does the qualification have this criterion? */
export function hasCriterion({ units }: Qualification, unit: string, criterion: string): boolean {
  return units.some(
    ({ ref, criteria }) => ref === unit && criteria.some(({ number }) => number === criterion),
  );
}
