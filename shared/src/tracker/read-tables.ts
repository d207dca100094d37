/**
 * Reads the chosen tables: goes through each once, counts every kind of mark, settles them, then makes the
 * entries.
 */
import { cellText, isBlank, shortened } from "./cell-text.ts";
import { type Grid } from "./grid.ts";
import { type Recognise } from "./recognise.ts";
import { type LearnerInReading, type Learners } from "./learners.ts";
import { legendBuilder, lookForKey } from "./legend.ts";
import { type ProblemLog } from "./problem-log.ts";
import { type MarkGuess } from "./recognise-mark.ts";
import { checkMeanings, type ReadingMemory, tableMemory } from "./reading-memory.ts";
import { type Mark, type Meaning, type RecordedSignature } from "./reading.ts";
import { recordTable, type Said } from "./recorded-table.ts";
import { type Saying, sayingReader } from "./saying.ts";
import { type SettledMark, settleMarks, type Tally } from "./settle-marks.ts";
import { type TabCandidate } from "./tab-candidates.ts";
import { type Part, type Table } from "./table.ts";
import { type View } from "./view.ts";
import { type PartCell } from "./walk-table.ts";
import { type Cell, type Sheet } from "./workbook.ts";

export interface ReadTablesRequest {
  readonly tabs: readonly TabCandidate[];
  /** Every tab of the workbook, for the key. */
  readonly sheets: readonly Sheet[];
  readonly view: View;
  readonly recognise: Recognise;
  readonly marks: ReadonlyMap<string, Meaning["meaning"]>;
  readonly learners: Learners;
  readonly problems: ProblemLog;
  /** What was read the last time; `null` where nothing is to be kept. */
  readonly memory: ReadingMemory | null;
}

export interface TablesRead {
  readonly meanings: readonly Meaning[];
  /** What letters and words mean, by their text in lower case, for the layout file. */
  readonly words: ReadonlyMap<string, Meaning["meaning"]>;
  /** Rows of each tab that are no learner's. */
  readonly passed: ReadonlyMap<TabCandidate, readonly string[]>;
  /** The units that each tab's entries are about. */
  readonly units: ReadonlyMap<TabCandidate, ReadonlySet<string>>;
}

export function readTables(request: ReadTablesRequest): TablesRead {
  const { tabs, view, recognise, problems, learners, memory } = request;
  const seen = new Map<MarkGuess, Tally>();
  /** The tally, and later the meaning, of each different text: a tracker repeats few of them endlessly. */
  const tallies = new Map<Cell, Tally>();
  const meant = new Map<Cell, SettledMark>();
  const passed = new Map<TabCandidate, string[]>();
  const units = new Map(tabs.map((tab) => [tab, new Set<string>()]));
  const recorded = tabs.map((tab) => tab.tables.map((table) => ({ table, said: record(tab, table) })));
  tabs.forEach((tab, at) => {
    for (const { table, said } of recorded[at] ?? []) countMarks(tab, table, said);
  });
  const settled = settleMarks(seen, findLegend(request), request.marks);
  if (memory !== null) checkMeanings(memory, meaningOf);
  const beside = new Map<string, Meaning & { count: number }>();
  tabs.forEach((tab, at) => {
    if (tab.unit !== null && tab.unit.flaw !== null) problems.add(tab.unit.flaw);
    for (const { table, said } of recorded[at] ?? []) readTable(tab, table, said);
  });
  learners.reportSimilarNames();
  return {
    meanings: [...meaningsOf(seen, settled, problems), ...beside.values()],
    words: wordsOf(seen, settled),
    passed,
    units,
  };

  function record(tab: TabCandidate, table: Table): Iterable<Said> {
    const context = { view, recognise, tabLearner: tab.learner, rows: Infinity };
    const place = `${tabs.indexOf(tab)} ${tab.tables.indexOf(table)}`;
    return recordTable(table, context, memory === null ? null : tableMemory(memory, place, table, context));
  }

  function count(cell: Cell, { where }: Grid, row: number, column: number): void {
    let tally = tallies.get(cell);
    if (tally === undefined) {
      const guess = recognise.mark(cell);
      tally = seen.get(guess);
      if (tally === undefined) {
        tally = { count: 0, where: where(row, column), example: shortened(cellText(cell), 40) };
        seen.set(guess, tally);
      }
      if (typeof cell === "string") tallies.set(cell, tally);
    }
    tally.count += 1;
  }

  function countMarks({ grid }: TabCandidate, table: Table, all: Iterable<Said>): void {
    const columns = new Set<Part>(table.targets.map(({ part }) => part));
    // Beside evidence a date may be the evidence's own: what it decides is said where it decides.
    const plainDates = !columns.has("evidence") && !table.evidenceRows;
    for (const { steps } of all)
      for (const step of steps) {
        if (step.kind === "cell") count(step.cell, grid, step.row, step.column);
        else if (step.kind === "combined")
          for (const { part, cell, row, column } of step.parts)
            if (part === "mark" || part === "decision-date" || (part === "date" && plainDates))
              count(cell, grid, row, column);
      }
  }

  function settledOf(cell: Cell): SettledMark {
    const known = meant.get(cell);
    if (known !== undefined) return known;
    const guess = recognise.mark(cell);
    const mark = meaningOf(guess);
    memory?.meanings.set(guess, mark);
    if (typeof cell === "string") meant.set(cell, mark);
    return mark;
  }

  /** A cell that was not counted says by itself what it means. */
  function meaningOf(guess: MarkGuess): SettledMark {
    const { meaning, because, marks } = guess;
    return settled.get(guess) ?? { guess, meaning, because, marks, guessed: null };
  }

  function readTable(tab: TabCandidate, table: Table, all: Iterable<Said>): void {
    const { grid } = tab;
    const sheetName = grid.sheet.name;
    const findLearner = learners.inTable(sheetName);
    const unitsHere = units.get(tab) ?? new Set<string>();
    for (const problem of table.problems) problems.add(problem, `${sheetName}\u0000${problem.where}`);
    const readOne = sayingReader(table, grid, settledOf);
    const read = (said: Said): Saying => {
      const known = memory?.sayings.get(said);
      if (known !== undefined) return known;
      const made = readOne(said);
      memory?.sayings.set(said, made);
      return made;
    };
    const furnitureHere: string[] = [];
    for (const said of all) {
      const learner = said.key === null ? null : findLearner(said.key);
      const { entries, signatures, faults, notes, units: named, furniture } = read(said);
      for (const { problem, alike } of faults) problems.add(problem, alike);
      for (const unit of named) unitsHere.add(unit);
      for (const { mark, from, where } of notes) noteBeside(mark, from, where);
      furnitureHere.push(...furniture);
      for (const entry of entries) learner?.entries.push(entry);
      for (const signature of signatures) if (learner !== null) sign(learner, signature);
    }
    if (furnitureHere.length > 0) passed.set(tab, [...(passed.get(tab) ?? []), ...furnitureHere]);
  }

  function noteBeside(mark: Mark, from: PartCell | null, where: string): void {
    if (from !== null && (from.part === "mark" || from.part === "decision-date")) return;
    const [cell, meaning, because] =
      mark.kind === "evidence"
        ? (["an entry in an evidence column", "evidence", "it names evidence and decides nothing"] as const)
        : (["a date or name beside a criterion", "decided", "its column says who decided, or when"] as const);
    const known = beside.get(cell);
    if (known !== undefined) known.count += 1;
    else {
      const example = from === null ? "" : shortened(cellText(from.cell), 40);
      beside.set(cell, { cell, meaning, because, example, where, count: 1 });
    }
  }
}

