/** Whose cell it is, in a standard tracker and in a centre's own sheet alike. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type CellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { learnerAt } from "./find-learner.ts";
import { learnerOfRow, standardRow } from "./standard-row.ts";

export function personAt(
  { check, workbook }: Pick<SpreadsheetCheck, "check" | "workbook">,
  place: CellPlace,
): LearnerCheck | null {
  if (check.reading.layout.arrangement !== "standard") return learnerAt(check, place);
  const row = standardRow(workbook, place);
  return row === null ? null : learnerOfRow(row, check.learners);
}
