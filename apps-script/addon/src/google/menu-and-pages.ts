/** The menu's items and what the pages ask for, on Google Sheets. Each becomes a top-level function. */
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import * as settings from "../settings/settings.ts";
import { openSidebar, startView } from "../sidebar/opening.ts";
import * as calls from "../sidebar/page-calls.ts";
import {
  type ExplainView,
  type IqaPartView,
  type LearnerView,
  type NewTrackerView,
  type NobodyView,
  type ReadingView,
  type SelectionView,
  type SettingsView,
  type StartView,
  type TidyView,
  type UnreadView,
  type WordingView,
} from "../sidebar/views.ts";
import * as tracker from "../standard-tracker/new-tracker.ts";
import * as tidy from "../tidy/tidy.ts";
import * as wording from "../wording/load-wording.ts";
import { googleSpreadsheet } from "./google-spreadsheet.ts";

/** Menu: opens the sidebar with how the sheet is read. */
export function checkThisSheet(): void {
  openSidebar(googleSpreadsheet(), "reading");
}

/** Menu: opens the sidebar with what the selected cell says. */
export function explainThisCell(): void {
  openSidebar(googleSpreadsheet(), "cell");
}

/** Menu: opens the page that finds numbers which the spreadsheet has changed. */
export function tidyNumbers(): void {
  googleSpreadsheet().showSidebar("tidy", "Tidy criterion numbers");
}

/** Page: which numbers the spreadsheet has changed, and what they would become. */
export function readTidy(): TidyView {
  return tidy.tidyView(googleSpreadsheet(), catalogue);
}

/** Page: writes what the person has chosen, as text. */
export function writeTidy(wanted: unknown): TidyView {
  return tidy.writeTidy(googleSpreadsheet(), catalogue, wanted);
}

/** Page: puts back what the last tidying wrote. */
export function undoTidy(): TidyView {
  return tidy.undoTidy(googleSpreadsheet(), catalogue);
}

/** Page: who decided what, and where a second pair of eyes is due. */
export function showIqa(request: unknown): IqaPartView | UnreadView {
  return calls.showIqa(googleSpreadsheet(), catalogue, request);
}

/** Menu: opens the page that makes a standard tracker. */
export function newStandardTracker(): void {
  googleSpreadsheet().showDialog("new-tracker", "New standard tracker", { width: 520, height: 600 });
}

/** Menu: opens the page that reads the official wording. */
export function officialWording(): void {
  googleSpreadsheet().showDialog("wording", "Official wording", { width: 560, height: 560 });
}

/** Menu: opens the settings. */
export function showSettings(): void {
  googleSpreadsheet().showDialog("settings", "Settings of Evidence Mapper", { width: 480, height: 560 });
}

/** Menu: opens the help. */
export function showHelp(): void {
  googleSpreadsheet().showDialog("help", "Help with Evidence Mapper", { width: 560, height: 600 });
}

/** Page: what the settings are, and what is stored. */
export function readSettings(): SettingsView {
  return settings.settingsView(googleSpreadsheet(), catalogue);
}

/** Page: changes the colours or the qualification. */
export function changeSettings(changes: unknown): SettingsView {
  return settings.changeSettings(googleSpreadsheet(), catalogue, changes);
}

/** Page: forgets how the sheet is read. Cells of the centre are not touched. */
export function forgetReading(): SettingsView {
  return settings.forgetReading(googleSpreadsheet(), catalogue);
}

/** Page: erases what the add-on remembers in this spreadsheet. Cells of the centre are not touched. */
export function eraseAll(): SettingsView {
  return settings.eraseAll(googleSpreadsheet(), catalogue);
}

/** Page: what of a standard tracker is here, and what would be made. */
export function readNewTracker(): NewTrackerView {
  return tracker.newTrackerView(googleSpreadsheet(), catalogue);
}

/** Page: makes a standard tracker for a qualification. Other tabs are not touched. */
export function makeNewTracker(wanted: unknown): NewTrackerView {
  return tracker.makeNewTracker(googleSpreadsheet(), catalogue, wanted);
}

/** Page: which official wording is loaded. */
export function readWordingState(): WordingView {
  return wording.wordingView(googleSpreadsheet());
}

/** Page: reads the official wording from a text or a tab, and keeps it in a tab of its own. */
export function loadWording(source: unknown): WordingView {
  return wording.loadWording(googleSpreadsheet(), catalogue, source);
}

/** Page: takes the tab with the official wording away. Only the add-on's own tab. */
export function removeWording(): WordingView {
  return wording.removeWording(googleSpreadsheet());
}

/** Page: what the sidebar shows first. */
export function sidebarStart(): StartView {
  return startView(googleSpreadsheet());
}

/** Page: how the sheet is read, under a layout that the person has corrected, or as remembered, or found. */
export function readSheet(layout: unknown): ReadingView {
  return calls.readSheet(googleSpreadsheet(), catalogue, layout);
}

/** Page: finds the layout afresh. */
export function findLayoutAgain(): ReadingView {
  return calls.findLayoutAgain(googleSpreadsheet(), catalogue);
}

/** Page: remembers a layout that the person has confirmed. */
export function confirmLayout(layout: unknown): ReadingView {
  return calls.confirmLayout(googleSpreadsheet(), catalogue, layout);
}

/** Page: the learner of the selected row, or one that was chosen. */
export function showLearner(request: unknown): LearnerView | NobodyView | UnreadView {
  return calls.showLearner(googleSpreadsheet(), catalogue, request);
}

/** Page: what the selected cell says, and why. */
export function explainSelection(): ExplainView | UnreadView {
  return calls.explainSelection(googleSpreadsheet(), catalogue);
}

/** Page: which cell is selected. */
export function whereSelected(): SelectionView | null {
  return calls.whereSelected(googleSpreadsheet());
}

/** Page: selects the cell that a problem names. */
export function goToCell(name: unknown): void {
  calls.goToCell(googleSpreadsheet(), name);
}
