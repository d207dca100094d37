/** How many rows were read, and when: under everything that is no formula and so does not follow an edit. */
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { type SpreadsheetCheck } from "./check-spreadsheet.ts";

/** "34 learners in 41 rows, checked at 14:05 on 2026-03-01." */
export function checkedLine({ check, rows, at }: Omit<SpreadsheetCheck, "workbook">): string {
  const { learners, qualification } = check;
  const [day = "", time = ""] = at.split(" ");
  return `${learners.length} ${learnerWord(qualification, learners.length)} in ${rows} ${rows === 1 ? "row" : "rows"}, checked at ${time} on ${day.split("-").reverse().join("/")}.`;
}
