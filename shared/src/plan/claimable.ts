/**
 * What could be claimed today: for every qualification in the catalogue, with units carried over by their
 * Ofqual reference, and certificates for whole units where nothing whole is complete.
 */
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type AwardFinding, type Evaluator } from "../rules/finding.ts";

export interface Claimable {
  /** One finding for each qualification, in the catalogue's order. */
  readonly awards: readonly AwardFinding[];
  /** Awards that are achieved. */
  readonly complete: readonly AwardFinding[];
  /**
   * Pairs of complete awards of the same type, level and content: a learner should not be entered for both
   * (000 L107, 001 L276).
   */
  readonly duplicates: readonly (readonly [AwardFinding, AwardFinding])[];
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
  if (complete.length > 0) return { awards, complete, duplicates: duplicatesAmong(complete), units: [] };
  const units = new Map<string, Unit>();
  for (const { qualification } of awards) {
    for (const unit of qualification.units) {
      if (held.includes(unit.ref) && !units.has(unit.ref)) units.set(unit.ref, unit);
    }
  }
  return { awards, complete, duplicates: [], units: [...units.values()] };
}

function duplicatesAmong(
  complete: readonly AwardFinding[],
): readonly (readonly [AwardFinding, AwardFinding])[] {
  return complete.flatMap((one, index) =>
    complete
      .slice(index + 1)
      .flatMap((other) =>
        isSameKind(one.qualification, other.qualification) ? [[one, other] as const] : [],
      ),
  );
}

/** Same type (Award, Certificate, Diploma) in the title, same level, and most of the units shared. */
function isSameKind(a: Qualification, b: Qualification): boolean {
  const shared = a.units.filter(({ ref }) => b.units.some((unit) => unit.ref === ref)).length;
  return (
    a.level === b.level &&
    typeOf(a.title) === typeOf(b.title) &&
    2 * shared > Math.max(a.units.length, b.units.length)
  );
}

function typeOf(title: string): string | undefined {
  return /Award|Certificate|Diploma/.exec(title)?.[0];
}
