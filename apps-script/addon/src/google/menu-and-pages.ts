/** The menu's items and what the pages ask for, on Google Sheets. Each becomes a top-level function. */
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { openSidebar, startView } from "../sidebar/opening.ts";
import * as calls from "../sidebar/page-calls.ts";
import {
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type SelectionView,
  type StartView,
  type UnreadView,
} from "../sidebar/views.ts";
import { googleSpreadsheet } from "./google-spreadsheet.ts";

/** Menu: opens the sidebar with how the sheet is read. */
export function checkThisSheet(): void {
  openSidebar(googleSpreadsheet(), "reading");
}

/** Menu: opens the sidebar with what the selected cell says. */
export function explainThisCell(): void {
  openSidebar(googleSpreadsheet(), "cell");
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

/** Page: which cell is selected. */
export function whereSelected(): SelectionView | null {
  return calls.whereSelected(googleSpreadsheet());
}

/** Page: selects the cell that a problem names. */
export function goToCell(name: unknown): void {
  calls.goToCell(googleSpreadsheet(), name);
}
