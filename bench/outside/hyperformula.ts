/** A tracker of 1,000 × 360 as a sheet with formulas, recalculated by HyperFormula, beside `check` on the same cells. */
import { type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { columnName } from "../../shared/src/tracker/workbook.ts";
import { median, rounded } from "../measurement.ts";
import { type TrackerCells, trackerCells, trackerQualification } from "../tracker-file.ts";
import { call, member, packageFrom } from "./package-from.ts";

export function compareHyperFormula(folder: string): void {
  const HyperFormula = member(packageFrom(folder, "hyperformula"), "HyperFormula");
  const cells = trackerCells(1000, 360);
  const sheet = withFormulas(cells);
  const workbook = {
    sheets: [
      {
        name: "Tracker",
        rows: cells.rows,
        merges: cells.spans.map(([left, right]) => ({ top: 0, bottom: 0, left, right })),
        hidden: false,
        notes: [],
      },
    ],
  };
  const rounds = [];
  let differ = 0;
  let achieved = 0;
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    const engine = call(HyperFormula, "buildFromArray", sheet, { licenseKey: "gpl-v3" });
    const built = performance.now();
    call(engine, "rebuildAndRecalculate");
    const recalculated = performance.now();
    const { learners } = checkTracker(workbook, catalogue, { qualification: trackerQualification });
    const checked = performance.now();
    rounds.push({
      build: built - begun,
      again: recalculated - built,
      ours: checked - recalculated,
    });
    const last = (sheet[0]?.length ?? 0) - 1;
    differ = learners.filter(({ onCoverage }, at) => {
      const told = call(engine, "getCellValue", { sheet: 0, row: at + 2, col: last });
      return told !== (onCoverage?.verdict === "met");
    }).length;
    achieved = learners.filter(({ onCoverage }) => onCoverage?.verdict === "met").length;
    call(engine, "destroy");
  }
  console.log(
    [
      `HyperFormula, 1,000 × 360 with COUNTIFS: built and calculated in ${rounded(median(rounds.map((one) => one.build)))} ms`,
      `recalculated in ${rounded(median(rounds.map((one) => one.again)))} ms, ${rounded(median(rounds.map((one) => one.again / one.ours)))} × as long as check on the same cells in memory, with reasons and plans (${rounded(median(rounds.map((one) => one.ours)))} ms)`,
      `${differ} of 1,000 verdicts differ, ${achieved} are met`,
    ].join("; "),
  );
}

/** Beside each learner: a formula for each unit, the credits of each group, and whether the award is met. */
function withFormulas({ units, rows, spans }: TrackerCells): (string | number | null)[][] {
  const width = rows[1]?.length ?? 0;
  const groups = ["a", "b", "c", "d"];
  const creditOf = (unit: Unit): number => unit.credit ?? 0;
  return rows.map((row, at) => {
    const cells: (string | number | null)[] = Array.from(
      { length: width },
      (_, column) => row[column] ?? null,
    );
    const line = at + 1;
    if (at < 2) return [...cells, ...units.map(() => null), ...groups.map(() => null), null];
    const whole = units.map(({ criteria }, index) => {
      const [left = 0, right = 0] = spans[index] ?? [];
      return `=IF(COUNTIFS(${columnName(left)}${line}:${columnName(right)}${line},"<>")=${criteria.length},1,0)`;
    });
    const unitCell = (index: number): string => `${columnName(width + index)}${line}`;
    const credits = groups.map((group) => {
      const terms = units.flatMap((unit, index) =>
        unit.group === group ? [`${unitCell(index)}*${creditOf(unit)}`] : [],
      );
      return `=${terms.length === 0 ? "0" : terms.join("+")}`;
    });
    const [a, b, c, d] = groups.map((_, index) => `${columnName(width + units.length + index)}${line}`);
    // The ceiling of group D as a sheet does it, by cutting off; whole units would need a solver.
    const met = `=AND(${a}>=19,${b}>=3,${c}>=16,${a}+${b}+${c}+MIN(7,${d})>=45)`;
    return [...cells, ...whole, ...credits, met];
  });
}
