/** A cell that one of our formulas fills: which function, and the reasons behind its answer. */
import { type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { finishSentences } from "@evidence-mapper/shared/report/finish-sentences";
import { openLine, rangesOf } from "@evidence-mapper/shared/report/gap-lines";
import { answerer } from "@evidence-mapper/shared/report/learner-answer";
import { awardUnknown, ruleLines } from "@evidence-mapper/shared/report/rule-lines";
import {
  claimSentences,
  coverageSentence,
  creditsSentence,
  decisionsSentence,
  unitName,
} from "@evidence-mapper/shared/rules/sentences";
import { type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { areaAt } from "../area.ts";
import { type CellPlace } from "@evidence-mapper/shared/tracker/cell-place";
import { type Spreadsheet } from "../spreadsheet.ts";

const ours = /\b(EM_[A-Z]+)\s*\(/i;

/** The function whose answer stands in the cell: its own formula, or one above or left that runs over. */
export function liveFunction(spreadsheet: Spreadsheet, sheet: Sheet, place: CellPlace): string | null {
  const { tab, row, column } = place;
  if ((sheet.rows[row]?.[column] ?? null) === null) return null;
  // Most answers stand below their own formula: no other column is read for them.
  const own = spreadsheet.formulas(areaAt(tab, 0, column, row + 1, 1)).map(([formula = ""]) => formula);
  if ((own[row] ?? "") !== "") return ours.exec(own[row] ?? "")?.[1] ?? null;
  const above = nearest(own);
  if (above !== null) return above;
  if (column === 0) return null;
  // An answer that runs over to the right leaves no empty cell on its way here, but where it begins.
  let first = column - 1;
  while (first > 0 && (sheet.rows[row]?.[first] ?? null) !== null) first -= 1;
  const formulas = spreadsheet.formulas(areaAt(tab, 0, first, row + 1, column - first));
  for (let left = column - first - 1; left >= 0; left -= 1) {
    const found = nearest(formulas.map((line) => line[left] ?? ""));
    if (found !== null) return found;
  }
  return null;
}

/** The function of the lowest formula of a column, when it is one of ours. */
function nearest(column: readonly string[]): string | null {
  const formula = column.filter((one) => one !== "").pop();
  return formula === undefined ? null : (ours.exec(formula)?.[1] ?? null);
}

/** Reasons for one learner; the rules with the lines of the specification that print them. */
export function liveSentences(name: string, learner: LearnerCheck, check: TrackerCheck): string[] {
  const { award, onCoverage } = learner;
  if (award === null || onCoverage === null) return [awardUnknown];
  const rules = ruleLines(award, onCoverage).map(({ word, sentence }) => `${word}: ${sentence}`);
  switch (name.toUpperCase()) {
    case "EM_CREDITS":
      return [creditsSentence(award), ...rules];
    case "EM_NEXT":
      return finishSentences(learner);
    case "EM_CLAIMABLE":
      return claimSentences(learner.claimable, check.qualification);
    case "EM_GAPS":
    case "EM_COVERAGE": {
      const { begun, needed } = answerer(check.qualification)(learner);
      return [...begun, ...needed].map((gap) => {
        const { unit } = gap.coverage;
        const waiting =
          gap.waiting.length === 0 ? [] : [`covered, waiting for a decision: ${rangesOf(unit, gap.waiting)}`];
        return `${unitName(unit)}: ${[openLine(gap) ?? [], waiting].flat().join("; ").replace(/\.$/, "")}.`;
      });
    }
    default:
      return [
        decisionsSentence(award),
        coverageSentence(onCoverage, award),
        creditsSentence(award),
        ...rules,
      ];
  }
}
