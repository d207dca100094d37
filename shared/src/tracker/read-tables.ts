/** Reads the chosen tables: first counts every kind of mark, then settles them, then writes the entries. */
import { cellText, isBlank, shortened } from "./cell-text.ts";
import { combineParts } from "./combine-parts.ts";
import { type Grid } from "./grid.ts";
import { type Recognise } from "./recognise.ts";
import { type LearnerInReading, type Learners } from "./learners.ts";
import { knownMethod } from "./methods.ts";
import { legendBuilder, lookForKey } from "./legend.ts";
import { type ProblemLog } from "./problem-log.ts";
import { type MarkGuess } from "./recognise-mark.ts";
import { type Mark, type Meaning } from "./reading.ts";
import { type SettledMark, settleMarks, type Tally } from "./settle-marks.ts";
import { type TabCandidate } from "./tab-candidates.ts";
import { type Part, type Table } from "./table.ts";
import { type View } from "./view.ts";
import { type PartCell, type Visitor, walkTable } from "./walk-table.ts";
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
  const { tabs, view, recognise, problems, learners } = request;
  const seen = new Map<MarkGuess, Tally>();
  /** The tally, and later the meaning, of each different text: a tracker repeats few of them endlessly. */
  const tallies = new Map<Cell, Tally>();
  const meant = new Map<Cell, SettledMark>();
  const passed = new Map<TabCandidate, string[]>();
  const units = new Map(tabs.map((tab) => [tab, new Set<string>()]));
  for (const tab of tabs) for (const table of tab.tables) countMarks(tab, table);
  const settled = settleMarks(seen, findLegend(request), request.marks);
  const beside = new Map<string, Meaning & { count: number }>();
  for (const tab of tabs) {
    if (tab.unit !== null && tab.unit.flaw !== null) problems.add(tab.unit.flaw);
    for (const table of tab.tables) readTable(tab, table);
  }
  learners.reportSimilarNames();
  return {
    meanings: [...meaningsOf(seen, settled, problems), ...beside.values()],
    words: wordsOf(seen, settled),
    passed,
    units,
  };

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

  function countMarks(tab: TabCandidate, table: Table): void {
    const { grid } = tab;
    const columns = new Set<Part>(table.targets.map(({ part }) => part));
    const counter: Visitor<null> = {
      learner: () => null,
      cell: (_learner, _unit, _criterion, cell, row, column) => {
        count(cell, grid, row, column);
      },
      combined: (_learner, _unit, _criterion, parts) => {
        for (const { part, cell, row, column } of parts) {
          // Beside evidence a date may be the evidence's own: what it decides is said where it decides.
          const plainDate = part === "date" && !columns.has("evidence") && !table.evidenceRows;
          if (part === "mark" || part === "decision-date" || plainDate) count(cell, grid, row, column);
        }
      },
      signature: () => undefined,
      problem: () => undefined,
      report: () => undefined,
      understood: () => undefined,
      passed: () => undefined,
    };
    walkTable(table, { view, recognise, tabLearner: tab.learner, rows: Infinity }, counter);
  }

  function settledOf(cell: Cell): SettledMark {
    const known = meant.get(cell);
    if (known !== undefined) return known;
    const guess = recognise.mark(cell);
    const mark: SettledMark = settled.get(guess) ?? {
      guess,
      meaning: guess.meaning,
      because: guess.because,
      marks: guess.marks,
      guessed: null,
    };
    if (typeof cell === "string") meant.set(cell, mark);
    return mark;
  }

  function readTable(tab: TabCandidate, table: Table): void {
    const { grid } = tab;
    const sheetName = grid.sheet.name;
    const findLearner = learners.inTable(sheetName);
    const unitsHere = units.get(tab) ?? new Set<string>();
    const columns = new Set<Part>(table.targets.map(({ part }) => part));
    for (const problem of table.problems) problems.add(problem, `${sheetName}\u0000${problem.where}`);

    const fault = (cell: Cell, row: number, column: number, mark: SettledMark): void => {
      const where = grid.where(row, column);
      const alike = `${sheetName}\u0000${mark.guess.label}`;
      if (mark.guess.fault === "error") {
        problems.add(
          {
            code: "cell-error",
            where,
            found: `The cell shows the error ${shortened(cellText(cell))}.`,
            advice: "Repair the formula in the spreadsheet; the cell is not read.",
          },
          alike,
        );
      } else if (mark.guess.fault === "uncalculated") {
        const formula = typeof cell === "object" && cell?.kind === "uncalculated" ? cell.formula : "";
        problems.add(
          {
            code: "formula-without-value",
            where,
            found: `The formula ${shortened(formula)} has no stored result.`,
            advice: "Open the file in the spreadsheet program and save it again; the cell is not read.",
          },
          alike,
        );
      } else if (mark.guess.fault === "impossible-date") {
        problems.add(
          {
            code: "date-impossible",
            where,
            found: `“${shortened(cellText(cell))}” is written as a date, day before month, and no calendar has it.`,
            advice: "Correct the date; the decision is read without one.",
          },
          alike,
        );
      } else if (mark.meaning === "unknown") {
        problems.add(
          {
            code: "mark-unknown",
            where,
            found: `“${shortened(cellText(cell))}”: ${mark.because}.`,
            advice:
              "Say what it means in the sheet's key or in the layout file, or change the cell; it is not read.",
          },
          alike,
        );
      }
    };

    const reader: Visitor<LearnerInReading> = {
      learner: findLearner,
      cell: (learner, unit, criterion, cell, row, column) => {
        const mark = settledOf(cell);
        if (mark.meaning === "unknown" || mark.guess.fault !== null) fault(cell, row, column, mark);
        unitsHere.add(unit);
        for (const one of mark.marks) {
          learner.entries.push({ unit, criterion, mark: one, where: grid.where(row, column) });
        }
      },
      combined: (learner, unit, criterion, parts, row) => {
        const combined = combineParts({
          parts,
          columns,
          assessorColumn:
            table.targets.find(
              (target) =>
                target.part === "assessor" &&
                (target.unit === null || (target.unit === unit && target.criterion === criterion)),
            )?.column ?? null,
          evidenceRows: table.evidenceRows,
          rowName: `${grid.transposed ? "Column" : "Row"} ${row + 1}`,
          markOf: ({ cell }) => settledOf(cell),
        });
        for (const { cell, column } of combined.unknown) fault(cell, row, column, settledOf(cell));
        for (const { part, cell, column } of parts) {
          const mark = settledOf(cell);
          if ((part === "date" || part === "decision-date") && mark.guess.fault !== null) {
            fault(cell, row, column, mark);
          }
          if (part === "method" && knownMethod(cellText(cell)) === null) {
            problems.add(
              {
                code: "method-unknown",
                where: grid.where(row, column),
                found: `“${shortened(cellText(cell))}” is no known method of assessment; it is kept as written.`,
                advice:
                  "Check that the awarding body accepts it, or choose one of the methods that it names.",
              },
              sheetName,
            );
          }
        }
        if (combined.unsigned !== null) {
          problems.add(
            {
              code: "decision-unsigned",
              where: grid.where(row, combined.unsigned),
              found: "A decision is dated here, and the assessor beside it is missing.",
              advice: "Ask who decided and enter their initials; the decision is read without a name.",
            },
            sheetName,
          );
        }
        if (combined.undated !== null) {
          const { cell, column } = combined.undated;
          problems.add(
            {
              code: "decision-undated",
              where: grid.where(row, column),
              found: `“${shortened(cellText(cell))}” stands here as assessor, and the date beside it is missing.`,
              advice: "Enter the date of the decision; until then it is not read as one.",
            },
            sheetName,
          );
        }
        unitsHere.add(unit);
        for (const mark of combined.marks) {
          const from = partFor(mark, parts);
          const where =
            from === null ? grid.where(row, table.keys.criterion ?? 0) : grid.where(from.row, from.column);
          learner.entries.push({ unit, criterion, mark, where });
          noteBeside(mark, from, where);
        }
      },
      signature: (learner, unit, kind, cell, row, column) => {
        const mark = settledOf(cell);
        const where = grid.where(row, column);
        if (mark.guess.fault !== null) fault(cell, row, column, mark);
        const by = signedBy(cell, mark);
        const on =
          mark.marks.flatMap((one) => (one.kind === "decided" && one.on !== null ? [one.on] : []))[0] ?? null;
        if (by === null && on === null && mark.meaning !== "decided") return;
        const before = learner.signatures.findIndex(
          (one) =>
            one.kind === kind &&
            one.unit === unit &&
            (one.by === null || by === null) &&
            (one.on === null || on === null),
        );
        const [old] = before < 0 ? [] : learner.signatures.slice(before, before + 1);
        if (old === undefined) learner.signatures.push({ unit, kind, by, on, where });
        else learner.signatures[before] = { ...old, by: old.by ?? by, on: old.on ?? on };
      },
      problem: (code, row, column, found, advice, choices) => {
        const where = grid.where(row, column);
        problems.add(
          { code, where, found, advice, ...(choices === undefined ? {} : { choices }) },
          sheetName,
        );
      },
      report: (problem) => {
        problems.add(problem, sheetName);
      },
      understood: () => undefined,
      passed: (row, label) => {
        const list = passed.get(tab);
        const said = `${grid.transposed ? "column" : "row"} ${row + 1} (“${shortened(label, 30)}”)`;
        if (list === undefined) passed.set(tab, [said]);
        else list.push(said);
      },
    };
    walkTable(table, { view, recognise, tabLearner: tab.learner, rows: Infinity }, reader);
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

/** The cell that a mark is read from: what says it most plainly. */
function partFor(mark: Mark, parts: readonly PartCell[]): PartCell | null {
  const order: readonly Part[] =
    mark.kind === "evidence" ? ["evidence", "method", "date"] : ["mark", "decision-date", "date", "assessor"];
  for (const wanted of order) {
    const found = parts.find(({ part }) => part === wanted);
    if (found !== undefined) return found;
  }
  return parts[0] ?? null;
}

function signedBy(cell: Cell, mark: SettledMark): string | null {
  const named = mark.marks.flatMap((one) => (one.kind === "decided" && one.by !== null ? [one.by] : []))[0];
  if (named !== undefined) return named;
  if (typeof cell !== "string" || mark.guess.meaning !== "unknown" || mark.guess.fault !== null) return null;
  return /^\p{L}[\p{L} .'’-]{1,60}$/u.test(cell.trim()) ? cell.trim() : null;
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
