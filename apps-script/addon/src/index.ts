/**
 * Everything that Google Sheets can call: triggers, menu items, custom functions, and what the pages ask
 * for by `google.script.run`. Each export becomes a top-level function of the built script, with its
 * comment: the comment of a custom function is what people see while they type a formula.
 *
 * Every function without a trailing `_` can be called from a page, so each checks what it is given.
 */
import "./jitless.ts";
import { addMenu } from "./google/add-menu.ts";

/** Adds the menu when a spreadsheet is opened, also for people who have not authorised the add-on. */
export function onOpen(): void {
  addMenu();
}

/** Adds the menu right after the add-on was installed. */
export function onInstall(): void {
  addMenu();
}

export {
  EM_CLAIMABLE,
  EM_COVERAGE,
  EM_CREDITS,
  EM_GAPS,
  EM_IQA,
  EM_NEXT,
  EM_STATES,
  EM_SUMMARY,
  EM_VERDICT,
} from "./functions/formulas.ts";

export { addLiveColumns } from "./google/live-columns.ts";

export {
  changeSettings,
  checkThisSheet,
  confirmLayout,
  eraseAll,
  explainSelection,
  explainThisCell,
  findLayoutAgain,
  forgetReading,
  goToCell,
  loadWording,
  makeNewTracker,
  newStandardTracker,
  officialWording,
  readNewTracker,
  readSettings,
  readSheet,
  readTidy,
  readWordingState,
  removeWording,
  showHelp,
  showIqa,
  showLearner,
  showSettings,
  sidebarStart,
  tidyNumbers,
  undoTidy,
  whereSelected,
  writeTidy,
} from "./google/menu-and-pages.ts";
