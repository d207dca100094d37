import { readHeader } from "../evidence-log/header.ts";
import { compareText } from "../evidence-log/order.ts";
import { type Problem } from "../problem.ts";
import { cellText, shortened } from "../tracker/cell-text.ts";
import { cellName, type Sheet } from "../tracker/workbook.ts";

export interface ListedLearner {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

export interface LearnerList {
  /** In the tab's order. */
  readonly learners: readonly ListedLearner[];
  /** The id of whoever has this id, or alone has this name. */
  readonly idOf: (text: string) => string | null;
  readonly problems: readonly Problem[];
}

/** The learners of the tab `Learners`. Who has no id is known by the name. */
export function readLearners(sheet: Sheet | null): LearnerList {
  if (sheet === null) return { learners: [], idOf: () => null, problems: [] };
  const { header, problems } = readHeader("learner", ["id", "name"], sheet);
  if (header === null) return { learners: [], idOf: () => null, problems };
  const idColumn = header.columns.get("id") ?? 0;
  const nameColumn = header.columns.get("name") ?? 0;
  const byId = new Map<string, ListedLearner>();
  const idsByName = new Map<string, Set<string>>();
  const faults: Problem[] = [];
  sheet.rows.forEach((row, index) => {
    // The row below the ids holds the headings for people.
    if (index <= header.row + 1) return;
    const name = cellText(row[nameColumn] ?? null);
    const id = cellText(row[idColumn] ?? null) || name;
    if (id === "") return;
    const where = cellName(sheet.name, index, name === "" ? idColumn : nameColumn);
    const before = byId.get(id);
    if (before !== undefined) {
      faults.push({
        code: "learner-twice",
        where,
        found: `The id “${shortened(id)}” stands here again; it stands first in ${before.where}.`,
        advice: "Give each learner an id of their own. What is recorded under it belongs to the first.",
      });
      return;
    }
    byId.set(id, { id, name: name || id, where });
    const plain = plainName(name);
    const ids = idsByName.get(plain);
    if (ids === undefined) idsByName.set(plain, new Set([id]));
    else ids.add(id);
  });
  return {
    learners: [...byId.values()],
    idOf: (text) => {
      const wanted = text.trim();
      if (byId.has(wanted)) return wanted;
      const ids = [...(idsByName.get(plainName(wanted)) ?? [])].sort(compareText);
      return ids.length === 1 ? (ids[0] ?? null) : null;
    },
    problems: faults,
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ").trim();
}
