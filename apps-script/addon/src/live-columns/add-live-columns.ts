/**
 * Menu: writes the live columns beside the centre's own table, or a tab with all answers where the tracker is
 * no single table. Nothing of the centre's is moved or written over.
 */
import { type Catalogue, type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { isBlank } from "@evidence-mapper/shared/tracker/cell-text";
import { markRecogniser } from "@evidence-mapper/shared/tracker/recognise-mark";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { columnName, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type Area, areaAt, areaName, heightOf, widthOf } from "../area.ts";
import { unitsNamed } from "../functions/coverage.ts";
import { markKeyText } from "../functions/mark-key.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { checkSpreadsheet } from "../reading/check-spreadsheet.ts";
import { layoutInUse, rememberLayout } from "../reading/remembered-layout.ts";
import { type CellInput, type Spreadsheet } from "../spreadsheet.ts";
import { disagreeing, disagreeingOverTabs } from "./agreement.ts";
import { type LiveAnswer, liveAnswers } from "./live-answers.ts";
import { liveSummary } from "./live-summary.ts";
import { tablePlace, tableReferences, type TablePlace } from "./table-place.ts";

export const title = "Add live columns";
/** The name by which the columns are found again, wherever people have moved them. */
const areaKey = "EvidenceMapperLiveColumns";

export function addLiveColumns(spreadsheet: Spreadsheet, catalogue: Catalogue): void {
  if (takeAwayBefore(spreadsheet) === "stay") return;
  const remembered = layoutInUse(spreadsheet);
  const checked = checkSpreadsheet(spreadsheet, catalogue, remembered);
  const { check, workbook, read } = checked;
  const { qualification } = check;
  const layout = remembered ?? confirmed(spreadsheet, check);
  if (layout === null) return;
  if (qualification === null || check.learners.length === 0) {
    spreadsheet.say(
      title,
      qualification === null
        ? "It cannot be told which qualification this tracker is for. Choose it in Check this sheet first."
        : `No ${learnerWord(qualification, 2)} were found in this sheet. Choose Check this sheet to see how it is read.`,
    );
    return;
  }
  const place = tablePlace(check, workbook.sheets);
  if (place === null)
    overTabs(
      { spreadsheet, catalogue, check, qualification },
      partsOf(check, workbook, read),
      checkedLine(checked),
    );
  else besideTable({ spreadsheet, catalogue, check, qualification, place });
}

/** A key or a legend may stand in a tab without marks; only a standard tracker says which tabs are its own. */
function partsOf({ reading }: TrackerCheck, workbook: Workbook, read: ReadonlySet<string>): Workbook {
  if (reading.layout.arrangement !== "standard") return workbook;
  return { sheets: workbook.sheets.filter(({ name }) => read.has(name)) };
}

/** Live columns that are there already are written anew, when the person wants that. */
function takeAwayBefore(spreadsheet: Spreadsheet): "go on" | "stay" {
  const area = spreadsheet.namedArea(areaKey);
  if (area === null) return "go on";
  const answer = spreadsheet.ask(
    title,
    `There are live columns in ${areaName(area)}. Write them anew? What stands in those cells is replaced.`,
    "yes-no",
  );
  if (answer !== "yes") return "stay";
  return spreadsheet.exclusively(() => {
    // Another run may have taken them away, or people may have moved them, while the question stood.
    const now = spreadsheet.namedArea(areaKey);
    if (now !== null) {
      spreadsheet.write(now, blank(now));
      spreadsheet.nameArea(areaKey, null);
    }
    return "go on" as const;
  });
}

function blank(area: Area): CellInput[][] {
  return Array.from({ length: heightOf(area) }, () => new Array<CellInput>(widthOf(area)).fill(null));
}

/** A layout that nobody has confirmed yet is shown in sentences and confirmed here; `null` when it is not. */
function confirmed(spreadsheet: Spreadsheet, { reading }: TrackerCheck): Layout | null {
  if (!reading.certain || reading.layout.qualification === null) {
    spreadsheet.say(
      title,
      "It is not certain how this sheet is to be read. Choose Check this sheet, correct and confirm the reading, and then add the live columns.",
    );
    return null;
  }
  const sentences = reading.description.slice(0, 8);
  const answer = spreadsheet.ask(title, `${sentences.join("\n")}\n\nIs the sheet read rightly?`, "yes-no");
  if (answer !== "yes") {
    if (answer === "no")
      spreadsheet.say(title, "Choose Check this sheet to correct the reading. Nothing was written.");
    return null;
  }
  rememberLayout(spreadsheet, reading.layout);
  return reading.layout;
}

interface Request {
  readonly spreadsheet: Spreadsheet;
  readonly catalogue: Catalogue;
  readonly check: TrackerCheck;
  readonly qualification: Qualification;
  readonly place: TablePlace;
}

/** Refused where a formula would answer otherwise than the check: nobody could tell which figure is right. */
function overTabs(
  { spreadsheet, catalogue, check, qualification }: Omit<Request, "place">,
  workbook: Workbook,
  basis: string,
): void {
  const others = disagreeingOverTabs(workbook, check, catalogue);
  if (others.length === 0) {
    liveSummary(spreadsheet, check, qualification, workbook, basis);
    return;
  }
  spreadsheet.say(
    title,
    `Nothing was added. For ${others.length} of ${check.learners.length} ${learnerWord(qualification, check.learners.length)} a live summary would say something else than the check, because a formula does not see how a number is shown, nor which cells are merged. Choose Check this sheet for the right answer.`,
  );
}

function besideTable({ spreadsheet, catalogue, check, qualification, place }: Request): void {
  const marks = wordsToSay(check.reading.layout.marks);
  const others = disagreeing(place, check.learners, qualification.id, marks, catalogue);
  if (others.length > 0) {
    const answer = spreadsheet.ask(
      title,
      `For ${others.length} of ${check.learners.length} ${learnerWord(qualification, check.learners.length)} live columns would say something else than the check (${others.slice(0, 5).join(", ")}${others.length > 5 ? ", …" : ""}): a formula does not see how a number is shown, such as 45% or 001, nor which cells are merged. Add them all the same?`,
      "yes-no",
    );
    if (answer !== "yes") return;
  }
  const answers = liveAnswers(qualification, unitsNamed(headingsOf(place), qualification, catalogue));
  const count = answers.reduce((sum, { headings }) => sum + headings.length, 0);
  const at = freePlace(spreadsheet, place, count);
  if (at === null) return;
  const formulas = formulasOf(answers, qualification, place, marks);
  const headings = answers.flatMap((one) => one.headings);
  const { across, bottom, sheet } = place;
  const area = across ? areaAt(sheet.name, at, bottom, count, 2) : areaAt(sheet.name, bottom, at, 2, count);
  const lines = [headings, formulas];
  const written = spreadsheet.exclusively(() => {
    // Somebody may have typed there, or added live columns, while this person read the question.
    if (spreadsheet.namedArea(areaKey) !== null || !spreadsheet.isEmpty(runningOver(area, across)))
      return false;
    // The name comes first: columns that a broken run leaves are found by it and written anew.
    spreadsheet.nameArea(areaKey, area);
    spreadsheet.write(
      area,
      across ? headings.map((_, index) => lines.map((line) => line[index] ?? null)) : lines,
    );
    return true;
  });
  if (!written) {
    spreadsheet.say(title, `Somebody has just written into ${areaName(area)}. Nothing was added; try again.`);
    return;
  }
  const heads = across ? { ...area, right: area.left } : { ...area, bottom: area.top };
  spreadsheet.style(heads, { bold: true, wrap: true });
  spreadsheet.select(heads);
  spreadsheet.toast(
    `${count} live ${across ? "rows" : "columns"} were added in ${areaName(area)}. They change with every edit.`,
  );
}

/** The area and where its answers will run over: down to the tab's end, or along to it. */
function runningOver(area: Area, across: boolean): Area {
  return across ? { ...area, right: Number.MAX_SAFE_INTEGER } : { ...area, bottom: Number.MAX_SAFE_INTEGER };
}

function headingsOf({ sheet, across, top, bottom }: TablePlace): readonly Sheet["rows"][number][] {
  return across ? sheet.rows.map((row) => row.slice(top, bottom + 1)) : sheet.rows.slice(top, bottom + 1);
}

/** Words that say the same everywhere need not be said in the formula. */
function wordsToSay(marks: Layout["marks"]): Layout["marks"] {
  const recognise = markRecogniser();
  return Object.fromEntries(
    Object.entries(marks).filter(([word, meaning]) => recognise(word).meaning !== meaning),
  );
}

function formulasOf(
  answers: readonly LiveAnswer[],
  { id }: Qualification,
  place: TablePlace,
  marks: Layout["marks"],
): readonly CellInput[] {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const shared = `${quoted(id)}, ${tableReferences(place)}, ${quoted(markKeyText(marks))}`;
  return answers.flatMap(({ name, headings, last }) =>
    headings.map((_, index) =>
      index === 0 ? ({ kind: "formula", formula: `=${name}(${shared}${last})` } as const) : null,
    ),
  );
}

/**
 * The first of so many free columns (rows, when learners run across), one column away from the table. What
 * stands further to the right is never written over: the person is asked whether to go behind it.
 */
function freePlace(
  spreadsheet: Spreadsheet,
  { sheet, across, top, right }: TablePlace,
  count: number,
): number | null {
  const { rows } = sheet;
  if (across) return rows.length + 1;
  const filled = (column: number): boolean =>
    rows.some((row, index) => index >= top && !isBlank(row[column] ?? null));
  const first = right + 2;
  const taken = Array.from({ length: count }, (_, index) => first + index).filter(filled);
  if (taken.length === 0 && !filled(right + 1)) return first;
  const behind = rows.reduce((widest, row) => Math.max(widest, row.length), 0) + 1;
  const answer = spreadsheet.ask(
    title,
    `${count} columns are needed beside the table, and there are cells with something in them to the right of column ${columnName(right)}. Put the live columns behind them, from column ${columnName(behind)} on? Nothing is moved.`,
    "yes-no",
  );
  return answer === "yes" ? behind : null;
}
