/** The few requests that the extension makes of the Sheets server, and what their answers mean. */
import { type Cell, columnName, type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import * as z from "zod";
import { type HttpAnswer, type HttpRequest, type SyncSeams } from "./seams.ts";
import { retryAfter, type Trouble } from "./trouble.ts";

/** Where a tracker is: fixed for a whole round, so that nothing goes into another file. */
export interface TrackerPlace {
  readonly spreadsheet: string;
  /** Ends in `/`. */
  readonly server: string;
}

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: Trouble };

export interface TrackerFile {
  readonly title: string;
  readonly workbook: Workbook;
}

export interface SheetsClient {
  /** The title and all tabs that can hold parts of a tracker, as they are at one moment. */
  read(): Promise<Reply<TrackerFile>>;
  /** A text that changes when the file does; `null` when the server has none. */
  stamp(): Promise<Reply<string | null>>;
  /** Appends rows, as texts, below the table that has this cell; the server places them. */
  append(at: RowPlace, body: string): Promise<Reply<null>>;
}

/** A cell of the table to append to (row and `anchor`), and the column in which the table's rows begin. */
export interface RowPlace {
  readonly tab: string;
  readonly row: number;
  readonly anchor: number;
  readonly column: number;
}

const structure = z.object({
  properties: z.object({ title: z.string() }),
  sheets: z.array(
    z.object({
      properties: z.object({
        sheetId: z.number().optional(),
        title: z.string(),
        sheetType: z.string().optional(),
      }),
    }),
  ),
  namedRanges: z
    .array(z.object({ name: z.string(), range: z.object({ sheetId: z.number().optional() }) }))
    .optional(),
});

type PlainCell = string | number | boolean | null;
// By hand: a tracker has a hundred thousand cells, and is read often.
const cells = z.custom<readonly (readonly PlainCell[])[]>(
  (value) => Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isPlainCell)),
);
const ranges = z.object({ valueRanges: z.array(z.object({ values: cells.optional() })) });
const stampOf = z.object({ version: z.union([z.string(), z.number()]) });
const fault = z.object({ error: z.object({ message: z.string() }) });

export function sheetsClient(
  { spreadsheet, server }: TrackerPlace,
  { http, tokens, now }: Pick<SyncSeams, "http" | "tokens" | "now">,
): SheetsClient {
  const base = `${server}v4/spreadsheets/${encodeURIComponent(spreadsheet)}`;
  // Google keeps files and their contents at two addresses; a tracker on this machine has one.
  const drive = server.replace("https://sheets.googleapis.com/", "https://www.googleapis.com/");

  const ask = (request: Omit<HttpRequest, "token">): Promise<Reply<unknown>> =>
    plainRequest(request, { http, tokens, now });
  const get = (url: string): Promise<Reply<unknown>> => ask({ method: "GET", url, body: null });

  return {
    async read() {
      const shape = await get(
        `${base}?fields=${encodeURIComponent("properties.title,sheets.properties(sheetId,title,sheetType),namedRanges(name,range.sheetId)")}`,
      );
      if (!shape.ok) return shape;
      const file = structure.safeParse(shape.value);
      if (!file.success) return notSheets();
      const tabs = tabsToRead(file.data);
      if (tabs.length === 0)
        return { ok: true, value: { title: file.data.properties.title, workbook: { sheets: [] } } };
      const query = tabs.map((tab) => `ranges=${encodeURIComponent(quoted(tab))}`).join("&");
      const answer = await get(
        `${base}/values:batchGet?${query}&majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING`,
      );
      if (!answer.ok) return answer;
      const read = ranges.safeParse(answer.value);
      if (!read.success || read.data.valueRanges.length !== tabs.length) return notSheets();
      const sheets = tabs.map((name, index) => sheetOf(name, read.data.valueRanges[index]?.values ?? []));
      return { ok: true, value: { title: file.data.properties.title, workbook: { sheets } } };
    },

    async stamp() {
      const answer = await get(`${drive}drive/v3/files/${encodeURIComponent(spreadsheet)}?fields=version`);
      // Without the file's version everything is read each time.
      if (!answer.ok) {
        const { kind } = answer.trouble;
        return kind === "gone" || kind === "not-accepted" ? { ok: true, value: null } : answer;
      }
      const read = stampOf.safeParse(answer.value);
      return { ok: true, value: read.success ? String(read.data.version) : null };
    },

    async append({ tab, row, anchor }, body) {
      const at = encodeURIComponent(`${quoted(tab)}!${columnName(anchor)}${row + 1}`);
      const answer = await ask({
        method: "POST",
        url: `${base}/values/${at}:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`,
        body,
      });
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}

/** One request, with a token that is renewed once when the server refuses it. */
export async function plainRequest(
  request: Omit<HttpRequest, "token">,
  { http, tokens, now }: Pick<SyncSeams, "http" | "tokens" | "now">,
): Promise<Reply<unknown>> {
  let token = await tokens.token();
  for (let attempt = 0; token !== null; attempt += 1) {
    let answer: HttpAnswer;
    try {
      answer = await http({ ...request, token });
    } catch {
      return failed({ kind: "unreachable" });
    }
    if (answer.status >= 200 && answer.status < 300) return { ok: true, value: answer.body };
    if (answer.status !== 401) return failed(troubleOf(answer, now()));
    // Refused before anything was done: another token may be tried once.
    if (attempt > 0) break;
    token = await tokens.renew(token);
  }
  return failed({ kind: "sign-in" });
}

const trackerTabs = ["EM_Learners", "EM_Evidence_log", "EM_Decisions", "EM_Sign_off", "EM_Settings"];

/** The five tabs that the named ranges point to; all tabs when one of those is missing. */
function tabsToRead({ sheets, namedRanges = [] }: z.infer<typeof structure>): readonly string[] {
  const named = new Set(
    namedRanges.flatMap(({ name, range }) => (trackerTabs.includes(name) ? [range.sheetId ?? 0] : [])),
  );
  const grids = sheets
    .map(({ properties }) => properties)
    .filter(({ sheetType = "GRID" }) => sheetType === "GRID");
  const pointed = grids.filter(({ sheetId = 0 }) => named.has(sheetId));
  return (pointed.length === trackerTabs.length ? pointed : grids).map(({ title }) => title);
}

function isPlainCell(value: unknown): value is PlainCell {
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" || value === null;
}

function sheetOf(name: string, values: readonly (readonly PlainCell[])[]): Sheet {
  const rows = values.map((row) => row.map((value): Cell => (value === "" ? null : value)));
  return { name, rows, merges: [], hidden: false, notes: [] };
}

function quoted(tab: string): string {
  return `'${tab.replaceAll("'", "''")}'`;
}

function failed(trouble: Trouble): { readonly ok: false; readonly trouble: Trouble } {
  return { ok: false, trouble };
}

function notSheets(): { readonly ok: false; readonly trouble: Trouble } {
  return failed({ kind: "not-accepted", says: "The answer is not that of a Sheets server." });
}

function troubleOf({ status, retryAfter: header, body }: HttpAnswer, now: number): Trouble {
  if (status === 429 || status === 503) return { kind: "busy", after: retryAfter(header, now) };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404) return { kind: "gone" };
  if (status >= 500 || status === 408) return { kind: "unwell", status };
  const read = fault.safeParse(body);
  return { kind: "not-accepted", says: read.success ? read.data.error.message : `Answer ${status}` };
}
