import { type CriterionCoverage, type NeedCount } from "../coverage/criterion-coverage.ts";
import { type UnitCriterion } from "../catalogue/catalogue.ts";

/**
 * How far the counted minimums of a criterion are reached, short enough for a list: `2 of 4 customers, 1 of 2
 * observed`. Empty where nothing is counted: no minimum is stated, or it is the assessor's to judge.
 */
export function countWords({ needs }: UnitCriterion, { counts }: Pick<CriterionCoverage, "counts">): string {
  const shown: readonly NeedCount[] =
    counts.length > 0 ? counts : needs.map((need) => ({ need, has: 0, observed: 0, recorded: true }));
  return shown
    .filter(({ need }) => need.counts === "instances")
    .map(({ need, has, observed, recorded }) => {
      const seen =
        need.observed === 0
          ? ""
          : recorded
            ? `, ${observed} of ${need.observed} observed`
            : `, ${need.observed} to be observed`;
      return `${has} of ${need.count} ${need.of}${seen}`;
    })
    .join("; ");
}
