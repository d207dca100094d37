/** Criterion numbers written compactly: "1.2, 2.1-2.3". */
import { type Unit } from "../catalogue/catalogue.ts";

/**
 * `numbers` in the order of the unit's criteria. Three or more in a row within one outcome become a range;
 * a gap in the unit's own numbering does not break one. All of them at once are "all 9".
 */
export function criterionRanges(unit: Unit, numbers: readonly string[], dash: "-" | "–" = "-"): string {
  const wanted = new Set(numbers);
  if (wanted.size === unit.criteria.length && wanted.size > 3) return `all ${wanted.size}`;
  const runs: string[][] = [];
  let run: string[] = [];
  let outcome = "";
  for (const criterion of unit.criteria) {
    if (wanted.has(criterion.number) && run.length > 0 && criterion.outcome === outcome) {
      run.push(criterion.number);
      continue;
    }
    run = [];
    if (!wanted.has(criterion.number)) continue;
    outcome = criterion.outcome;
    run.push(criterion.number);
    runs.push(run);
  }
  return runs
    .map((each) =>
      each.length < 3 ? each.join(", ") : `${each[0] ?? ""}${dash}${each[each.length - 1] ?? ""}`,
    )
    .join(", ");
}
