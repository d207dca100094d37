/** What the state of a criterion is called where one of its marks stands. */
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type CriterionState } from "@evidence-mapper/shared/coverage/criterion-coverage";
import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { type Entry } from "@evidence-mapper/shared/tracker/reading";

/** "sampled" is a decision that an IQA has looked at as well. */
export type MarkState = "open" | "partly" | "covered" | "decided" | "sampled";

/** For one learner. `null` for a unit whose criteria nobody knows: no state can be told. */
export function markStates(learner: LearnerCheck): (entry: Entry) => MarkState | null {
  const units = new Map(learner.units.map((unit) => [unit.unit.ref, unit]));
  const sampled = new Set(
    learner.signatures.flatMap(({ kind, unit }) => (kind === "verification" ? [unit ?? everything] : [])),
  );
  return ({ unit, criterion }) => {
    const state = criterion === null ? units.get(unit)?.state : criterionState(units.get(unit), criterion);
    if (state === undefined || state === "unknown") return null;
    return state === "decided" && (sampled.has(unit) || sampled.has(everything)) ? "sampled" : state;
  };
}

const everything = "";

function criterionState(coverage: UnitCoverage | undefined, criterion: string): CriterionState | undefined {
  if (coverage === undefined) return undefined;
  return coverage.criteria[placesIn(coverage.unit).get(criterion) ?? -1]?.state;
}

/** Where each criterion stands in its unit: the same for every learner, so it is worked out once. */
const places = new WeakMap<Unit, ReadonlyMap<string, number>>();

function placesIn(unit: Unit): ReadonlyMap<string, number> {
  let known = places.get(unit);
  if (known === undefined)
    places.set(unit, (known = new Map(unit.criteria.map(({ number }, index) => [number, index]))));
  return known;
}
