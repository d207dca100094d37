/** How far a unit's heading reaches: over the criteria that follow it, until the next one. */
import { isBlank } from "./cell-text.ts";
import { type Grid } from "./grid.ts";
import { type HeadingGuess, type RecogniseHeading } from "./recognise-heading.ts";
import { type View } from "./view.ts";

/** A unit heading as it reaches over its columns. */
export interface Reach {
  readonly unit: string | null;
  readonly strength: number;
  readonly by: string;
  readonly column: number;
  readonly row: number;
  /** It covers several columns, rather than being repeated over each. */
  readonly block: boolean;
  readonly guess: HeadingGuess;
}

export interface UnitRowRequest {
  readonly grid: Grid;
  readonly view: View;
  readonly recognise: RecogniseHeading;
  readonly heading: number;
  readonly top: number;
  readonly tabUnit: string | null;
}

export function rowGuesses(grid: Grid, recognise: RecogniseHeading, row: number): readonly HeadingGuess[] {
  return Array.from({ length: grid.width }, (_, column) => recognise(grid.at(row, column)));
}

/** The row above the criteria whose units explain most of them; `null` when the criteria's own row does. */
export function bestUnitRow(request: UnitRowRequest, guesses: readonly HeadingGuess[]): number | null {
  const { grid, view, recognise, heading, top } = request;
  const inCells = guesses.reduce((sum, guess) => {
    const unit = guess.criterion === null ? null : view.unit(guess);
    return (
      sum +
      (unit !== null && guess.criterion !== null && view.hasCriterion(unit.unit.ref, guess.criterion)
        ? unit.strength
        : 0)
    );
  }, 0);
  let best: { row: number | null; score: number } = { row: null, score: inCells };
  const ownReach = reachOf(grid, view, recognise, null, guesses, heading);
  best.score = Math.max(inCells, explainedBy(ownReach));
  if (request.tabUnit !== null) {
    const { tabUnit } = request;
    const own = guesses.filter(
      ({ criterion }) => criterion !== null && view.hasCriterion(tabUnit, criterion),
    ).length;
    best.score = Math.max(best.score, own * 0.45);
  }
  for (let row = heading - 1; row >= Math.max(top, heading - 5); row -= 1) {
    const above = rowGuesses(grid, recognise, row);
    if (isOutcomeRow(above, guesses)) continue;
    const score = explainedBy(reachOf(grid, view, recognise, row, guesses, heading));
    if (score > best.score + 0.001) best = { row, score };
  }
  return best.row;

  function explainedBy(reach: readonly (Reach | null)[]): number {
    let sum = 0;
    for (const [column, guess] of guesses.entries()) {
      const unit = reach[column];
      if (guess.criterion === null || unit?.unit === undefined || unit.unit === null) continue;
      if (view.hasCriterion(unit.unit, guess.criterion)) sum += unit.strength;
    }
    return sum;
  }
}

/** Bare numbers that only repeat the outcome of each criterion under them. */
function isOutcomeRow(above: readonly HeadingGuess[], guesses: readonly HeadingGuess[]): boolean {
  let current: string | null = null;
  let agreeing = 0;
  let others = 0;
  for (const [column, guess] of guesses.entries()) {
    const here = above[column];
    if (here !== undefined && here.text !== "") current = here.bare ? String(Number(here.text)) : null;
    if (guess.criterion === null || current === null) continue;
    if (guess.criterion.split(".")[0] === current) agreeing += 1;
    else others += 1;
  }
  return agreeing > 0 && others === 0;
}

/** For each column the unit heading that reaches over it, from the unit row or from the criteria's own. */
export function reachOf(
  grid: Grid,
  view: View,
  recognise: RecogniseHeading,
  unitRow: number | null,
  guesses: readonly HeadingGuess[],
  heading: number,
): readonly (Reach | null)[] {
  const row = unitRow ?? heading;
  const reach: (Reach | null)[] = [];
  let current: Reach | null = null;
  for (let column = 0; column < grid.width; column += 1) {
    const cell = grid.at(row, column);
    const guess = row === heading ? (guesses[column] ?? recognise(cell)) : recognise(cell);
    if (!isBlank(cell)) {
      const unit = view.unit(guess);
      const carriesOn =
        row === heading && (guess.criterion !== null || guess.fromDate !== null) && !guess.unitLike;
      // Under a heading row of its own, only a unit or another heading ends the reach of the one before.
      if (unit !== null || guess.unitLike) {
        const next = row === heading ? guesses[column + 1] : recognise(grid.at(row, column + 1));
        const block = next === undefined || !next.unitLike;
        current = reachFrom(guess, unit, column, row, block);
      } else if (
        row === heading ? !carriesOn && !isInnerWord(guess) : !guess.outcome && guess.criterion === null
      ) {
        current = null;
      }
    }
    reach.push(current);
  }
  return reach;
}

/** Totals, dates and signatures stand among a unit's criteria without ending the unit. */
function isInnerWord(guess: HeadingGuess): boolean {
  return guess.outcome || guess.bare || (guess.role !== null && guess.role !== "name" && guess.role !== "id");
}

export function reachFrom(
  guess: HeadingGuess,
  unit: ReturnType<View["unit"]>,
  column: number,
  row: number,
  block: boolean,
): Reach {
  return {
    unit: unit?.unit.ref ?? null,
    strength: unit?.strength ?? 0,
    by: unit?.by ?? "",
    column,
    row,
    block,
    guess,
  };
}

export function reachColumns(reach: readonly (Reach | null)[]): readonly number[] {
  return reach.flatMap((unit, column) => (unit === null ? [] : [column]));
}
