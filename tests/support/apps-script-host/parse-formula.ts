/** Formulas as far as the add-on writes them: calls, ranges, texts, numbers, lists and simple operators. */
import { type Reference, referenceOf, referencePattern } from "./references.ts";

export type Formula =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "range"; readonly reference: Reference }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly parts: readonly (Formula | null)[] }
  | { readonly kind: "list"; readonly rows: readonly (readonly Formula[])[] }
  | { readonly kind: "sign"; readonly sign: string; readonly left: Formula; readonly right: Formula };

const signs: readonly (readonly string[])[] = [
  ["<=", ">=", "<>", "=", "<", ">"],
  ["&"],
  ["+", "-"],
  ["*", "/"],
];

/** Reads a formula, with its `=`. Throws when it cannot be read: the cell then shows `#ERROR!`. */
export function parseFormula(text: string): Formula {
  let at = text.startsWith("=") ? 1 : 0;

  function space(): void {
    while (/\s/.test(text[at] ?? "")) at += 1;
  }

  function taken(sign: string): boolean {
    space();
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  }

  function matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null || match[0] === "") return null;
    return match;
  }

  function binary(level: number): Formula {
    const own = signs[level];
    if (own === undefined) return primary();
    let left = binary(level + 1);
    for (;;) {
      const sign = own.find((one) => taken(one));
      if (sign === undefined) return left;
      left = { kind: "sign", sign, left, right: binary(level + 1) };
    }
  }

  function primary(): Formula {
    space();
    if (taken("(")) {
      const inner = binary(0);
      if (!taken(")")) throw new Error("Formula parse error.");
      return inner;
    }
    if (taken("-")) return { kind: "sign", sign: "-", left: { kind: "value", value: 0 }, right: primary() };
    if (taken("+")) return primary();
    if (taken("{")) return list();
    const quoted = matched(/"((?:[^"]|"")*)"/y);
    if (quoted !== null) {
      at += quoted[0].length;
      return { kind: "value", value: (quoted[1] ?? "").replaceAll('""', '"') };
    }
    const call = matched(/([A-Za-z_][A-Za-z0-9_.]*)\s*\(/y);
    if (call !== null) {
      at += call[0].length;
      return { kind: "call", name: (call[1] ?? "").toUpperCase(), parts: parts() };
    }
    const reference = matched(referencePattern);
    const found = reference === null ? null : referenceOf(reference);
    if (reference !== null && found !== null && !/^[A-Za-z0-9_]/.test(text.slice(at + reference[0].length))) {
      // A lone number is a number, not row 5.
      at += reference[0].length;
      return { kind: "range", reference: found };
    }
    const number = matched(/\d+(\.\d+)?|\.\d+/y);
    if (number !== null) {
      at += number[0].length;
      const value = Number(number[0]);
      return taken("%") ? { kind: "value", value: value / 100 } : { kind: "value", value };
    }
    const word = matched(/[A-Za-z_][A-Za-z0-9_.]*/y);
    if (word === null) throw new Error("Formula parse error.");
    at += word[0].length;
    if (/^(true|false)$/i.test(word[0])) return { kind: "value", value: word[0].toLowerCase() === "true" };
    return { kind: "name", name: word[0] };
  }

  function parts(): (Formula | null)[] {
    const found: (Formula | null)[] = [];
    if (taken(")")) return found;
    for (;;) {
      space();
      found.push(/^[,;)]/.test(text.slice(at)) ? null : binary(0));
      if (taken(")")) return found;
      if (!taken(",") && !taken(";")) throw new Error("Formula parse error.");
    }
  }

  function list(): Formula {
    const rows: Formula[][] = [[]];
    for (;;) {
      rows[rows.length - 1]?.push(binary(0));
      if (taken("}")) return { kind: "list", rows };
      if (taken(";")) rows.push([]);
      else if (!taken(",") && !taken("\\")) throw new Error("Formula parse error.");
    }
  }

  const formula = binary(0);
  space();
  if (at !== text.length) throw new Error("Formula parse error.");
  return formula;
}

/** The same formula as it reads so many rows and columns further on: what is not held by a `$` moves. */
export function shifted(formula: Formula, rows: number, columns: number): Formula {
  switch (formula.kind) {
    case "value":
    case "name":
      return formula;
    case "range": {
      const { reference } = formula;
      const move = (place: number | null, fixed: boolean, by: number): number | null =>
        place === null || fixed ? place : place + by;
      return {
        kind: "range",
        reference: {
          ...reference,
          top: move(reference.top, reference.fixed.top, rows),
          bottom: move(reference.bottom, reference.fixed.bottom, rows),
          left: move(reference.left, reference.fixed.left, columns),
          right: move(reference.right, reference.fixed.right, columns),
        },
      };
    }
    case "call":
      return { ...formula, parts: formula.parts.map((part) => part && shifted(part, rows, columns)) };
    case "list":
      return { ...formula, rows: formula.rows.map((row) => row.map((part) => shifted(part, rows, columns))) };
    case "sign":
      return {
        ...formula,
        left: shifted(formula.left, rows, columns),
        right: shifted(formula.right, rows, columns),
      };
  }
}
