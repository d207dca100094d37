/** How the sheet is read, one sentence for each part, for a person to confirm or correct. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type Problem } from "@evidence-mapper/shared/problem";
import { countStandings, standingOf, standings } from "@evidence-mapper/shared/report/cohort";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { meaningDetail, meaningNames, notRecorded } from "@evidence-mapper/shared/report/reading-words";
import { listOf, qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { markRecogniser } from "@evidence-mapper/shared/tracker/recognise-mark";
import { type TrackerReading } from "@evidence-mapper/shared/tracker/reading";
import { cellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { type MeaningView, type ProblemView, type ReadingView } from "../sidebar/views.ts";
import { type SpreadsheetCheck } from "./check-spreadsheet.ts";
import { checkedLine } from "./checked-line.ts";

/** A sidebar is no place for more; the count says how many there are. */
const problemsShown = 60;

export function readingView(
  checked: SpreadsheetCheck,
  catalogue: Catalogue,
  isRemembered: boolean,
): ReadingView {
  const { check, workbook, read } = checked;
  const { reading, problems, learners } = check;
  // Of a sheet in which nothing is found there is nothing to say but that.
  const isRead = read.size > 0;
  const counts = countStandings(learners.map(standingOf));
  return {
    kind: "reading",
    isRemembered,
    certain: reading.certain,
    doubt: doubtOf(checked, catalogue),
    sentences: isRead ? reading.description.map((sentence) => plainText(sentence)) : [],
    layout: reading.layout,
    tabs: workbook.sheets.map(({ name }) => ({ name, isRead: read.has(name) })),
    qualifications: catalogue.qualifications.map((one) => ({ id: one.id, name: qualificationName(one) })),
    meanings: meaningsOf(reading),
    learners: learners.length,
    summary: standings.flatMap(({ standing, text }) => {
      const count = counts.get(standing) ?? 0;
      return count === 0 ? [] : [`${count} ${text}`];
    }),
    problems: problems.slice(0, problemsShown).map(problemView),
    moreProblems: Math.max(0, problems.length - problemsShown),
    notRecorded: isRead ? notRecorded(check) : [],
    checked: checkedLine(checked),
  };
}

function doubtOf({ check, read }: SpreadsheetCheck, catalogue: Catalogue): string | null {
  const { reading, learners } = check;
  if (reading.layout.arrangement === "standard") return standardDoubt(check);
  if (read.size === 0)
    return "No tab of this spreadsheet holds units or criteria with marks that Evidence Mapper knows. If one does, say below which tab it is and which qualification it is for.";
  if (learners.length === 0)
    return "Units or criteria were found, and no learner. Say below where the learners' names stand.";
  if (reading.layout.qualification === null) {
    const names = catalogue.qualifications
      .filter(({ id }) => reading.candidates.includes(id))
      .map(qualificationName);
    return names.length === 0
      ? "The qualification cannot be told. Please choose it below."
      : `The sheet fits ${listOf(names, "and")}. Please choose the right one below.`;
  }
  return reading.certain
    ? null
    : "Two readings explain the sheet about equally well. Please look closely at the sentences before you confirm.";
}

/** What keeps a standard tracker from being read; it has no layout to be corrected. */
export function standardDoubt({
  learners,
  qualification,
  problems,
}: SpreadsheetCheck["check"]): string | null {
  const refused = problems.find(({ code }) => refusals.has(code));
  if (refused !== undefined) return `${plainText(refused.found)} ${plainText(refused.advice)}`;
  const word = learnerWord(qualification);
  return learners.length > 0
    ? null
    : `No ${word} is listed yet. Put each ${word}'s id and name into the tab “Learners”.`;
}

const refusals: ReadonlySet<string> = new Set(["layout-newer", "layout-unknown", "qualification-unknown"]);

function meaningsOf({ meanings, layout }: TrackerReading): readonly MeaningView[] {
  const recognise = markRecogniser();
  const shown = meanings.map((meaning): MeaningView => {
    const { word } = recognise(meaning.example);
    return {
      name: plainText(meaning.cell, 80),
      meaning: meaning.meaning,
      detail: meaningDetail(meaning),
      word,
    };
  });
  const known = new Set(shown.map(({ word }) => word));
  // Words that the person has given a meaning and that several kinds of mark share.
  const others = Object.entries(layout.marks).flatMap(([word, meaning]): readonly MeaningView[] =>
    known.has(word)
      ? []
      : [{ name: `“${plainText(word, 40)}”`, meaning, detail: meaningNames[meaning], word }],
  );
  return [...shown, ...others];
}

function problemView({ where, found, advice }: Problem): ProblemView {
  return {
    where: plainText(where, 80),
    found: plainText(found),
    advice: plainText(advice),
    isCell: cellPlace(where) !== null,
  };
}
