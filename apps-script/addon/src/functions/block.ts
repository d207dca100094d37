/**
 * A block of a tracker as the arguments of a custom function: headings and learners' marks, nothing else.
 * It is made into a small workbook and read as any other tracker, so that the answer is that of `check`.
 */
import {
  type Catalogue,
  findQualification,
  type Qualification,
} from "@evidence-mapper/shared/catalogue/catalogue";
import { readTracker } from "@evidence-mapper/shared/tracker/read-tracker";
import { type TrackedLearner, type TrackerReading } from "@evidence-mapper/shared/tracker/reading";
import { type Cell, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type Argument, isBlankRow, toRows, toText, type ToCell } from "./arguments.ts";

export interface Block {
  readonly qualification: Qualification;
  readonly reading: TrackerReading;
  /** One for each row of the marks (each column, when learners run across); `null` below the last mark. */
  readonly learners: readonly (TrackedLearner | null)[];
  /** Learners run across the columns, so the answer must too. */
  readonly across: boolean;
}

const tab = "Marks";
/** Where a block fits both ways, more heading rows than this are criteria that run down. */
const mostHeadingRows = 4;

/**
 * Reads the arguments `qualification, headings, marks`.
 *
 * @throws with a sentence for the person when the qualification is not known or the headings are not as
 *   wide as the marks (as high, when learners run across)
 */
export function readBlock(
  { qualification, headings, marks }: { qualification: Argument; headings: Argument; marks: Argument },
  catalogue: Catalogue,
  toCell: ToCell,
): Block {
  const wanted = toText(qualification, toCell);
  const found = findQualification(catalogue, wanted);
  if (found === undefined) throw new Error(unknownQualification(wanted, catalogue));
  const headingRows = toRows(headings, toCell);
  const markRows = toRows(marks, toCell);
  const across =
    headingRows.length === markRows.length &&
    (!sameWidth(headingRows, markRows) || headingRows.length > mostHeadingRows);
  if (!across && !sameWidth(headingRows, markRows))
    throw new Error(
      `The headings have ${widthOf(headingRows)} columns and the marks ${widthOf(markRows)}: choose both from the same columns.`,
    );
  const [tops, rows] = across ? [transposed(headingRows), transposed(markRows)] : [headingRows, markRows];
  const reading = readTracker(workbookOf(tops, rows), catalogue, {
    qualification: found.id,
    layout: {
      arrangement: "one-tab",
      learners: "down",
      detail: "criteria",
      qualification: found.id,
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
      marks: {},
    },
  });
  const byName = new Map(reading.learners.map((learner) => [learner.name, learner]));
  const last = lastFilled(rows);
  return {
    qualification: found,
    reading,
    learners: rows.map((_, index) =>
      index > last ? null : (byName.get(nameOf(index)) ?? untouched(nameOf(index))),
    ),
    across,
  };
}

/** The answers in the block's own direction: one row for each learner, or one column. */
export function inDirection<Answer>(
  { across }: Pick<Block, "across">,
  answers: readonly (readonly Answer[])[],
): Answer[][] {
  return across ? transposed(answers) : answers.map((row) => [...row]);
}

/** The first column names the rows, so that each learner is found again. */
function workbookOf(tops: readonly (readonly Cell[])[], rows: readonly (readonly Cell[])[]): Workbook {
  const named = [
    ...tops.map((row, index) => [index === tops.length - 1 ? "Learner" : null, ...row]),
    ...rows.map((row, index) => [nameOf(index), ...row]),
  ];
  return { sheets: [{ name: tab, rows: named, merges: [], hidden: false, notes: [] }] };
}

function nameOf(index: number): string {
  return `Learner in row ${index + 1}`;
}

function untouched(name: string): TrackedLearner {
  return { id: name, name, where: "", entries: [], signatures: [] };
}

function lastFilled(rows: readonly (readonly Cell[])[]): number {
  let last = rows.length - 1;
  while (last >= 0 && isBlankRow(rows[last] ?? [])) last -= 1;
  return last;
}

function sameWidth(a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean {
  return widthOf(a) === widthOf(b);
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows[0]?.length ?? 0;
}

function transposed<Item>(rows: readonly (readonly Item[])[]): Item[][] {
  return Array.from({ length: widthOf(rows) }, (_, column) => rows.map((row) => row[column] as Item));
}

function unknownQualification(wanted: string, { qualifications }: Catalogue): string {
  const known = qualifications.map(({ code }) => code).join(", ");
  return wanted === ""
    ? `Say which qualification it is, first of all: ${known}.`
    : `“${wanted.slice(0, 60)}” is no qualification of the catalogue. Use one of ${known}.`;
}
