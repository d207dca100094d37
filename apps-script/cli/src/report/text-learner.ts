/** One learner's answer for a terminal. */
import { type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type GroupStanding, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type AwardFinding } from "@evidence-mapper/shared/rules/finding";
import {
  barredSentence,
  claimSentences,
  coverageSentence,
  creditsSentence,
  decisionsSentence,
  listOf,
  unitName,
  unitShortName,
} from "@evidence-mapper/shared/rules/sentences";
import { awardUnknown, ruleLines } from "@evidence-mapper/shared/report/rule-lines";
import { signOffSentences } from "@evidence-mapper/shared/sign-off/sign-off-sentences";
import { standingOf } from "@evidence-mapper/shared/report/cohort";
import { criterionRanges } from "@evidence-mapper/shared/report/criterion-ranges";
import { finishSentences } from "@evidence-mapper/shared/report/finish-sentences";
import { groupSentence } from "@evidence-mapper/shared/report/group-sentence";
import { gapSentences } from "@evidence-mapper/shared/report/gap-sentences";
import { type LearnerAnswer, type UnitGap } from "@evidence-mapper/shared/report/learner-answer";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { ambiguityLines, surplusLines } from "@evidence-mapper/shared/report/surplus-lines";
import { bar, labelled, wrap } from "./text-layout.ts";

const item = "    - ";
const itemHang = "      ";

/** Nothing recorded, or achieved with nothing left over: the table says it all. */
export function hasSomethingToSay(learner: LearnerCheck): boolean {
  const standing = standingOf(learner);
  if (standing === "not-begun") return learner.claimable.complete.length > 0;
  if (standing !== "achieved") return true;
  return (
    (learner.award?.surplus.length ?? 0) > 0 ||
    learner.signOff.length > 0 ||
    learner.units.some(({ state }) => state === "partly" || state === "covered")
  );
}

/** @param isBrief leaves out what is met, the bars, and units about which nothing is recorded */
export function textLearner(
  learner: LearnerCheck,
  qualification: Qualification | null,
  answer: LearnerAnswer,
  isBrief: boolean,
): string[] {
  const { name, where, award, onCoverage, claimable } = learner;
  const title = `${shownName(name)} (${plainText(where, 60)})`;
  return [
    "",
    ...wrap(title),
    "-".repeat(Math.min(title.length, 100)),
    ...(award === null || onCoverage === null
      ? wrap(awardUnknown, "  ")
      : awardLines(learner, award, onCoverage, isBrief)),
    ...missingLines(answer, isBrief),
    ...(award === null || onCoverage === null
      ? []
      : [
          "  To finish",
          ...finishSentences(learner, briefName).flatMap((sentence) => wrap(sentence, item, itemHang)),
        ]),
    ...listed("Decided, and not signed off", signOffSentences(learner.signOff, briefName)),
    "  Today",
    ...claimSentences(claimable, qualification, briefName).flatMap((sentence) =>
      wrap(sentence, item, itemHang),
    ),
  ];
}

function awardLines(
  learner: LearnerCheck,
  award: AwardFinding,
  onCoverage: AwardFinding,
  isBrief: boolean,
): string[] {
  const notCounting = [
    ...surplusLines(award, onCoverage, briefName),
    ...(isBrief ? [] : ambiguityLines(award, onCoverage)),
  ];
  return [
    ...labelled("By decisions", decisionsSentence(award)),
    ...labelled("By coverage", coverageSentence(onCoverage, award)),
    ...labelled("Credits", creditsSentence(award)),
    isBrief ? "  Rules not met" : "  Rules of combination",
    ...ruleLines(award, onCoverage).flatMap(({ verdict, sentence }) => {
      if (isBrief && verdict === "met") return [];
      const sign = verdict === "met" ? "met" : verdict === "not-met" ? "not yet" : "cannot tell";
      return wrap(sentence, `    ${`[${sign}]`.padEnd(14)}`, " ".repeat(18));
    }),
    ...(isBrief
      ? []
      : [
          "  Credits by group    # decided   + covered besides   | minimum   ] maximum",
          ...learner.groups.flatMap(groupLines),
        ]),
    ...listed("Units that do not count", notCounting),
  ];
}

