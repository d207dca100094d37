/**
 * Tries to read a part of a tab as a grid: criteria or units across the columns, learners (or one learner's
 * units) down the rows.
 */
import { type Problem } from "../problem.ts";
import { cellText, isBlank, shortened } from "./cell-text.ts";
import { type Grid } from "./grid.ts";
import { type HeadingRole } from "./heading-words.ts";
import { type ColumnHeading, type ColumnLook, learnerColumns, lookOf } from "./key-columns.ts";
import { type HeadingGuess, type RecogniseHeading } from "./recognise-heading.ts";
import { type RecogniseMark } from "./recognise-mark.ts";
import { type CriterionHeading, resolveCriteria } from "./resolve-criteria.ts";
import { sampleRows } from "./sample.ts";
import { type Part, type SignatureColumn, type Table, type Target } from "./table.ts";
import { type View } from "./view.ts";

export interface Recognise {
  readonly heading: RecogniseHeading;
  readonly mark: RecogniseMark;
}

export interface GridRequest {
  readonly grid: Grid;
  readonly view: View;
  readonly recognise: Recognise;
  /** The row with the criteria, or with the units where there are no criteria. */
  readonly heading: number;
  /** The first row that may belong to this table, and its last. */
  readonly top: number;
  readonly bottom: number;
  /** The unit that the tab's name or title says. */
  readonly tabUnit: string | null;
  /** Columns that a layout file names. */
  readonly forced: { readonly names: number | null; readonly ids: number | null } | null;
}

/** A unit heading as it reaches over its columns. */
interface Reach {
  readonly unit: string | null;
  readonly strength: number;
  readonly by: string;
  readonly column: number;
  readonly row: number;
  /** It covers several columns, rather than being repeated over each. */
  readonly block: boolean;
  readonly lostZeros: boolean;
  readonly guess: HeadingGuess;
  /** The column lies inside the heading's merged area, or nothing is merged. */
  readonly inside: boolean;
}

