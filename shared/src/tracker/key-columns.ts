/** Finds the columns that say who and which: learners' names and ids, and in lists units and criteria. */
import { cellText, isBlank } from "./cell-text.ts";
import { type Grid } from "./grid.ts";
import { type HeadingRole } from "./heading-words.ts";
import { type RecogniseHeading } from "./recognise-heading.ts";
import { type RecogniseMark } from "./recognise-mark.ts";
import { type View } from "./view.ts";

export interface ColumnHeading {
  readonly column: number;
  readonly text: string;
  readonly role: HeadingRole | null;
}

export interface LearnerColumns {
  readonly names: readonly number[];
  readonly ids: number | null;
}

/** What the sampled cells of a column look like, as shares of those that are not blank. */
export interface ColumnLook {
  readonly filled: number;
  /** Words that are neither a unit, a criterion nor a certain mark. */
  readonly words: number;
  /** Words that are no mark at all, not even initials. */
  readonly plainWords: number;
  readonly units: number;
  readonly marks: number;
  readonly counting: boolean;
  readonly different: number;
}

export function lookOf(
  grid: Grid,
  column: number,
  rows: readonly number[],
  recognise: { readonly heading: RecogniseHeading; readonly mark: RecogniseMark },
  view: View,
): ColumnLook {
  let filled = 0;
  let words = 0;
  let plain = 0;
  let units = 0;
  let marks = 0;
  let counting = true;
  let last: number | null = null;
  const texts = new Set<string>();
  for (const row of rows) {
    const cell = grid.at(row, column);
    if (isBlank(cell)) continue;
    filled += 1;
    const text = cellText(cell);
    texts.add(text);
    const guess = recognise.heading(cell);
    const unit = view.unit(guess);
    const mark = recognise.mark(cell);
    const isUnit = unit !== null && guess.criterion === null && unit.strength >= 0.4;
    if (isUnit) units += 1;
    const isMark = mark.meaning !== "unknown";
    if (isMark) marks += 1;
    const namedUnit = isUnit && (unit.by !== "number" || unit.strength > 0.6);
    const looksLikeName =
      /\p{L}/u.test(text) &&
      !namedUnit &&
      guess.criterion === null &&
      !guess.outcome &&
      guess.role !== "name" &&
      guess.role !== "id";
    if (looksLikeName && (!isMark || mark.label === "initials" || mark.label === "evidence references"))
      words += 1;
    if (looksLikeName && !isMark) plain += 1;
    const value = typeof cell === "number" ? cell : /^\d+$/.test(text) ? Number(text) : null;
    if (value === null || (last !== null && value <= last)) counting = false;
    last = value;
  }
  const of = Math.max(1, filled);
  return {
    filled,
    words: words / of,
    plainWords: plain / of,
    units: units / of,
    marks: marks / of,
    counting: counting && filled > 0,
    different: texts.size / of,
  };
}

/** Learners' columns among the columns that are nothing else: by their headings, else by what they hold. */
export function learnerColumns(
  headings: readonly ColumnHeading[],
  look: (column: number) => ColumnLook,
  grid: Grid,
  options: { readonly anyCorner: boolean; readonly numbersToo: boolean },
): LearnerColumns {
  const withRole = (role: HeadingRole): number | null =>
    headings.find((heading) => heading.role === role && look(heading.column).filled > 0)?.column ?? null;
  const first = withRole("first-name");
  const surname = withRole("surname");
  const named = headings
    .filter(({ role, column }) => role === "name" && look(column).filled > 0)
    .map(({ column }) => column);
  let ids = withRole("id");
  let names: readonly number[] = [];
  const textual = named.find((column) => look(column).words > 0.3) ?? named[0];
  if (first !== null || surname !== null) {
    names = [first ?? (textual === undefined ? -1 : textual), surname ?? -1].filter((column) => column >= 0);
    if (first === null && textual === undefined) names = surname === null ? [] : [surname];
  } else if (textual !== undefined) {
    names = [textual];
  }
  if (names.length === 0) {
    // The corner above the names often says what the other headings are: "Criteria", "Unit".
    const corner = options.anyCorner ? /^(?:reference|criterion|unit|outcome)$/ : /^reference$/;
    const free = headings.filter(
      ({ role, column }) => (role === null || corner.test(role)) && look(column).filled > 0,
    );
    const fullest = Math.max(0, ...free.map(({ column }) => look(column).words * look(column).filled));
    const words = free.find(
      ({ column }) => look(column).words >= 0.6 && look(column).words * look(column).filled >= fullest / 2,
    );
    if (words !== undefined) names = [words.column];
    else if (ids === null) {
      // Nothing but numbers: learners known by a number alone.
      const numbered = free.find(
        ({ column }) => look(column).different > 0.9 && (options.numbersToo || look(column).units < 0.6),
      );
      if (numbered !== undefined) names = [numbered.column];
    }
  }
  if (ids === null && names.length > 0) {
    const [name = 0] = names;
    ids =
      headings.find(({ column, role }) => {
        if (column > name + 2 || names.includes(column) || (role !== null && role !== "reference"))
          return false;
        const { filled, different, counting, marks } = look(column);
        if (filled === 0 || different < 0.95 || counting || marks > 0.2) return false;
        return /\d/.test(cellText(grid.at(firstFilled(grid, column), column)));
      })?.column ?? null;
  }
  return { names, ids };
}

function firstFilled(grid: Grid, column: number): number {
  for (let row = grid.height - 1; row >= 0; row -= 1) if (!isBlank(grid.at(row, column))) return row;
  return 0;
}
