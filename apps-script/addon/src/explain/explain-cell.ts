/** What the selected cell says, and why: in sentences, with the lines of the specification. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { criterionTitle } from "@evidence-mapper/shared/report/criterion-sentences";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { meaningNames } from "@evidence-mapper/shared/report/reading-words";
import { awardUnknown } from "@evidence-mapper/shared/report/rule-lines";
import { coverageSentence, decisionsSentence, unitName } from "@evidence-mapper/shared/rules/sentences";
import { cellText } from "@evidence-mapper/shared/tracker/cell-text";
import { markRecogniser } from "@evidence-mapper/shared/tracker/recognise-mark";
import { type Entry, type Layout } from "@evidence-mapper/shared/tracker/reading";
import { cellName, type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { type CellPlace, cellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { learnerAt } from "../learner/find-learner.ts";
import { isOwnTab } from "../own-tabs.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { checkSpreadsheet, type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { type ExplainView } from "../sidebar/views.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { officialWording } from "../wording/wording-tab.ts";
import { explainStandardCell } from "./standard-cell.ts";
import { targetSentences, unitSentence } from "./target-sentences.ts";
import { liveFunction, liveSentences } from "./live-cell.ts";
import { probe } from "./probe.ts";

interface Scene extends SpreadsheetCheck {
  readonly catalogue: Catalogue;
  readonly layout: Layout;
  readonly place: CellPlace;
  readonly sheet: Sheet;
  readonly where: string;
  readonly wording: Wording;
}

export function explainCell(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  layout: Layout,
  place: CellPlace,
): ExplainView {
  const checked = checkSpreadsheet(spreadsheet, catalogue, layout);
  const where = cellName(place.tab, place.row, place.column);
  const answer = (title: string, sentences: readonly string[]): ExplainView => ({
    kind: "cell",
    cell: plainText(where, 80),
    title,
    sentences,
    checked: checkedLine(checked),
  });
  const sheet = checked.workbook.sheets.find(({ name }) => name === place.tab);
  if (sheet === undefined || isOwnTab(place.tab))
    return answer("A tab of Evidence Mapper's own", ["It is no part of the tracker and is not read."]);
  const wording = officialWording(spreadsheet);
  if (checked.check.reading.layout.arrangement === "standard") {
    const own = explainStandardCell(checked, place, wording);
    if (own !== null) return answer(own.title, own.sentences);
  }
  if (!checked.read.has(place.tab))
    return answer("Not read", [
      "This tab is not read as a part of the tracker. Say in “How it is read” which tabs are.",
    ]);
  const scene: Scene = {
    ...checked,
    catalogue,
    layout: checked.check.reading.layout,
    place,
    sheet,
    where,
    wording,
  };
  const found = markAnswer(scene) ?? signatureAnswer(scene) ?? nameAnswer(scene);
  if (found !== null) return answer(found.title, found.sentences);
  const live = liveFunction(spreadsheet, sheet, place);
  const learner = learnerAt(checked.check, place);
  if (live !== null)
    return learner === null
      ? answer(`Filled by ${live}`, ["This cell belongs to the heading of a live column, or to no learner."])
      : answer(`${live} for ${shownName(learner.name)}`, liveSentences(live, learner, checked.check));
  const other = openAnswer(scene) ?? headingAnswer(scene);
  if (other !== null) return answer(other.title, other.sentences);
  return answer("Not read", [
    `“${plainText(cellText(sheet.rows[place.row]?.[place.column] ?? null), 80)}” is no mark, heading or name that is read here.`,
    ...problemsAt(scene),
  ]);
}

interface Answer {
  readonly title: string;
  readonly sentences: readonly string[];
}

function markAnswer(scene: Scene): Answer | null {
  const { check, where } = scene;
  for (const [index, tracked] of check.reading.learners.entries()) {
    const entries = tracked.entries.filter((entry) => entry.where === where);
    const learner = check.learners[index];
    if (entries.length === 0 || learner === undefined) continue;
    return {
      title: `A mark of ${shownName(learner.name)}`,
      sentences: [
        ...takenFor(scene),
        ...unique(entries).flatMap((entry) => targetSentences(check, learner, entry, scene.wording)),
        ...problemsAt(scene),
      ],
    };
  }
  return null;
}

/** What the cell was taken to mean and why, as the reading settled it for the whole sheet. */
function takenFor({ check, sheet, place }: Scene): string[] {
  const cell = sheet.rows[place.row]?.[place.column] ?? null;
  const text = plainText(cellText(cell), 80);
  const { label, because } = markRecogniser()(cell);
  const settled =
    check.reading.meanings.find(({ cell: kind }) => kind === label) ??
    check.reading.meanings.find(({ where }) => where === cellName(place.tab, place.row, place.column));
  if (settled === undefined) return [`“${text}” was read as ${plainText(label, 80)}: ${plainText(because)}.`];
  return [
    `“${text}” was taken as ${plainText(settled.cell, 80)}: ${meaningNames[settled.meaning]}, because ${plainText(settled.because)}.`,
  ];
}

