/** Reads the rows of one unit's criteria: places every word or keeps it as loose text. */
import { criterionPieces, holdsCriterion, type Piece } from "./criterion-pieces.ts";
import { beforeClosingHeading, isFurniture } from "./headings.ts";
import { type Segment } from "./text-lines.ts";
import { placeOf, type Place } from "./unit-outline-index.ts";
import { type Printing, type UnitRecord } from "./unit-record.ts";

/** Where the reader stands within a unit's criteria. */
export interface Position {
  /** The criterion that a following line may continue. */
  open: Printing | null;
  last: Place | null;
  /** Set where criteria are numbered 1, 2, 3 within an outcome. */
  withinOutcome: string | null;
  /** The first table column that holds criteria; the columns before it hold outcomes. */
  column: number;
}

/** One line of the criteria, without its headings. */
export interface Row {
  readonly line: number;
  readonly afterBlank: boolean;
  /** The row also carries the heading that ends the criteria. */
  readonly closes: boolean;
  readonly cells: readonly (readonly Segment[])[];
}

/** Longer than any criterion: such a text is prose that ran together with a number. */
const longestCriterion = 1500;

const unfinishedEnd =
  /(?:[,(/–-]|(?<!\p{L})(?:a|an|the|and|or|of|in|on|at|to|for|from|with|within|by|as|that|which|who|is|are|be|their|own))$/iu;
const lowerStart = /^["“‘'([]{0,3}\p{Ll}/u;
const bracketStart = /^[([]/;
const capitalStart = /^["“‘'([]{0,3}\p{Lu}/u;
/** The words with which outcomes begin, and no line in the middle of a criterion does. */
const outcomeWords = /^(?:Be able to|Know|Understand)\s/;
const capitalEnd = /\s\p{Lu}[\p{L}&]*$/u;
const countStart = /^\d{1,3}\s+\p{Ll}/u;

function keepLoose(record: UnitRecord, line: number, text: string): void {
  record.loose.push({ line, text });
}

function append(printing: Printing, text: string): void {
  printing.parts.push(text);
  printing.length += text.length;
}

function place(
  record: UnitRecord,
  at: Position,
  row: Row,
  number: string,
  text: string,
  numbered: boolean,
): void {
  if (!record.index.expects(number) || text.length > longestCriterion) {
    keepLoose(record, row.line, `${number} ${text}`.trim());
    at.open = null;
    return;
  }
  const printing: Printing = { number, line: row.line, numbered, parts: [], length: 0 };
  if (text !== "") append(printing, text);
  const earlier = record.printings.get(number);
  if (earlier === undefined) {
    record.printings.set(number, [printing]);
    record.found += 1;
  } else {
    earlier.push(printing);
  }
  at.open = printing;
  at.last = placeOf(number);
}

function beginOutcome(record: UnitRecord, at: Position, number: string, text: string): void {
  if (at.last?.outcome !== number) at.last = { outcome: number, criterion: 0 };
  record.outcomesSeen.add(number);
  record.outcomeTexts.push(text);
}

function continues(printing: Printing, text: string, starts: Segment["starts"], row: Row): boolean {
  if (printing.length + text.length > longestCriterion) return false;
  const soFar = printing.parts[printing.parts.length - 1] ?? "";
  if (lowerStart.test(text) || bracketStart.test(text) || starts === "subitem") return true;
  if (!/\p{L}/u.test(text)) return false;
  if (starts === "break" || (starts === "item" && soFar.endsWith(":"))) return true;
  if (countStart.test(text)) return !row.afterBlank;
  if (outcomeWords.test(text)) return false;
  // A proper name goes on: "… and UK" + "General Data Protection Regulation".
  if (capitalStart.test(text) && capitalEnd.test(soFar.slice(-60))) return true;
  return unfinishedEnd.test(soFar.slice(-30));
}

function readText(record: UnitRecord, at: Position, row: Row, text: string, starts: Segment["starts"]): void {
  const { open } = at;
  if (open !== null && open.parts.length === 0) {
    append(open, text);
    return;
  }
  if (isFurniture(text)) {
    keepLoose(record, row.line, text);
    return;
  }
  const soFar = open?.parts[open.parts.length - 1] ?? "";
  const next = record.index.successor(at.last);
  const mayLackNumber =
    starts !== "subitem" && !soFar.endsWith(":") && (capitalStart.test(text) || starts === "item");
  if (next !== null && mayLackNumber && record.index.beginsWithVerb(next, text)) {
    place(record, at, row, next, text, false);
  } else if (open !== null && continues(open, text, starts, row)) {
    // The row that ends the criteria often repeats the last words of the row above it.
    if (!(row.closes && soFar.endsWith(text))) append(open, text);
  } else {
    keepLoose(record, row.line, text);
    // A sentence without its middle would read as if it were whole. Page furniture stands after a gap.
    if (!row.afterBlank && /\p{L}/u.test(text)) at.open = null;
  }
}

function readShort(
  record: UnitRecord,
  at: Position,
  row: Row,
  piece: Extract<Piece, { kind: "short" }>,
  starts: Segment["starts"],
): void {
  const { index } = record;
  const { number, text } = piece;
  const isPageNumber = text === "" && row.cells.length === 1;
  if (at.withinOutcome !== null && !isPageNumber) {
    place(record, at, row, `${at.withinOutcome}.${number}`, text, true);
    return;
  }
  if (text === "" || !capitalStart.test(text)) {
    readText(record, at, row, `${number} ${text}`.trim(), starts);
    return;
  }
  const next = index.successor(at.last);
  const lostItsOutcome =
    next !== null &&
    String(placeOf(next).criterion) === number &&
    record.outcomesSeen.has(placeOf(next).outcome) &&
    index.beginsWithVerb(next, text);
  if (lostItsOutcome) {
    place(record, at, row, next, text, false);
  } else if (index.hasOutcome(number)) {
    beginOutcome(record, at, number, text);
    at.open = null;
  } else {
    keepLoose(record, row.line, `${number} ${text}`);
    at.open = null;
  }
}

function readSegment(record: UnitRecord, at: Position, row: Row, segment: Segment): void {
  criterionPieces(segment.text, record.index, at.withinOutcome).forEach((piece, order) => {
    // Text after a number in the same segment belongs to that number, whatever it begins with.
    const starts = order === 0 ? segment.starts : "break";
    if (piece.kind === "criterion") place(record, at, row, piece.number, piece.text, true);
    else if (piece.kind === "short") readShort(record, at, row, piece, starts);
    else readText(record, at, row, piece.text, starts);
  });
}

const outcomeStart = /^([1-9]\d?)[.)]?(?:\s+|$)/;

/** A cell left of the criteria: an outcome, or the rest of one. `first` is the row's first criterion. */
function readOutcomeCell(
  record: UnitRecord,
  at: Position,
  row: Row,
  text: string,
  first: string | null,
): void {
  const numbered = outcomeStart.exec(text);
  const number = numbered?.[1];
  if (number !== undefined) {
    if (record.index.hasOutcome(number)) beginOutcome(record, at, number, text.slice(numbered?.[0].length));
    else keepLoose(record, row.line, text);
  } else if (capitalStart.test(text) && first !== null && placeOf(first).criterion > 1) {
    // A new outcome begins with its first criterion; beside a later one stands something else.
    keepLoose(record, row.line, text);
  } else {
    record.outcomeTexts.push(text);
  }
}

function firstNumber(row: Row, from: number, record: UnitRecord): string | null {
  for (const cell of row.cells.slice(from)) {
    for (const { text } of cell) {
      for (const piece of criterionPieces(text.slice(0, 2000), record.index, null)) {
        if (piece.kind === "criterion") return piece.number;
      }
    }
  }
  return null;
}

function beginsWithNumber(cell: readonly Segment[], record: UnitRecord): boolean {
  const [piece] = criterionPieces(cell[0]?.text.slice(0, 100) ?? "", record.index, null);
  return piece?.kind === "criterion" && record.index.expects(piece.number);
}

/** Reads one row. Everything in it becomes a criterion, an outcome, or loose text in the record. */
export function readRow(record: UnitRecord, at: Position, row: Row): void {
  const isTableRow = row.cells.length > 1;
  let first: string | null | undefined;
  row.cells.forEach((cell, index) => {
    if (cell.length === 0) return;
    const holdsOutcome =
      isTableRow &&
      index < at.column &&
      !beginsWithNumber(cell, record) &&
      !cell.some(({ text }) => holdsCriterion(text, record.index));
    if (holdsOutcome) {
      first ??= firstNumber(row, at.column, record);
      readOutcomeCell(record, at, row, cell.map(({ text }) => text).join(" "), first);
      return;
    }
    for (const segment of cell) {
      const cut = beforeClosingHeading(segment.text);
      readSegment(record, at, row, cut === null ? segment : { ...segment, text: cut });
    }
  });
}
