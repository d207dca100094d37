/** The cells over which answers of formulas run: they are in no cell of their own, and the file wants them. */
import { type Injector, type IRange } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { type Book, type BookTab } from "../book/book.ts";
import { type CellChange, type Change } from "../book/change.ts";
import { valueOf } from "./cells.ts";
import { type KeptAnswer, type KeptAnswers } from "./kept-answers.ts";
import { unitId } from "./workbook-data.ts";

type Value = string | number | boolean;

/** One answer: where it stands, and what it says in each place; `""` for nothing. */
interface Answer {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly at: (row: number, column: number) => Value;
}

/** What the book does not know yet of the answers in its tabs. */
export function spilledCells(injector: Injector, kept: KeptAnswers, book: Book): Change[] {
  const model = injector.get(FormulaDataModel);
  const cellsOf = model.getArrayFormulaCellData()[unitId] ?? {};
  const rangesOf = model.getArrayFormulaRange()[unitId] ?? {};
  return book.tabs.flatMap((tab): Change[] => {
    const cells = cellsOf[tab.id];
    const beside = kept.of(tab.id);
    const answers = Object.values(rangesOf[tab.id] ?? {}).flatMap((columns) =>
      Object.values<IRange>(columns ?? {}).map(
        ({ startRow: top, startColumn: left, endRow: bottom, endColumn: right }): Answer => ({
          top,
          left,
          bottom,
          right,
          at(row, column) {
            const cell = cells?.[row]?.[column];
            return cell === null || cell === undefined ? "" : valueOf(cell);
          },
        }),
      ),
    );
    if (beside !== undefined) answers.push(answerOf(beside));
    const changed = [...answers.flatMap((answer) => news(tab, answer)), ...leftOver(tab, answers)];
    return changed.length === 0 ? [] : [{ kind: "results", tab: tab.id, cells: changed }];
  });
}

function answerOf({ row: top, column: left, rows }: KeptAnswer): Answer {
  return {
    top,
    left,
    bottom: top + rows.length - 1,
    right: left + (rows[0]?.length ?? 1) - 1,
    at(row, column) {
      const value = rows[row - top]?.[column - left];
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : "";
    },
  };
}

/** The first cell holds the formula, and its answer is told with the formulas' answers. */
function news({ cells }: BookTab, { top, left, bottom, right, at }: Answer): CellChange[] {
  const changed: CellChange[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      if (row === top && column === left) continue;
      const value = at(row, column);
      const before = cells[row]?.[column];
      if (before?.f !== undefined || (before?.v !== undefined && before.spilled !== true)) continue;
      if (value !== (before?.v ?? "")) changed.push([row, column, value === "" ? null : { v: value }]);
    }
  return changed;
}

/** Answers that have become smaller leave cells behind. */
function leftOver({ cells }: BookTab, answers: readonly Answer[]): CellChange[] {
  const isIn = (row: number, column: number): boolean =>
    answers.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
  return cells.flatMap((line, row) =>
    line.flatMap((cell, column): CellChange[] =>
      cell?.spilled === true && !isIn(row, column) ? [[row, column, null]] : [],
    ),
  );
}
