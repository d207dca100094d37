/** Rows of the log's tabs: an event as a row to append, and a row as the events that it holds. */
import { assert } from "../assert.ts";
import { type Problem } from "../problem.ts";
import { isBlank, shortened } from "../tracker/cell-text.ts";
import { type Cell } from "../tracker/workbook.ts";
import { type LogEvent, mostInCell, type StoredEvent } from "./event.ts";
import { eventToFields, type Fields } from "./event-fields.ts";
import { fieldsToEvent } from "./fields-event.ts";
import { type Header } from "./header.ts";
import { type Field, type LogTab, tabOf } from "./log-tabs.ts";
import { readEvent } from "./read-event.ts";
import { typedEvents } from "./typed-row.ts";
import { type UnitNames } from "./unit-names.ts";

/**
 * The texts of one row, in the order of the tab's own columns, to be appended RAW: as text, so that
 * `=IMPORTXML(…)` stays what it is. Cells under columns of others are `""`.
 *
 * @param header of the tab that `tabOf(event)` names
 * @throws when the header lacks a column of the event: `readHeader` gives no such header
 */
export function eventToRow(event: LogEvent, header: Header<Field>, names: UnitNames): readonly string[] {
  const row = Array.from({ length: header.width }, () => "");
  const fields = eventToFields(event, names);
  for (const { field } of tabOf(event).columns) {
    const text = fields[field];
    if (text === undefined) continue;
    const column = header.columns.get(field);
    assert(column !== undefined, `The header has no column for ${field}.`);
    assert(text.length <= mostInCell, `${field} is longer than a cell can be.`);
    row[column] = text;
  }
  return row;
}

export interface RowContext {
  readonly tab: LogTab;
  readonly header: Header<Field>;
  readonly names: UnitNames;
  /** The id of the learner whom a typed cell names by id or name; `null` when it names none, or several. */
  readonly learnerOf: (text: string) => string | null;
  /** A cell's name for a problem; columns count from 0. */
  readonly where: (column: number) => string;
}

export interface ReadRow {
  readonly events: readonly StoredEvent[];
  readonly problems: readonly Problem[];
}

const nothing: ReadRow = { events: [], problems: [] };

/**
 * The events of one row: none when it is blank or repeats the headings, one when a program wrote it, and what
 * its words say when a person typed it (see `typedEvents`). What cannot be read is a problem.
 */
export function rowToEvents(cells: readonly Cell[], context: RowContext): ReadRow {
  const { tab, header, names, where } = context;
  const fields: { [field in Field]?: string } = {};
  let any = false;
  for (const { field } of tab.columns) {
    const column = header.columns.get(field) ?? -1;
    const cell = cells[column] ?? null;
    if (isBlank(cell)) continue;
    any = true;
    const text = textOf(cell, field);
    if (text === null) {
      return {
        events: [],
        problems: [
          {
            code: "log-cell-unreadable",
            where: where(column),
            found:
              typeof cell === "object" && cell !== null && cell.kind === "uncalculated"
                ? "A formula without a result stands in the log."
                : `The cell holds ${shortened(JSON.stringify(cell))} where the log has text.`,
            advice: "The log holds text only. Put the text back; until then the row counts for nothing.",
          },
        ],
      };
    }
    fields[field] = text;
  }
  if (!any || repeatsHeadings(fields, tab)) return nothing;
  const place = where(header.columns.get("event") ?? 0);
  if (fields.event === undefined && fields.client === undefined && fields.count === undefined)
    return typedEvents(fields, context);
  const { event, problem } = readEvent(fieldsToEvent(fields, names), place);
  return problem === null ? { events: [event], problems: [] } : { events: [], problems: [problem] };
}

/** Fields that a whole number says as well as its text does. */
const whole: ReadonlySet<Field> = new Set([
  "count",
  "layout",
  "learner",
  "label",
  "quote-start",
  "quote-end",
]);

/** A spreadsheet may have turned text into something else on the way; `null` when the text cannot be told. */
function textOf(cell: Cell, field: Field): string | null {
  if (cell === null) return null;
  if (typeof cell === "string") return cell.replace(/\r\n?/g, "\n").trim();
  if (typeof cell === "number") {
    // `1.10` may have become 1.1, and `001` 1: of numbers only those that count are certain.
    return whole.has(field) && Number.isInteger(cell) ? String(cell) : null;
  }
  if (typeof cell === "boolean") return field === "trainee" ? (cell ? "yes" : "no") : null;
  switch (cell.kind) {
    case "date":
      return cell.date;
    case "number":
      return cell.shown.trim();
    case "error":
    case "uncalculated":
      return null;
  }
}

/** Row 2 says to people what row 1 says to programs; sorting can carry it anywhere. */
function repeatsHeadings(fields: Fields, { id, columns }: LogTab): boolean {
  return columns.some(
    ({ field, heading }) =>
      (field === "event" || field === "kind") &&
      (fields[field] === heading || fields[field] === `${id}.${field}`),
  );
}
