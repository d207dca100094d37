/**
 * The custom functions of the spreadsheet. Every range that is read is an argument, because Sheets works a
 * formula out again only when an argument changes. One formula answers for all learners.
 *
 * The optional arguments come last and in one order everywhere, so that one formula can be made from another.
 */
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { argumentCells } from "../google/argument-cells.ts";
import { functionMemory } from "../google/function-memory.ts";
import { type Answered } from "./answered.ts";
import { type CustomFunctions, customFunctions } from "./custom-functions.ts";

function here(): CustomFunctions {
  return customFunctions(catalogue, argumentCells(), functionMemory);
}

/**
 * Credits that count towards the award, by the assessor's decisions: one row for each learner.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @param {boolean} [byGroup] Optional. TRUE for further columns: the credits that count of each group, in the specification's order.
 * @return {number} The credits that count, one below the other, and beside them those of each group when asked for.
 * @example =EM_CREDITS("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @example =EM_CREDITS("601/3972/9", C1:ZZ2, C3:ZZ40, A3:A40, , TRUE)
 * @customfunction
 */
export function EM_CREDITS(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
  byGroup?: unknown,
): Answered {
  return here().credits({ qualification, headings, marks, learners, key }, byGroup);
}

/**
 * The award by the assessor's decisions: Achieved, Not yet achieved or Cannot tell, one row for each learner.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @param {boolean} [withCoverage] Optional. TRUE for a second column: All covered, Not yet covered or Cannot tell, which is not a decision.
 * @return {string} The verdict, and beside it what coverage would make of it when asked for.
 * @example =EM_VERDICT("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @example =EM_VERDICT("601/3972/9", C1:ZZ2, C3:ZZ40, A3:A40, , TRUE)
 * @customfunction
 */
export function EM_VERDICT(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
  withCoverage?: unknown,
): Answered {
  return here().verdict({ qualification, headings, marks, learners, key }, withCoverage);
}

/**
 * Criteria without enough evidence, by unit (06: 1.2, 2.1-2.3), of units that are begun, mandatory or part of a way to finish.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @return {string} The missing criteria, one learner below the other.
 * @example =EM_GAPS("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @customfunction
 */
export function EM_GAPS(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
): Answered {
  return here().gaps({ qualification, headings, marks, learners, key });
}

/**
 * The next unit worth doing: of the cheapest way to finish, the unit with the fewest open criteria. Empty when the award is achieved.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @return {string} The unit and what is open in it, one learner below the other.
 * @example =EM_NEXT("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @customfunction
 */
export function EM_NEXT(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
): Answered {
  return here().next({ qualification, headings, marks, learners, key });
}

/**
 * What could be claimed today, of all qualifications that Evidence Mapper knows, by the assessor's decisions.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @return {string} The awards that are achieved, else the units that are decided, one learner below the other.
 * @example =EM_CLAIMABLE("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @customfunction
 */
export function EM_CLAIMABLE(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
): Answered {
  return here().claimable({ qualification, headings, marks, learners, key });
}

/**
 * Criteria covered or decided of all (5 of 9): one column for each unit that the headings name, in the specification's order.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range} headings The heading rows above the marks, with units and criteria: C1:ZZ2.
 * @param {range} marks The learners' marks, one row for each learner, the same columns: C3:ZZ40.
 * @param {range} [learners] Optional. The learners' names, the same rows as the marks: A3:A40. Rows without a name stay empty, sums and keys below the learners too.
 * @param {range|string} [key] Optional. What letters mean in the marks: the cells of your key, or a text such as "P = decided; R = not yet".
 * @return {string} One row for each learner, one column for each unit.
 * @example =EM_COVERAGE("601/3972/9", C1:ZZ2, C3:ZZ40)
 * @customfunction
 */
export function EM_COVERAGE(
  qualification: unknown,
  headings: unknown,
  marks: unknown,
  learners?: unknown,
  key?: unknown,
): Answered {
  return here().coverage({ qualification, headings, marks, learners, key });
}

/**
 * All answers for all learners in one table with headings, from whole tabs: for trackers with a tab for each
 * learner or unit, and for lists of evidence.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {string} layout How the tabs are read, as Add live columns writes it; "" to have it found each time.
 * @param {range} tabs In turns, the name of a tab and its cells from A1 on: "Ada", Ada!A1:H60, "Ben", Ben!A1:H60.
 * @return {string} A row of headings, then one row for each learner.
 * @example =EM_SUMMARY("601/3972/9", "", "Ada", Ada!A1:H60, "Ben", Ben!A1:H60)
 * @customfunction
 */
export function EM_SUMMARY(qualification: unknown, layout: unknown, ...tabs: unknown[]): Answered {
  return here().summary({ qualification, layout, tabs });
}

/**
 * The state of every mark in the place of its cell: open, partly, covered, decided or sampled. The colours look at it; Check this sheet writes it into a hidden tab.
 *
 * @param {string} qualification Number or code of the qualification, for example "601/3972/9".
 * @param {range|string} layout How the tabs are read, as Check this sheet writes it; "" to have it found each time.
 * @param {string} starts For each tab the column, counted from 0, in which its states begin: "0, 120".
 * @param {range} tabs In turns, the name of a tab and its cells from A1 on: "Ada", Ada!A:H, "Ben", Ben!A:H.
 * @return {string} As many rows as the tabs have.
 * @example =EM_STATES("601/3972/9", "", "0", "Tracker", Tracker!A:ZZ)
 * @customfunction
 */
export function EM_STATES(
  qualification: unknown,
  layout: unknown,
  starts: unknown,
  ...tabs: unknown[]
): Answered {
  return here().states({ qualification, layout, starts, tabs });
}

/**
 * The view for the person who verifies: one row for each learner and unit with its state, who decided, when, and what needs a second pair of eyes. The tab Coverage of a standard tracker is filled by it.
 *
 * @param {range} learners The whole tab Learners, its first row included: EM_Learners.
 * @param {range} log The whole tab Evidence log: EM_Evidence_log.
 * @param {range} decisions The whole tab Decisions: EM_Decisions.
 * @param {range} signOff The whole tab Sign-off: EM_Sign_off.
 * @param {range} settings The whole tab Settings: EM_Settings.
 * @param {string} [assessor] Optional. Only what this assessor decided: a name as it is recorded, or another spelling of it.
 * @param {string} [unit] Optional. Only this unit: its reference or the awarding body's number.
 * @return {string} One row for each learner and unit about which something is recorded, in the columns of the tab Coverage.
 * @example =EM_IQA(EM_Learners, EM_Evidence_log, EM_Decisions, EM_Sign_off, EM_Settings)
 * @example =EM_IQA(EM_Learners, EM_Evidence_log, EM_Decisions, EM_Sign_off, EM_Settings, "Priya Nair", "106")
 * @customfunction
 */
export function EM_IQA(
  learners: unknown,
  log: unknown,
  decisions: unknown,
  signOff: unknown,
  settings: unknown,
  assessor?: unknown,
  unit?: unknown,
): Answered {
  return here().iqa({ tabs: [learners, log, decisions, signOff, settings], assessor, unit });
}
