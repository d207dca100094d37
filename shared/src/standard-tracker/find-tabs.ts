import { headerRow, nearTop } from "../evidence-log/header.ts";
import { type Problem } from "../problem.ts";
import { shortened } from "../tracker/cell-text.ts";
import { type Sheet, type Workbook } from "../tracker/workbook.ts";

/** The tabs that are read, with their usual names. `Coverage` is an answer, not a record. */
const titles = {
  learner: "Learners",
  log: "Evidence log",
  decision: "Decisions",
  signoff: "Sign-off",
  setting: "Settings",
} as const;

export type ReadTabId = keyof typeof titles;

export interface FoundTabs {
  readonly tabs: { readonly [id in ReadTabId]: Sheet | null };
  readonly problems: readonly Problem[];
}

/**
 * Finds the tabs of a standard tracker by the ids in their header rows, whatever they are called now. Of a tab
 * and its copy the one with the usual name is read, else the first.
 */
export function findTabs({ sheets }: Workbook): FoundTabs {
  const problems: Problem[] = [];
  const find = (id: ReadTabId): Sheet | null => {
    const near = sheets.filter(({ rows }) => headerRow(id, rows, nearTop) >= 0);
    const found = near.length > 0 ? near : sheets.filter(({ rows }) => headerRow(id, rows) >= 0);
    const taken = found.find(({ name }) => name === titles[id]) ?? found[0] ?? null;
    for (const other of found) {
      if (other === taken || taken === null) continue;
      problems.push({
        code: "tab-twice",
        where: other.name,
        found: `The tab “${shortened(other.name)}” has the columns of “${shortened(taken.name)}” too; it is not read.`,
        advice: "Delete the copy, or the ids in its first row.",
      });
    }
    return taken;
  };
  const tabs = {
    learner: find("learner"),
    log: find("log"),
    decision: find("decision"),
    signoff: find("signoff"),
    setting: find("setting"),
  };
  for (const id of ["learner", "log", "decision", "signoff", "setting"] as const) {
    if (tabs[id] !== null) continue;
    problems.push({
      code: "tab-missing",
      where: "",
      found: `The tracker has no tab “${titles[id]}” with the ids of its columns.`,
      advice:
        "Put the tab or its first row back, or provision the tracker again, which adds what is missing.",
    });
  }
  return { tabs, problems };
}

/** Is the workbook a standard tracker, of any version? Its log says so, whatever else is missing. */
export function isStandardTracker({ sheets }: Workbook): boolean {
  // Only near the top: most trackers are none, and are not searched for it to their last cell.
  const has = (id: ReadTabId): boolean => sheets.some(({ rows }) => headerRow(id, rows, nearTop) >= 0);
  return has("setting") ? has("log") || has("decision") || has("learner") : has("log");
}
