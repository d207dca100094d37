/** Columns that split a criterion's or unit's mark into date, assessor, evidence and signatures. */
import { isBlank } from "./cell-text.ts";
import { type Grid } from "./grid.ts";
import { type HeadingRole } from "./heading-words.ts";
import { type HeadingGuess, type RecogniseHeading } from "./recognise-heading.ts";
import { type Part, type SignatureColumn } from "./table.ts";
import { type Reach } from "./unit-reach.ts";

/** The part of a mark that a heading's word announces; `null` when it announces none. */
export function partOf(role: HeadingRole | null): Part | null {
  switch (role) {
    case "date":
    case "decision-date":
    case "assessor":
    case "evidence":
    case "method":
      return role;
    case "status":
      return "mark";
    case "reference":
      return "evidence";
    default:
      return null;
  }
}

/** The signature that a heading's word announces, or `null`. */
export function signatureKind(role: HeadingRole | null): SignatureColumn["kind"] | null {
  return role === "declaration" || role === "countersignature" || role === "verification" ? role : null;
}

/** The row under the headings that says "Date", "Assessor" … for each of them, or `null`. */
export function attributeRow(
  grid: Grid,
  recognise: RecogniseHeading,
  heading: number,
  bottom: number,
  columns: readonly number[],
): number | null {
  const row = heading + 1;
  const first = columns[0];
  if (first === undefined || row > bottom) return null;
  let words = 0;
  let filled = 0;
  let beyondMarks = false;
  for (let column = 0; column < grid.width; column += 1) {
    const cell = grid.at(row, column);
    if (isBlank(cell)) continue;
    const { role } = recognise(cell);
    if (column < first) {
      // A name stands before the marks: it is a learner's row, whatever its marks say.
      if (role === null) return null;
      continue;
    }
    filled += 1;
    // "Met" and "Complete" are headings and marks: something else must be a heading too.
    if (role !== null && role !== "status") beyondMarks = true;
    if (role !== null && (partOf(role) !== null || signatureKind(role) !== null)) words += 1;
  }
  return beyondMarks && words >= 2 && words / filled >= 0.6 ? row : null;
}

/** For each column the heading that covers it, carried over the blanks above its parts. */
export function spreadHeadings(
  guesses: readonly HeadingGuess[],
  grid: Grid,
  recognise: RecogniseHeading,
  attributes: number,
  reach: readonly (Reach | null)[],
  withCriteria: boolean,
): readonly HeadingGuess[] {
  let current: HeadingGuess | undefined;
  return guesses.map((guess, column) => {
    if (guess.text !== "") current = guess;
    else if (isBlank(grid.at(attributes, column))) current = undefined;
    const carried = withCriteria ? current : reach[column]?.guess;
    return carried ?? recognise(null);
  });
}
