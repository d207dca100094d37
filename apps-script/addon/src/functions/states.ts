/**
 * The state of every mark, each in the place of its cell, for the colours: conditional formatting cannot call
 * custom functions, so it looks at this answer in a hidden tab.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkInTurn, type CheckMemory, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type CellPlace, cellPlaces } from "@evidence-mapper/shared/tracker/cell-place";
import { type MarkState, markStates } from "../colours/mark-state.ts";
import { type Entry } from "@evidence-mapper/shared/tracker/reading";
import { type Argument, toRows, toText, type ToCell } from "./arguments.ts";
import { ArgumentFault, type Answered } from "./answered.ts";
import { qualificationOf } from "./block.ts";
import { layoutOf, sheetsOf, type SummaryArguments } from "./summary.ts";

export interface StatesArguments extends SummaryArguments {
  /** For each tab the column, from 0, in which its states begin: "0, 120". */
  readonly starts: Argument;
}

/** As many rows as the last mark asks for; `""` where nothing is marked. */
export function stateRows(
  { qualification, layout, starts, tabs }: StatesArguments,
  catalogue: Catalogue,
  toCell: ToCell,
  memory?: CheckMemory,
): Answered {
  const wanted = qualificationOf(qualification, catalogue, toCell);
  const confirmed = layoutOf(toRows(layout, toCell).flat().join(""));
  const sheets = sheetsOf(tabs, toCell);
  const columns = toText(starts, toCell).split(",").map(Number);
  if (columns.length !== sheets.length || columns.some((start) => !(start >= 0 && start < 18_000)))
    throw new ArgumentFault("There is no place for each tab's states: choose Check this sheet again.");
  const { learners, reading } = checkInTurn({ sheets }, catalogue, {
    memory,
    qualification: wanted.id,
    ...(confirmed === null ? {} : { layout: confirmed }),
  });
  const slots = new Map(
    sheets.map(({ name }, index) => [
      name,
      { start: columns[index] ?? 0, end: columns[index + 1] ?? Number.POSITIVE_INFINITY },
    ]),
  );
  const full = Math.max(1, ...sheets.map(({ rows }, index) => (columns[index] ?? 0) + widthOf(rows)));
  const answer: string[][] = [];
  const none = new Array<string>(full).fill("");
  const eachState = statesTeller();
  let width = 1;
  let index = 0;
  const put = (state: MarkState, at: CellPlace): void => {
    const slot = slots.get(at.tab);
    if (slot === undefined || slot.start + at.column >= slot.end) return;
    while (answer.length <= at.row) answer.push(none);
    let row = answer[at.row] ?? none;
    if (row === none) answer[at.row] = row = [...none];
    row[slot.start + at.column] = state;
    width = Math.max(width, slot.start + at.column + 1);
  };
  for (const learner of learners) {
    const entries = reading.learners[index]?.entries ?? [];
    index += 1;
    if (memory === undefined) eachState(learner, entries, put);
    else for (const { state, at } of keptStates(learner, entries)) put(state, at);
  }
  if (answer.length === 0) answer.push(none);
  // Google wants every row of an answer as long as the others.
  return width === full ? answer : answer.map((row) => row.slice(0, width));
}

interface MarkPlace {
  readonly at: CellPlace;
  readonly state: MarkState;
}

type TellState = (state: MarkState, at: CellPlace) => void;

function statesTeller(): (learner: LearnerCheck, entries: readonly Entry[], tell: TellState) => void {
  const placeOf = cellPlaces();
  return (learner, entries, tell) => {
    const stateOf = markStates(learner);
    for (const entry of entries) {
      const state = stateOf(entry);
      const at = placeOf(entry.where);
      if (state !== null && at !== null) tell(state, at);
    }
  };
}

/** Where a learner's answer is that of an earlier call, the marks are not taken apart again. */
const knownStates = new WeakMap<LearnerCheck, readonly MarkPlace[]>();
const tellEach = statesTeller();

function keptStates(learner: LearnerCheck, entries: readonly Entry[]): readonly MarkPlace[] {
  const known = knownStates.get(learner);
  if (known !== undefined) return known;
  const places: MarkPlace[] = [];
  tellEach(learner, entries, (state, at) => void places.push({ state, at }));
  knownStates.set(learner, places);
  return places;
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
