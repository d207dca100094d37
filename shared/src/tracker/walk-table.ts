/**
 * Goes through the body of a table and says of each cell whose it is and what it is about. The same walk
 * serves for weighing a reading (a few rows) and for reading (all of them).
 */
import { cellText, isBlank, shortened } from "./cell-text.ts";
import { walkList } from "./walk-list.ts";
import { type Recognise } from "./recognise.ts";
import { isTotalLabel } from "./heading-words.ts";
import { type Problem } from "../problem.ts";
import { keyPairs } from "./legend.ts";
import { phraseMeaning } from "./mark-words.ts";
import { type RecordedSignature } from "./reading.ts";
import { labelledLearner, type TabLearner } from "./tab-facts.ts";
import { type Part, type Table, type Target } from "./table.ts";
import { type View } from "./view.ts";
import { type Cell } from "./workbook.ts";

export interface PartCell {
  readonly part: Part;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

export interface LearnerKey {
  readonly name: string;
  readonly id: string | null;
  readonly row: number;
  readonly column: number;
  /** The name stands in the table; else the whole tab, or a heading between rows, is the learner's. */
  readonly inTable: boolean;
  readonly where: string;
  /** A row of the table may name the same learner again. */
  readonly mayRepeat: boolean;
}

export interface Visitor<Learner> {
  readonly learner: (key: LearnerKey) => Learner;
  /** A cell under a criterion or unit. */
  readonly cell: (
    learner: Learner,
    unit: string,
    criterion: string | null,
    cell: Cell,
    row: number,
    column: number,
  ) => void;
  /** Several cells that together say something of one criterion: evidence, date, assessor. */
  readonly combined: (
    learner: Learner,
    unit: string,
    criterion: string | null,
    parts: readonly PartCell[],
    row: number,
  ) => void;
  readonly signature: (
    learner: Learner,
    unit: string | null,
    kind: RecordedSignature["kind"],
    cell: Cell,
    row: number,
    column: number,
  ) => void;
  readonly problem: (
    code: string,
    row: number,
    column: number,
    found: string,
    advice: string,
    choices?: readonly string[],
  ) => void;
  /** A problem that already knows its cell. */
  readonly report: (problem: Problem) => void;
  /** A key cell (a unit's or a criterion's in a list) that was understood. */
  readonly understood: (row: number, column: number) => void;
  /** A row of the body that is no learner's. */
  readonly passed: (row: number, label: string) => void;
}

export interface WalkContext {
  readonly view: View;
  readonly recognise: Recognise;
  readonly tabLearner: TabLearner;
  /** Walk no further than this many rows. */
  readonly rows: number;
}

export function walkTable<Learner>(table: Table, context: WalkContext, visitor: Visitor<Learner>): void {
  if (table.shape === "list") walkList(table, context, visitor);
  else walkGrid(table, context, visitor);
}

/** Consecutive targets about the same criterion, when its cells are split into date, assessor and so on. */
interface TargetGroup {
  readonly unit: string | null;
  readonly criterion: string | null;
  readonly targets: readonly Target[];
  /** The column of a single cell that says it all; `null` when several cells do. */
  readonly plain: number | null;
  /** The unit is the column's own and has the criterion: not to be asked again in each row. */
  readonly fits: boolean;
}

function groupsOf(targets: readonly Target[], { hasCriterion }: View): readonly TargetGroup[] {
  const groups = new Map<string, { unit: string | null; criterion: string | null; targets: Target[] }>();
  for (const target of targets) {
    const key = `${target.unit ?? ""} ${target.criterion ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { unit: target.unit, criterion: target.criterion, targets: [target] });
    } else group.targets.push(target);
  }
  return [...groups.values()].map(({ unit, criterion, targets: own }) => {
    const [only] = own.length === 1 ? own : [];
    return {
      unit,
      criterion,
      targets: own,
      plain: only?.part === "mark" ? only.column : null,
      fits: unit !== null && (criterion === null || hasCriterion(unit, criterion)),
    };
  });
}

function walkGrid<Learner>(table: Table, context: WalkContext, visitor: Visitor<Learner>): void {
  const walk = gridWalk(table, context);
  for (let { row } = walk; row <= walk.last; row += 1) walk.visit(row, visitor);
}

/** What the rows above leave behind for the next: with the same of it, the same row says the same. */
export interface Standing {
  readonly unit: string | null;
  readonly learner: { readonly name: string; readonly where: string; row: number; column: number } | null;
  readonly gap: boolean;
  readonly inKey: boolean;
  readonly carried: { readonly name: string; readonly id: string | null; readonly row: number } | null;
}

export interface GridWalk {
  readonly row: number;
  readonly last: number;
  /** Says to the visitor what one row says; rows are visited in their order. */
  readonly visit: <Learner>(row: number, visitor: Visitor<Learner>) => void;
  readonly standing: () => Standing;
  /** Goes on as after a row that was visited before. */
  readonly resume: (standing: Standing) => void;
}

/** A walk through a grid, row by row. */
export function gridWalk(table: Table, context: WalkContext): GridWalk {
  const { grid, keys } = table;
  const { view, recognise, tabLearner } = context;
  const groups = groupsOf(table.targets, view);
  const columns = table.targets.map(({ column }) => column);
  const firstTarget = Math.min(...columns, grid.width);
  const last = Math.min(table.last, table.first + context.rows - 1);
  const named = keys.names.length > 0 || keys.ids !== null;
  let sectionUnit: string | null = null;
  let sectionLearner: Standing["learner"] = null;
  let gap = false;
  let inKey = false;
  let carried: Standing["carried"] = null;
  const nobody = tabLearner.by === "blank";
  const wholeTab: LearnerKey = {
    name: tabLearner.name,
    id: tabLearner.id,
    row: 0,
    column: 0,
    inTable: false,
    where: tabLearner.where,
    mayRepeat: true,
  };

  return {
    row: table.first,
    last,
    visit,
    standing: () => ({ unit: sectionUnit, learner: sectionLearner, gap, inKey, carried }),
    resume(standing) {
      ({ unit: sectionUnit, learner: sectionLearner, gap, inKey, carried } = standing);
    },
  };

  function visit<Learner>(row: number, visitor: Visitor<Learner>): void {
    const label = firstText(row);
    const unitCell = keys.unit === null ? null : recognise.heading(grid.at(row, keys.unit));
    const rowUnit = unitCell === null ? null : view.unit(unitCell);
    let name = nameIn(row);
    let id = keys.ids === null ? "" : personText(grid.at(row, keys.ids));
    const filled = hasMarks(row);
    if (name === "" && id === "" && !filled && label === null) {
      gap = true;
      inKey = false;
      return;
    }
    const heading = label === null ? null : recognise.heading(grid.at(row, label.column));
    if (label !== null && heading !== null) {
      const learnerLabel = named ? null : labelledLearner(label.text);
      if (learnerLabel !== null) {
        sectionLearner = {
          name: learnerLabel,
          where: grid.where(row, label.column),
          row,
          column: label.column,
        };
        return;
      }
      const unit = heading.criterion === null ? view.unit(heading) : null;
      if (unit !== null && unit.strength >= 0.7 && !filled && keys.unit === null) {
        sectionUnit = unit.unit.ref;
        visitor.understood(row, label.column);
        return;
      }
      inKey ||= !filled && /^(?:key|legend|codes?)\b/i.test(label.text);
      const nobodys = named && id === "" && (keys.ids !== null || gap) && filled && onlySums(row);
      if (nobodys || (inKey && isKeyRow(row, label)) || isFurniture(label.text, heading.role, filled, gap)) {
        visitor.passed(row, label.text);
        return;
      }
    }
    if (named && name === "" && id === "") {
      const again: { name: string; id: string | null } | null = carriedName(row);
      if (again !== null) {
        name = again.name;
        id = again.id ?? "";
      }
    }
    if (named && name === "" && id === "") {
      const column = firstMark(row);
      if (column === null) {
        if (label !== null) visitor.passed(row, label.text);
      } else if (onlySums(row)) {
        visitor.passed(row, label?.text ?? "a row of sums without a name");
      } else if (!reportBrokenName(row, visitor)) {
        visitor.problem(
          "learner-missing",
          row,
          column,
          `This row has marks (“${shortened(cellText(grid.at(row, column)))}”) and no learner's name.`,
          "Write the learner's name in the row, or clear it; its marks are not read.",
        );
      }
      return;
    }
    if (keys.unit !== null && rowUnit === null && named === false && !filled) {
      if (label !== null) visitor.passed(row, label.text);
      return;
    }
    if (!named && sectionLearner === null && nobody) {
      const column = firstMark(row);
      if (column !== null) {
        visitor.problem(
          "learner-missing",
          row,
          column,
          `This tab has marks and names no learner beside ${tabLearner.where}.`,
          "Write the learner's name; the tab is not read.",
        );
      }
      return;
    }
    gap = false;
    const [nameColumn = keys.ids ?? 0] = keys.names;
    if (named) carried = { name, id: id === "" ? null : id, row };
    const learner = visitor.learner(
      named
        ? {
            name: name === "" ? id : name,
            id: id === "" ? null : id,
            row,
            column: nameColumn,
            inTable: true,
            where: grid.where(row, nameColumn),
            mayRepeat: keys.unit !== null || sectionUnit !== null,
          }
        : sectionLearner !== null
          ? { ...sectionLearner, id: null, inTable: false, mayRepeat: true }
          : wholeTab,
    );
    if (keys.unit !== null && rowUnit === null && filled) {
      visitor.problem(
        "unit-unknown",
        row,
        keys.unit,
        unitCell === null || unitCell.text === ""
          ? "This row has marks and no unit."
          : `“${shortened(unitCell.text)}” is no unit of ${view.families[0]?.name ?? "the qualification"}.`,
        "Write the unit's reference or number; the row is not read.",
      );
      return;
    }
    if (rowUnit !== null && keys.unit !== null) visitor.understood(row, keys.unit);
    const ownUnit = rowUnit?.unit.ref ?? sectionUnit;
    for (const group of groups) {
      const unit = group.unit ?? ownUnit ?? table.unit;
      if (group.plain !== null) {
        const column = group.plain;
        const cell = grid.at(row, column);
        if (cell === null || isBlank(cell)) continue;
        if (!group.fits && !fits(unit, group.criterion, row, column, visitor)) continue;
        visitor.cell(learner, unit ?? "", group.criterion, cell, row, column);
      } else {
        const parts = group.targets.flatMap(({ column, part }) => {
          const cell = grid.at(row, column);
          return isBlank(cell) ? [] : [{ part, row, column, cell }];
        });
        const [firstPart] = parts;
        if (firstPart === undefined || !fits(unit, group.criterion, row, firstPart.column, visitor)) continue;
        visitor.combined(learner, unit ?? "", group.criterion, parts, row);
      }
    }
    for (const { column, unit, kind } of table.signatures) {
      const cell = grid.at(row, column);
      if (!isBlank(cell)) visitor.signature(learner, unit ?? ownUnit ?? table.unit, kind, cell, row, column);
    }
  }

  /** A name that the spreadsheet failed to work out is a fault of its own. */
  function reportBrokenName(row: number, visitor: Pick<Visitor<unknown>, "problem">): boolean {
    for (const column of [...keys.names, ...(keys.ids === null ? [] : [keys.ids])]) {
      const cell = grid.at(row, column);
      if (typeof cell !== "object" || cell === null) continue;
      if (cell.kind !== "error" && cell.kind !== "uncalculated") continue;
      visitor.problem(
        cell.kind === "error" ? "cell-error" : "formula-without-value",
        row,
        column,
        cell.kind === "error"
          ? `The learner's name shows the error ${shortened(cell.shown)}.`
          : `The learner's name is the formula ${shortened(cell.formula)}, which has no stored result.`,
        "Repair the cell, or open the file in the spreadsheet program and save it again; the row is not read.",
      );
      return true;
    }
    return false;
  }

  /** Below the word "Key": a mark and what it means beside it. */
  function isKeyRow(row: number, label: { text: string; column: number }): boolean {
    const beside = cellText(grid.at(row, label.column + 1));
    const more = columns.filter((column) => column !== label.column + 1 && !isBlank(grid.at(row, column)));
    return label.text.length <= 12 && more.length === 0 && phraseMeaning(beside) !== null;
  }

  function nameIn(row: number): string {
    return keys.names
      .map((column) => personText(grid.at(row, column)))
      .filter((text) => text !== "")
      .join(" ");
  }

  /** The name of a merged cell that reaches down to this row, or of the row above in a list by units. */
  function carriedName(row: number): { name: string; id: string | null } | null {
    if (carried === null) return null;
    const [column] = keys.names;
    if (column === undefined) return null;
    if (grid.spanTop(row, column) <= carried.row && grid.merged(row, column)) return carried;
    return keys.unit !== null && !isBlank(grid.at(row, keys.unit)) ? carried : null;
  }

  function firstText(row: number): { text: string; column: number } | null {
    for (let column = 0; column < Math.min(firstTarget, grid.width); column += 1) {
      const cell = grid.at(row, column);
      if (typeof cell === "string" && cell.trim() !== "") return { text: cell.trim(), column };
    }
    return null;
  }

  function hasMarks(row: number): boolean {
    return firstMark(row) !== null;
  }

  function firstMark(row: number): number | null {
    for (const column of columns) if (!isBlank(grid.at(row, column))) return column;
    return null;
  }

  function onlySums(row: number): boolean {
    return columns.every((column) => {
      const cell = grid.at(row, column);
      return isBlank(cell) || /number|percentage|%|share/.test(recognise.mark(cell).label);
    });
  }

  function fits(
    unit: string | null,
    criterion: string | null,
    row: number,
    column: number,
    visitor: Pick<Visitor<unknown>, "problem">,
  ): boolean {
    if (unit === null) return false;
    if (criterion === null || view.hasCriterion(unit, criterion)) return true;
    visitor.problem(
      "criterion-unknown",
      row,
      column,
      `“${shortened(cellText(grid.at(row, column)))}” stands under criterion ${criterion}, which unit ${view.title(unit)} does not have.`,
      "Move it to the criterion that is meant; it is not read.",
    );
    return false;
  }
}

/** A row that is no learner's: sums, signatures, the key, a repeated heading, a remark below the table. */
function isFurniture(
  text: string,
  role: ReturnType<Recognise["heading"]>["role"],
  filled: boolean,
  gap: boolean,
): boolean {
  if (isTotalLabel(text)) return true;
  if (role === "declaration" || role === "countersignature" || role === "verification") return true;
  if (role === "assessor") return true;
  if (filled) return false;
  if (keyPairs(text).length > 0) return true;
  if (/^(?:key|legend|notes?|codes?|end)\b[\s:.]*$/i.test(text)) return true;
  if (role === "name" || role === "id" || role === "unit" || role === "criterion" || role === "outcome")
    return true;
  if (role === "date" || role === "decision-date") return true;
  return gap && (role !== null || text.length > 60 || /[:=]/.test(text));
}

/** A cell's text as a name or id; an error is neither. */
export function personText(cell: Cell): string {
  return typeof cell === "object" && cell?.kind === "error" ? "" : cellText(cell);
}
