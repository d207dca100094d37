/**
 * Answers that are kept beside the spreadsheet instead of in its cells. The states of all marks are a cell's text
 * for each mark of everybody: as cells, Univer would make, merge and compare 360,000 objects after each edit,
 * which takes it two seconds. Nobody reads them but the colours and the file.
 */
import { statesTab } from "@evidence-mapper/addon/src/own-tabs.ts";

export interface KeptAnswer {
  /** Where the formula stands; the answer runs from there to the right and down. */
  readonly row: number;
  readonly column: number;
  readonly rows: readonly (readonly unknown[])[];
}

export interface KeptAnswers {
  /** Is a formula in the tab of this name one of those? */
  readonly isFor: (tabName: string) => boolean;
  readonly keep: (tab: string, answer: KeptAnswer) => void;
  /** By the tab's id. */
  readonly of: (tab: string) => KeptAnswer | undefined;
  /** Another book is shown: what is kept belongs to the one before. */
  readonly forget: () => void;
}

export function keptAnswers(): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();
  return {
    isFor: (tabName) => tabName === statesTab,
    keep: (tab, answer) => void answers.set(tab, answer),
    of: (tab) => answers.get(tab),
    forget: () => answers.clear(),
  };
}
