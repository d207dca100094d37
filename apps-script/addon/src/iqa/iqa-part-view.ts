/** The view for the person who verifies, for the sidebar: on a standard tracker and on a centre's own sheet. */
import { iqaView, filterIqaRows, type IqaRow } from "@evidence-mapper/shared/standard-tracker/iqa-view";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { notRecorded } from "@evidence-mapper/shared/report/reading-words";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { signOffSources } from "@evidence-mapper/shared/sign-off/sign-off-sources";
import { unitStates } from "../explain/target-sentences.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { type IqaPartView } from "../sidebar/views.ts";

/** A sidebar is no place for more; the filters make it fewer. */
const shownAtOnce = 40;

export interface IqaRequest {
  /** `""` for everybody. */
  readonly assessor: string;
  /** A unit's reference, `""` for all. */
  readonly unit: string;
  readonly onlyAttention: boolean;
}

export function iqaPartView(checked: SpreadsheetCheck, wanted: IqaRequest): IqaPartView {
  const { check } = checked;
  const view = iqaView(check);
  const rows = filterIqaRows(view.rows, {
    ...(wanted.assessor === "" ? {} : { assessor: wanted.assessor }),
    ...(wanted.unit === "" ? {} : { unit: wanted.unit }),
  }).filter(({ flags }) => !wanted.onlyAttention || flags.length > 0);
  // What must be acted on comes first, in the tracker's order.
  const sorted = [...rows.filter(({ red }) => red), ...rows.filter(({ red }) => !red)];
  const act = view.rows.filter(({ red }) => red).length;
  const look = view.rows.filter(({ red, flags }) => !red && flags.length > 0).length;
  const word = learnerWord(check.qualification);
  return {
    kind: "iqa",
    word,
    role: check.qualification?.specification.terms.iqa ?? "IQA",
    sentences: [
      view.rows.length === 0
        ? "Nothing is recorded yet."
        : `${view.rows.length === 1 ? "1 unit has" : `${view.rows.length} units have`} something recorded, counted for each ${word}: ${act} to act on, ${look} to look at.`,
      ...(view.recordsSignatures
        ? []
        : [
            "This tracker records no signatures, so that none can be called missing. Who decided and when is shown where it is recorded.",
          ]),
    ],
    asked: wanted,
    assessors: view.assessors.map((name) => ({ id: name, name: plainText(name, 60) })),
    units: view.units.map((unit) => ({ id: unit.ref, name: plainText(unitShortName(unit), 80) })),
    rows: sorted.slice(0, shownAtOnce).map(rowView),
    more: Math.max(0, sorted.length - shownAtOnce),
    notRecorded: notRecorded(check),
    checked: checkedLine(checked),
  };
}

function rowView(row: IqaRow): IqaPartView["rows"][number] {
  const { learner, unit, state, decided, assessors, lastDecision, verifiers, sampled, flags, red } = row;
  const count = decided === null ? "" : ` (${decided.criteria} of ${decided.of} criteria decided)`;
  return {
    title: `${shownName(learner.name)}, ${plainText(unitShortName(unit), 80)}`,
    look: red ? "act" : flags.length > 0 ? "look" : "",
    where: learner.where,
    sentences: [
      `State: ${unitStates[state]}${count}.`,
      assessors.length === 0
        ? "Nobody is recorded as the assessor."
        : `Decided by ${plainText(assessors.join("; "), 200)}${lastDecision === null ? "" : `, last on ${lastDecision.split("-").reverse().join("/")}`}.`,
      ...(verifiers.length === 0
        ? []
        : [
            `Sampled by ${plainText(verifiers.join("; "), 200)}: ${sampled.decisions} of ${sampled.of} decisions.`,
          ]),
    ],
    flags: flags.map(
      ({ code, text, criteria }) =>
        `${criteria.length === 0 ? "" : `${criteria.join(", ")}: `}${text} (${signOffSources[code]})`,
    ),
  };
}
