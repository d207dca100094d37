/** What a criterion or unit is, how it stands for a learner, and what it still needs. */
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import {
  criterionTitle,
  stateSentence,
  stillNeeded,
} from "@evidence-mapper/shared/report/criterion-sentences";
import { credits, criteriaCount, levelName, unitName } from "@evidence-mapper/shared/rules/sentences";
import { type Entry } from "@evidence-mapper/shared/tracker/reading";
import { markStates } from "../colours/mark-state.ts";

export function targetSentences(
  check: Pick<TrackerCheck, "qualification">,
  learner: LearnerCheck,
  entry: Entry,
  wording: Wording,
): string[] {
  const coverage = learner.units.find(({ unit }) => unit.ref === entry.unit);
  if (coverage === undefined) return [];
  const { unit } = coverage;
  const sampled = markStates(learner)(entry) === "sampled" ? [sampledSentence(check)] : [];
  if (entry.criterion === null)
    return [
      unitSentence(unit),
      `The mark is about the whole unit: ${unitStates[coverage.state]}.`,
      ...sampled,
    ];
  const criterion = unit.criteria.find(({ number }) => number === entry.criterion);
  const state = coverage.criteria.find(({ number }) => number === entry.criterion);
  if (criterion === undefined || state === undefined) return [];
  return [
    criterionTitle(unit, criterion, wording),
    stateSentence(state),
    ...stillNeeded(criterion, state),
    ...sampled,
  ];
}

export const unitStates = {
  open: "it is open",
  partly: "something is there, and not enough",
  covered: "every criterion is covered, and an assessor has yet to decide",
  decided: "it is decided",
  unknown: "the specification prints no criteria for it, so its state cannot be told",
} as const;

function sampledSentence({ qualification }: Pick<TrackerCheck, "qualification">): string {
  return `Sampled: a look at it by the ${qualification?.specification.terms.iqa ?? "IQA"} is recorded.`;
}

export function unitSentence(unit: Unit): string {
  const facts = [
    unit.ref,
    unit.level === null ? "level not known" : levelName(unit.level),
    unit.credit === null ? "credits not known" : credits(unit.credit),
    unit.criteria.length === 0 ? "the specification prints no criteria" : criteriaCount(unit.criteria.length),
  ];
  return `${unitName(unit)}: ${facts.join(", ")}. (${unit.source})`;
}
