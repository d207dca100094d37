/**
 * The readings that are tried for a tab: learners down or across, as a grid or as a list. Each says which
 * tables it finds and how much of the tab it explains.
 */
import { isBlank } from "./cell-text.ts";
import { deriveGrid } from "./derive-grid.ts";
import { type Recognise } from "./recognise.ts";
import { deriveList } from "./derive-list.ts";
import { type Grid } from "./grid.ts";
import { type TabLayout } from "./reading.ts";
import { tabLearner, type TabLearner, tabUnit, type TabUnit } from "./tab-facts.ts";
import { type Table } from "./table.ts";
import { type View } from "./view.ts";
import { walkTable } from "./walk-table.ts";

export interface TabCandidate {
  readonly grid: Grid;
  readonly shape: "grid" | "list";
  readonly tables: readonly Table[];
  readonly learner: TabLearner;
  readonly unit: TabUnit | null;
  /** Cells that the reading explains, and all cells that it was weighed against. */
  readonly explained: number;
  readonly total: number;
  readonly learners: number;
}

export interface CandidateRequest {
  readonly grid: Grid;
  readonly shape: "grid" | "list";
  readonly view: View;
  readonly recognise: Recognise;
  /** What a layout file says of the tab; rows and columns count from 1. */
  readonly forced: TabLayout | null;
}

const rowsWeighed = 60;
const columnsWeighed = 250;

export function tabCandidate(request: CandidateRequest): TabCandidate | null {
  const { grid, shape, view, recognise, forced } = request;
  const learner = learnerOfTab(tabLearner(grid.sheet, recognise.heading), forced?.learner ?? null);
  const unit: TabUnit | null =
    forced !== null && forced.unit !== null
      ? { ref: forced.unit, where: "the layout file", by: "layout file", inName: true, flaw: null }
      : tabUnit(grid.sheet, view, recognise.heading);
  const found =
    shape === "list"
      ? weighed(listTables(request, unit?.ref ?? null), request, learner)
      : bestGrid(request, unit?.ref ?? null, learner);
  return found === null ? null : { grid, shape, learner, unit, ...found };
}

type Weighed = Pick<TabCandidate, "tables" | "explained" | "total" | "learners">;

function weighed(tables: readonly Table[], request: CandidateRequest, learner: TabLearner): Weighed | null {
  return tables.length === 0 ? null : { tables, ...weigh(tables, request, learner) };
}

/** A layout file names a tab's learner; the rest the tab says itself. An empty name is an empty form's. */
function learnerOfTab(said: TabLearner, named: string | null): TabLearner {
  if (named === null || named === said.name) return said;
  return { ...said, name: named, by: named.trim() === "" ? "blank" : "words" };
}

function listTables(request: CandidateRequest, unit: string | null): readonly Table[] {
  const { forced } = request;
  const table = deriveList({
    grid: request.grid,
    view: request.view,
    recognise: request.recognise,
    tabUnit: unit,
    forced: forced === null ? null : forcedPlaces(forced),
  });
  return table === null ? [] : [table];
}

function forcedPlaces({ headings, names, ids }: TabLayout): {
  readonly headings: readonly number[];
  readonly names: number | null;
  readonly ids: number | null;
} {
  return {
    headings: headings.map((row) => row - 1),
    names: names === null ? null : names - 1,
    ids: ids === null ? null : ids - 1,
  };
}

/** Reads the criteria's rows as headings, and the units' row, and keeps what explains more. */
function bestGrid(request: CandidateRequest, unit: string | null, learner: TabLearner): Weighed | null {
  const { forced } = request;
  const forcedRows = forced === null || forced.headings.length === 0 ? null : blocksOf(forced.headings);
  const options =
    forcedRows === null ? headingRows(request) : [forcedRows.map((block) => bestInBlock(block, request))];
  let best: Weighed | null = null;
  for (const option of options) {
    const found = weighed(gridTables(request, option, unit), request, learner);
    if (found !== null && found.explained > (best?.explained ?? 0)) best = found;
  }
  return best;
}

