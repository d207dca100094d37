/** What a tracker holds at one moment, as the device needs it. Pure, but for what it remembers of rows read before. */
import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { rowToEvents } from "@evidence-mapper/shared/evidence-log/event-row";
import { type Header, readHeader } from "@evidence-mapper/shared/evidence-log/header";
import {
  type Field,
  type LogTab,
  type LogTabId,
  logTabs,
} from "@evidence-mapper/shared/evidence-log/log-tabs";
import { unitNames, type UnitNames } from "@evidence-mapper/shared/evidence-log/unit-names";
import { type Problem } from "@evidence-mapper/shared/problem";
import { tableAround } from "@evidence-mapper/shared/sheets-api/table-around";
import { findTabs } from "@evidence-mapper/shared/standard-tracker/find-tabs";
import { layoutStanding } from "@evidence-mapper/shared/standard-tracker/layout-version";
import { readLearners } from "@evidence-mapper/shared/standard-tracker/read-learners";
import { readSettings } from "@evidence-mapper/shared/standard-tracker/settings";
import { cellText, isBlank } from "@evidence-mapper/shared/tracker/cell-text";
import { cellName, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { type RowPlace } from "./sheets-client.ts";

/** A tab of the log as it is now, to append to. */
export interface WritableTab {
  readonly tab: LogTab;
  readonly header: Header<Field>;
  readonly place: RowPlace;
}

export interface TrackerContents {
  readonly qualification: string;
  readonly names: UnitNames;
  readonly tabs: { readonly [id in LogTabId]: WritableTab };
  /** By id: one event each, or several where a row was copied and changed. */
  readonly events: ReadonlyMap<string, readonly StoredEvent[]>;
  /** Does the id stand in a row as its own, even in one that cannot be read or that says something else? */
  readonly mentions: (event: string) => boolean;
  readonly learners: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly (readonly string[])[];
}

export type ReadContents =
  | { readonly contents: TrackerContents; readonly problem: null }
  | { readonly contents: null; readonly problem: Problem };

/** Reads trackers, and reads a row that it has seen before only once. */
export type ContentsReader = (workbook: Workbook) => ReadContents;

export function contentsReader(catalogue: Catalogue): ContentsReader {
  let seen = new Map<string, readonly StoredEvent[]>();
  return (workbook) => {
    const { tabs, problems } = findTabs(workbook);
    const { setting } = tabs;
    const settings = setting === null ? null : readSettings(setting);
    const layout = settings?.layout ?? null;
    const standing = layout === null ? "unknown" : layoutStanding(layout);
    if (standing !== "current" || settings === null) {
      return refused(
        standing === "newer" ? "layout-newer" : "layout-unknown",
        layout === null
          ? "The file does not say that it is a tracker of Evidence Mapper."
          : `The tracker is arranged as “${layout.slice(0, 60)}”, which this version does not know.`,
        standing === "newer"
          ? "Update Evidence Mapper. Nothing is written until then, and nothing on this device is lost."
          : "Check that this is the right file, and that its tab “Settings” is as it was.",
      );
    }
    const missing = problems.find(({ code }) => code === "tab-missing");
    if (missing !== undefined) return { contents: null, problem: missing };
    const qualification = findQualification(catalogue, settings.qualification ?? "");
    if (qualification === undefined) {
      return refused(
        "qualification-unknown",
        "The tracker's Settings name no qualification that this version knows.",
        "Put the qualification back into Settings, or update Evidence Mapper.",
      );
    }
    const list = readLearners(tabs.learner);
    const [fault] = list.learners.length === 0 ? list.problems : [];
    if (fault !== undefined) return { contents: null, problem: fault };
    const names = unitNames(qualification.units);

    const fresh = new Map<string, readonly StoredEvent[]>();
    const events = new Map<string, StoredEvent[]>();
    const mentioned = new Set<string>();
    const take = (event: StoredEvent): void => {
      mentioned.add(event.id);
      const before = events.get(event.id);
      if (before === undefined) events.set(event.id, [event]);
      else if (before.every((one) => one !== event && canonical(one) !== canonical(event)))
        before.push(event);
    };
    const found: { [id in LogTabId]?: WritableTab } = {};
    for (const tab of logTabs) {
      const sheet = tabs[tab.id];
      if (sheet === null) continue;
      const read = readHeader(
        tab.id,
        tab.columns.map(({ field }) => field),
        sheet,
      );
      if (read.header === null) {
        const [problem] = read.problems;
        if (problem !== undefined) return { contents: null, problem };
        continue;
      }
      const { header } = read;
      found[tab.id] = { tab, header, place: placeOf(sheet, header) };
      const idColumn = header.columns.get("event") ?? 0;
      const order = [tab.id, qualification.id, ...header.columns.values()].join(",");
      sheet.rows.forEach((cells, row) => {
        if (row === header.row) return;
        const id = cellText(cells[idColumn] ?? null);
        // A row that a program wrote says the same wherever it stands; a typed one hangs on the list of learners.
        const key = id === "" ? null : `${order}\n${JSON.stringify(cells)}`;
        let said = key === null ? undefined : (fresh.get(key) ?? seen.get(key));
        said ??= rowToEvents(cells, {
          tab,
          header,
          names,
          learnerOf: list.idOf,
          where: (column) => cellName(sheet.name, row, column),
        }).events;
        if (key !== null) fresh.set(key, said);
        said.forEach(take);
        // In a row that was written while columns were moved, its id may stand under any of them.
        if (id === "" || said.length === 0)
          for (const cell of cells) if (typeof cell === "string") mentioned.add(cell.trim());
      });
    }
    seen = fresh;
    const { log, decision, signoff } = found;
    if (log === undefined || decision === undefined || signoff === undefined)
      return refused("tab-missing", "A tab of the log is missing.", "Provision the tracker again.");
    return {
      contents: {
        qualification: qualification.id,
        names,
        tabs: { log, decision, signoff },
        events,
        mentions: (id) => mentioned.has(id),
        learners: list.learners.map(({ id, name }) => ({ id, name })),
        people: settings.people,
      },
      problem: null,
    };
  };
}

function refused(code: string, found: string, advice: string): ReadContents {
  return { contents: null, problem: { code, where: "", found, advice } };
}

/** A spreadsheet appends below the table that a cell belongs to, from the table's first column on. */
function placeOf({ name, rows }: Sheet, { row, columns }: Header<Field>): RowPlace {
  const anchor = Math.min(...columns.values());
  const { left } = tableAround(rows, (cell) => !isBlank(cell), row, anchor);
  return { tab: name, row, anchor, column: left };
}
