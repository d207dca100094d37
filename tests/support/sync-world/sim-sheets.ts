/**
 * Spreadsheets in memory that answer the requests of the extension, fast enough for thousands of histories. What
 * a real server does with the same requests is tested against the local Sheets server.
 */
import { type HttpAnswer, type HttpRequest } from "../../../extension/src/sync/seams.ts";
import { type Qualification } from "../../../shared/src/catalogue/catalogue.ts";
import { tableAround } from "../../../shared/src/sheets-api/table-around.ts";
import { standardTracker, tabRanges } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";

export const simServer = "http://127.0.0.1:1/";

export interface SimTab {
  readonly sheetId: number;
  title: string;
  rows: string[][];
}

export interface SimFile {
  title: string;
  readonly tabs: SimTab[];
  version: number;
  /** What was appended, request by request. */
  readonly appended: { readonly tab: SimTab; readonly rows: readonly (readonly string[])[] }[];
}

export function simTracker(
  qualification: Qualification,
  learners: readonly (readonly [id: string, name: string])[],
): SimFile {
  const tabs = standardTracker(qualification).tabs.map(({ id, title, columns, rows }, sheetId): SimTab => {
    const own = rows.map((row) => [...row]);
    // The long lists that cells choose from are no part of what is tested here.
    const kept = id === "setting" ? own.slice(0, 4) : own;
    return {
      sheetId,
      title,
      rows: [
        columns.map((column) => column.id),
        columns.map(({ heading }) => heading),
        ...kept,
        ...(id === "learner" ? learners.map((row) => [...row]) : []),
      ],
    };
  });
  return { title: "Tracker", tabs, version: 1, appended: [] };
}

export function workbookOf({ tabs }: SimFile): Workbook {
  return {
    sheets: tabs.map(({ title, rows }) => ({
      name: title,
      rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))),
      merges: [],
      hidden: false,
      notes: [],
    })),
  };
}

/** Carries out one request. */
export function simAnswer(
  files: ReadonlyMap<string, SimFile>,
  { method, url, body }: HttpRequest,
): HttpAnswer {
  const { pathname, searchParams } = new URL(url);
  const path = decodeURIComponent(pathname);
  const id = /^\/(?:v4\/spreadsheets|drive\/v3\/files)\/([^/:]+)/.exec(path)?.[1] ?? "";
  const file = files.get(id);
  if (file === undefined) return fault(404, "Requested entity was not found.");
  if (path.startsWith("/drive/")) return ok({ version: String(file.version) });
  if (path.endsWith("/values:batchGet")) {
    const tabs = searchParams.getAll("ranges").map((range) => tabOf(file, range));
    if (tabs.includes(undefined)) return fault(400, "Unable to parse range");
    return ok({ valueRanges: tabs.map((tab) => ({ values: tab?.rows.map((row) => [...row]) })) });
  }
  const append = /\/values\/(.*)!([A-Z]+)(\d+):append$/.exec(path);
  if (method === "POST" && append !== null) {
    const [, range = "", column = "", row = ""] = append;
    const tab = tabOf(file, range);
    if (tab === undefined) return fault(400, "Unable to parse range");
    const { values } = JSON.parse(body ?? "") as { values: string[][] };
    const overwrite = searchParams.get("overwriteFrom");
    if (overwrite === null) appendRows(tab, Number(row) - 1, columnIndex(column), values);
    else values.forEach((cells, index) => (tab.rows[Number(overwrite) + index] = cells));
    file.appended.push({ tab, rows: values });
    file.version += 1;
    return ok({});
  }
  return ok({
    properties: { title: file.title },
    sheets: file.tabs.map(({ sheetId, title }) => ({ properties: { sheetId, title } })),
    namedRanges: Object.entries(tabRanges).map(([tab, name]) => ({
      name,
      range: { sheetId: ["learner", "log", "decision", "signoff", "coverage", "setting"].indexOf(tab) },
    })),
  });
}

/** Below the rows that hang together with the cell, from the first column that does. */
function appendRows(tab: SimTab, row: number, column: number, values: readonly (readonly string[])[]): void {
  const { bottom, left: first } = tableAround(tab.rows, (cell) => cell !== "", row, column);
  const before = Array.from({ length: first }, () => "");
  tab.rows.splice(bottom, 0, ...values.map((cells) => [...before, ...cells]));
}

function tabOf(file: SimFile, range: string): SimTab | undefined {
  const title = range.replace(/^'|'$/g, "").replaceAll("''", "'");
  return file.tabs.find((tab) => tab.title === title);
}

function columnIndex(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function ok(body: unknown): HttpAnswer {
  return { status: 200, retryAfter: null, body };
}

export function fault(status: number, message: string, retryAfter: string | null = null): HttpAnswer {
  return { status, retryAfter, body: { error: { code: status, message } } };
}