export function deriveGrid(request: GridRequest): Table | null {
  const { grid, view, recognise, heading, top, bottom } = request;
  const guesses = rowGuesses(grid, recognise.heading, heading);
  const criterionColumns = guesses.flatMap((guess, column) =>
    guess.criterion !== null || guess.fromDate !== null ? [column] : [],
  );
  const withCriteria = guesses.some(({ criterion }) => criterion !== null);
  const unitRow = withCriteria ? bestUnitRow(request, guesses) : heading;
  const reach = reachOf(grid, view, recognise.heading, unitRow, guesses, heading);
  const attributes = attributeRow(
    grid,
    recognise.heading,
    heading,
    bottom,
    withCriteria ? criterionColumns : reachColumns(reach),
  );
  const problems: Problem[] = [];
  const resolved = new Map<string, number>();
  const unitsBy = new Set<string>();
  let unresolved = 0;

  const headings = new Set<number>([heading]);
  if (unitRow !== null) headings.add(unitRow);
  if (attributes !== null) headings.add(attributes);
  for (let row = (unitRow ?? heading) + 1; row < heading; row += 1) headings.add(row);
  let first = Math.max(...headings) + 1;

  // Which unit and criterion each column is about.
  const unitOfColumn = (column: number): Reach | null => {
    const guess = guesses[column];
    const own = guess === undefined ? null : view.unit(guess);
    if (guess !== undefined && guess.unitLike) {
      return reachFrom(guess, own, column, heading, false);
    }
    const reaching = reach[column] ?? null;
    return reaching === null || reaching.row === heading ? (unitAbove(column) ?? reaching) : reaching;
  };
  const spread =
    attributes === null
      ? guesses
      : spreadHeadings(guesses, grid, recognise.heading, attributes, reach, withCriteria);
  const byUnit = new Map<string, { column: number; heading: CriterionHeading; reach: Reach | null }[]>();
  const criterionOf = new Map<number, { unit: string | null; criterion: string | null }>();
  const reported = new Set<string>();
  let withoutUnit = 0;
  if (withCriteria) {
    for (const [column, guess] of guesses.entries()) {
      if (guess.criterion === null && guess.fromDate === null) continue;
      const unit = unitOfColumn(column);
      const ref = unit === null ? request.tabUnit : unit.unit;
      if (ref === null) {
        if (guess.criterion === null) continue;
        unresolved += 1;
        if (unit !== null) reportUnknownUnit(unit);
        else {
          withoutUnit += 1;
          criterionOf.set(column, { unit: null, criterion: guess.criterion });
        }
        continue;
      }
      const block = unit !== null && unit.block ? grid.where(unit.row, unit.column) : null;
      const group = byUnit.get(ref) ?? [];
      group.push({ column, heading: { guess, where: grid.where(heading, column), block }, reach: unit });
      byUnit.set(ref, group);
    }
    for (const [ref, group] of byUnit) {
      const settled = resolveCriteria(
        view,
        ref,
        group.map((item) => item.heading),
      );
      problems.push(...settled.problems);
      for (const [index, item] of group.entries()) {
        const criterion = settled.criteria[index] ?? null;
        if (criterion === null) {
          if (item.heading.guess.criterion !== null) unresolved += 1;
          criterionOf.set(item.column, { unit: ref, criterion: null });
          continue;
        }
        resolved.set(item.heading.where, item.reach === null ? 0.9 : item.reach.strength);
        if (item.reach !== null) noteUnit(item.reach);
        criterionOf.set(item.column, { unit: ref, criterion });
      }
    }
  }

  // Under a specification that knows none of the headings there is nothing to read.
  if (withCriteria && resolved.size === 0 && withoutUnit === 0) return null;

  // What every other heading says.
  const roleOf = (column: number): { role: HeadingRole | null; text: string } => {
    for (let row = Math.max(...headings); row >= Math.max(top, Math.min(...headings)); row -= 1) {
      const cell = grid.at(row, column);
      if (isBlank(cell)) continue;
      const guess = recognise.heading(cell);
      if (guess.unitLike && guess.role === null) return { role: null, text: guess.text };
      return { role: guess.role, text: guess.text };
    }
    return { role: null, text: "" };
  };

  const targets: Target[] = [];
  const signatures: SignatureColumn[] = [];
  const ignored: { column: number; heading: string; why: string }[] = [];
  const others: ColumnHeading[] = [];
  const unitLevel: { column: number; reach: Reach; part: Part }[] = [];
  const signatureColumns: { column: number; reach: Reach | null; kind: SignatureColumn["kind"] }[] = [];
  const seenUnits = new Map<string, Reach>();
  while (first <= bottom && first - heading < 5 && isWordingRow(first)) {
    headings.add(first);
    first += 1;
  }
  for (const row of headings) {
    for (let column = 0; column < grid.width; column += 1) problems.push(...brokenHeading(grid, row, column));
  }
  const rows = sampleRows(first, bottom, 24);
  const looks = new Map<number, ColumnLook>();
  const look = (column: number): ColumnLook => {
    let known = looks.get(column);
    if (known === undefined) looks.set(column, (known = lookOf(grid, column, rows, recognise, view)));
    return known;
  };

  for (let column = 0; column < grid.width; column += 1) {
    if (column === request.forced?.names || column === request.forced?.ids) {
      others.push({ column, text: "", role: column === request.forced.names ? "name" : "id" });
      continue;
    }
    const guess = spread[column] ?? guesses[column];
    const known =
      criterionOf.get(column) ?? (attributes === null ? undefined : criterionOf.get(spreadFrom(column)));
    const part = attributes === null ? "mark" : partOf(recognise.heading(grid.at(attributes, column)).role);
    const signature = signatureKind(roleOf(column).role);
    if (known !== undefined && signature === null) {
      if (known.criterion === null) {
        ignored.push({
          column,
          heading: guess?.text ?? "",
          why: "its heading is not a criterion that can be read",
        });
      } else if (part === null) {
        ignored.push({ column, heading: roleOf(column).text, why: "it holds no marks" });
      } else {
        targets.push({ column, unit: known.unit, criterion: known.criterion, part });
      }
      continue;
    }
    const unit = unitOfColumn(column);
    const { role, text } = roleOf(column);
    if (signature !== null) {
      signatureColumns.push({ column, reach: unit, kind: signature });
      continue;
    }
    const unitHeading = unit !== null && isUnitHeadingOf(column, unit);
    if (!withCriteria && unit !== null) {
      const wanted = attributes === null ? (unitHeading ? "mark" : null) : partOf(role);
      if (wanted !== null && (attributes !== null || unitHeading)) {
        if (unit.unit === null) {
          if (unitHeading) {
            reportUnknownUnit(unit);
            unresolved += 1;
          }
          ignored.push({ column, heading: unit.guess.text, why: "its unit is not in the qualification" });
          continue;
        }
        const before = seenUnits.get(unit.unit);
        if (before !== undefined && (before.column !== unit.column || before.row !== unit.row)) {
          problems.push({
            code: "unit-twice",
            where: grid.where(unit.row, unit.column),
            found: `Unit ${view.title(unit.unit)} stands here a second time; it stands first in ${grid.where(before.row, before.column)}.`,
            advice: "Only the first is read. Correct the unit, or join the two.",
          });
          ignored.push({ column, heading: unit.guess.text, why: "its unit stands here a second time" });
          continue;
        }
        seenUnits.set(unit.unit, unit);
        resolved.set(grid.where(unit.row, unit.column), unit.strength);
        noteUnit(unit);
        targets.push({ column, unit: unit.unit, criterion: null, part: wanted });
        continue;
      }
    }
    if (unitHeading && withCriteria && unit.unit !== null) {
      if (look(column).filled > 0 && look(column).plainWords < 0.5)
        unitLevel.push({ column, reach: unit, part: "mark" });
      else if (look(column).filled > 0) others.push({ column, text, role: null });
      continue;
    }
    if (unitHeading && unit.unit === null && withCriteria) {
      reportUnknownUnit(unit);
      continue;
    }
    const unitPart = role === "status" ? "mark" : role === "decision-date" ? "decision-date" : null;
    if (unitPart !== null && unit === null && request.tabUnit !== null && !isSumColumn(column)) {
      targets.push({ column, unit: request.tabUnit, criterion: null, part: unitPart });
      continue;
    }
    if (withCriteria && unit?.unit !== undefined && unit.unit !== null && unitPart !== null) {
      unitLevel.push({ column, reach: unit, part: unitPart });
      continue;
    }
    others.push({ column, text, role });
  }

  // A column about a whole unit counts as such when its unit's heading surely reaches over it.
  const reachIsSure = (
    item: { column: number; reach: Reach | null },
    alike: readonly { reach: Reach | null }[],
  ): boolean => {
    if (item.reach === null || item.reach.unit === null) return false;
    if (isUnitHeadingOf(item.column, item.reach)) return true;
    if (grid.spanEnd(item.reach.row, item.reach.column) >= item.column) return true;
    if (anyMerged(unitRow ?? heading)) return false;
    return new Set(alike.map(({ reach: other }) => other?.unit)).size > 1;
  };
  for (const item of unitLevel) {
    const sums = !isUnitHeadingOf(item.column, item.reach) && isSumColumn(item.column);
    if (item.reach.unit === null || sums) {
      ignored.push({ column: item.column, heading: roleOf(item.column).text, why: "it sums other cells up" });
    } else if (
      reachIsSure(
        item,
        unitLevel.filter(({ column }) => column !== item.column || true),
      )
    ) {
      targets.push({ column: item.column, unit: item.reach.unit, criterion: null, part: item.part });
    } else {
      ignored.push({
        column: item.column,
        heading: roleOf(item.column).text,
        why: "it is about no single unit",
      });
    }
  }
  for (const item of signatureColumns) {
    const alike = signatureColumns.filter(({ kind }) => kind === item.kind);
    const unit = reachIsSure(item, alike) ? (item.reach?.unit ?? null) : request.tabUnit;
    signatures.push({ column: item.column, unit, kind: item.kind });
  }

  const unitKey = withoutUnit > 0 ? unitKeyColumn() : null;
  const sections = withoutUnit > 0 && unitKey === null ? unitSections() : [];
  for (const place of sections) resolved.set(place, 0.9);
  if (sections.length > 0) unresolved -= withoutUnit;
  if (resolved.size === 0 && unitKey === null) return null;
  if (unitKey !== null) unresolved -= withoutUnit;
  const people = others.filter(({ column }) => column !== unitKey);
  const { names, ids } = learnerColumns(people, look, grid, {
    anyCorner: true,
    numbersToo: !withCriteria,
  });
  const firstTarget = Math.min(...targets.map(({ column }) => column), grid.width);
  for (const { column, text, role } of people) {
    if (names.includes(column) || column === ids) continue;
    const { filled, marks } = look(column);
    if (text === "" && filled === 0) continue;
    if (role === null && column > firstTarget && filled > 0 && marks > 0.5) {
      problems.push({
        code: "heading-unknown",
        where: grid.where(heading, column),
        found:
          text === ""
            ? "Cells are filled under an empty heading; they are not read."
            : `The heading “${shortened(text)}” is no unit, criterion or other known heading; the cells under it are not read.`,
        advice: "Give the column a heading that names its unit and criterion, or leave it if it is none.",
      });
    }
    ignored.push({
      column,
      heading: text,
      why: role === "total" ? "it sums other cells up" : "it holds no marks",
    });
  }
  if (targets.length === 0) return null;
  if (unitKey !== null) for (const { column } of targets) resolved.set(grid.where(heading, column), 0.9);
  targets.sort((a, b) => a.column - b.column);
  return {
    grid,
    shape: "grid",
    headings: [...headings].sort((a, b) => a - b),
    first,
    last: bottom,
    keys: { names, ids, unit: unitKey, criterion: null },
    targets,
    signatures,
    ignored,
    unit: request.tabUnit,
    evidenceRows: false,
    unitsBy,
    problems,
    resolved,
    unresolved,
  };

  function noteUnit(unit: Reach): void {
    unitsBy.add(unit.by);
    if (!unit.lostZeros || unit.unit === null) return;
    const where = grid.where(unit.row, unit.column);
    if (reported.has(where)) return;
    reported.add(where);
    problems.push({
      code: "unit-number-lost-zeros",
      where,
      found: `“${shortened(unit.guess.text)}” is read as unit ${view.title(unit.unit)}; the zeros before the number are gone.`,
      advice: "Format the cell as text and type the unit's number in full, or its reference.",
    });
  }

  function reportUnknownUnit(unit: Reach): void {
    const where = grid.where(unit.row, unit.column);
    if (reported.has(where)) return;
    reported.add(where);
    problems.push({
      code: "unit-unknown",
      where,
      found: `“${shortened(unit.guess.text)}” is no unit of ${view.families[0]?.name ?? "the qualification"}.`,
      advice:
        "Check the unit's reference or number against the specification; what stands under it is not read.",
    });
  }

  /** A unit that stands alone in a row above its column, where the criteria's row says the other units. */
  function unitAbove(column: number): Reach | null {
    if (!isBlank(grid.at(heading, column))) return null;
    for (let row = heading - 1; row >= Math.max(top, heading - 3); row -= 1) {
      const above = recognise.heading(grid.at(row, column));
      if (above.text === "") continue;
      const unit = view.unit(above);
      if (unit === null || unit.strength < 0.7 || above.criterion !== null) return null;
      headings.add(row);
      return reachFrom(above, unit, column, row, false);
    }
    return null;
  }

  function isUnitHeadingOf(column: number, unit: Reach): boolean {
    return unit.column === column && (unit.row === heading || isBlank(grid.at(heading, column)));
  }

  function spreadFrom(column: number): number {
    for (let from = column; from >= 0; from -= 1) {
      if (criterionOf.has(from)) return from;
      if (from < column && !isBlank(grid.at(heading, from)) && !criterionOf.has(from)) return -1;
      if (from === column && !isBlank(grid.at(heading, from))) return criterionOf.has(from) ? from : -1;
    }
    return -1;
  }

  function isSumColumn(column: number): boolean {
    let sums = 0;
    let filled = 0;
    for (const row of rows) {
      const cell = grid.at(row, column);
      if (isBlank(cell)) continue;
      filled += 1;
      const { label } = recognise.mark(cell);
      if (/number|percentage|%|share/.test(label)) sums += 1;
    }
    return filled > 0 && sums / filled > 0.5;
  }

  function anyMerged(row: number): boolean {
    return grid.merges.some((merge) => merge.top <= row && row <= merge.bottom && merge.right > merge.left);
  }

  /** A row of texts between the headings and the learners, such as the wording of each criterion. */
  function isWordingRow(row: number): boolean {
    let texts = 0;
    let filled = 0;
    for (const column of criterionOf.keys()) {
      const cell = grid.at(row, column);
      if (isBlank(cell)) continue;
      filled += 1;
      if (typeof cell === "string" && recognise.mark(cell).label === "a note in words") texts += 1;
    }
    return filled >= 2 && texts / filled > 0.6;
  }

  /** Rows between the learners that name the unit of the rows below them. */
  function unitSections(): readonly string[] {
    const places: string[] = [];
    for (const row of sampleRows(first, bottom, 60)) {
      const column = [0, 1, 2].find((one) => !isBlank(grid.at(row, one)));
      if (column === undefined) continue;
      const unit = view.unit(recognise.heading(grid.at(row, column)));
      const alone = targets.every((target) => isBlank(grid.at(row, target.column)));
      if (unit !== null && unit.strength >= 0.7 && alone) places.push(grid.where(row, column));
    }
    return places;
  }

  function unitKeyColumn(): number | null {
    const headed = others.find(({ role, column }) => role === "unit" && look(column).units > 0.4);
    if (headed !== undefined) return headed.column;
    // Keys stand before what they say: a column far to the right is none.
    const before = others.slice(0, 12);
    return before.find(({ column, role }) => role === null && look(column).units >= 0.6)?.column ?? null;
  }
}

