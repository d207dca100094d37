/**
 * Tries to read a tab as a list: the criteria (or units) that a row is about stand in a column, and what is
 * said of them stands beside: evidence, date, assessor, decision.
 */
import { type Problem } from "../problem.ts";
import { cellText, isBlank } from "./cell-text.ts";
import { claimedCriteria, textAfterCriteria } from "./criteria-list.ts";
import { partOf, signatureKind } from "./column-parts.ts";
import { type Recognise } from "./recognise.ts";
import { type Grid } from "./grid.ts";
import { type HeadingRole } from "./heading-words.ts";
import { type ColumnHeading, type ColumnLook, learnerColumns, lookOf } from "./key-columns.ts";
import { sampleRows } from "./sample.ts";
import { type Part, type SignatureColumn, type Table, type Target } from "./table.ts";
import { type View } from "./view.ts";

export interface ListRequest {
  readonly grid: Grid;
  readonly view: View;
  readonly recognise: Recognise;
  readonly tabUnit: string | null;
  readonly forced: {
    readonly headings: readonly number[];
    readonly names: number | null;
    readonly ids: number | null;
  } | null;
}

export function deriveList(request: ListRequest): Table | null {
  const { grid, view, recognise } = request;
  const header = request.forced?.headings[request.forced.headings.length - 1] ?? headerRow(grid, recognise);
  const first = (header ?? -1) + 1;
  const last = grid.height - 1;
  const rows = sampleRows(first, last, 60);
  if (rows.length === 0) return null;
  const looks = new Map<number, ColumnLook>();
  const look = (column: number): ColumnLook => {
    let known = looks.get(column);
    if (known === undefined) looks.set(column, (known = lookOf(grid, column, rows, recognise, view)));
    return known;
  };
  const width = Math.min(grid.width, 200);
  const headings: ColumnHeading[] = Array.from({ length: width }, (_, column) => {
    const guess = recognise.heading(header === null ? null : grid.at(header, column));
    const role: HeadingRole | null =
      column === request.forced?.names ? "name" : column === request.forced?.ids ? "id" : guess.role;
    return { column, text: guess.text, role };
  });

  const criterion = criterionColumn(headings, grid, rows);
  const unit = unitColumn(headings, look, criterion);
  if (criterion === null && unit === null && request.tabUnit === null) return null;
  const free = headings.filter(({ column }) => column !== criterion && column !== unit);
  const byWords = free.filter(
    ({ role }) => role === "name" || role === "first-name" || role === "surname" || role === "id",
  );
  const { names, ids } = learnerColumns(byWords, look, grid, { anyCorner: false, numbersToo: false });
  if (criterion === null && unit === null && names.length === 0) return null;

  const targets: Target[] = [];
  const signatures: SignatureColumn[] = [];
  const ignored: { column: number; heading: string; why: string }[] = [];
  const unnamed: ColumnHeading[] = [];
  for (const heading of free) {
    const { column, text, role } = heading;
    if (names.includes(column) || column === ids) continue;
    const part = partOf(role);
    const kind = signatureKind(role);
    if (kind !== null) signatures.push({ column, unit: null, kind });
    else if (part !== null) targets.push({ column, unit: null, criterion: null, part });
    else if (role === null && look(column).filled > 0) unnamed.push(heading);
    else if (text !== "")
      ignored.push({
        column,
        heading: text,
        why: role === "total" ? "it sums other cells up" : "it holds no marks",
      });
  }
  const leading = Math.min(
    ...[criterion, unit].flatMap((column) => (column === null ? [] : [column])),
    grid.width,
  );
  const marking = unnamed.filter(
    ({ column }) => look(column).marks >= 0.5 && (column > leading || leading === grid.width),
  );
  if (!targets.some(({ part }) => part !== "method") && !hasUnknownHeadings()) {
    const parts = marking.map(({ column }) => ({ column, part: partByContent(column) }));
    // Without headings the contents must say what each column is, and one column at most holds marks.
    if (parts.filter(({ part }) => part === "mark").length <= 1) {
      targets.push(...parts.map(({ column, part }) => ({ column, unit: null, criterion: null, part })));
    }
  }
  const used = new Set(targets.map(({ column }) => column));
  for (const { column, text } of unnamed) {
    if (!used.has(column)) ignored.push({ column, heading: text, why: "its heading says nothing known" });
  }
  if (targets.length === 0) return null;
  targets.sort((a, b) => a.column - b.column);

  const resolved = new Map<string, number>();
  const unitsBy = new Set<string>();
  const problems: Problem[] = [];
  let unresolved = 0;
  const claims = new Map<string, number>();
  let several = false;
  let current = request.tabUnit;
  for (const row of rows) {
    const named = rowUnit(row, unit);
    if (named !== null) {
      current = named.ref;
      resolved.set(grid.where(row, unit ?? 0), named.strength);
      unitsBy.add(named.by);
    }
    if (criterion === null) continue;
    const cell = grid.at(row, criterion);
    const parts = claimedCriteria(cellText(cell));
    if (parts === null) {
      const section = view.unit(recognise.heading(cell));
      if (section !== null && section.strength > 0.5) {
        current = section.unit.ref;
        resolved.set(grid.where(row, criterion), section.strength);
        unitsBy.add(section.by);
      }
      continue;
    }
    for (const part of parts) {
      const own = part.unit === "" ? null : view.unit(recognise.heading(part.unit));
      const ref = own?.unit.ref ?? current ?? sectionAbove(row);
      if (own !== null) unitsBy.add(own.by);
      for (const [from, to] of part.ranges) {
        if (from !== to) several = true;
        if (ref !== null && view.hasCriterion(ref, from)) {
          resolved.set(grid.where(row, criterion), own?.strength ?? 0.9);
          const learner = names.map((column) => cellText(grid.at(row, column))).join(" ");
          const key = `${learner}\u0000${ref}\u0000${from}`;
          claims.set(key, (claims.get(key) ?? 0) + 1);
        } else unresolved += 1;
      }
      if (part.ranges.length > 1) several = true;
    }
  }
  if (criterion === null && unit === null && request.tabUnit !== null) {
    // The whole tab is about one unit: its title is the heading of every row.
    resolved.set(grid.where(0, 0), 0.9);
  }
  if (resolved.size === 0) return null;
  const evidence = targets.find(({ part }) => part === "evidence")?.column ?? null;
  // A few criteria that come again are a fault; many are several pieces of evidence for each.
  const again = [...claims.values()].filter((count) => count > 1).length;
  const repeated = again > 0.2 * claims.size;
  const evidenceRows =
    criterion !== null && (several || (evidence !== null && (evidence < criterion || repeated)));
  return {
    grid,
    shape: "list",
    headings: header === null ? [] : [header],
    first,
    last,
    keys: { names, ids, unit, criterion },
    targets,
    signatures,
    ignored,
    unit: request.tabUnit,
    evidenceRows,
    unitsBy,
    problems,
    resolved,
    unresolved,
  };

  /** Without a row of known headings, a row of several texts above the criteria is one that is not understood. */
  function hasUnknownHeadings(): boolean {
    if (header !== null || criterion === null) return false;
    let start = first;
    while (start <= last && !isClaim(start, criterion)) start += 1;
    for (let row = Math.max(first, start - 3); row < start; row += 1) {
      let filled = 0;
      for (let column = 0; column < width; column += 1) if (!isBlank(grid.at(row, column))) filled += 1;
      if (filled > 2) return true;
    }
    return false;
  }

  function partByContent(column: number): Part {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const cell = grid.at(row, column);
      if (isBlank(cell)) continue;
      const { label } = recognise.mark(cell);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const [[most] = [""]] = [...counts].sort((a, b) => b[1] - a[1]);
    if (marking.length === 1) return "mark";
    if (most.startsWith("evidence references")) return "evidence";
    if (most === "a date") return "date";
    return most === "initials" ? "assessor" : "mark";
  }

  function rowUnit(row: number, column: number | null): { ref: string; strength: number; by: string } | null {
    if (column === null) return null;
    const named = view.unit(recognise.heading(grid.at(row, column)));
    return named === null ? null : { ref: named.unit.ref, strength: named.strength, by: named.by };
  }

  /** The nearest unit heading above a sampled row, when the sample has skipped it. */
  function sectionAbove(row: number): string | null {
    for (let above = row - 1; above >= Math.max(0, row - 60); above -= 1) {
      for (let column = 0; column < Math.min(3, width); column += 1) {
        const named = view.unit(recognise.heading(grid.at(above, column)));
        if (named !== null && named.strength > 0.5) return named.unit.ref;
      }
    }
    return null;
  }

  function criterionColumn(
    columns: readonly ColumnHeading[],
    at: Grid,
    sampled: readonly number[],
  ): number | null {
    let best: { column: number; score: number } | null = null;
    for (const { column, role } of columns) {
      if (column === request.forced?.names || column === request.forced?.ids) continue;
      let filled = 0;
      let claimed = 0;
      for (const row of sampled) {
        const cell = at.at(row, column);
        if (isBlank(cell)) continue;
        filled += 1;
        if (isClaim(row, column)) claimed += 1;
      }
      if (filled === 0) continue;
      const share = claimed / filled;
      const enough =
        role === "criterion"
          ? share > 0.2
          : role === null || role === "reference" || role === "unit" || role === "outcome" || role === "note"
            ? share >= 0.4
            : false;
      const score = share + (role === "criterion" ? 1 : 0);
      if (claimed > 0 && enough && (best === null || score > best.score)) best = { column, score };
    }
    return best?.column ?? null;
  }

  function isClaim(row: number, column: number): boolean {
    const cell = grid.at(row, column);
    const guess = recognise.heading(cell);
    if (guess.criterion !== null) return true;
    if (typeof cell !== "string") return guess.fromDate !== null && false;
    const parts = claimedCriteria(cell);
    if (parts === null || textAfterCriteria(cell).length > 0) return false;
    return parts.every(({ unit: name }) => name === "" || view.unit(recognise.heading(name)) !== null);
  }

  function unitColumn(
    columns: readonly ColumnHeading[],
    looked: (column: number) => ColumnLook,
    taken: number | null,
  ): number | null {
    const possible = columns.filter(
      ({ column }) => column !== taken && column !== request.forced?.names && column !== request.forced?.ids,
    );
    const headed = possible
      .filter(({ role }) => role === "unit")
      .sort((a, b) => looked(b.column).units - looked(a.column).units);
    const [best] = headed;
    if (best !== undefined && looked(best.column).units > 0) return best.column;
    return possible.find(({ role, column }) => role === null && looked(column).units >= 0.5)?.column ?? null;
  }
}

/** The row with the most known words, two at least unless one of them is the criteria's or the unit's. */
function headerRow(grid: Grid, recognise: Recognise): number | null {
  let best: { row: number; score: number } | null = null;
  for (let row = 0; row < Math.min(grid.height, 40); row += 1) {
    let score = 0;
    let named = false;
    for (let column = 0; column < Math.min(grid.width, 200); column += 1) {
      const { role } = recognise.heading(grid.at(row, column));
      if (role === null) continue;
      score += role === "note" || role === "total" ? 0.5 : 1;
      if (role === "criterion" || role === "unit") named = true;
    }
    if ((score >= 2 || (named && score >= 1)) && (best === null || score > best.score)) best = { row, score };
  }
  return best?.row ?? null;
}
