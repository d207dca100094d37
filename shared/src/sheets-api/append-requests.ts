/** Events as requests of `values.append`: text as it is, in a place that Google chooses, rows put in for it. */
import { type LogEvent } from "../evidence-log/event.ts";
import { eventToRow } from "../evidence-log/event-row.ts";
import { type Header, readHeader } from "../evidence-log/header.ts";
import { type Field, type LogTabId, logTabs, tabOf } from "../evidence-log/log-tabs.ts";
import { type UnitNames } from "../evidence-log/unit-names.ts";
import { type Problem } from "../problem.ts";
import { type FoundTabs } from "../standard-tracker/find-tabs.ts";
import { isBlank } from "../tracker/cell-text.ts";
import { columnName, type Sheet } from "../tracker/workbook.ts";
import { tableAround } from "./table-around.ts";
import { utf8Length } from "./utf8-length.ts";

/** Google advises requests of at most 2 MB. */
export const mostBytes = 2_000_000;

/** Where the rows of one tab go. */
export interface AppendTarget {
  readonly title: string;
  readonly header: Header<Field>;
  /** The column in which Google begins an appended row: that of the table around the header. */
  readonly left: number;
}

export type AppendTargets = { readonly [id in LogTabId]?: AppendTarget };

/** One request: `POST …/values/{range}:append?{query}`. */
export interface AppendRequest {
  readonly tab: LogTabId;
  readonly range: string;
  readonly query: {
    readonly valueInputOption: "RAW";
    readonly insertDataOption: "INSERT_ROWS";
  };
  readonly body: { majorDimension: "ROWS"; range: string; values: string[][] };
  /** The ids of the events that it carries, in their order. */
  readonly events: readonly string[];
}

/**
 * Where each log tab takes rows, found by the ids of its columns.
 *
 * @returns a tab whose header cannot be read has no target, and a problem says why: nothing is written there
 */
export function appendTargets(tabs: FoundTabs["tabs"]): {
  readonly targets: AppendTargets;
  readonly problems: readonly Problem[];
} {
  const targets: { [id in LogTabId]?: AppendTarget } = {};
  const problems: Problem[] = [];
  for (const { id, columns } of logTabs) {
    const sheet = tabs[id];
    if (sheet === null) continue;
    const read = readHeader(
      id,
      columns.map(({ field }) => field),
      sheet,
    );
    problems.push(...read.problems);
    if (read.header !== null)
      targets[id] = { title: sheet.name, header: read.header, left: leftOf(sheet, read.header) };
  }
  return { targets, problems };
}

/**
 * The requests that append these events, each of at most `most` bytes; the events of one tab stay in order.
 *
 * @throws when an event's tab has no target: keep such events and do not write
 */
export function appendRequests(
  events: readonly LogEvent[],
  targets: AppendTargets,
  names: UnitNames,
  most = mostBytes,
): readonly AppendRequest[] {
  return logTabs.flatMap(({ id }) => {
    const own = events.filter((event) => tabOf(event).id === id);
    if (own.length === 0) return [];
    const target = targets[id];
    if (target === undefined) throw new Error(`The tab ${id} takes no rows.`);
    const range = rangeOf(target);
    const frame = utf8Length(JSON.stringify({ majorDimension: "ROWS", range, values: [] }));
    const requests: AppendRequest[] = [];
    let values: string[][] = [];
    let ids: string[] = [];
    let bytes = frame;
    const close = (): void => {
      if (values.length === 0) return;
      requests.push({
        tab: id,
        range,
        query: { valueInputOption: "RAW", insertDataOption: "INSERT_ROWS" },
        body: { majorDimension: "ROWS", range, values },
        events: ids,
      });
      values = [];
      ids = [];
      bytes = frame;
    };
    for (const event of own) {
      const row = [...eventToRow(event, target.header, names).slice(target.left)];
      const size = utf8Length(JSON.stringify(row)) + 1;
      if (bytes + size > most) close();
      values.push(row);
      ids.push(event.id);
      bytes += size;
    }
    close();
    return requests;
  });
}

/**
 * The header's first cell: the rows belong to the table around it, even where an empty column parts the tab.
 */
function rangeOf({ title, header }: AppendTarget): string {
  return `'${title.replaceAll("'", "''")}'!${columnName(firstColumn(header))}${header.row + 1}`;
}

function leftOf({ rows }: Sheet, header: Header<Field>): number {
  return tableAround(rows, (cell) => !isBlank(cell), header.row, firstColumn(header)).left;
}

function firstColumn({ columns }: Header<Field>): number {
  return Math.min(...columns.values());
}
