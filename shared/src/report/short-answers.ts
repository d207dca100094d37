/** A learner's answers short enough for a cell of a table. None is a percentage or could be read as a date. */
import { type UnitCoverage } from "../coverage/unit-coverage.ts";
import {
  criteriaCount,
  qualificationName,
  unitName,
  unitShortName,
  verdictName,
} from "../rules/sentences.ts";
import { type LearnerCheck } from "../check/check.ts";
import { criterionRanges } from "./criterion-ranges.ts";
import { type LearnerAnswer } from "./learner-answer.ts";
import { nextUnit } from "./next-unit.ts";

/** "06: 1.2, 2.1-2.3; 07: all 9": criteria without enough evidence, in the specification's order. */
export function gapsText({ begun, needed }: LearnerAnswer, { units }: LearnerCheck): string {
  const gaps = new Map([...begun, ...needed].map((gap) => [gap.coverage.unit.ref, gap]));
  return units
    .flatMap(({ unit, openCriteria }) => {
      const gap = gaps.get(unit.ref);
      if (gap === undefined) return [];
      if (openCriteria === null) return [`${unitShortName(unit)}: criteria not known`];
      if (gap.open.length === 0) return [];
      const numbers = gap.open.map(({ number }) => number);
      return [`${unitShortName(unit)}: ${criterionRanges(unit, numbers)}`];
    })
    .join("; ");
}

/**
 * "Unit 06 Record details: 2 criteria open": of the cheapest finish, the unit with the fewest open criteria.
 * Empty when the award is achieved.
 */
export function nextText(learner: LearnerCheck): string {
  const { award } = learner;
  if (award?.verdict === "met") return "";
  if (award?.completion === undefined || award.completion === null)
    return `${verdictName("cannot-tell")}: the credits and levels of the units are not known. Your centre can supply them.`;
  const next = nextUnit(learner);
  if (next === null) return "";
  const { unit, openCriteria } = next;
  const left =
    openCriteria === null
      ? "its criteria are not known"
      : openCriteria === 0
        ? "all covered, to be decided"
        : `${criteriaCount(openCriteria)} open`;
  return `${unitName(unit)}: ${left}`;
}

/** Awards that are achieved, by name; else the units that are decided in full; else that there is nothing. */
export function claimableText({ claimable: { complete, duplicates, units } }: LearnerCheck): string {
  if (complete.length > 0) {
    const names = complete.map(({ qualification }) => qualificationName(qualification)).join("; ");
    return duplicates.length === 0 ? names : `${names} (not all together: some are of the same content)`;
  }
  return units.length === 0
    ? "Nothing yet"
    : `No award yet; units decided: ${units.map(unitShortName).join(", ")}`;
}

/** "5 of 9": criteria that are covered or decided, of all. A unit whose criteria are not known cannot be told. */
export function coverageText({ unit, state, openCriteria }: UnitCoverage): string {
  if (openCriteria === null) return state === "decided" ? "Decided" : verdictName("cannot-tell");
  return `${unit.criteria.length - openCriteria} of ${unit.criteria.length}`;
}
