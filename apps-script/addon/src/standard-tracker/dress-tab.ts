/** All that is not text: what cells offer, what is frozen, guarded, hidden, coloured, and the formula. */
import {
  type Choices,
  type ColumnPlan,
  type TabPlan,
} from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { type Area, areaAt } from "../area.ts";
import { type CellRule, type ColourRule } from "../spreadsheet.ts";
import { type TrackerHost } from "./tracker-host.ts";
import { type PlacedTab } from "./tracker-standing.ts";

const guardName = "Evidence Mapper: ids and headings of the columns";

/**
 * @param rows of the tab's grid
 * @param isNew widths, filters and the like are people's to change afterwards, so that they are set once only
 */
export function dressTab(
  spreadsheet: TrackerHost,
  plan: TabPlan,
  place: PlacedTab,
  rows: number,
  isNew: boolean,
): void {
  const { name, row, columns } = place;
  const first = row + plan.protectedRows;
  const width = Math.max(...columns.values()) + 1;
  const below = (left: number, right: number): Area => ({
    tab: name,
    top: first,
    left,
    bottom: rows - 1,
    right,
  });
  if (isNew) {
    spreadsheet.keepText(below(0, width - 1));
    const widths = Array.from({ length: width }, (_, index) => widthAt(plan.columns, columns, index));
    spreadsheet.setColumnWidths(name, 0, widths);
    spreadsheet.style(areaAt(name, row, 0, 1, width), { colour: "#5f6368", background: "#f1f3f4" });
    spreadsheet.style(areaAt(name, row + 1, 0, 1, width), { bold: true, wrap: true, background: "#e8eef0" });
    spreadsheet.freeze(name, plan.frozen.rows, plan.frozen.columns);
    for (const { left, count } of runs(
      plan.columns.filter(({ hidden }) => hidden),
      columns,
    ))
      spreadsheet.hideColumns(name, left, count);
    if (plan.filter) spreadsheet.offerFilter({ ...below(0, width - 1), top: first - 1 });
  }
  spreadsheet.protect(areaAt(name, row, 0, plan.protectedRows, width), guardName, "warn");
  for (const { id, choices } of plan.columns) {
    const column = columns.get(id);
    if (choices === null || column === undefined) continue;
    const rule = ruleOf(spreadsheet, choices);
    if (rule !== null) spreadsheet.allow(below(column, column), rule);
  }
  const looks = coloursOf(plan, place, below);
  if (looks.length > 0) spreadsheet.setColourRules(name, looks, "coverage");
  if (plan.formula !== null) {
    const at = areaAt(name, first, Math.min(...columns.values()), 1, 1);
    const formula = `=${plan.formula}`;
    if (spreadsheet.formulas(at)[0]?.[0] !== formula) spreadsheet.write(at, [[{ kind: "formula", formula }]]);
  }
}

function ruleOf(spreadsheet: TrackerHost, choices: Choices): CellRule | null {
  const { strict, help } = choices;
  if (choices.kind === "list") return { kind: "list", values: choices.values, strict, help };
  const from = spreadsheet.namedArea(choices.range);
  return from === null ? null : { kind: "list-from", from, strict, help };
}

function widthAt(
  planned: readonly ColumnPlan[],
  columns: ReadonlyMap<string, number>,
  index: number,
): number {
  return planned.find(({ id }) => columns.get(id) === index)?.width ?? 100;
}

/** Columns that stand side by side, so that one call does for all of them. */
function runs(
  planned: readonly ColumnPlan[],
  columns: ReadonlyMap<string, number>,
): readonly { readonly left: number; readonly count: number }[] {
  const found: { left: number; count: number }[] = [];
  for (const index of planned.flatMap(({ id }) => columns.get(id) ?? []).sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last !== undefined && last.left + last.count === index) last.count += 1;
    else found.push({ left: index, count: 1 });
  }
  return found;
}

function coloursOf(
  { looks, protectedRows }: TabPlan,
  { row, columns }: PlacedTab,
  below: (left: number, right: number) => Area,
): readonly ColourRule[] {
  return looks.flatMap(({ columns: ids, when, look }): readonly ColourRule[] => {
    const asked = columns.get(when.column);
    const areas = ids.flatMap((id) => {
      const at = columns.get(id);
      return at === undefined ? [] : [below(at, at)];
    });
    if (asked === undefined || areas.length === 0) return [];
    return [{ areas, when: `$${columnName(asked)}${row + protectedRows + 1}="${when.is}"`, ...look }];
  });
}
