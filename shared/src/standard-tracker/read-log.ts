import { type StoredEvent } from "../evidence-log/event.ts";
import { rowToEvents } from "../evidence-log/event-row.ts";
import { readHeader } from "../evidence-log/header.ts";
import { logTabs } from "../evidence-log/log-tabs.ts";
import { type UnitNames } from "../evidence-log/unit-names.ts";
import { type Problem } from "../problem.ts";
import { type ProblemLog } from "../tracker/problem-log.ts";
import { cellName } from "../tracker/workbook.ts";
import { type FoundTabs } from "./find-tabs.ts";

export interface ReadLog {
  readonly events: readonly StoredEvent[];
  /** The first cell of an event; its id when it stands in none. */
  readonly where: (event: string) => string;
}

/** All events of the tracker's three log tabs, with the cells that they came from. */
export function readLog(
  tabs: FoundTabs["tabs"],
  context: { readonly names: UnitNames; readonly learnerOf: (text: string) => string | null },
  problems: ProblemLog,
): ReadLog {
  const events: StoredEvent[] = [];
  const places = new Map<string, string>();
  const report = (problem: Problem): void => problems.add(problem, problem.where.split("!")[0]);
  for (const tab of logTabs) {
    const sheet = tabs[tab.id];
    if (sheet === null) continue;
    const read = readHeader(
      tab.id,
      tab.columns.map(({ field }) => field),
      sheet,
    );
    read.problems.forEach(report);
    const { header } = read;
    if (header === null) continue;
    const shown = header.columns.get("criterion") ?? 0;
    sheet.rows.forEach((cells, row) => {
      if (row === header.row) return;
      const where = (column: number): string => cellName(sheet.name, row, column);
      const found = rowToEvents(cells, { tab, header, ...context, where });
      found.problems.forEach(report);
      for (const event of found.events) {
        events.push(event);
        if (!places.has(event.id)) places.set(event.id, where(shown));
      }
    });
  }
  return { events, where: (event) => places.get(event) ?? event };
}
