/** The answer of a check for a terminal: plain characters, 100 columns, every line with its reason. */
import { type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { listOf } from "@evidence-mapper/shared/rules/sentences";
import { countStandings, standings } from "@evidence-mapper/shared/report/cohort";
import { type Wording, wordingSentence } from "@evidence-mapper/shared/report/criterion-words";
import { answerer } from "@evidence-mapper/shared/report/learner-answer";
import { openReadings } from "@evidence-mapper/shared/report/open-readings";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { meaningDetail, meaningNames, notRecorded } from "@evidence-mapper/shared/report/reading-words";
import { type CohortRow, cohortRows } from "./cohort-rows.ts";
import { nameCriteria, type NamedCriteria, textCriteria } from "./text-criteria.ts";
import { heading, wrap } from "./text-layout.ts";
import { hasSomethingToSay, textLearner } from "./text-learner.ts";
import { textTable } from "./text-table.ts";

/** Up to so many learners each one is written out; beyond it those with nothing to say are in the table alone. */
const everyoneUpTo = 25;

/**
 * The report in pieces, learner by learner.
 * @param wording the centre's official wording by unit reference and criterion number, or `null`
 */
export function* textReport(check: CheckInTurn, wording: Wording): Generator<string> {
  const { learners, qualification } = check;
  const rows = cohortRows(check);
  const isMany = learners.length > everyoneUpTo;
  const [, ...firstLines] = readingLines(check);
  yield textOf(firstLines);
  yield textOf(summaryLines(rows, check.problems.length));
  yield textOf(textTable(rows));
  if (isMany) yield textOf(shortened);

  const answerOf = answerer(qualification);
  const named: NamedCriteria = new Map();
  let toldNothing = 0;
  for (const learner of learners) {
    if (isMany && !hasSomethingToSay(learner)) {
      toldNothing += 1;
      continue;
    }
    const answer = answerOf(learner);
    nameCriteria(named, answer);
    yield textOf(textLearner(learner, qualification, answer, isMany));
  }
  yield textOf(leftOut(toldNothing));

  const units = rows[0]?.units.map(({ unit }) => unit) ?? [];
  yield textOf(textCriteria(named, units, wording));
  yield textOf(problemLines(check));
  yield textOf(notRecordedLines(check));
  yield textOf([
    ...heading("Notes"),
    ...openReadings(qualification).flatMap((sentence) => wrap(sentence, "  ")),
    ...wrap(wordingSentence(wording), "  "),
    ...wrap(
      "Sources such as 000 L111 name a document (docs/sources.md) and the line of its text where the rule is printed.",
      "  ",
    ),
  ]);
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function readingLines({ reading }: CheckInTurn): string[] {
  const doubt = reading.certain
    ? []
    : wrap(
        `The reading is not certain: two readings explain the sheet about equally well${
          reading.candidates.length > 1
            ? `, and it could be ${listOf(
                reading.candidates.map((id) => plainText(id)),
                "or",
              )}`
            : ""
        }. Please confirm it, or say which with --qualification or --layout.`,
        "  ",
      );
  return [
    ...heading("How the file was read"),
    ...reading.description.flatMap((sentence) => wrap(plainText(sentence), "  - ", "    ")),
    ...doubt,
    "",
    "  What the cells were taken to mean",
    ...reading.meanings.flatMap((meaning) => [
      ...wrap(`${plainText(meaning.cell, 80)}: ${meaningNames[meaning.meaning]}`, "  - ", "    "),
      ...wrap(meaningDetail(meaning), "      "),
    ]),
    ...(reading.meanings.length === 0 ? ["    No cell says anything about a criterion or a unit."] : []),
  ];
}

function summaryLines(rows: readonly CohortRow[], problems: number): string[] {
  const counts = countStandings(rows.map(({ standing }) => standing));
  const other = rows.filter(({ couldClaimOther }) => couldClaimOther).length;
  const line = (count: number, text: string): string[] =>
    wrap(text, `${String(count).padStart(8)}  `, " ".repeat(10));
  return [
    ...heading("Summary"),
    ...line(rows.length, rows.length === 1 ? "learner, who" : "learners, of whom"),
    ...standings.flatMap(({ standing, text }) => {
      const count = counts.get(standing) ?? 0;
      return count === 0 ? [] : line(count, text);
    }),
    ...(other === 0
      ? []
      : line(other, "cannot claim this award today, but another award or a certificate for a unit")),
    ...line(problems, problems === 1 ? "problem in the file" : "problems in the file"),
  ];
}

const shortened = [
  "",
  ...wrap(
    "Because there are many learners, what follows leaves out the rules that are met, the bars of the groups and the units about which nothing is recorded, except mandatory ones. The page that --html writes has all of it.",
  ),
];

function leftOut(count: number): string[] {
  if (count === 0) return [];
  return [
    "",
    ...wrap(
      `${count} more ${count === 1 ? "learner is" : "learners are"} in the table alone: either nothing is recorded for them, or the award is achieved and nothing else is to be said. The page that --html writes has everybody.`,
    ),
  ];
}

function problemLines({ problems }: CheckInTurn): string[] {
  if (problems.length === 0) return [...heading("Problems"), "  None: every cell could be read."];
  return [
    ...heading(`Problems (${problems.length})`),
    ...problems.flatMap(({ where, found, advice }) => [
      ...wrap(`${where === "" ? "The whole file" : plainText(where)}: ${plainText(found)}`, "  - ", "    "),
      ...wrap(plainText(advice), "      "),
    ]),
  ];
}

function notRecordedLines(check: CheckInTurn): string[] {
  const sentences = notRecorded(check);
  if (sentences.length === 0) return [];
  return [
    ...heading("What this tracker does not record"),
    ...sentences.flatMap((sentence) => wrap(sentence, "  - ", "    ")),
  ];
}
