/** What the state of a criterion is called where one of its marks stands. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type Entry } from "@evidence-mapper/shared/tracker/reading";

/** "sampled" is a decision that an IQA has looked at as well. */
export type MarkState = "open" | "partly" | "covered" | "decided" | "sampled";

/** For one learner. `null` for a unit whose criteria nobody knows: no state can be told. */
export function markStates(learner: LearnerCheck): (entry: Entry) => MarkState | null {
  const units = new Map(learner.units.map((unit) => [unit.unit.ref, unit]));
  const criteria = new Map(
    learner.units.map(({ unit, criteria: all }) => [
      unit.ref,
      new Map(all.map((one) => [one.number, one.state])),
    ]),
  );
  const sampled = new Set(
    learner.signatures.flatMap(({ kind, unit }) => (kind === "verification" ? [unit ?? everything] : [])),
  );
  return ({ unit, criterion }) => {
    const state = criterion === null ? units.get(unit)?.state : criteria.get(unit)?.get(criterion);
    if (state === undefined || state === "unknown") return null;
    return state === "decided" && (sampled.has(unit) || sampled.has(everything)) ? "sampled" : state;
  };
}

const everything = "";
