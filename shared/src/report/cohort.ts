/** The whole group of learners in a few numbers, each learner in exactly one of them. */
import { type LearnerCheck } from "../check/check.ts";
import { type UnitCoverage } from "../coverage/unit-coverage.ts";

export type Standing = "achieved" | "covered" | "one-unit" | "under-way" | "not-begun" | "cannot-tell";

/** Every standing in the order in which it is shown, with its sentence. */
export const standings: readonly { readonly standing: Standing; readonly text: string }[] = [
  { standing: "achieved", text: "could claim the award today, by decisions" },
  { standing: "covered", text: "nearly: everything is covered and waits for an assessor's decision" },
  { standing: "one-unit", text: "nearly: one more unit would cover everything" },
  { standing: "under-way", text: "under way: more than one unit is to be covered" },
  { standing: "not-begun", text: "not begun: nothing is recorded" },
  { standing: "cannot-tell", text: "cannot be told" },
];

export function standingOf({ award, onCoverage, units }: LearnerCheck): Standing {
  if (award === null || onCoverage === null) return "cannot-tell";
  if (award.verdict === "met") return "achieved";
  if (onCoverage.verdict === "met") return "covered";
  if (!units.some(isBegun)) return "not-begun";
  if (onCoverage.verdict === "cannot-tell") return "cannot-tell";
  return onCoverage.completion?.units.length === 1 ? "one-unit" : "under-way";
}

/** Does the tracker say anything at all about the unit? */
function isBegun({ state, criteria }: UnitCoverage): boolean {
  return (state !== "open" && state !== "unknown") || criteria.some(({ notYet }) => notYet);
}

/** Learners who cannot claim this award today and could claim something else. */
export function couldClaimOther({ award, claimable }: LearnerCheck): boolean {
  if (award?.verdict === "met") return false;
  return (
    claimable.complete.length > 0 ||
    claimable.units.some(({ ref }) =>
      claimable.awards.some(
        ({ qualification }) =>
          qualification.specification.unitCertificates.available === true &&
          qualification.units.some((unit) => unit.ref === ref),
      ),
    )
  );
}

/** How many learners have each standing. */
export function countStandings(all: Iterable<Standing>): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  for (const standing of all) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return counts;
}
