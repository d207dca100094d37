import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { type LogEvent } from "@evidence-mapper/shared/evidence-log/event";
import { eventToRow, rowToEvents } from "@evidence-mapper/shared/evidence-log/event-row";
import { type LogTabId, tabOf } from "@evidence-mapper/shared/evidence-log/log-tabs";
import { mostBytes } from "@evidence-mapper/shared/sheets-api/append-requests";
import { utf8Length } from "@evidence-mapper/shared/sheets-api/utf8-length";
import { cellName } from "@evidence-mapper/shared/tracker/workbook";
import { type RowPlace } from "./sheets-client.ts";
import { type TrackerContents } from "./tracker-contents.ts";

/** One request: rows for one tab. */
export interface Append {
  readonly place: RowPlace;
  readonly events: readonly LogEvent[];
  readonly body: string;
}

export interface Batch {
  /** In the order in which they are sent; none when nothing can be. */
  readonly appends: readonly Append[];
  /** Events that cannot be written so that they read the same. */
  readonly unwritable: readonly LogEvent[];
}

const order: readonly LogTabId[] = ["log", "decision", "signoff"];
const around = '{"majorDimension":"ROWS","values":[]}'.length;

/**
 * The oldest events of a queue that fit into one request for each tab. When a tab's request is full the batch
 * ends there for all tabs, so that nothing newer goes before something older.
 */
export function firstBatch(queue: readonly LogEvent[], contents: TrackerContents, limit = mostBytes): Batch {
  const rows: Record<LogTabId, { readonly events: LogEvent[]; readonly texts: string[]; bytes: number }> = {
    log: { events: [], texts: [], bytes: around },
    decision: { events: [], texts: [], bytes: around },
    signoff: { events: [], texts: [], bytes: around },
  };
  const unwritable: LogEvent[] = [];
  for (const event of queue) {
    const text = rowText(event, contents);
    if (text === null) {
      unwritable.push(event);
      continue;
    }
    const of = rows[tabOf(event).id];
    const bytes = utf8Length(text) + 1;
    if (of.bytes + bytes > limit) {
      if (of.events.length > 0) break;
      unwritable.push(event);
      continue;
    }
    of.events.push(event);
    of.texts.push(text);
    of.bytes += bytes;
  }
  const appends = order.flatMap((id): readonly Append[] => {
    const { events, texts } = rows[id];
    if (events.length === 0) return [];
    const { place } = contents.tabs[id];
    return [{ place, events, body: `{"majorDimension":"ROWS","values":[${texts.join(",")}]}` }];
  });
  return { appends, unwritable };
}

/** The row as JSON from the table's first column on; `null` when it would not read as the same event. */
function rowText(event: LogEvent, { tabs, names }: TrackerContents): string | null {
  const { tab, header, place } = tabs[tabOf(event).id];
  const row = eventToRow(event, header, names);
  const [read] = rowToEvents(row, {
    tab,
    header,
    names,
    learnerOf: () => null,
    where: (column) => cellName(place.tab, 0, column),
  }).events;
  if (read === undefined || canonical(read) !== canonical(event)) return null;
  return JSON.stringify(row.slice(place.column));
}
