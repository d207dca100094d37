/**
 * Menu: numbers of units and criteria that the spreadsheet has changed. Shows each with what it would become,
 * writes what the person has chosen as text, and can put it all back once. Whether Google's own undo takes
 * back what a script wrote is promised nowhere.
 */
import * as z from "zod";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { tidyFindings, type TidyFinding } from "@evidence-mapper/shared/tracker/tidy";
import { areaAt } from "../area.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { checkSpreadsheet } from "../reading/check-spreadsheet.ts";
import { layoutInUse } from "../reading/remembered-layout.ts";
import { given } from "../sidebar/given.ts";
import { type TidyView } from "../sidebar/views.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { lastTidy, rememberTidy, type TidiedCell, undoTidied } from "./undo-tidy.ts";

/** A sidebar is no place for more at a time; the rest comes when these are done. */
const shownAtOnce = 100;

const chosen = z.strictObject({
  changes: z
    .array(z.strictObject({ where: z.string().max(400), before: z.string(), after: z.string().max(50_000) }))
    .min(1)
    .max(shownAtOnce),
});

export function tidyView(spreadsheet: Spreadsheet, catalogue: Catalogue): TidyView {
  const checked = checkSpreadsheet(spreadsheet, catalogue, layoutInUse(spreadsheet));
  const findings = tidyFindings(checked.workbook, checked.check.problems);
  const last = lastTidy(spreadsheet);
  return {
    sentence:
      checked.read.size === 0
        ? "No tab of this spreadsheet is read as a tracker. Choose Check this sheet first."
        : findings.length === 0
          ? "Every unit and criterion is written as it should be. There is nothing to tidy."
          : `${findings.length === 1 ? "1 cell was" : `${findings.length} cells were`} found in which the number of a unit or criterion is not as it should be. Nothing is changed before you say so.`,
    findings: findings.slice(0, shownAtOnce).map(({ where, before, options, found, advice }) => ({
      where,
      shownWhere: plainText(where, 80),
      before,
      options,
      found: plainText(found),
      advice: plainText(advice),
    })),
    more: Math.max(0, findings.length - shownAtOnce),
    undo:
      last === null
        ? null
        : `${last.cells.length === 1 ? "1 cell was" : `${last.cells.length} cells were`} tidied on ${last.at.slice(0, 10).split("-").reverse().join("/")} at ${last.at.slice(11)}.`,
    sentences: [],
    checked: checkedLine(checked),
  };
}

/** Writes what was chosen, all or nothing. Throws a sentence when the sheet has changed in the meantime. */
export function writeTidy(spreadsheet: Spreadsheet, catalogue: Catalogue, wanted: unknown): TidyView {
  const { changes } = given(chosen, wanted);
  const count = spreadsheet.exclusively(() => {
    const { workbook, check } = checkSpreadsheet(spreadsheet, catalogue, layoutInUse(spreadsheet));
    const findings = new Map(tidyFindings(workbook, check.problems).map((one) => [one.where, one]));
    const cells = changes.map(({ where, before, after }): TidiedCell => {
      const finding = findings.get(where);
      if (finding === undefined || finding.before !== before || !finding.options.includes(after))
        throw new Error(
          `${plainText(where, 80)} has changed in the meantime. Nothing was written; choose “Look again”.`,
        );
      refuseFormula(spreadsheet, finding);
      const { tab, row, column } = finding.place;
      const sheet = workbook.sheets.find(({ name }) => name === tab);
      return { tab, row, column, before: sheet?.rows[row]?.[column] ?? null, after };
    });
    // First, so that a run that is cut off between two cells can be taken back too.
    rememberTidy(spreadsheet, cells);
    // Cell by cell, although one write of a whole block would be one undo: a block carries the cells between the
    // chosen ones, and would put values in place of their formulas and take back what others type meanwhile.
    for (const { tab, row, column, after } of cells)
      spreadsheet.write(areaAt(tab, row, column, 1, 1), [[after]]);
    return cells.length;
  });
  return {
    ...tidyView(spreadsheet, catalogue),
    sentences: [
      `${count === 1 ? "1 cell was" : `${count} cells were`} written as text, so that the sheet does not change them again.`,
    ],
  };
}

/** Puts back what the last tidying wrote, in the cells that are still as it left them. */
export function undoTidy(spreadsheet: Spreadsheet, catalogue: Catalogue): TidyView {
  const { undone, kept } = spreadsheet.exclusively(() => undoTidied(spreadsheet));
  return {
    ...tidyView(spreadsheet, catalogue),
    sentences: [
      `${undone === 1 ? "1 cell was" : `${undone} cells were`} put back as before.`,
      ...kept.map(
        (where) => `${plainText(where, 80)} was left alone: somebody has changed or moved it since.`,
      ),
    ],
  };
}

function refuseFormula(spreadsheet: Spreadsheet, { place, where }: TidyFinding): void {
  const [formula] = spreadsheet.formulas(areaAt(place.tab, place.row, place.column, 1, 1))[0] ?? [];
  if (formula !== undefined && formula !== "")
    throw new Error(
      `${plainText(where, 80)} is a formula, which is not overwritten. Correct it by hand. Nothing was written.`,
    );
}
