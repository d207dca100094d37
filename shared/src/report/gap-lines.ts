/** What one unit lacks, in words: criteria that are open, and criteria that wait for a decision. */
import { type Unit } from "../catalogue/catalogue.ts";
import { type CriterionCoverage } from "../coverage/criterion-coverage.ts";
import { criteriaCount } from "../rules/sentences.ts";
import { criterionRanges } from "./criterion-ranges.ts";
import { type UnitGap } from "./learner-answer.ts";

/** "1.2, 2.1–2.3 open, 4 criteria decided", "all 9 criteria open"; `null` when nothing is open. */
export function openLine({ coverage: { unit }, open, decided }: UnitGap): string | null {
  if (unit.criteria.length === 0) return "the specification prints no criteria for it.";
  if (open.length === 0) return null;
  return `${rangesOf(unit, open)} open${decided > 0 ? `, ${criteriaCount(decided)} decided` : ""}`;
}

/** "1.2, 2.1–2.3", or "all 9 criteria". */
export function rangesOf(unit: Unit, criteria: readonly CriterionCoverage[]): string {
  const text = criterionRanges(
    unit,
    criteria.map(({ number }) => number),
    "–",
  );
  return text.startsWith("all ") ? `${text} criteria` : text;
}
