/** Follows the headings of a unit's page: what opens its criteria, what ends them, and what stands around them. */
import { readRow, type Position, type Row } from "./criteria-reader.ts";
import { criterionPieces, holdsCriterion } from "./criterion-pieces.ts";
import {
  beforeClosingHeading,
  isClosingHeading,
  isContinuedMark,
  isCriteriaHeading,
  isFactLabel,
  isUnitPageHeading,
  openingIn,
  outcomeHeadingNumber,
  type Zone,
} from "./headings.ts";
import { type Segment, type TextLine } from "./text-lines.ts";
import { type UnitRecord } from "./unit-record.ts";

type Cell = readonly Segment[];

/** Where the reader stands in the copy. */
export interface PageState {
  record: UnitRecord;
  zone: Zone;
  at: Position;
  /** Whether the line before was a page heading that names the unit. */
  afterPageHeading: boolean;
}

function startPosition(): Position {
  return { open: null, last: null, withinOutcome: null, column: 0 };
}

/** The state below a heading that names another unit, or nobody's text where `zone` is "closed". */
export function startPage(record: UnitRecord, zone: "heading" | "closed"): PageState {
  return { record, zone, at: startPosition(), afterPageHeading: false };
}

/** A cell's text without its parts. */
export function textOf(cell: Cell): string {
  return cell.map(({ text }) => text).join(" ");
}

const empty: Cell = [];

/** Blanks the cells that name a fact about the unit ("Level:") together with their values. */
function withoutFacts(cells: readonly Cell[]): Cell[] {
  let value = false;
  return cells.map((cell) => {
    if (cell.length === 0) return cell;
    const text = textOf(cell);
    const label = isFactLabel(text);
    const blank = label || (value && text.length < 100);
    value = label;
    return blank ? empty : cell;
  });
}

function isComplete({ record }: PageState): boolean {
  return record.found >= record.index.numbers.length;
}

/** "The learner can:" and its like. Returns whether the row was such a heading, and reads what follows it. */
function readOpening(state: PageState, row: Row): boolean {
  const openings = row.cells.map((cell) => (cell.length === 0 ? null : openingIn(textOf(cell))));
  if (openings.every((opening) => opening === null)) return false;
  const before = openings.map((opening) => opening?.before ?? "");
  if (state.zone === "criteria" && before.some((text) => holdsCriterion(text, state.record.index))) {
    readRow(state.record, state.at, { ...row, cells: before.map((text) => [{ starts: "cell", text }]) });
  }
  const column = openings.findIndex((opening) => opening?.zone === "criteria");
  state.zone = column < 0 ? "outcomes" : "criteria";
  state.at.column = Math.max(0, column);
  state.at.open = null;
  state.record.opened ||= column >= 0;
  // The same page once more: criteria without numbers are counted from the first again.
  if (isComplete(state)) state.at.last = null;
  const cells = row.cells.map((cell, index): Cell => {
    const opening = openings[index];
    if (opening === null || opening === undefined) return cell;
    return opening.after === "" ? empty : [{ starts: "cell", text: opening.after }];
  });
  if (cells.some((cell) => cell.length > 0)) readInZone(state, { ...row, cells });
  return true;
}

/** Headings of tables and lists inside a unit's page. Returns whether the row was nothing else. */
function readHeading(state: PageState, row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.length > 0).map(textOf);
  const column = row.cells.findIndex((cell) => isCriteriaHeading(textOf(cell)));
  if (column >= 0) {
    if (
      state.zone === "outcomes" ||
      state.zone === "criteria" ||
      (state.zone === "heading" && filled.length > 1)
    ) {
      state.zone = "criteria";
      state.at.column = column;
      state.at.open = null;
      state.record.opened = true;
    }
    return true;
  }
  if (filled.length === 1 && /^learning outcomes?:?$/i.test(filled[0] ?? "")) return true;
  if (state.zone !== "criteria" || filled.length > 1) return false;

  const [line = ""] = filled;
  if (isContinuedMark(line)) return true;
  const title = state.record.index.title.toLowerCase();
  const isTitle =
    title !== "" &&
    (state.afterPageHeading ? title.endsWith(line.toLowerCase()) : title === line.toLowerCase());
  state.afterPageHeading = isUnitPageHeading(line);
  return isTitle || state.afterPageHeading;
}

/** "Outcome 2 …". Returns the row without that heading, or the row itself. */
function readOutcomeHeading(state: PageState, row: Row): Row {
  const index = row.cells.findIndex((cell) => cell.length > 0);
  const text = textOf(row.cells[index] ?? empty);
  const number = outcomeHeadingNumber(text, state.zone);
  const [piece] = criterionPieces(text.slice(0, 100), state.record.index, null);
  if (number === null || piece?.kind !== "text") return row;
  state.zone = "outcomes";
  state.at = { ...startPosition(), withinOutcome: number, last: { outcome: number, criterion: 0 } };
  state.record.outcomeTexts.push(text);
  return { ...row, cells: row.cells.map((cell, at) => (at === index ? empty : cell)) };
}

function readInZone(state: PageState, row: Row): void {
  const { record, at } = state;
  const holds = (): boolean =>
    row.cells.some((cell) => cell.some(({ text }) => holdsCriterion(text, record.index)));
  if (state.zone === "heading" || state.zone === "outcomes") {
    if (holds()) {
      state.zone = "criteria";
    } else {
      if (state.zone === "outcomes") {
        const text = row.cells.map(textOf).join(" ").trim();
        const [piece] = criterionPieces(text, record.index, null);
        if (piece?.kind === "short") {
          at.last = { outcome: piece.number, criterion: 0 };
          record.outcomesSeen.add(piece.number);
        }
        record.outcomeTexts.push(text);
      }
      return;
    }
  }
  const first = row.cells.find((cell) => cell.length > 0)?.[0]?.text ?? "";
  const [piece] = criterionPieces(first.slice(0, 100), record.index, at.withinOutcome);
  if (state.zone === "criteria" && isComplete(state) && row.cells.length === 1 && row.afterBlank) {
    const followsOn = piece?.kind !== "text" || /^\p{Ll}/u.test(first);
    if (!followsOn) state.zone = "finished";
  }
  if (state.zone === "criteria" || (state.zone === "finished" && piece?.kind === "criterion"))
    readRow(record, at, row);
}

/** Reads one line of the current unit's page and moves the state on. */
export function readLine(state: PageState, line: TextLine): void {
  let cells = withoutFacts(line.cells);
  const filled = cells.filter((cell) => cell.length > 0);
  const [first = empty] = filled;
  const closes =
    isClosingHeading(textOf(first)) ||
    filled.some((cell) => cell.some(({ text }) => beforeClosingHeading(text) !== null));
  if (isClosingHeading(textOf(first))) cells = cells.map((cell) => (cell === first ? empty : cell));
  const row = readOutcomeHeading(state, { line: line.number, afterBlank: line.afterBlank, closes, cells });

  if (row.cells.some((cell) => cell.length > 0)) {
    if (!readOpening(state, row) && !readHeading(state, row) && state.zone !== "closed")
      readInZone(state, row);
  }
  if (closes) state.zone = "closed";
}
