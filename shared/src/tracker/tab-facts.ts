/** What a tab says about itself as a whole: its learner and its unit, by its name or by its first rows. */
import { cellText, isBlank } from "./cell-text.ts";
import { type RecogniseHeading } from "./recognise-heading.ts";
import { type Problem } from "../problem.ts";
import { unitFlaw } from "./unit-flaw.ts";
import { type View } from "./view.ts";
import { cellName, type Sheet } from "./workbook.ts";

export interface TabLearner {
  readonly name: string;
  readonly id: string | null;
  readonly where: string;
  /**
   * The tab says so in words, or by its name; a name such as "Sheet1" says nothing, and a label with nothing
   * beside it is a form that nobody has filled in.
   */
  readonly by: "words" | "tab" | "nothing" | "blank";
}

const person = "(?:learner|candidate|student|trainee|apprentice|pupil|participant|delegate|employee)";
const nameLabel = new RegExp(
  `^(?:(?:name of )?${person}(?:[’']?s)?(?: full)?(?: name)?|(?:full )?name)\\s*$`,
  "i",
);
const nameInCell = new RegExp(
  `^(?:(?:name of )?${person}(?:[’']?s)?(?: full)?(?: name)?|(?:full )?name)\\s*[:–=-]\\s*(\\S.*)$`,
  "is",
);
const idWords =
  "(?:(?!unit|phone|tel|centre|version|cohort|group|page)[\\w&.’']+ )?(?:id|uln|number|no\\.?|pin)";
const idLabel = new RegExp(`^${idWords}\\s*:?\\s*$`, "i");
const idInCell = new RegExp(`^${idWords}\\s*[:–=-]\\s*(\\S.{0,40})$`, "i");
const idleName =
  /^(?:sheet|tabelle|feuille|hoja|tab|page|blatt)?\s*\d*$|^(?:tracker|tracking|data|learners?|candidates?|students?|matrix|master|summary|overview|main|export|marks|criteria|units?|evidence( log| list)?|log|list|cohort.*|group.*|csv)$/i;

/** Does the label name a learner in this very cell: `Learner: Amy Pond`? Returns the name. */
export function labelledLearner(text: string): string | null {
  if (text.length > 300) return null;
  return nameInCell.exec(text.trim())?.[1]?.trim() ?? null;
}

export function isLearnerLabel(text: string): boolean {
  return text.length < 60 && nameLabel.test(text.trim().replace(/:$/, ""));
}

export function tabLearner(sheet: Sheet, recognise: RecogniseHeading): TabLearner {
  let name: { text: string; where: string } | null = null;
  let id: string | null = null;
  let blankLabel: string | null = null;
  for (let row = 0; row < Math.min(15, sheet.rows.length); row += 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = 0; column < Math.min(12, cells.length); column += 1) {
      const cell = cells[column] ?? null;
      if (typeof cell !== "string") continue;
      const text = cell.trim();
      const inCell = labelledLearner(text);
      if (name === null && inCell !== null) name = { text: inCell, where: cellName(sheet.name, row, column) };
      id ??= idInCell.exec(text)?.[1]?.trim() ?? null;
      const isName = name === null && isLearnerLabel(text);
      const isId = id === null && idLabel.test(text);
      if (!isName && !isId) continue;
      const value = valueBeside(cells, column, recognise);
      if (isName && value === null && isAlone(cells, column)) {
        blankLabel ??= cellName(sheet.name, row, column);
      }
      if (value === null) continue;
      if (isName) name = { text: value.text, where: cellName(sheet.name, row, value.column) };
      else id = value.text;
    }
  }
  if (name !== null) return { name: name.text, id, where: name.where, by: "words" };
  if (blankLabel !== null) return { name: "", id, where: blankLabel, by: "blank" };
  const where = cellName(sheet.name, 0, 0);
  const by = idleName.test(sheet.name.trim()) ? "nothing" : "tab";
  return { name: sheet.name.trim() === "" ? "(no name)" : sheet.name.trim(), id, where, by };
}

/** Nothing stands beside the label, or only another label further on: it is no heading of a table. */
function isAlone(cells: Sheet["rows"][number], column: number): boolean {
  return isBlank(cells[column + 1] ?? null) && isBlank(cells[column + 2] ?? null);
}

function valueBeside(
  cells: Sheet["rows"][number],
  column: number,
  recognise: RecogniseHeading,
): { readonly text: string; readonly column: number } | null {
  for (let beside = column + 1; beside <= Math.min(column + 3, cells.length - 1); beside += 1) {
    const cell = cells[beside] ?? null;
    if (isBlank(cell)) continue;
    const guess = recognise(cell);
    const text = cellText(cell);
    const isHeading =
      guess.role !== null || guess.unitLike || guess.units !== null || guess.criterion !== null;
    // A row of several names is the learners' row of a table, not one learner's label.
    const more = !isBlank(cells[beside + 1] ?? null);
    // What is itself a label has no value to give.
    if (idLabel.test(text) || nameLabel.test(text)) return null;
    if (isHeading || text === "" || guess.fromDate !== null || more) return null;
    return { text, column: beside };
  }
  return null;
}

export interface TabUnit {
  readonly ref: string;
  readonly where: string;
  readonly by: string;
  /** The tab's name says it, rather than a title. */
  readonly inName: boolean;
  /** What is wrong with the tab's name, though it was understood. */
  readonly flaw: Problem | null;
}

/** The unit that the tab's name says, or a title in the rows above `above`. */
export function tabUnit(sheet: Sheet, view: View, recognise: RecogniseHeading): TabUnit | null {
  const byName = view.unit(recognise(sheet.name));
  if (byName !== null && byName.strength >= 0.4 && recognise(sheet.name).criterion === null) {
    const flaw = unitFlaw(view, byName, `the tab's name ${sheet.name}`);
    return {
      ref: byName.unit.ref,
      where: `the tab's name`,
      by: byName.by,
      inName: true,
      flaw: flaw === null ? null : { ...flaw, where: cellName(sheet.name, 0, 0) },
    };
  }
  for (let row = 0; row < Math.min(8, sheet.rows.length); row += 1) {
    const cells = sheet.rows[row] ?? [];
    const found: TabUnit[] = [];
    let words = 0;
    let others = 0;
    for (let column = 0; column < Math.min(40, cells.length); column += 1) {
      const guess = recognise(cells[column] ?? null);
      // The headings of a table begin: what follows is no title.
      if (guess.criterion !== null) return null;
      const unit = view.unit(guess);
      if (unit !== null && unit.strength >= 0.7) {
        found.push({
          ref: unit.unit.ref,
          where: cellName(sheet.name, row, column),
          by: unit.by,
          inName: false,
          flaw: null,
        });
      } else if (guess.role !== null) words += 1;
      else if (guess.text !== "") others += 1;
    }
    const [first] = found;
    if (words > 1) return null;
    if (first === undefined) continue;
    if (others > 1) return null;
    return found.every(({ ref }) => ref === first.ref) ? first : null;
  }
  return null;
}
