/** What the tables of a report say of each learner: all that is held of thousands of them at once. */
import { type CheckInTurn, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { couldClaimOther, type Standing, standingOf } from "@evidence-mapper/shared/report/cohort";
import { type Verdict } from "@evidence-mapper/shared/rules/finding";

export type UnitCell = Pick<UnitCoverage, "unit" | "state" | "openCriteria">;

export interface CohortRow {
  readonly name: string;
  readonly standing: Standing;
  readonly couldClaimOther: boolean;
  /** `null` when the qualification cannot be told. */
  readonly verdicts: { readonly decisions: Verdict; readonly coverage: Verdict } | null;
  /** Credits that count, of those that the award asks for: `8/23`. */
  readonly credits: string;
  /** In the specification's order. */
  readonly units: readonly UnitCell[];
}

/** One row for each learner, in the tracker's order. */
export function cohortRows({ learners }: Pick<CheckInTurn, "learners">): readonly CohortRow[] {
  const shared = sharedCells();
  const rows: CohortRow[] = [];
  for (const learner of learners) {
    const { name, award, onCoverage, units } = learner;
    rows.push({
      name,
      standing: standingOf(learner),
      couldClaimOther: couldClaimOther(learner),
      verdicts:
        award === null || onCoverage === null
          ? null
          : { decisions: award.verdict, coverage: onCoverage.verdict },
      credits: creditsOf(learner),
      units: units.map(shared),
    });
  }
  return rows;
}

function creditsOf({ award }: LearnerCheck): string {
  return award === null ? "?" : `${award.creditsCounted ?? "?"}/${award.qualification.minimumCredits}`;
}

/** Learners who are equally far in a unit share its cell. */
function sharedCells(): (coverage: UnitCoverage) => UnitCell {
  const known = new Map<string, UnitCell>();
  return ({ unit, state, openCriteria }) => {
    const key = `${unit.ref} ${state} ${openCriteria ?? "?"}`;
    let cell = known.get(key);
    if (cell === undefined) known.set(key, (cell = { unit, state, openCriteria }));
    return cell;
  };
}
