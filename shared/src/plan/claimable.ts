/**
 * What could be claimed today: for every qualification in the catalogue, with units carried over by their
 * Ofqual reference, and certificates for whole units where nothing whole is complete.
 */
import { type Unit } from "../catalogue/catalogue.ts";
import { type AwardFinding, type Evaluator } from "../rules/finding.ts";

export interface Claimable {
  /** One finding for each qualification, in the catalogue's order. */
  readonly awards: readonly AwardFinding[];
  /** Awards that are achieved. */
  readonly complete: readonly AwardFinding[];
  /** Whole units that could be certificated when no award is complete; empty otherwise. */
  readonly units: readonly Unit[];
}

/**
 * @param held references of the units that the learner has achieved, of whatever qualification
 *
 * A unit carries over when its reference is the same (000 L171), whatever its criteria are elsewhere: what
 * carries over is the achieved unit. Units can be certificated on their own in 000 (L148) and 004 (L156).
 */
export function claimable(evaluators: readonly Evaluator[], held: readonly string[]): Claimable {
  const awards = evaluators.map((one) => one.evaluate(one.hold(held)));
  const complete = awards.filter(({ verdict }) => verdict === "met");
  if (complete.length > 0) return { awards, complete, units: [] };
  const units = new Map<string, Unit>();
  for (const { qualification } of awards) {
    for (const unit of qualification.units) {
      if (held.includes(unit.ref) && !units.has(unit.ref)) units.set(unit.ref, unit);
    }
  }
  return { awards, complete, units: [...units.values()] };
}
