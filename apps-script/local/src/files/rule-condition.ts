/** Conditions of colour rules, all in one form: a formula about the first cell of the rule's area (ECMA-376-1, 18.18.12). */
import { columnName, type Merge } from "@evidence-mapper/shared/tracker/workbook";

export interface WrittenRule {
  /** As the file says: `cellIs`, `containsText`, `expression`, … */
  readonly type: string;
  readonly operator: string;
  readonly formulas: readonly string[];
}

const signs: Readonly<Record<string, string>> = {
  lessThan: "<",
  lessThanOrEqual: "<=",
  equal: "=",
  notEqual: "<>",
  greaterThanOrEqual: ">=",
  greaterThan: ">",
};

/** Kinds whose formula the programs that write them give as well. */
const withFormula = new Set([
  "expression",
  "containsText",
  "notContainsText",
  "beginsWith",
  "endsWith",
  "containsBlanks",
  "notContainsBlanks",
  "containsErrors",
  "notContainsErrors",
  "timePeriod",
]);

/** `null` for kinds that no formula says, such as the ten highest. */
export function ruleCondition(
  { type, operator, formulas }: WrittenRule,
  areas: readonly Merge[],
): string | null {
  const [first, second] = formulas;
  const [area] = areas;
  if (area === undefined) return null;
  const cell = `${columnName(area.left)}${area.top + 1}`;
  if (withFormula.has(type)) return first ?? null;
  if (type === "duplicateValues" || type === "uniqueValues") {
    const counted = areas.map((one) => `COUNTIF(${fixed(one)},${cell})`).join("+");
    return `AND(${cell}<>"",(${counted})${type === "uniqueValues" ? "=1" : ">1"})`;
  }
  if (type !== "cellIs" || first === undefined) return null;
  if (operator === "between" && second !== undefined) return `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  if (operator === "notBetween" && second !== undefined) return `OR(${cell}<(${first}),${cell}>(${second}))`;
  const sign = signs[operator];
  return sign === undefined ? null : `${cell}${sign}(${first})`;
}

function fixed({ top, left, bottom, right }: Merge): string {
  return `$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`;
}
