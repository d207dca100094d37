/** A standard tracker as a workbook, made from its plan and from events, as the programs make it. */
import { type Qualification } from "../../../shared/src/catalogue/catalogue.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { eventToRow } from "../../../shared/src/evidence-log/event-row.ts";
import { readHeader } from "../../../shared/src/evidence-log/header.ts";
import { tabOf } from "../../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { type Cell, type Sheet, type Workbook } from "../../../shared/src/tracker/workbook.ts";

export interface MadeTracker {
  readonly qualification: Qualification;
  readonly events?: readonly LogEvent[];
  /** Id and name. */
  readonly learners?: readonly (readonly [id: string, name: string])[];
  /** More rows of Settings: key and value. */
  readonly settings?: readonly (readonly [key: string, value: string])[];
}

export function madeTracker({
  qualification,
  events = [],
  learners = [["L-01", "Amira Cole"]],
  settings = [],
}: MadeTracker): Workbook {
  const names = unitNames(qualification.units);
  const sheets = standardTracker(qualification).tabs.map(({ id, title, columns, rows }): Sheet => {
    const top = [columns.map((column) => column.id), columns.map(({ heading }) => heading), ...rows];
    const below: (readonly string[])[] = [];
    if (id === "learner") below.push(...learners);
    if (id === "setting") below.push(...settings);
    for (const event of events) {
      const tab = tabOf(event);
      if (tab.id !== id) continue;
      const { header } = readHeader(
        tab.id,
        tab.columns.map(({ field }) => field),
        { name: title, rows: top },
      );
      if (header !== null) below.push(eventToRow(event, header, names));
    }
    return sheetOf(title, [...top, ...below]);
  });
  return { sheets };
}

export function sheetOf(name: string, rows: readonly (readonly Cell[])[]): Sheet {
  return {
    name,
    rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))),
    merges: [],
    hidden: false,
    notes: [],
  };
}

/** The workbook with one of its tabs changed. */
export function withTab(workbook: Workbook, title: string, change: (sheet: Sheet) => Sheet): Workbook {
  return { sheets: workbook.sheets.map((sheet) => (sheet.name === title ? change(sheet) : sheet)) };
}

/** The tab with its columns in another order. */
export function withColumns(sheet: Sheet, order: (ids: readonly Cell[]) => readonly number[]): Sheet {
  const moved = order(sheet.rows[0] ?? []);
  return { ...sheet, rows: sheet.rows.map((row) => moved.map((index) => row[index] ?? null)) };
}
