/** How many rows were read, and when: under everything that is no formula and so does not follow an edit. */
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { type SpreadsheetCheck } from "./check-spreadsheet.ts";
import { timeWords } from "./time-words.ts";

/** "34 learners in 41 rows, checked at 14:05 on 01/03/2026." */
export function checkedLine({ check, rows, at }: Omit<SpreadsheetCheck, "workbook">): string {
  const { learners, qualification } = check;
  return `${learners.length} ${learnerWord(qualification, learners.length)} in ${rows} ${rows === 1 ? "row" : "rows"}, checked at ${timeWords(at)}.`;
}
