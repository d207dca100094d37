import { type Problem } from "../problem.ts";
import { shortened } from "./cell-text.ts";
import { type Grid } from "./grid.ts";

/** A heading that the spreadsheet failed to work out. */
export function brokenHeading(grid: Grid, row: number, column: number): readonly Problem[] {
  const cell = grid.at(row, column);
  if (typeof cell !== "object" || cell === null) return [];
  if (cell.kind !== "error" && cell.kind !== "uncalculated") return [];
  const error = cell.kind === "error";
  return [
    {
      code: error ? "cell-error" : "formula-without-value",
      where: grid.where(row, column),
      found: error
        ? `The heading shows the error ${shortened(cell.shown)}.`
        : `The heading is the formula ${shortened(cell.formula)}, which has no stored result.`,
      advice: error
        ? "Repair the formula in the spreadsheet; what stands under it is not read."
        : "Open the file in the spreadsheet program and save it again; what stands under it is not read.",
    },
  ];
}
