/** What people do in the sheet meanwhile. Every choice is a number, so that a failing history can be made smaller. */
import { type SimFile, type SimTab } from "./sim-sheets.ts";

export const edits = [
  "sort",
  "sort-back",
  "insert-row",
  "delete-blank-row",
  "delete-event",
  "copy-event",
  "rename-tab",
  "rename-learner",
  "add-learner",
  "insert-column",
  "move-column",
  "type-decision",
] as const;
export type Edit = (typeof edits)[number];

export interface Edited {
  /** Ids of events whose rows somebody deleted. */
  readonly deleted: Set<string>;
  /** Ids of events whose rows somebody copied. */
  readonly copied: Set<string>;
}

const headings = 2;

export function edit(file: SimFile, what: Edit, a: number, b: number, edited: Edited): void {
  file.version += 1;
  const logs = file.tabs.filter(({ rows }) => /^(log|decision|signoff)\./.test(idIn(rows)));
  const tab = logs[a % logs.length];
  if (tab === undefined) return;
  const head = tab.rows.findIndex((row) => row.some((cell) => /\.event$/.test(cell)));
  const below = head + headings;
  const events = tab.rows.flatMap((row, index) =>
    index >= below && eventId(tab, row) !== "" ? [index] : [],
  );
  switch (what) {
    case "sort":
    case "sort-back": {
      const column = b % 12;
      const sorted = tab.rows.slice(below).sort((x, y) => ((x[column] ?? "") < (y[column] ?? "") ? -1 : 1));
      tab.rows.splice(below, tab.rows.length, ...(what === "sort" ? sorted : sorted.reverse()));
      return;
    }
    case "insert-row":
      tab.rows.splice(b % (tab.rows.length + 1), 0, []);
      return;
    case "delete-blank-row": {
      const blank = tab.rows.findIndex((row) => row.every((cell) => cell === ""));
      if (blank >= 0) tab.rows.splice(blank, 1);
      return;
    }
    case "delete-event": {
      const index = events[b % Math.max(1, events.length)];
      if (index === undefined) return;
      const id = eventId(tab, tab.rows[index] ?? []);
      // In a row whose columns were moved while it was written the id may stand anywhere.
      if (tab.rows.filter((row) => eventId(tab, row) === id).length === 1)
        for (const cell of tab.rows[index] ?? []) edited.deleted.add(cell);
      tab.rows.splice(index, 1);
      return;
    }
    case "copy-event": {
      const index = events[b % Math.max(1, events.length)];
      const row = tab.rows[index ?? -1];
      if (row === undefined) return;
      edited.copied.add(eventId(tab, row));
      tab.rows.push([...row]);
      return;
    }
    case "rename-tab": {
      const any = file.tabs[b % file.tabs.length];
      if (any !== undefined) any.title = `${any.title.slice(0, 20)} it's ${a % 7}`;
      return;
    }
    case "rename-learner": {
      const learners = file.tabs.find(({ rows }) => idIn(rows).startsWith("learner."));
      const row = learners?.rows[headings + (b % 2)];
      if (row !== undefined) row[1] = `Renamed ${a}`;
      return;
    }
    case "add-learner":
      file.tabs
        .find(({ rows }) => idIn(rows).startsWith("learner."))
        ?.rows.push([`L-1${a % 10}${b % 10}`, `Newcomer ${a}`]);
      return;
    case "insert-column": {
      const at = b % 10;
      for (const row of tab.rows) {
        while (row.length < at) row.push("");
        row.splice(at, 0, row === tab.rows[head + 1] ? "A column of ours" : "");
      }
      return;
    }
    case "move-column": {
      const width = Math.max(...tab.rows.map((row) => row.length));
      const [from, to] = [a % width, b % width];
      for (const row of tab.rows) {
        while (row.length < width) row.push("");
        const [moved = ""] = row.splice(from, 1);
        row.splice(to, 0, moved);
      }
      return;
    }
    case "type-decision": {
      const decisions = logs.find(({ rows }) => idIn(rows).startsWith("decision."));
      const ids = decisions?.rows.find((row) => row.some((cell) => cell === "decision.event"));
      if (decisions === undefined || ids === undefined) return;
      const said: Record<string, string> = {
        "decision.learner": `L-0${1 + (a % 2)}`,
        "decision.criterion": `106 1.${1 + (b % 2)}`,
        "decision.verdict": b % 3 === 0 ? "not yet" : "met",
        "decision.author": "Typing Coordinator",
      };
      decisions.rows.push(ids.map((id) => said[id] ?? ""));
      return;
    }
  }
}

/** The first column's id that says whose tab it is. */
function idIn(rows: SimTab["rows"]): string {
  for (const row of rows)
    for (const cell of row)
      if (/^(learner|log|decision|signoff|coverage|setting)\.\w/.test(cell)) return cell;
  return "";
}

export function eventId(tab: SimTab, row: readonly string[]): string {
  const head = tab.rows.find((cells) => cells.some((cell) => /\.event$/.test(cell)));
  return row[head?.findIndex((cell) => /\.event$/.test(cell)) ?? -1] ?? "";
}
