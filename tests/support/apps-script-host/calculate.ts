/**
 * Works out formulas. Custom functions are called as Sheets calls them: a range as rows, one cell as it is,
 * empty as `""`, a date as a date; again only when an argument has changed.
 */
import { type BookState, type ErrorValue, isError, type SheetState, type Value } from "./model.ts";
import { parseFormula, type Formula, shifted } from "./parse-formula.ts";
import { boxOf, type Reference } from "./references.ts";
import { shown } from "./shown.ts";

/** A value, or the rows of a range. */
export type Result = Value | readonly (readonly Value[])[];

/** Calls a custom function of the add-on; `undefined` when there is none of that name. */
export type CallCustom = (name: string, parts: readonly Result[]) => { readonly result: Result } | undefined;

interface FormulaCell {
  readonly sheet: SheetState;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly formula: Formula | null;
  /** The arguments at the last call of each custom function in the formula, and what it gave. */
  readonly calls: Map<string, { readonly key: string; readonly result: Result }>;
  result: Result;
}

export interface Calculator {
  /** The value of a cell as formulas and scripts see it, worked out anew where something changed. */
  valueOf(sheet: SheetState, row: number, column: number): Value;
  /** The last row and column that hold anything, what formulas spill included; -1 when nothing is there. */
  extentOf(sheet: SheetState): { readonly bottom: number; readonly right: number };
  /** Is a colour rule's formula satisfied for the cell so far from where the rule begins? */
  holds(formula: string, sheet: SheetState, rows: number, columns: number): boolean;
}

const volatile = new Set(["NOW", "TODAY", "RAND", "RANDBETWEEN"]);
const passes = 6;

