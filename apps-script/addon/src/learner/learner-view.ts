/** Everything that the sidebar says of one learner, in the sentences of the rules core. */
import { type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type GroupStanding, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { barScale } from "@evidence-mapper/shared/report/bar-scale";
import {
  criterionWords,
  type Wording,
  wordingSentence,
} from "@evidence-mapper/shared/report/criterion-words";
import { finishSentences } from "@evidence-mapper/shared/report/finish-sentences";
import { openLine, rangesOf } from "@evidence-mapper/shared/report/gap-lines";
import { groupSentence } from "@evidence-mapper/shared/report/group-sentence";
import { gapSentences } from "@evidence-mapper/shared/report/gap-sentences";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { answerer, type UnitGap } from "@evidence-mapper/shared/report/learner-answer";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { notRecorded } from "@evidence-mapper/shared/report/reading-words";
import { awardUnknown, ruleLines } from "@evidence-mapper/shared/report/rule-lines";
import { ambiguityLines, surplusLines } from "@evidence-mapper/shared/report/surplus-lines";
import { type AwardFinding, type Verdict } from "@evidence-mapper/shared/rules/finding";
import {
  barredSentence,
  claimSentences,
  coverageSentence,
  coverageVerdictName,
  creditsSentence,
  decisionsSentence,
  unitName,
  unitShortName,
  verdictName,
} from "@evidence-mapper/shared/rules/sentences";
import { signOffSentences } from "@evidence-mapper/shared/sign-off/sign-off-sentences";
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { type BarView, type GapView, type LearnerView, type VerdictLook } from "../sidebar/views.ts";

export function learnerView(checked: SpreadsheetCheck, learner: LearnerCheck, wording: Wording): LearnerView {
  const { check } = checked;
  const { qualification } = check;
  const answer = answerer(qualification)(learner);
  return {
    kind: "learner",
    word: learnerWord(qualification),
    id: learner.id,
    name: shownName(learner.name),
    where: plainText(learner.where, 80),
    ...awardOf(learner),
    begun: answer.begun.map((gap) => gapView(gap, wording)),
    needed: answer.needed.map((gap) => gapView(gap, wording)),
    untouched:
      answer.untouched.length === 0
        ? null
        : `Nothing is recorded for ${answer.untouched.length} other ${answer.untouched.length === 1 ? "unit" : "units"}: ${answer.untouched.map(unitShortName).join(", ")}.`,
    finish: finishSentences(learner),
    signOff: signOffSentences(learner.signOff),
    claims: claimSentences(learner.claimable, qualification),
    dead: answer.barred.map(({ unit, by, byMandatory, source }) =>
      barredSentence(unit, by, byMandatory, source),
    ),
    notRecorded: notRecorded(check),
    wording: wordingSentence(wording),
    checked: checkedLine(checked),
  };
}

type Award = Pick<LearnerView, "decisions" | "coverage" | "credits" | "rules" | "bars" | "notCounting">;

function awardOf({ award, onCoverage, groups }: LearnerCheck): Award {
  if (award === null || onCoverage === null) {
    return {
      decisions: { look: "doubt", word: verdictName("cannot-tell"), sentence: awardUnknown },
      coverage: null,
      credits: null,
      rules: [],
      bars: [],
      notCounting: [],
    };
  }
  return {
    decisions: {
      look: lookOf(award.verdict, "decided"),
      word: verdictName(award.verdict),
      sentence: decisionsSentence(award),
    },
    coverage: {
      look: lookOf(onCoverage.verdict, "covered"),
      word: coverageVerdictName(onCoverage.verdict),
      sentence: coverageSentence(onCoverage, award),
    },
    credits: creditsSentence(award),
    rules: ruleLines(award, onCoverage).map(({ verdict, word, sentence }) => ({
      look: lookOf(verdict, "decided"),
      word,
      sentence,
    })),
    bars: [...wholeBar(award, onCoverage, award.qualification), ...groups].map(barView),
    notCounting: [...surplusLines(award, onCoverage), ...ambiguityLines(award, onCoverage)],
  };
}

export function lookOf(verdict: Verdict, met: "decided" | "covered"): VerdictLook {
  return verdict === "met" ? met : verdict === "not-met" ? "not" : "doubt";
}

/** All groups together, when the credits are known. */
function wholeBar(
  award: AwardFinding,
  onCoverage: AwardFinding,
  { minimumCredits }: Qualification,
): readonly GroupStanding[] {
  if (award.creditsCounted === null) return [];
  return [
    {
      id: "",
      title: "All groups together",
      decided: award.creditsCounted,
      covered: onCoverage.creditsCounted,
      minimum: minimumCredits,
      maximum: null,
      available: null,
    },
  ];
}

function barView(group: GroupStanding): BarView {
  const { decided, minimum, maximum, available } = group;
  const sentence = groupSentence(group);
  if (decided === null) return { sentence, bar: null };
  const covered = group.covered ?? decided;
  return {
    sentence,
    bar: {
      decided,
      covered,
      minimum,
      maximum,
      end: barScale({ decided, covered, minimum, maximum, available }),
    },
  };
}

/** More open criteria than this are not written out in words: the sidebar is narrow. */
const mostInWords = 60;

function gapView(gap: UnitGap, wording: Wording): GapView {
  const { coverage, open, waiting, isMandatory } = gap;
  const { unit } = coverage;
  return {
    title: unitName(unit),
    isMandatory,
    open: openLine(gap),
    waiting: waiting.length === 0 ? null : rangesOf(unit, waiting),
    lacking: gapSentences(gap),
    criteria: inWords(
      unit,
      open.map(({ number }) => number),
      wording,
    ),
  };
}

function inWords(unit: Unit, numbers: readonly string[], wording: Wording): GapView["criteria"] {
  const wanted = new Set(numbers);
  return unit.criteria
    .filter(({ number }) => wanted.has(number))
    .slice(0, mostInWords)
    .map((criterion) => ({
      number: criterion.number,
      words: plainText(criterionWords(unit, criterion, wording), 2000),
    }));
}
