/**
 * The state of every mark, each in the place of its cell, for the colours: conditional formatting cannot call
 * custom functions, so it looks at this answer in a hidden tab.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkInTurn, type CheckMemory } from "@evidence-mapper/shared/check/check";
import { cellPlaces } from "@evidence-mapper/shared/tracker/cell-place";
import { markStates } from "../colours/mark-state.ts";
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
  const rows: string[][] = [];
  const placeOf = cellPlaces();
  let index = 0;
  // One learner after another, and no answer is kept: those of a thousand fill more room than the tracker.
  for (const learner of learners) {
    const stateOf = markStates(learner);
    const entries = reading.learners[index]?.entries ?? [];
    index += 1;
    for (const entry of entries) {
      const state = stateOf(entry);
      const at = placeOf(entry.where);
      const slot = at === null ? undefined : slots.get(at.tab);
      if (state === null || at === null || slot === undefined || slot.start + at.column >= slot.end) continue;
      (rows[at.row] ??= [])[slot.start + at.column] = state;
    }
  }
  return rectangle(rows);
}

/** Google wants every row of an answer as long as the others. */
function rectangle(rows: readonly (readonly (string | undefined)[] | undefined)[]): Answered {
  const width = rows.reduce<number>((most, row) => Math.max(most, row?.length ?? 0), 1);
  return Array.from({ length: Math.max(1, rows.length) }, (_, row) => {
    const answer = new Array<string>(width).fill("");
    rows[row]?.forEach((state, column) => {
      if (state !== undefined) answer[column] = state;
    });
    return answer;
  });
}
