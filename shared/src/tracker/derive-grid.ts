/**
 * Tries to read a part of a tab as a grid: criteria or units across the columns, learners (or one learner's
 * units) down the rows.
 */
import { type Problem } from "../problem.ts";
import { brokenHeading } from "./broken-heading.ts";
import { isBlank, shortened } from "./cell-text.ts";
import { attributeRow, partOf, signatureKind, spreadHeadings } from "./column-parts.ts";
import { type Grid } from "./grid.ts";
import { type HeadingRole } from "./heading-words.ts";
import { type ColumnHeading, type ColumnLook, learnerColumns, lookOf } from "./key-columns.ts";
import { type Recognise } from "./recognise.ts";
import { type CriterionHeading, resolveCriteria } from "./resolve-criteria.ts";
import { sampleRows } from "./sample.ts";
import { type Part, type SignatureColumn, type Table, type Target } from "./table.ts";
import { bestUnitRow, type Reach, reachColumns, reachFrom, reachOf, rowGuesses } from "./unit-reach.ts";
import { unitFlaw } from "./unit-flaw.ts";
import { type View } from "./view.ts";

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

export function deriveGrid(request: GridRequest): Table | null {
  const { grid, view, recognise, heading, top, bottom } = request;
  const guesses = rowGuesses(grid, recognise.heading, heading);
  const criterionColumns = guesses.flatMap((guess, column) =>
    guess.criterion !== null || guess.fromDate !== null ? [column] : [],
  );
  const withCriteria = guesses.some(({ criterion }) => criterion !== null);
  const unitRow = withCriteria ? bestUnitRow({ ...request, recognise: recognise.heading }, guesses) : heading;
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
  const highest = Math.max(top, Math.min(...headings));
  const lowest = Math.max(...headings);
  const roleOf = (column: number): { role: HeadingRole | null; text: string } => {
    for (let row = lowest; row >= highest; row -= 1) {
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
    if (isUnitHeadingOf(item.column, item.reach) || item.reach.unit === request.tabUnit) return true;
    if (grid.spanEnd(item.reach.row, item.reach.column) >= item.column) return true;
    if (anyMerged(unitRow ?? heading)) return false;
    return new Set(alike.map(({ reach: other }) => other?.unit)).size > 1;
  };
  for (const item of unitLevel) {
    const sums = !isUnitHeadingOf(item.column, item.reach) && isSumColumn(item.column);
    if (item.reach.unit === null || sums) {
      ignored.push({ column: item.column, heading: roleOf(item.column).text, why: "it sums other cells up" });
    } else if (reachIsSure(item, unitLevel)) {
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
    const named = view.unit(unit.guess);
    const flaw = named === null ? null : unitFlaw(view, named, unit.guess.text);
    const where = grid.where(unit.row, unit.column);
    if (flaw === null || reported.has(where)) return;
    reported.add(where);
    problems.push({ ...flaw, where });
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
    const firstCriterion = Math.min(grid.width, ...criterionOf.keys());
    for (let column = 0; column < firstCriterion; column += 1) {
      const cell = grid.at(row, column);
      // A name stands before them: it is a learner's row, full of remarks.
      if (!isBlank(cell) && recognise.heading(cell).role === null) return false;
    }
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
