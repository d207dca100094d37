/** The spreadsheet's side, as promises. The answers' types are those of the functions that give them. */
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
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
} from "../../views.ts";

export interface Server {
  sidebarStart(): StartView;
  readSheet(layout: Layout | null): ReadingView;
  findLayoutAgain(): ReadingView;
  confirmLayout(layout: Layout): ReadingView;
  showLearner(
    request: { readonly by: "selection" } | { readonly by: "id"; readonly id: string },
  ): LearnerView | NobodyView | UnreadView;
  explainSelection(): ExplainView | UnreadView;
  whereSelected(): SelectionView | null;
  goToCell(name: string): null;
  readSettings(): SettingsView;
  changeSettings(changes: { readonly colours?: boolean; readonly qualification?: string }): SettingsView;
  forgetReading(): SettingsView;
  eraseAll(): SettingsView;
  showIqa(wanted: IqaPartView["asked"]): IqaPartView | UnreadView;
  readTidy(): TidyView;
  writeTidy(wanted: {
    readonly changes: readonly { readonly where: string; readonly before: string; readonly after: string }[];
  }): TidyView;
  undoTidy(): TidyView;
  readNewTracker(): NewTrackerView;
  makeNewTracker(wanted: { readonly qualification: string }): NewTrackerView;
  readWordingState(): WordingView;
  loadWording(
    source: { readonly from: "text"; readonly text: string } | { readonly from: "tab"; readonly tab: string },
  ): WordingView;
  removeWording(): WordingView;
}

interface Runner {
  withSuccessHandler(done: (answer: unknown) => void): Runner;
  withFailureHandler(failed: (error: unknown) => void): Runner;
}

declare const google: {
  readonly script: { readonly run: Runner; readonly host: { close(): void } };
};

/** Calls a function of the script. Rejects with a sentence for the person. */
export function ask<Name extends keyof Server>(
  name: Name,
  ...parts: Parameters<Server[Name]>
): Promise<ReturnType<Server[Name]>> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((answer) => resolve(answer as ReturnType<Server[Name]>))
      .withFailureHandler((error) => reject(new Error(sentenceOf(error))));
    (runner as unknown as Record<string, (...given: readonly unknown[]) => void>)[name]?.(...parts);
  });
}

export function closePage(): void {
  google.script.host.close();
}

function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^(?:Exception|Error|ScriptError): /, "") || "Something went wrong.";
}
