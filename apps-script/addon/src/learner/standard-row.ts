/** One row of a standard tracker, its cells by the ids of their columns. */
import { headerRow } from "@evidence-mapper/shared/evidence-log/header";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type TrackerTabId } from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { cellText } from "@evidence-mapper/shared/tracker/cell-text";
import { type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type CellPlace } from "@evidence-mapper/shared/tracker/cell-place";

const ids: readonly TrackerTabId[] = ["learner", "log", "decision", "signoff", "coverage", "setting"];

export interface StandardRow {
  readonly tab: TrackerTabId;
  /** The ids, or the headings for people below them. */
  readonly isHeading: boolean;
  /** What stands under a column: `text("learner")`. */
  readonly text: (field: string) => string;
}

/** `null` when the tab has no columns with ids. */
export function standardRow({ sheets }: Workbook, place: CellPlace): StandardRow | null {
  const sheet = sheets.find(({ name }) => name === place.tab);
  const rows = sheet?.rows ?? [];
  const tab = ids.find((id) => headerRow(id, rows) >= 0);
  if (tab === undefined) return null;
  const header = headerRow(tab, rows);
  const columns = new Map((rows[header] ?? []).map((cell, index) => [cellText(cell), index]));
  return {
    tab,
    isHeading: place.row <= header + 1,
    text(field) {
      const column = columns.get(`${tab}.${field}`);
      return column === undefined ? "" : cellText(rows[place.row]?.[column] ?? null).trim();
    },
  };
}

/** Whose row it is, by id or by a name that only one learner has. */
export function learnerOfRow(
  { tab, isHeading, text }: StandardRow,
  learners: readonly LearnerCheck[],
): LearnerCheck | null {
  if (isHeading || tab === "setting") return null;
  const said = tab === "learner" ? text("id") || text("name") : text("learner");
  if (said === "") return null;
  const byId = learners.find(({ id }) => id === said);
  if (byId !== undefined) return byId;
  const named = learners.filter(({ name }) => name.toLowerCase() === said.toLowerCase());
  return named.length === 1 ? (named[0] ?? null) : null;
}