export function calculator(book: BookState, callCustom: CallCustom, zone: string): Calculator {
  let cells = new Map<string, FormulaCell>();
  let spilled = new Map<SheetState, Map<number, Value>>();
  let calculated = -1;
  let calculating = false;
  const parsed = new Map<string, Formula | null>();

  function parsedOf(text: string): Formula | null {
    let formula = parsed.get(text);
    if (formula === undefined) {
      try {
        formula = parseFormula(text);
      } catch {
        formula = null;
      }
      parsed.set(text, formula);
    }
    return formula;
  }

  function refresh(): void {
    if (calculated === book.revision || calculating) return;
    calculating = true;
    try {
      collect();
      for (let pass = 0; pass < passes && cells.size > 0; pass += 1) {
        let changed = false;
        for (const cell of cells.values()) {
          const result =
            cell.formula === null ? failed("#ERROR!", "Formula parse error.") : evaluate(cell.formula, cell);
          if (keyOf(result) !== keyOf(cell.result)) changed = true;
          cell.result = result;
        }
        spill();
        if (!changed) break;
      }
      calculated = book.revision;
    } finally {
      calculating = false;
    }
  }

  function collect(): void {
    const found = new Map<string, FormulaCell>();
    for (const sheet of book.sheets) {
      sheet.cells.forEach((cellsOfRow, row) => {
        cellsOfRow.forEach((cell, column) => {
          const text = cell?.formula ?? null;
          if (text === null) return;
          const place = `${sheet.id}:${row}:${column}`;
          const before = cells.get(place);
          found.set(
            place,
            before?.text === text
              ? before
              : { sheet, row, column, text, formula: parsedOf(text), calls: new Map(), result: "" },
          );
        });
      });
    }
    cells = found;
    spill();
  }

  /** Lets results of many cells run over into the cells beside, unless something stands there. */
  function spill(): void {
    const next = new Map<SheetState, Map<number, Value>>();
    for (const { sheet, row, column, result } of cells.values()) {
      const own = next.get(sheet) ?? new Map<number, Value>();
      next.set(sheet, own);
      if (!isRows(result)) {
        own.set(place(row, column), result);
        continue;
      }
      const blocked = result.some((line, down) =>
        line.some((_, along) => {
          if (down === 0 && along === 0) return false;
          const cell = sheet.cells[row + down]?.[column + along];
          return cell !== undefined && (cell.formula !== null || cell.value !== "");
        }),
      );
      const wide = result.reduce((most, line) => Math.max(most, line.length), 0);
      if (blocked || row + result.length > sheet.rows || column + wide > sheet.columns) {
        own.set(
          place(row, column),
          blocked
            ? failed("#REF!", "Array result was not expanded because it would overwrite data.")
            : failed("#REF!", "Result was not automatically expanded, please insert more rows or columns."),
        );
        continue;
      }
      result.forEach((line, down) =>
        line.forEach((value, along) => own.set(place(row + down, column + along), value)),
      );
    }
    spilled = next;
  }

  function rawValue(sheet: SheetState, row: number, column: number): Value {
    const result = spilled.get(sheet)?.get(place(row, column));
    return result ?? sheet.cells[row]?.[column]?.value ?? "";
  }

  function rangeOf(reference: Reference, home: SheetState): Result {
    const sheet =
      reference.tab === null
        ? home
        : book.sheets.find(({ name }) => name.toLowerCase() === reference.tab?.toLowerCase());
    if (sheet === undefined) return failed("#REF!", `Unresolved sheet name '${reference.tab ?? ""}'.`);
    const box = boxOf(reference, sheet);
    if (reference.isOneCell) return rawValue(sheet, box.top, box.left);
    const rows: Value[][] = [];
    for (let row = box.top; row <= Math.min(box.bottom, sheet.rows - 1); row += 1) {
      const line: Value[] = [];
      for (let column = box.left; column <= Math.min(box.right, sheet.columns - 1); column += 1)
        line.push(rawValue(sheet, row, column));
      rows.push(line);
    }
    return rows;
  }

  function evaluate(formula: Formula, home: FormulaCell): Result {
    switch (formula.kind) {
      case "value":
        return formula.value;
      case "range":
        return rangeOf(formula.reference, home.sheet);
      case "name": {
        const named = book.names.get(formula.name);
        if (named === undefined)
          return failed("#NAME?", `Unknown range name: '${formula.name.toUpperCase()}'.`);
        const { box } = named;
        return rangeOf(
          {
            tab: named.sheet.name,
            ...box,
            fixed: { top: true, left: true, bottom: true, right: true },
            isOneCell: box.top === box.bottom && box.left === box.right,
          },
          home.sheet,
        );
      }
      case "list":
        return formula.rows.flatMap((row) => {
          const blocks = row.map((part) => rowsOf(evaluate(part, home)));
          const height = blocks.reduce((most, block) => Math.max(most, block.length), 0);
          return Array.from({ length: height }, (_, index) => blocks.flatMap((block) => block[index] ?? []));
        });
      case "sign":
        return operate(formula.sign, evaluate(formula.left, home), evaluate(formula.right, home));
      case "call":
        return call(formula, home);
    }
  }

  function call(formula: Extract<Formula, { kind: "call" }>, home: FormulaCell): Result {
    const part = (index: number): Result => {
      const own = formula.parts[index];
      return own === undefined || own === null ? "" : evaluate(own, home);
    };
    const all = (): Result[] => formula.parts.map((_, index) => part(index));
    switch (formula.name) {
      case "ARRAYFORMULA":
        return part(0);
      case "TO_TEXT":
        return mapped(part(0), (value) => (value === "" ? "" : shown(value, "General", zone)), formula, home);
      case "N":
        return mapped(part(0), (value) =>
          typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : 0,
        );
      case "IFERROR": {
        const first = part(0);
        return !isRows(first) && isError(first) ? part(1) : first;
      }
      case "IF":
        return truthy(part(0)) ? part(1) : part(2);
      case "AND":
        return all().every(truthy);
      case "OR":
        return all().some(truthy);
      case "NOT":
        return !truthy(part(0));
      case "ISBLANK":
        return part(0) === "";
      case "LEN":
        return textOf(part(0)).length;
      case "TRIM":
        return textOf(part(0)).trim();
      case "LOWER":
        return textOf(part(0)).toLowerCase();
      case "LEFT":
        return textOf(part(0)).slice(0, Number(formula.parts.length > 1 ? part(1) : 1));
      case "SEARCH": {
        const at = textOf(part(1))
          .toLowerCase()
          .indexOf(textOf(part(0)).toLowerCase());
        return at < 0 ? failed("#VALUE!", "SEARCH found nothing.") : at + 1;
      }
      case "ISNUMBER":
        return typeof part(0) === "number";
      case "ROW":
      case "COLUMN": {
        const [own] = formula.parts;
        if (own?.kind !== "range") return failed("#N/A", "The test host wants a cell here.");
        const box = boxOf(own.reference, home.sheet);
        return 1 + (formula.name === "ROW" ? box.top : box.left);
      }
      case "INDIRECT":
        return indirect(textOf(part(0)), part(1) === false, home);
      case "SUM":
        return all()
          .flatMap((one) => rowsOf(one).flat())
          .reduce((sum: number, value) => (typeof value === "number" ? sum + value : sum), 0);
      case "NOW":
      case "TODAY":
        return new Date();
      default:
        return custom(formula, all, home);
    }
  }

  /** A cell named in a text as `'Tab'!R3C5`, which is how colour rules reach another tab. */
  function indirect(text: string, isByNumber: boolean, home: FormulaCell): Result {
    const match = /^(?:'((?:[^']|'')+)'!)?R(\d+)C(\d+)$/.exec(text);
    if (match === null || !isByNumber)
      return failed("#REF!", "The test host reads INDIRECT(\"'Tab'!R1C1\", FALSE) alone.");
    const [, tab, row, column] = match;
    const sheet =
      tab === undefined ? home.sheet : book.sheets.find(({ name }) => name === tab.replaceAll("''", "'"));
    return sheet === undefined
      ? failed("#REF!", `Unresolved sheet name '${tab ?? ""}'.`)
      : rawValue(sheet, Number(row) - 1, Number(column) - 1);
  }

  function custom(
    formula: Extract<Formula, { kind: "call" }>,
    all: () => readonly Result[],
    home: FormulaCell,
  ): Result {
    if (formula.parts.some((one) => one !== null && usesVolatile(one)))
      return failed(
        "Loading...",
        "A custom function never finishes with NOW, TODAY or RAND in its arguments.",
      );
    const parts = all();
    const key = parts.map(keyOf).join("\u0002");
    const site = JSON.stringify(formula);
    const before = home.calls.get(site);
    if (before?.key === key) return before.result;
    const answer = callCustom(formula.name, parts);
    if (answer === undefined) return failed("#NAME?", `Unknown function: '${formula.name}'.`);
    home.calls.set(site, { key, result: answer.result });
    return answer.result;
  }

  /** Applies a function to each value; a range is asked for the cells' own formats where the text matters. */
  function mapped(
    result: Result,
    each: (value: Value) => Value,
    formula?: Extract<Formula, { kind: "call" }>,
    home?: FormulaCell,
  ): Result {
    const [source] = formula?.parts ?? [];
    if (formula !== undefined && home !== undefined && source?.kind === "range" && isRows(result)) {
      const sheet =
        source.reference.tab === null
          ? home.sheet
          : book.sheets.find(({ name }) => name.toLowerCase() === source.reference.tab?.toLowerCase());
      if (sheet !== undefined) {
        const box = boxOf(source.reference, sheet);
        return result.map((line, down) =>
          line.map((value, along) => {
            const cell = sheet.cells[box.top + down]?.[box.left + along];
            if (isError(value)) return value;
            return value === "" ? "" : (cell?.shownAs ?? shown(value, cell?.format ?? "General", zone));
          }),
        );
      }
    }
    return isRows(result) ? result.map((line) => line.map(each)) : each(result);
  }

  return {
    valueOf(sheet, row, column) {
      refresh();
      return rawValue(sheet, row, column);
    },
    extentOf(sheet) {
      refresh();
      let bottom = -1;
      let right = -1;
      sheet.cells.forEach((row, index) =>
        row.forEach((cell, column) => {
          if (cell === undefined || (cell.value === "" && cell.formula === null)) return;
          bottom = Math.max(bottom, index);
          right = Math.max(right, column);
        }),
      );
      for (const [at, value] of spilled.get(sheet) ?? []) {
        if (value === "") continue;
        bottom = Math.max(bottom, Math.floor(at / columnStep));
        right = Math.max(right, at % columnStep);
      }
      return { bottom, right };
    },
    holds(text, sheet, rows, columns) {
      refresh();
      const formula = parsedOf(text);
      if (formula === null) return false;
      const home = { sheet, row: 0, column: 0, text, formula, calls: new Map(), result: "" };
      if (usesCustom(formula)) return false;
      return truthy(evaluate(shifted(formula, rows, columns), home));
    },
  };
}