/** A heading that the spreadsheet failed to work out. */
function brokenHeading(grid: Grid, row: number, column: number): readonly Problem[] {
  const cell = grid.at(row, column);
  if (typeof cell !== "object" || cell === null) return [];
  if (cell.kind !== "error" && cell.kind !== "uncalculated") return [];
  const error = cell.kind === "error";
  return [
    {
      code: error ? "cell-error" : "formula-without-value",
      where: grid.where(row, column),
      found: error
        ? `The heading shows the error ${shortened(cell.shown)}.`
        : `The heading is the formula ${shortened(cell.formula)}, which has no stored result.`,
      advice: error
        ? "Repair the formula in the spreadsheet; what stands under it is not read."
        : "Open the file in the spreadsheet program and save it again; what stands under it is not read.",
    },
  ];
}

function rowGuesses(grid: Grid, recognise: RecogniseHeading, row: number): readonly HeadingGuess[] {
  return Array.from({ length: grid.width }, (_, column) => recognise(grid.at(row, column)));
}

/** The row above the criteria whose units explain most of them; `null` when the criteria's own row does. */
function bestUnitRow(request: GridRequest, guesses: readonly HeadingGuess[]): number | null {
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
  const ownReach = reachOf(grid, view, recognise.heading, null, guesses, heading);
  best.score = Math.max(inCells, explainedBy(ownReach));
  if (request.tabUnit !== null) {
    const { tabUnit } = request;
    const own = guesses.filter(
      ({ criterion }) => criterion !== null && view.hasCriterion(tabUnit, criterion),
    ).length;
    best.score = Math.max(best.score, own * 0.45);
  }
  for (let row = heading - 1; row >= Math.max(top, heading - 5); row -= 1) {
    const above = rowGuesses(grid, recognise.heading, row);
    if (isOutcomeRow(above, guesses)) continue;
    const score = explainedBy(reachOf(grid, view, recognise.heading, row, guesses, heading));
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
function reachOf(
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

function reachFrom(
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
    lostZeros: unit?.lostZeros ?? false,
    guess,
    inside: true,
  };
}

function reachColumns(reach: readonly (Reach | null)[]): readonly number[] {
  return reach.flatMap((unit, column) => (unit === null ? [] : [column]));
}

/** The row under the headings that says "Date", "Assessor" … for each of them, or `null`. */
function attributeRow(
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

function spreadHeadings(
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

export function signatureKind(role: HeadingRole | null): SignatureColumn["kind"] | null {
  return role === "declaration" || role === "countersignature" || role === "verification" ? role : null;
}

/** The text of a cell as a heading would be quoted. */
export function quoted(grid: Grid, row: number, column: number): string {
  return shortened(cellText(grid.at(row, column)));
}
