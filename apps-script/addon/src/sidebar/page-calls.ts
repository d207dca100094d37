/**
 * What the sidebar asks for by `google.script.run`. Any page, and anybody who can open the spreadsheet with
 * the add-on, can call these with anything: each checks what it is given and throws a sentence when it is
 * not what the page sends.
 */
import * as z from "zod";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { parseLayout } from "@evidence-mapper/shared/tracker/parse-layout";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { cellName } from "@evidence-mapper/shared/tracker/workbook";
import { areaAt } from "../area.ts";
import { cellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { applyColours } from "../colours/apply-colours.ts";
import { explainCell } from "../explain/explain-cell.ts";
import { iqaPartView } from "../iqa/iqa-part-view.ts";
import { personAt } from "../learner/person-at.ts";
import { learnerView } from "../learner/learner-view.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { checkSpreadsheet, type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { readingView, standardDoubt } from "../reading/reading-view.ts";
import { layoutInUse, rememberedLayout, rememberLayout } from "../reading/remembered-layout.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { tried } from "../tried.ts";
import { officialWording } from "../wording/wording-tab.ts";
import { given } from "./given.ts";
import {
  type ExplainView,
  type Followed,
  type IqaPartView,
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type SelectionView,
  type UnreadView,
} from "./views.ts";

const unconfirmed = "Nobody has confirmed yet how this sheet is read. That takes a minute and is asked once.";

const learnerRequest = z.union([
  z.strictObject({ by: z.literal("selection") }),
  z.strictObject({ by: z.literal("id"), id: z.string().max(50_000) }),
]);

const iqaRequest = z.strictObject({
  assessor: z.string().max(50_000),
  unit: z.string().max(200),
  onlyAttention: z.boolean(),
});

/** @param layout what the person has corrected, or `null` for what is remembered, or found */
export function readSheet(spreadsheet: Spreadsheet, catalogue: Catalogue, layout: unknown): ReadingView {
  const remembered = rememberedLayout(spreadsheet);
  const wanted =
    layout === null || layout === undefined
      ? (remembered?.layout ?? layoutInUse(spreadsheet))
      : layoutFrom(layout);
  return readingView(
    checkSpreadsheet(spreadsheet, catalogue, wanted),
    catalogue,
    remembered !== null && wanted === remembered.layout,
  );
}

/** The layout found afresh, whatever is remembered. */
export function findLayoutAgain(spreadsheet: Spreadsheet, catalogue: Catalogue): ReadingView {
  return readingView(checkSpreadsheet(spreadsheet, catalogue, null), catalogue, false);
}

/** Keeps a layout that the person has confirmed. Nothing is kept when it is no layout. */
export function confirmLayout(spreadsheet: Spreadsheet, catalogue: Catalogue, layout: unknown): ReadingView {
  const confirmed = layoutFrom(layout);
  const checked = checkSpreadsheet(spreadsheet, catalogue, confirmed);
  const fault = spreadsheet.exclusively(() => {
    rememberLayout(spreadsheet, confirmed);
    return tried(() => applyColours(spreadsheet, checked));
  });
  const view = readingView(checked, catalogue, true);
  return fault === null
    ? view
    : { ...view, doubt: `The reading is remembered. The sheet could not be coloured: ${fault}` };
}

/** The learner of the selected row, or one chosen by id. */
export function showLearner(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  request: unknown,
): Followed<LearnerView | NobodyView | UnreadView> {
  const at = whereSelected(spreadsheet);
  return { ...learnerAt(spreadsheet, catalogue, given(learnerRequest, request), at), at };
}

function learnerAt(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  wanted: z.infer<typeof learnerRequest>,
  place: SelectionView | null,
): LearnerView | NobodyView | UnreadView {
  const layout = layoutInUse(spreadsheet);
  if (layout === null) return { kind: "unread", sentence: unconfirmed };
  const checked = checkSpreadsheet(spreadsheet, catalogue, layout);
  if (checked.check.learners.length === 0)
    return {
      kind: "unread",
      sentence:
        (layout.arrangement === "standard" ? standardDoubt(checked.check) : null) ??
        "The sheet no longer fits the layout that was confirmed: no learner can be read. Somebody may have moved or renamed something.",
    };
  const { learners } = checked.check;
  if (wanted.by === "id") {
    const learner = learners.find(({ id }) => id === wanted.id);
    return learner === undefined
      ? nobody(checked, "That learner is no longer in the sheet.")
      : learnerView(checked, learner, officialWording(spreadsheet));
  }
  const learner = place === null ? null : personAt(checked, place);
  if (learner !== null) return learnerView(checked, learner, officialWording(spreadsheet));
  const word = learnerWord(checked.check.qualification);
  const { learners: direction } = checked.check.reading.layout;
  const isRow = direction === "down" || layout.arrangement === "standard";
  const line = isRow ? "row" : direction === "across" ? "column" : "tab";
  const advice = `Select a cell in a ${word}'s ${line}, or choose a ${word} here.`;
  return nobody(
    checked,
    place === null
      ? `Nothing is selected. ${advice}`
      : `${plainText(cellName(place.tab, place.row, place.column), 80)} belongs to no ${word}. ${advice}`,
  );
}

/** What the selected cell says, and why. */
export function explainSelection(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
): Followed<ExplainView | UnreadView> {
  const at = whereSelected(spreadsheet);
  const layout = layoutInUse(spreadsheet);
  if (layout === null) return { kind: "unread", sentence: unconfirmed, at };
  if (at === null)
    return { kind: "cell", cell: "No cell", title: "Nothing is selected.", sentences: [], checked: "", at };
  return { ...explainCell(spreadsheet, catalogue, layout, at), at };
}

/** The view for the person who verifies. */
export function showIqa(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  request: unknown,
): IqaPartView | UnreadView {
  const wanted = given(iqaRequest, request);
  const layout = layoutInUse(spreadsheet);
  if (layout === null) return { kind: "unread", sentence: unconfirmed };
  return iqaPartView(checkSpreadsheet(spreadsheet, catalogue, layout), wanted);
}

/** Where the person is: cheap, because the page asks for it again and again. */
export function whereSelected(spreadsheet: Spreadsheet): SelectionView | null {
  const area = spreadsheet.selection();
  return area === null ? null : { tab: area.tab, row: area.top, column: area.left };
}

/** Selects the cell that a problem names. */
export function goToCell(spreadsheet: Spreadsheet, name: unknown): void {
  const place = cellPlace(given(z.string().max(400), name));
  const tab = spreadsheet.tabs().find((one) => one.name === place?.tab);
  if (place === null || tab === undefined || place.row >= tab.rows || place.column >= tab.columns)
    throw new Error("That cell is no longer there.");
  spreadsheet.select(areaAt(place.tab, place.row, place.column, 1, 1));
}

function nobody(checked: SpreadsheetCheck, sentence: string): NobodyView {
  return {
    kind: "nobody",
    word: learnerWord(checked.check.qualification),
    sentence,
    learners: checked.check.learners.map(({ id, name }) => ({ id, name: shownName(name) })),
    checked: checkedLine(checked),
  };
}

function layoutFrom(value: unknown): Layout {
  const { layout, problems } = parseLayout(value);
  if (layout === null)
    throw new Error(
      `This is no layout: ${problems.map(({ where, found }) => `${where} ${found}`.trim()).join("; ")}.`.slice(
        0,
        500,
      ),
    );
  return layout;
}