/** Two signatures that say parts of the same are one. */
function sign({ signatures }: LearnerInReading, signature: RecordedSignature): void {
  const { unit, kind, by, on } = signature;
  const before = signatures.findIndex(
    (one) =>
      one.kind === kind &&
      one.unit === unit &&
      (one.by === null || by === null) &&
      (one.on === null || on === null),
  );
  const [old] = before < 0 ? [] : signatures.slice(before, before + 1);
  if (old === undefined) signatures.push(signature);
  else signatures[before] = { ...old, by: old.by ?? by, on: old.on ?? on };
}

function findLegend({ tabs, sheets }: ReadTablesRequest): ReturnType<typeof legendBuilder>["legend"] {
  const builder = legendBuilder();
  for (const sheet of sheets) {
    const tab = tabs.find(({ grid }) => grid.sheet === sheet);
    if (tab === undefined) {
      lookForKey(builder, sheet, () => false);
      continue;
    }
    const { transposed } = tab.grid;
    const targets = new Set(tab.tables.flatMap((table) => table.targets.map(({ column }) => column)));
    // A key below the learners stands under the same columns: its rows have no name.
    const namesSomebody = (down: number): boolean =>
      tab.tables.some(({ keys, grid, first, last }) => {
        if (down < first || down > last) return false;
        const named = [...keys.names, ...(keys.ids === null ? [] : [keys.ids])];
        return named.length === 0 || named.some((name) => !isBlank(grid.at(down, name)));
      });
    const known: boolean[] = [];
    lookForKey(builder, sheet, (row, column) =>
      transposed
        ? targets.has(row) && (known[column] ??= namesSomebody(column))
        : targets.has(column) && (known[row] ??= namesSomebody(row)),
    );
  }
  return builder.legend;
}

function meaningsOf(
  seen: ReadonlyMap<MarkGuess, Tally>,
  settled: ReadonlyMap<MarkGuess, SettledMark>,
  problems: ProblemLog,
): readonly Meaning[] {
  const meanings = new Map<string, Meaning & { count: number }>();
  for (const [guess, tally] of seen) {
    const mark = settled.get(guess);
    if (mark === undefined || guess.label === "a blank") continue;
    const meaning = mark.meaning === "unknown" ? "nothing" : mark.meaning;
    const because = mark.meaning === "unknown" ? `${mark.because}, so it is not read` : mark.because;
    const key = `${guess.label}\u0000${meaning}\u0000${because}`;
    const known = meanings.get(key);
    if (known !== undefined) known.count += tally.count;
    else {
      meanings.set(key, {
        cell: guess.label,
        meaning,
        because: mark.guessed === null ? because : `${because}; a guess: ${mark.guessed}`,
        example: tally.example,
        where: tally.where,
        count: tally.count,
      });
    }
    if (mark.guessed !== null) {
      problems.add({
        code: "mark-guessed",
        where: tally.where,
        found: `“${tally.example}” (${tally.count} ${tally.count === 1 ? "cell" : "cells"}) is read as ${meaning}: ${because}; ${mark.guessed}.`,
        advice: "Confirm it, or say in the sheet's key or the layout file what it means.",
      });
    }
  }
  return [...meanings.values()].sort((a, b) => b.count - a.count);
}

function wordsOf(
  seen: ReadonlyMap<MarkGuess, Tally>,
  settled: ReadonlyMap<MarkGuess, SettledMark>,
): ReadonlyMap<string, Meaning["meaning"]> {
  const words = new Map<string, Meaning["meaning"]>();
  for (const guess of seen.keys()) {
    const mark = settled.get(guess);
    if (guess.word === null || mark === undefined || mark.meaning === "unknown") continue;
    words.set(guess.word, mark.meaning);
  }
  return words;
}