/** Rows that follow one another are the heading of one table. */
function blocksOf(rows: readonly number[]): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = blocks[blocks.length - 1];
    if (last !== undefined && last[last.length - 1] === row - 2) last.push(row - 1);
    else blocks.push([row - 1]);
  }
  return blocks;
}

function bestInBlock(block: readonly number[], { grid, recognise, view }: CandidateRequest): number {
  let best = { row: block[0] ?? 0, score: -1 };
  for (const row of block) {
    let score = 0;
    for (let column = 0; column < grid.width; column += 1) {
      const guess = recognise.heading(grid.at(row, column));
      if (guess.criterion !== null) score += 2;
      else if (guess.fromDate === null && view.unit(guess) !== null) score += 1;
    }
    if (score > best.score) best = { row, score };
  }
  return best.row;
}

function gridTables(
  { grid, view, recognise, forced }: CandidateRequest,
  headings: readonly number[],
  unit: string | null,
): readonly Table[] {
  const tables: Table[] = [];
  let bottom = grid.height - 1;
  // From the last to the first, because a table ends where the headings of the next begin.
  for (let index = headings.length - 1; index >= 0; index -= 1) {
    const heading = headings[index] ?? 0;
    const top = index === 0 ? 0 : (headings[index - 1] ?? 0) + 1;
    const table = deriveGrid({
      grid,
      view,
      recognise,
      heading,
      top,
      bottom,
      tabUnit: unit,
      forced: forced === null ? null : forcedPlaces(forced),
    });
    if (table === null) continue;
    tables.unshift(table);
    bottom = Math.min(...table.headings) - 1;
  }
  return tables;
}

/** The rows that may be headings: those with criteria, and the one with most units. */
function headingRows({ grid, view, recognise }: CandidateRequest): readonly (readonly number[])[] {
  const withCriteria: number[] = [];
  let filledRows = 0;
  let lone: number | null = null;
  let units: { row: number; score: number } | null = null;
  for (let row = 0; row < grid.height; row += 1) {
    let filled = 0;
    let criteria = 0;
    let known = 0;
    let named = 0;
    let strength = 0;
    for (let column = 0; column < grid.width; column += 1) {
      const cell = grid.at(row, column);
      if (cell === null || isBlank(cell)) continue;
      filled += 1;
      // A row that begins with a dozen cells without a heading among them is a learner's.
      if (filled > 12 && criteria + known + named === 0) break;
      if (filled > 40 && (criteria + known + named) * 4 < filled) break;
      const guess = recognise.heading(cell);
      if (guess.criterion !== null) criteria += 1;
      else if (guess.role !== null || guess.outcome) known += 1;
      else {
        const unit = view.unit(guess);
        if (unit !== null) {
          named += 1;
          strength += unit.strength;
        } else if (guess.unitLike) named += 1;
      }
    }
    if (filled > 0) filledRows += 1;
    const share = (criteria + known + named) / Math.max(1, filled);
    if (criteria === 1 && filled === 1) lone ??= row;
    if (criteria >= 1 && (criteria >= 2 || known >= 1) && share >= 0.5) {
      if (withCriteria[withCriteria.length - 1] !== row - 1) withCriteria.push(row);
    }
    if (
      named >= 1 &&
      (named >= 2 || known >= 1) &&
      share >= 0.5 &&
      (units === null || strength > units.score)
    ) {
      units = { row, score: strength };
    }
  }
  const options: number[][] = [];
  if (withCriteria.length > 0 && withCriteria.length <= Math.max(2, filledRows * 0.4))
    options.push(withCriteria);
  if (units !== null) options.push([units.row]);
  if (options.length === 0 && lone !== null) options.push([lone]);
  return options;
}

