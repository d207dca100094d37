/**
 * Everything that Google Sheets can call: triggers, menu items, custom functions, and what the pages ask
 * for by `google.script.run`. Each export becomes a top-level function of the built script, with its
 * comment: the comment of a custom function is what people see while they type a formula.
 *
 * Every function without a trailing `_` can be called from a page, so each checks what it is given.
 */
import "./jitless.ts";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { creditsOf } from "./functions/credits.ts";
import { addMenu } from "./google/add-menu.ts";
import { argumentCells } from "./google/argument-cells.ts";

/** Adds the menu when a spreadsheet is opened, also for people who have not authorised the add-on. */
export function onOpen(): void {
  addMenu();
}

/** Adds the menu right after the add-on was installed. */
export function onInstall(): void {
  addMenu();
}

/**
 * Credits that count towards the award, by the assessor's decisions: one row for each learner.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @return {number} The credits that count, one below the other.
 * @example =EM_CREDITS("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @customfunction
 */
export function EM_CREDITS(qualification: unknown, headings: unknown, marks: unknown): (number | string)[][] {
  return creditsOf({ qualification, headings, marks }, catalogue, argumentCells());
}
