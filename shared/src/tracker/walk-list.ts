/** Goes through a list: each row says which criteria it is about and what is said of them. */
import { compareCriterionNumbers } from "../catalogue/catalogue.ts";
import { cellText, isBlank, shortened } from "./cell-text.ts";
import { claimedCriteria } from "./criteria-list.ts";
import { signatureKind } from "./column-parts.ts";
import { isTotalLabel } from "./heading-words.ts";
import { type CriterionHeading, resolveCriteria, unknownCriterion } from "./resolve-criteria.ts";
import { isLearnerLabel, labelledLearner } from "./tab-facts.ts";
import { type Table } from "./table.ts";
import { unitFlaw } from "./unit-flaw.ts";
import { type NamedUnit } from "./unit-names.ts";
import { type View } from "./view.ts";
import { type LearnerKey, type PartCell, type Visitor, type WalkContext } from "./walk-table.ts";

interface Claim {
  readonly unit: string;
  readonly criterion: string | null;
}

export function walkList<Learner>(table: Table, context: WalkContext, visitor: Visitor<Learner>): void {
  const { grid, keys } = table;
  const { view, recognise, tabLearner } = context;
  const last = Math.min(table.last, table.first + context.rows - 1);
  const named = keys.names.length > 0 || keys.ids !== null;
  let unit = table.unit;
  let section: LearnerKey | null = null;
  let carried: { name: string; id: string | null } | null = null;
  const rows: {
    row: number;
    learner: LearnerKey | null;
    unit: string | null;
    unitInRow: boolean;
    /** Where the unit's heading stands, when it is not in the row itself. */
    block: string | null;
  }[] = [];
  const carries = unitsCarryOn();
  let block: string | null = null;
  const nobody = tabLearner.by === "blank";

  for (let row = table.first; row <= last; row += 1) {
    const parts = partsOf(row);
    const label = firstText(row);
    const criterionCell = keys.criterion === null ? null : grid.at(row, keys.criterion);
    const claims = criterionCell !== null && isClaiming(criterionCell);
    const unitGuess = keys.unit === null ? null : recognise.heading(grid.at(row, keys.unit));
    const unitHere = unitGuess === null ? null : view.unit(unitGuess);
    if (label === null && parts.length === 0 && !claims && unitHere === null) continue;
    if (isRepeatedHeader(row)) continue;
    if (label !== null && !claims) {
      const learner = named ? null : labelledLearner(label.text);
      if (learner !== null) {
        section = {
          name: learner,
          id: null,
          row,
          column: label.column,
          inTable: false,
          where: grid.where(row, label.column),
          mayRepeat: true,
        };
        continue;
      }
      const kind = signatureKind(recognise.heading(label.text).role);
      if (kind !== null && keys.names.length === 0) {
        readSignatureRow(row, label.column, kind);
        continue;
      }
      if (isLearnerLabel(label.text)) continue;
      if (isTotalLabel(label.text)) {
        visitor.passed(row, label.text);
        continue;
      }
    }
    if (unitHere !== null) {
      unit = unitHere.unit.ref;
      block = claims ? null : grid.where(row, keys.unit ?? 0);
      visitor.understood(row, keys.unit ?? 0);
      reportFlaw(unitHere, row, keys.unit ?? 0);
      if (!claims && parts.length === 0) continue;
    } else if (!claims) {
      const heading = sectionUnit(row);
      if (heading !== null) {
        unit = heading.ref;
        block = grid.where(row, heading.column);
        visitor.understood(row, heading.column);
        if (parts.length > 0 && keys.criterion !== null) {
          rows.push({ row, learner: learnerOf(row), unit, unitInRow: true, block });
        }
        continue;
      }
      if (heading === null && isUnknownUnit(row)) {
        const [column, text] = unknownUnitCell(row);
        unit = null;
        visitor.problem(
          "unit-unknown",
          row,
          column,
          `“${shortened(text)}” is no unit of ${view.families[0]?.name ?? "the qualification"}.`,
          "Check the unit's reference or number against the specification; its rows are not read.",
        );
        continue;
      }
    } else if (unitGuess !== null && unitGuess.unitLike) {
      visitor.problem(
        "unit-unknown",
        row,
        keys.unit ?? 0,
        `“${shortened(unitGuess.text)}” is no unit of ${view.families[0]?.name ?? "the qualification"}.`,
        "Check the unit's reference or number against the specification; the row is not read.",
      );
      unit = null;
      continue;
    }
    if (keys.criterion !== null && !claims) {
      const wholeUnit = unitHere !== null && isBlank(criterionCell) && !table.evidenceRows;
      if (wholeUnit && parts.length > 0) {
        rows.push({ row, learner: learnerOf(row), unit, unitInRow: true, block });
        continue;
      }
      // Above the first criterion stand titles.
      if (rows.length === 0 && unit === table.unit && table.headings.length === 0) continue;
      if (parts.length > 0 && criterionCell !== null && !isBlank(criterionCell)) {
        const guess = recognise.heading(criterionCell);
        if (!guess.outcome && !guess.bare) reportNoCriterion(row, keys.criterion);
      } else if (parts.some(({ part }) => part === "mark" || part === "evidence")) {
        reportNoCriterion(row, keys.criterion);
      } else if (label !== null) visitor.passed(row, label.text);
      continue;
    }
    if (keys.criterion === null && unitHere === null && keys.unit !== null) {
      if (parts.length > 0 && label !== null) reportNoCriterion(row, keys.unit);
      continue;
    }
    // A piece of evidence that names no unit is not about the unit of the piece above it.
    const own = unitHere !== null || carries || keys.unit === null ? unit : table.unit;
    rows.push({ row, learner: learnerOf(row), unit: own, unitInRow: keys.criterion === null, block });
  }

  const single =
    table.evidenceRows || keys.criterion === null ? new Map<number, string | null>() : settleSingles();
  const said = new Map<string, number>();
  for (const { row, learner: key, unit: rowUnit, unitInRow } of rows) {
    const parts = partsOf(row);
    if (table.evidenceRows && isRepeated(row, key)) continue;
    if (key === null) {
      const [part] = parts;
      if (part !== undefined) {
        visitor.problem(
          "learner-missing",
          row,
          part.column,
          `This row has marks (“${shortened(cellText(part.cell))}”) and no learner's name.`,
          "Write the learner's name in the row; its marks are not read.",
        );
      }
      continue;
    }
    const learner = visitor.learner(key);
    for (const { column, kind } of table.signatures) {
      const cell = grid.at(row, column);
      if (!isBlank(cell)) visitor.signature(learner, rowUnit, kind, cell, row, column);
    }
    const claims: readonly Claim[] = unitInRow
      ? rowUnit === null
        ? []
        : [{ unit: rowUnit, criterion: null }]
      : claimsOf(row, rowUnit);
    if (parts.length === 0 && !table.evidenceRows) continue;
    for (const claim of claims) visitor.combined(learner, claim.unit, claim.criterion, parts, row);
  }

  function partsOf(row: number): readonly PartCell[] {
    return table.targets.flatMap(({ column, part }) => {
      const cell = grid.at(row, column);
      return isBlank(cell) ? [] : [{ part, row, column, cell }];
    });
  }

  function learnerOf(row: number): LearnerKey | null {
    if (!named) {
      if (section === null && nobody) return null;
      return (
        section ?? {
          name: tabLearner.name,
          id: tabLearner.id,
          row: 0,
          column: 0,
          inTable: false,
          where: tabLearner.where,
          mayRepeat: true,
        }
      );
    }
    const name = keys.names
      .map((column) => cellText(grid.at(row, column)))
      .filter((text) => text !== "")
      .join(" ");
    const id = keys.ids === null ? "" : cellText(grid.at(row, keys.ids));
    const [column = keys.ids ?? 0] = keys.names;
    if (name === "" && id === "") {
      if (carried === null || !grid.merged(row, column)) return null;
      return { ...carried, row, column, inTable: true, where: grid.where(row, column), mayRepeat: true };
    }
    carried = { name: name === "" ? id : name, id: id === "" ? null : id };
    return { ...carried, row, column, inTable: true, where: grid.where(row, column), mayRepeat: true };
  }

  /** Units stand once above their rows, rather than in every row. */
  function unitsCarryOn(): boolean {
    if (keys.unit === null || keys.criterion === null) return true;
    let withUnit = 0;
    let claiming = 0;
    for (let row = table.first; row <= last; row += 1) {
      if (!isClaiming(grid.at(row, keys.criterion))) continue;
      claiming += 1;
      if (!isBlank(grid.at(row, keys.unit)) || grid.merged(row, keys.unit)) withUnit += 1;
    }
    return withUnit < claiming * 0.7;
  }

  /** The same evidence for the same criteria, word for word: it counts once. */
  function isRepeated(row: number, key: LearnerKey | null): boolean {
    const cells = [keys.unit, keys.criterion, ...table.targets.map(({ column }) => column)];
    const texts = cells.map((column) => (column === null ? "" : cellText(grid.at(row, column))));
    const text = JSON.stringify([key?.name.toLowerCase(), key?.id, ...texts]);
    const before = said.get(text);
    if (before === undefined) {
      said.set(text, row);
      return false;
    }
    visitor.problem(
      "row-twice",
      row,
      keys.criterion ?? 0,
      `This row says the same as row ${before + 1}, word for word.`,
      "Delete one of the two; it is counted once.",
    );
    return true;
  }

  function reportFlaw(named: NamedUnit, row: number, column: number): void {
    const flaw = unitFlaw(view, named, cellText(grid.at(row, column)));
    if (flaw !== null) visitor.problem(flaw.code, row, column, flaw.found, flaw.advice, flaw.choices);
  }

  function firstText(row: number): { text: string; column: number } | null {
    for (let column = 0; column < Math.min(grid.width, 12); column += 1) {
      const cell = grid.at(row, column);
      if (typeof cell === "string" && cell.trim() !== "") return { text: cell.trim(), column };
    }
    return null;
  }

  function isClaiming(cell: ReturnType<typeof grid.at>): boolean {
    const guess = recognise.heading(cell);
    if (guess.criterion !== null || guess.fromDate !== null) return true;
    const text = cellText(cell);
    return /^all( criteria)?$/i.test(text) || claimedCriteria(text) !== null;
  }

  function isRepeatedHeader(row: number): boolean {
    if (keys.criterion !== null) {
      const { role } = recognise.heading(grid.at(row, keys.criterion));
      if (role === "criterion" || (role === "unit" && keys.unit === null)) return true;
    }
    return keys.unit !== null && recognise.heading(grid.at(row, keys.unit)).role === "unit";
  }

  function sectionUnit(row: number): { ref: string; column: number } | null {
    if (keys.criterion === null) return null;
    for (let column = 0; column < Math.min(grid.width, 6); column += 1) {
      if (table.targets.some((target) => target.column === column)) continue;
      const guess = recognise.heading(grid.at(row, column));
      const found = guess.criterion === null ? view.unit(guess) : null;
      if (found !== null && found.strength > 0.5) return { ref: found.unit.ref, column };
    }
    return null;
  }

  function unknownUnitCell(row: number): readonly [number, string] {
    for (let column = 0; column < Math.min(grid.width, 6); column += 1) {
      const guess = recognise.heading(grid.at(row, column));
      if (guess.unitLike && guess.criterion === null && guess.role === null) return [column, guess.text];
    }
    return [0, ""];
  }

  function isUnknownUnit(row: number): boolean {
    return unknownUnitCell(row)[1] !== "";
  }

  function readSignatureRow(
    row: number,
    column: number,
    kind: NonNullable<ReturnType<typeof signatureKind>>,
  ): void {
    const key = learnerOf(row);
    if (key === null) return;
    for (let beside = column + 1; beside < Math.min(grid.width, column + 8); beside += 1) {
      const cell = grid.at(row, beside);
      if (isBlank(cell) || recognise.heading(cell).role !== null) continue;
      visitor.signature(visitor.learner(key), table.unit, kind, cell, row, beside);
    }
  }

  function reportNoCriterion(row: number, column: number): void {
    const text = cellText(grid.at(row, column));
    visitor.problem(
      "criterion-missing",
      row,
      column,
      text === ""
        ? "This row has marks or evidence and names no criterion."
        : `“${shortened(text)}” names no criterion that can be read.`,
      "Write the criteria as 1.1, 1.3-1.5; the row is not read.",
    );
  }

  /** Settles lists with one criterion in a row by the rows around it: 2.10 that became 2.1, dates. */
  function settleSingles(): ReadonlyMap<number, string | null> {
    const groups = new Map<string, { unit: string; items: { row: number; heading: CriterionHeading }[] }>();
    for (const { row, learner, unit: rowUnit, unitInRow, block } of rows) {
      if (unitInRow || rowUnit === null || keys.criterion === null) continue;
      const guess = recognise.heading(grid.at(row, keys.criterion));
      if (guess.criterion === null && guess.fromDate === null) continue;
      if (guess.units !== null) continue;
      const key = `${learner?.name ?? ""}\u0000${learner?.id ?? ""}\u0000${rowUnit}`;
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { unit: rowUnit, items: [] }));
      group.items.push({ row, heading: { guess, where: grid.where(row, keys.criterion), block } });
    }
    const settled = new Map<number, string | null>();
    for (const { unit: ref, items } of groups.values()) {
      const result = resolveCriteria(
        view,
        ref,
        items.map(({ heading }) => heading),
      );
      for (const [index, { row }] of items.entries()) settled.set(row, result.criteria[index] ?? null);
      for (const problem of result.problems) {
        const at = items.find(
          ({ heading }) => heading.where === problem.where || heading.block === problem.where,
        );
        if (problem.code === "unit-twice" && at !== undefined) {
          visitor.report(problem);
        } else if (at !== undefined)
          visitor.problem(problem.code, at.row, keys.criterion ?? 0, problem.found, problem.advice);
      }
    }
    return settled;
  }

  function claimsOf(row: number, rowUnit: string | null): readonly Claim[] {
    const column = keys.criterion ?? 0;
    const cell = grid.at(row, column);
    const settled = single.get(row);
    if (settled !== undefined) {
      if (settled === null || rowUnit === null) return [];
      visitor.understood(row, column);
      return [{ unit: rowUnit, criterion: settled }];
    }
    const guess = recognise.heading(cell);
    if (guess.fromDate !== null) return dateClaim(row, column, rowUnit, guess.fromDate, guess.text);
    const text = cellText(cell);
    if (/^all( criteria)?$/i.test(text) && rowUnit !== null) {
      visitor.understood(row, column);
      return view.criteria(rowUnit).map((criterion) => ({ unit: rowUnit, criterion }));
    }
    const claims: Claim[] = [];
    let current = rowUnit;
    const comma = /(?<![\d.,/])[1-9]\d?,\d{1,2}(?![\d.])/.exec(text);
    if (comma !== null) {
      visitor.problem(
        "criterion-comma",
        row,
        column,
        `“${comma[0]}” in “${shortened(text)}” is read as ${comma[0].replace(",", ".")}.`,
        "Write the criterion's number with a point.",
      );
    }
    for (const part of claimedCriteria(text) ?? []) {
      if (part.unit !== "") {
        const own = view.unit(recognise.heading(part.unit));
        if (own === null && recognise.heading(part.unit).unitLike) {
          visitor.problem(
            "unit-unknown",
            row,
            column,
            `“${shortened(part.unit)}” is no unit of ${view.families[0]?.name ?? "the qualification"}.`,
            "Check the unit's reference or number; what it claims is not read.",
          );
          current = null;
          continue;
        }
        if (own !== null) current = own.unit.ref;
      }
      if (current === null) {
        visitor.problem(
          "unit-missing",
          row,
          column,
          `“${shortened(text)}” names criteria and no unit says whose they are.`,
          "Write the unit in the row, as in 101: 1.1, 1.2.",
        );
        continue;
      }
      for (const [from, to] of part.ranges) claims.push(...rangeClaims(row, column, current, from, to));
    }
    if (guess.numeric && guess.criterion !== null && current !== null)
      noteNumber(row, column, current, guess.criterion);
    if (claims.length > 0) visitor.understood(row, column);
    const seen = new Set<string>();
    return claims.filter(({ unit: ref, criterion }) => {
      const key = `${ref} ${criterion ?? ""}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  function noteNumber(row: number, column: number, ref: string, criterion: string): void {
    if (!/\.\d$/.test(criterion) || !view.hasCriterion(ref, `${criterion}0`)) return;
    visitor.problem(
      "criterion-number-lost-zero",
      row,
      column,
      `${criterion} is stored as a number and could be ${criterion} or ${criterion}0; it is read as ${criterion}.`,
      `Format the cell as text and type the number that is meant, ${criterion} or ${criterion}0.`,
      [criterion, `${criterion}0`],
    );
  }

  function dateClaim(
    row: number,
    column: number,
    ref: string | null,
    options: readonly [string, string],
    text: string,
  ): readonly Claim[] {
    const possible =
      ref === null ? [] : [...new Set(options)].filter((number) => view.hasCriterion(ref, number));
    const [only] = possible.length === 1 ? possible : [];
    visitor.problem(
      "criterion-became-date",
      row,
      column,
      only === undefined
        ? `The criterion ${text} is a date; it was ${options.join(" or ")}, which cannot be told. The row is not read.`
        : `The criterion ${text} is a date; unit ${view.title(ref ?? "")} has ${only} and so it is read as ${only}.`,
      "Format the cell as text and type the criterion's number.",
      only !== undefined ? [only] : ref === null ? options : possible,
    );
    if (only === undefined || ref === null) return [];
    visitor.understood(row, column);
    return [{ unit: ref, criterion: only }];
  }

  function rangeClaims(row: number, column: number, ref: string, from: string, to: string): readonly Claim[] {
    const report = (number: string): void => {
      const { code, found, advice } = unknownCriterion(view, ref, number, "", cellText(grid.at(row, column)));
      visitor.problem(code, row, column, found, advice);
    };
    if (from === to) {
      if (view.hasCriterion(ref, from)) return [{ unit: ref, criterion: from }];
      report(from);
      return [];
    }
    const missing = missingInRange(view, ref, from, to);
    if (missing === null) {
      visitor.problem(
        "criteria-range-unclear",
        row,
        column,
        `The range ${from}-${to} runs backwards.`,
        "Write the lower number first; the range is not read.",
      );
      return [];
    }
    for (const number of missing) report(number);
    return view
      .criteria(ref)
      .filter(
        (number) => compareCriterionNumbers(from, number) <= 0 && compareCriterionNumbers(number, to) <= 0,
      )
      .map((criterion) => ({ unit: ref, criterion }));
  }
}

/** The numbers that a range runs over and the unit does not have; `null` when it runs backwards. */
function missingInRange(view: View, ref: string, from: string, to: string): readonly string[] | null {
  if (compareCriterionNumbers(from, to) > 0) return null;
  const [fromOutcome = "", fromNumber = 0] = [from.split(".")[0], Number(from.split(".")[1])];
  const [toOutcome = "", toNumber = 0] = [to.split(".")[0], Number(to.split(".")[1])];
  const missing: string[] = [];
  if (fromOutcome === toOutcome) {
    for (let number = fromNumber; number <= toNumber; number += 1) {
      const criterion = `${fromOutcome}.${number}`;
      if (!view.hasCriterion(ref, criterion)) missing.push(criterion);
    }
    return missing;
  }
  return [from, to].filter((criterion) => !view.hasCriterion(ref, criterion));
}
