/**
 * A block of a tracker as the arguments of a custom function: headings and learners' marks, nothing else.
 * It is made into a small workbook and checked as any other tracker, so that the answer is that of `check`.
 */
import {
  type Catalogue,
  findQualification,
  type Qualification,
} from "@evidence-mapper/shared/catalogue/catalogue";
import { checkInTurn, type CheckMemory, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { type Cell, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { ArgumentFault } from "./answered.ts";
import { type Argument, isBlankRow, toRows, toText, type ToCell } from "./arguments.ts";
import { markKey } from "./mark-key.ts";

export interface BlockArguments {
  readonly qualification: Argument;
  readonly headings: Argument;
  readonly marks: Argument;
  /** Who each row is; left out, every row down to the last mark is a learner. */
  readonly learners?: Argument;
  readonly key?: Argument;
}

export interface Block {
  readonly qualification: Qualification;
  /** The heading cells as rows, whichever way the learners run. */
  readonly headings: Rows;
  /** Rows of the marks (columns, when learners run across). */
  readonly rows: number;
  /** The learners one after another, each with the row, from 0, and none kept: a thousand take much room. */
  readonly learners: Iterable<readonly [row: number, learner: LearnerCheck]>;
  /** Learners run across the columns, so the answer must too. */
  readonly across: boolean;
}

type Rows = readonly (readonly Cell[])[];

const tab = "Marks";
/** Where a block fits both ways, more heading rows than this are criteria that run down. */
const mostHeadingRows = 4;

/** Reads the arguments. Throws an `ArgumentFault` when they do not belong together. */
export function readBlock(
  given: BlockArguments,
  catalogue: Catalogue,
  toCell: ToCell,
  memory?: CheckMemory,
): Block {
  const qualification = qualificationOf(given.qualification, catalogue, toCell);
  const headingRows = toRows(given.headings, toCell);
  const markRows = toRows(given.marks, toCell);
  if (headingRows.every(isBlankRow))
    throw new ArgumentFault(
      "The headings are empty: choose the cells that name the units and criteria of the marks.",
    );
  const across = runsAcross(headingRows, markRows);
  const [tops, rows] = across ? [transposed(headingRows), transposed(markRows)] : [headingRows, markRows];
  const named = namesOf(given.learners, rows.length, across, toCell);
  const names = named ?? rows.map((_, index) => `Learner in row ${index + 1}`);
  const last = named === null ? lastMarked(rows) : lastNamed(named);
  const block = { qualification, headings: tops, rows: rows.length, across };
  if (last < 0) return { ...block, learners: [] };
  const key = markKey(given.key, toCell);
  const { learners, reading } = checkInTurn(
    workbookOf(tops, rows.slice(0, last + 1), names, key.sheet),
    catalogue,
    {
      memory,
      qualification: qualification.id,
      shapes: ["grid"],
      layout: {
        arrangement: "one-tab",
        learners: "down",
        detail: "criteria",
        qualification: qualification.id,
        tabs: [
          {
            tab,
            headings: tops.map((_, index) => index + 1),
            names: 1,
            ids: null,
            unit: null,
            learner: null,
          },
        ],
        marks: key.marks,
      },
    },
  );
  if (reading.layout.tabs.length === 0)
    throw new ArgumentFault(
      `The headings name no unit or criterion of ${qualificationName(qualification)}: choose the cells that do, of the same ${across ? "rows" : "columns"} as the marks.`,
    );
  return {
    ...block,
    learners: {
      *[Symbol.iterator]() {
        for (const learner of learners) {
          const row = Number(/(\d+)$/.exec(learner.where)?.[1] ?? 0) - 1 - tops.length;
          if (row >= 0 && row < rows.length) yield [row, learner] as const;
        }
      },
    },
  };
}

/** The answers in the block's own direction: one row for each learner, or one column. */
export function inDirection<Answer>(
  { across }: Pick<Block, "across">,
  answers: readonly (readonly Answer[])[],
): Answer[][] {
  return across ? transposed(answers) : answers.map((row) => [...row]);
}

/** Finds the qualification by number, code or id. Throws an `ArgumentFault` that names those that there are. */
export function qualificationOf(argument: Argument, catalogue: Catalogue, toCell: ToCell): Qualification {
  const wanted = toText(argument, toCell);
  const found = findQualification(catalogue, wanted);
  if (found !== undefined) return found;
  const known = catalogue.qualifications.map(({ code }) => code).join(", ");
  throw new ArgumentFault(
    wanted === ""
      ? `Say which qualification it is, first of all: ${known}.`
      : `“${wanted.slice(0, 60)}” is no qualification of the catalogue. Use one of ${known}.`,
  );
}

function runsAcross(headings: Rows, marks: Rows): boolean {
  const across =
    headings.length === marks.length &&
    (widthOf(headings) !== widthOf(marks) || headings.length > mostHeadingRows);
  if (!across && widthOf(headings) !== widthOf(marks))
    throw new ArgumentFault(
      `The headings have ${widthOf(headings)} columns and the marks ${widthOf(marks)}: choose both from the same columns.`,
    );
  return across;
}

/** One name for each row; a first name and a surname in two columns are joined. `null` when left out. */
function namesOf(argument: Argument, count: number, across: boolean, toCell: ToCell): readonly Cell[] | null {
  const cells = toRows(argument, toCell);
  // Left out between commas, an argument arrives as an empty text.
  if (cells.length === 0 || (!Array.isArray(argument) && cells.every(isBlankRow))) return null;
  const rows = across ? transposed(cells) : cells;
  if (rows.length !== count)
    throw new ArgumentFault(
      `The marks have ${count} ${across ? "columns" : "rows"} and the learners' names ${rows.length}: choose both from the same ${across ? "columns" : "rows"}.`,
    );
  return rows.map((row) => {
    const filled = row.filter((cell) => !isBlankRow([cell]));
    return filled.length < 2 ? (filled[0] ?? null) : filled.map(String).join(" ");
  });
}

/** The first column names the rows, so that each learner is found again. */
function workbookOf(tops: Rows, rows: Rows, names: readonly Cell[], key: Sheet | null): Workbook {
  const named = [
    ...tops.map((row, index) => [index === tops.length - 1 ? "Learner" : null, ...row]),
    ...rows.map((row, index) => [names[index] ?? null, ...row]),
  ];
  const sheet = { name: tab, rows: named, merges: [], hidden: false, notes: [] };
  return { sheets: key === null ? [sheet] : [sheet, key] };
}

function lastNamed(names: readonly Cell[]): number {
  return names.reduce<number>((last, name, index) => (isBlankRow([name]) ? last : index), -1);
}

/** Check boxes stand in rows that nobody has filled yet: an empty box alone is no mark. */
function lastMarked(rows: Rows): number {
  return rows.reduce<number>(
    (last, row, index) => (isBlankRow(row.filter((cell) => cell !== false)) ? last : index),
    -1,
  );
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows[0]?.length ?? 0;
}

function transposed<Item>(rows: readonly (readonly Item[])[]): Item[][] {
  return Array.from({ length: widthOf(rows) }, (_, column) => rows.map((row) => row[column] as Item));
}
