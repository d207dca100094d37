/** What a row of a standard tracker says, and what came of it. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { awardUnknown } from "@evidence-mapper/shared/report/rule-lines";
import {
  coverageSentence,
  decisionsSentence,
  listOf,
  unitName,
} from "@evidence-mapper/shared/rules/sentences";
import { signOffSources } from "@evidence-mapper/shared/sign-off/sign-off-sources";
import { iqaColumns } from "@evidence-mapper/shared/standard-tracker/iqa-rows";
import { iqaView } from "@evidence-mapper/shared/standard-tracker/iqa-view";
import { type Entry, type RecordedSignature } from "@evidence-mapper/shared/tracker/reading";
import { type CellPlace, cellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { learnerOfRow, standardRow, type StandardRow } from "../learner/standard-row.ts";
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { targetSentences, unitSentence, unitStates } from "./target-sentences.ts";

export interface CellAnswer {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** `null` for a tab that is no part of the tracker. */
export function explainStandardCell(
  checked: SpreadsheetCheck,
  place: CellPlace,
  wording: Wording,
): CellAnswer | null {
  const row = standardRow(checked.workbook, place);
  if (row === null) return null;
  if (row.isHeading)
    return {
      title: "A heading of the standard tracker",
      sentences: [
        "The first row holds the ids by which programs find the columns; the second is for people. Columns may be moved and added, and headings changed. The ids must stay.",
      ],
    };
  if (row.tab === "setting")
    return {
      title: "Settings of the tracker",
      sentences: [plainText(row.text("note")) || "A list that cells of the other tabs choose from."],
    };
  const learner = learnerOfRow(row, checked.check.learners);
  if (row.tab === "coverage") return coverageAnswer(checked, row, learner);
  if (row.tab === "learner") return learnerAnswer(checked, place, learner);
  return logAnswer(checked, place, learner, wording);
}

function learnerAnswer(
  checked: SpreadsheetCheck,
  place: CellPlace,
  learner: LearnerCheck | null,
): CellAnswer {
  const word = learnerWord(checked.check.qualification);
  if (learner === null)
    return { title: `No ${word} yet`, sentences: ["This row is empty.", ...problemsIn(checked, place)] };
  const { award, onCoverage } = learner;
  return {
    title: `A ${word}: ${shownName(learner.name)}`,
    sentences: [
      ...(award === null || onCoverage === null
        ? [awardUnknown]
        : [decisionsSentence(award), coverageSentence(onCoverage, award)]),
      ...problemsIn(checked, place),
    ],
  };
}

function coverageAnswer(
  { check }: SpreadsheetCheck,
  { text }: StandardRow,
  learner: LearnerCheck | null,
): CellAnswer {
  const terms = check.qualification?.specification.terms;
  const unitText = terms === undefined ? undefined : iqaColumns(terms).find(({ id }) => id === "unit")?.text;
  const row = iqaView(check).rows.find(
    (one) => one.learner.id === learner?.id && unitText?.(one) === text("unit"),
  );
  if (row === undefined)
    return {
      title: "The tab Coverage",
      sentences: [
        "It is filled by one formula from the other tabs: a row for each unit about which something is recorded.",
      ],
    };
  const { unit, state, assessors, lastDecision, flags } = row;
  return {
    // As the catalogue has it: a title is never shortened.
    title: `${unitText?.(row) ?? unitName(unit)}, ${shownName(row.learner.name)}`,
    sentences: [
      unitSentence(unit),
      `State: ${unitStates[state]}.`,
      ...(assessors.length === 0
        ? []
        : [
            `Decided by ${plainText(listOf(assessors, "and"))}${lastDecision === null ? "" : `, last on ${dayOf(lastDecision)}`}.`,
          ]),
      ...(flags.length === 0 ? ["Nothing needs a second pair of eyes."] : []),
      ...flags.map(
        ({ code, text: sentence, criteria, certainty }) =>
          `${certainty === "certain" ? "To act on" : "To look at"}: ${criteria.length === 0 ? "" : `${criteria.join(", ")}: `}${sentence} (${signOffSources[code]})`,
      ),
    ],
  };
}

function logAnswer(
  checked: SpreadsheetCheck,
  place: CellPlace,
  learner: LearnerCheck | null,
  wording: Wording,
): CellAnswer {
  const { check } = checked;
  const problems = problemsIn(checked, place);
  const index = learner === null ? -1 : check.learners.indexOf(learner);
  const tracked = check.reading.learners[index];
  if (learner === null || tracked === undefined)
    return {
      title: "No event",
      sentences: problems.length > 0 ? problems : ["This row is empty, or names nobody who is known."],
    };
  const entries = tracked.entries.filter(({ where }) => isIn(where, place));
  const signatures = tracked.signatures.filter(({ where }) => isIn(where, place));
  const said = [
    ...entries.flatMap((entry) => [entrySentence(entry), ...targetSentences(check, learner, entry, wording)]),
    ...signatures.map(signatureSentence),
  ];
  return {
    title: `A row about ${shownName(learner.name)}`,
    sentences: [
      ...new Set([
        ...said,
        ...problems,
        ...(said.length + problems.length === 0
          ? ["It says nothing of a criterion by itself, was withdrawn, or was followed by another row."]
          : []),
      ]),
    ],
  };
}

function entrySentence({ mark }: Entry): string {
  switch (mark.kind) {
    case "evidence":
      return `Evidence is tagged here: ${plainText(
        listOf(
          mark.items.map(({ id }) => `“${id}”`),
          "and",
        ),
        200,
      )}.`;
    case "decided":
      return `An assessor decided here that it is met${byAndOn(mark)}.`;
    case "not-yet":
      return "An assessor decided here that it is not yet met.";
    case "partly":
      return "Something is there, and not enough.";
  }
}

const signatureNames = {
  declaration: "The declaration that the work is the learner's own",
  countersignature: "A countersignature",
  verification: "A sample",
} as const;

function signatureSentence(signature: RecordedSignature): string {
  return `${signatureNames[signature.kind]}${byAndOn(signature)}.`;
}

function byAndOn({ by, on }: { readonly by: string | null; readonly on: string | null }): string {
  return `${by === null ? "" : `, by ${plainText(by, 80)}`}${on === null ? "" : `, on ${dayOf(on)}`}`;
}

function dayOf(date: string): string {
  return date.split("-").reverse().join("/");
}

function problemsIn({ check }: SpreadsheetCheck, place: CellPlace): string[] {
  return check.problems
    .filter(({ where }) => where.split(", ").some((one) => isIn(one, place)))
    .map(({ found, advice }) => `${plainText(found)} What to do: ${plainText(advice)}`);
}

function isIn(where: string, { tab, row }: CellPlace): boolean {
  const at = cellPlace(where);
  return at !== null && at.tab === tab && at.row === row;
}