function groupLines(group: GroupStanding): string[] {
  const { decided, covered, minimum, maximum, available } = group;
  if (decided === null) return wrap(groupSentence(group), "    ");
  const drawn = bar(decided, Math.max(decided, covered ?? 0), minimum, maximum, available);
  return wrap(groupSentence(group), `    ${drawn}  `, " ".repeat(drawn.length + 6));
}

function missingLines({ begun, needed, untouched, barred }: LearnerAnswer, isBrief: boolean): string[] {
  const waiting = begun.filter((gap) => gap.waiting.length > 0);
  return [
    ...listed("Covered by evidence, waiting for a decision", waitingTexts(waiting)),
    ...titled("Still open in units that are begun", begun.filter(hasOpen).flatMap(openLines)),
    ...titled(
      "Not begun, and mandatory or part of a way to finish",
      needed.filter(({ isMandatory }) => isMandatory || !isBrief).flatMap(openLines),
    ),
    ...(untouched.length === 0 || isBrief
      ? []
      : wrap(
          `Nothing is recorded for ${untouched.length} other ${untouched.length === 1 ? "unit" : "units"}: ${untouched.map(unitShortName).join(", ")}.`,
          "  ",
        )),
    ...listed(
      "Begun, and cannot count",
      barred
        .filter(({ isBegun }) => isBegun)
        .map(({ unit, by, byMandatory, source }) => barredSentence(unit, by, byMandatory, source)),
    ),
    ...(!isBrief && barred.some(({ isBegun }) => !isBegun)
      ? wrap(
          `Not offered, because each is barred by a unit that counts or is mandatory: ${barred
            .filter(({ isBegun }) => !isBegun)
            .map(({ unit }) => unitShortName(unit))
            .join(", ")}.`,
          "  ",
        )
      : []),
  ];
}

/** Units that are covered in full share a line. */
function waitingTexts(gaps: readonly UnitGap[]): string[] {
  const whole = gaps.filter(({ coverage, waiting }) => waiting.length === coverage.criteria.length);
  const parts = gaps.filter((gap) => !whole.includes(gap));
  return [
    ...(whole.length === 0
      ? []
      : [
          `All criteria of ${listOf(
            whole.map(({ coverage: { unit } }) => `${unitShortName(unit)} ${unit.title}`),
            "and",
          )}`,
        ]),
    ...parts.map(
      ({ coverage: { unit }, waiting }) =>
        `${unitShortName(unit)} ${unit.title}: ${criterionRanges(
          unit,
          waiting.map(({ number }) => number),
        )}`,
    ),
  ];
}

/** "06 Record details: 1.2, 2.1-2.3", with what a criterion still lacks below it. */
function openLines(gap: UnitGap): string[] {
  const { coverage, open, isMandatory } = gap;
  const { unit } = coverage;
  const title = `${unitShortName(unit)} ${unit.title}${isMandatory ? " (mandatory)" : ""}`;
  if (unit.criteria.length === 0) {
    return wrap(`${title}: the specification prints no criteria for it`, item, itemHang);
  }
  const numbers = criterionRanges(
    unit,
    open.map(({ number }) => number),
  );
  return [
    ...wrap(`${title}: ${numbers}${numbers.startsWith("all ") ? " criteria" : ""}`, item, itemHang),
    ...gapSentences(gap).flatMap((text) => wrap(text, `${itemHang}  `, `${itemHang}    `)),
  ];
}

/** The unit's title stands in the list of what is missing, so its number is enough; without one, the title. */
function briefName(unit: Unit): string {
  return unit.number === null ? unitName(unit) : `Unit ${unit.number}`;
}

/** An open criterion, or a unit whose criteria nobody knows. */
function hasOpen({ open, coverage }: UnitGap): boolean {
  return open.length > 0 || coverage.openCriteria === null;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines];
}

function listed(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`  ${title}`, ...items.flatMap((text) => wrap(text, item, itemHang))];
}