const columnStep = 100_000;

function place(row: number, column: number): number {
  return row * columnStep + column;
}

export function isRows(result: Result): result is readonly (readonly Value[])[] {
  return Array.isArray(result);
}

export function failed(error: string, message: string): ErrorValue {
  return { error, message };
}

function rowsOf(result: Result): readonly (readonly Value[])[] {
  return isRows(result) ? result : [[result]];
}

function keyOf(result: Result): string {
  return JSON.stringify(result, function (this: Readonly<Record<string, unknown>>, key, value: unknown) {
    const own = this[key];
    return own instanceof Date ? { date: own.getTime() } : value;
  });
}

function truthy(result: Result): boolean {
  if (isRows(result)) return result.flat().every(truthy);
  return result === true || (typeof result === "number" && result !== 0);
}

function textOf(result: Result): string {
  return isRows(result) ? "" : shown(result, "General", "UTC");
}

function operate(sign: string, left: Result, right: Result): Result {
  if (isRows(left) || isRows(right)) return failed("#VALUE!", "The test host works with single values here.");
  for (const side of [left, right]) if (isError(side)) return side;
  const [a, b] = [comparable(left), comparable(right)];
  switch (sign) {
    case "&":
      return textOf(left) + textOf(right);
    case "=":
      return a === b || (a === "" && b === 0) || (a === 0 && b === "");
    case "<>":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    case "+":
      return Number(a) + Number(b);
    case "-":
      return Number(a) - Number(b);
    case "*":
      return Number(a) * Number(b);
    default:
      return Number(b) === 0 ? failed("#DIV/0!", "Division by zero.") : Number(a) / Number(b);
  }
}

function comparable(value: Value): string | number | boolean {
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" ? value.toLowerCase() : typeof value === "object" ? value.error : value;
}

function usesVolatile(formula: Formula): boolean {
  return formula.kind === "call"
    ? volatile.has(formula.name) || formula.parts.some((part) => part !== null && usesVolatile(part))
    : formula.kind === "sign"
      ? usesVolatile(formula.left) || usesVolatile(formula.right)
      : formula.kind === "list" && formula.rows.flat().some(usesVolatile);
}

/** Colour rules cannot call custom functions. */
function usesCustom(formula: Formula): boolean {
  return formula.kind === "call"
    ? formula.name.startsWith("EM_") || formula.parts.some((part) => part !== null && usesCustom(part))
    : formula.kind === "sign"
      ? usesCustom(formula.left) || usesCustom(formula.right)
      : formula.kind === "list" && formula.rows.flat().some(usesCustom);
}