/** How many of the tab's cells the tables explain, looked at in their headings and first rows. */
function weigh(
  tables: readonly Table[],
  { grid, view, recognise }: CandidateRequest,
  tabsLearner: TabLearner,
): { readonly explained: number; readonly total: number; readonly learners: number } {
  let explained = 0;
  let total = 0;
  let learners = 0;
  const width = Math.min(grid.width, columnsWeighed);
  const filledIn = (row: number): number => {
    let filled = 0;
    for (let column = 0; column < width; column += 1) if (!isBlank(grid.at(row, column))) filled += 1;
    return filled;
  };
  const firstHeading = Math.min(...tables.map(({ headings, first }) => headings[0] ?? first));
  for (let row = 0; row < Math.min(firstHeading, rowsWeighed); row += 1) {
    const filled = filledIn(row);
    total += filled <= 4 ? filled * 0.05 : filled * 0.3;
  }
  for (const table of tables) {
    for (const row of table.headings) {
      for (let column = 0; column < width; column += 1) {
        const cell = grid.at(row, column);
        if (isBlank(cell)) continue;
        total += 1;
        const strength = table.resolved.get(grid.where(row, column));
        const guess = recognise.heading(cell);
        const known = guess.role !== null || guess.outcome || view.unit(guess) !== null;
        const wording = guess.criterion === null && !guess.unitLike && table.headings.length > 1;
        explained += strength ?? (known && guess.criterion === null ? 1 : wording ? 0.5 : 0);
      }
    }
    const last = Math.min(table.last, table.first + rowsWeighed - 1);
    for (let row = table.first; row <= last; row += 1) total += filledIn(row);
    for (const { column, heading } of table.ignored) {
      if (column >= width) continue;
      for (let row = table.first; row <= last; row += 1) {
        if (!isBlank(grid.at(row, column))) explained += heading === "" ? 0.2 : 0.5;
      }
    }
    const shares = new Set<number>();
    const fromTab = tabsLearner.by === "nothing" ? 0.6 : 1;
    walkTable<number>(
      table,
      { view, recognise, tabLearner: tabsLearner, rows: rowsWeighed },
      {
        learner: (key) => {
          if (!key.inTable) {
            learners = Math.max(learners, 1);
            return fromTab;
          }
          const guess = recognise.heading(key.name);
          const isName =
            guess.role === null && guess.criterion === null && !guess.outcome && !namesUnit(key.name);
          if (!shares.has(key.row)) {
            shares.add(key.row);
            for (const column of [
              ...table.keys.names,
              ...(table.keys.ids === null ? [] : [table.keys.ids]),
            ]) {
              if (column < width && !isBlank(grid.at(key.row, column))) explained += isName ? 1 : -1;
            }
            learners += 1;
          }
          return isName ? 1 : 0;
        },
        cell: (share, _unit, _criterion, cell, _row, column) => {
          if (column < width) explained += share * recognised(cell);
        },
        combined: (share, _unit, _criterion, parts) => {
          for (const { part, column, cell } of parts) {
            if (column >= width) continue;
            const sure =
              part === "mark" || part === "date" || part === "decision-date" ? recognised(cell) : 0.9;
            explained += share * sure;
          }
        },
        signature: (share, _unit, _kind, _cell, _row, column) => {
          if (column < width) explained += share;
        },
        report: () => undefined,
        // What a reading cannot place speaks against it.
        problem: (code) => {
          explained -= code === "learner-missing" ? 1.5 : 0.5;
        },
        understood: (_row, column) => {
          if (column < width) explained += 1;
        },
        passed: (row) => {
          explained += filledIn(row) * 0.5;
        },
      },
    );
  }
  // Parts of a list that claims several criteria are visited once for each: never more than everything.
  return { explained: Math.max(0, Math.min(explained, total)), total: Math.max(total, 1), learners };

  function namesUnit(name: string): boolean {
    const unit = view.unit(recognise.heading(name));
    return unit !== null && unit.strength >= 0.7;
  }

  function recognised(cell: ReturnType<Grid["at"]>): number {
    const guess = recognise.mark(cell);
    if (guess.meaning !== "unknown") return 1;
    if (guess.fault !== null) return 0.5;
    return guess.label.startsWith("the letter") ? 0.8 : guess.label === "a number" ? 0.3 : 0;
  }
}