function signatureAnswer({ check, where }: Scene): Answer | null {
  for (const { name, signatures } of check.reading.learners) {
    const found = signatures.find((one) => one.where === where);
    if (found === undefined) continue;
    const by = found.by === null ? "" : ` by ${plainText(found.by, 80)}`;
    const on = found.on === null ? "" : ` on ${found.on.split("-").reverse().join("/")}`;
    const what = found.unit === null ? "for everything" : `for ${unitOf(check, found.unit)}`;
    return {
      title: `A signature for ${shownName(name)}`,
      sentences: [`It is read as a ${found.kind}${by}${on}, ${what}.`],
    };
  }
  return null;
}

function nameAnswer({ check, where }: Scene): Answer | null {
  const learner = check.learners.find((one) => one.where === where);
  if (learner === undefined) return null;
  const { award, onCoverage } = learner;
  return {
    title: `The name of a ${learnerWord(check.qualification)}: ${shownName(learner.name)}`,
    sentences:
      award === null || onCoverage === null
        ? [awardUnknown]
        : [decisionsSentence(award), coverageSentence(onCoverage, award)],
  };
}

/** An empty cell, or one whose content is not understood, under a criterion. */
function openAnswer(scene: Scene): Answer | null {
  const { workbook, catalogue, layout, place, check, sheet } = scene;
  const { headings = [], names = null } = layout.tabs.find(({ tab }) => tab === place.tab) ?? {};
  const along = layout.learners === "across" ? place.column : place.row;
  const beside = layout.learners === "across" ? place.row : place.column;
  if (headings.includes(along + 1) || names === beside + 1) return null;
  const probed = probe(workbook, catalogue, layout, place);
  const learner = check.learners.find(({ id }) => id === probed?.learner.id);
  if (probed === null || learner === undefined) return null;
  const isEmpty = cellText(sheet.rows[place.row]?.[place.column] ?? null).trim() === "";
  return {
    title: isEmpty ? `Empty, for ${shownName(learner.name)}` : `Not read, for ${shownName(learner.name)}`,
    sentences: [
      ...(isEmpty ? [] : takenFor(scene)),
      ...targetSentences(check, learner, probed.entry, scene.wording),
      ...problemsAt(scene),
    ],
  };
}

/** A heading: the unit or criterion that the cells below it (beside it, where learners run across) are about. */
function headingAnswer(scene: Scene): Answer | null {
  const { check, place, layout, sheet, workbook, catalogue } = scene;
  const isAcross = layout.learners === "across";
  const text = cellText(sheet.rows[place.row]?.[place.column] ?? null).trim();
  if (text === "") return null;
  const merge = sheet.merges.find(
    ({ top, left, bottom, right }) =>
      top <= place.row && place.row <= bottom && left <= place.column && place.column <= right,
  );
  const units = new Map<string, Set<string | null>>();
  const note = ({ unit, criterion }: Entry): void => {
    const known = units.get(unit);
    if (known === undefined) units.set(unit, new Set([criterion]));
    else known.add(criterion);
  };
  for (const { entries } of check.reading.learners) {
    for (const entry of entries) {
      const at = cellPlace(entry.where);
      if (at === null || at.tab !== place.tab) continue;
      const inLine = isAcross
        ? at.row >= (merge?.top ?? place.row) && at.row <= (merge?.bottom ?? place.row)
        : at.column >= (merge?.left ?? place.column) && at.column <= (merge?.right ?? place.column);
      if (inLine) note(entry);
    }
  }
  const first = cellPlace(check.learners[0]?.where ?? "");
  if (units.size === 0 && first !== null && first.tab === place.tab) {
    const below = isAcross ? { ...place, column: first.column } : { ...place, row: first.row };
    const probed = probe(workbook, catalogue, layout, below);
    if (probed !== null) note(probed.entry);
  }
  const [only, ...others] = units;
  if (only === undefined || others.length > 0) return null;
  const unit = check.learners[0]?.units.find((one) => one.unit.ref === only[0])?.unit;
  if (unit === undefined) return null;
  const [number] = only[1];
  const criterion = only[1].size === 1 ? unit.criteria.find((one) => one.number === number) : undefined;
  if (criterion === undefined || !mayName(text, criterion.number))
    return { title: `Heading of ${unitName(unit)}`, sentences: [unitSentence(unit)] };
  return {
    title: `Heading of criterion ${criterion.number}`,
    sentences: [criterionTitle(unit, criterion, scene.wording), unitSentence(unit)],
  };
}

/** "1.2", "AC 1.2", and what a sheet makes of it ("01/02"): short texts that are no unit's title. */
function mayName(text: string, number: string): boolean {
  return text.includes(number) || text.length <= 12;
}

function unitOf(check: SpreadsheetCheck["check"], ref: string): string {
  const unit = check.learners[0]?.units.find((one) => one.unit.ref === ref)?.unit;
  return unit === undefined ? ref : unitName(unit);
}

function problemsAt({ check, where }: Scene): string[] {
  return check.problems
    .filter((problem) => problem.where.split(", ").includes(where))
    .map(({ found, advice }) => `${plainText(found)} What to do: ${plainText(advice)}`);
}

function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ unit, criterion }) => {
    const key = `${unit} ${criterion ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
