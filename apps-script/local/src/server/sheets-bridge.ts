/**
 * Lets the extension and the command line speak to the open tracker as to Google Sheets: their requests go to the
 * local Sheets server with the book as it is, and what they changed comes back as changes that everybody hears of.
 */
import { createHash, randomUUID } from "node:crypto";
import { type Book, type BookCell, type BookTab, type TabParts } from "../book/book.ts";
import { type CellChange, type Change } from "../book/change.ts";
import { type CellLooks, looksOf, looksText } from "../book/looks.ts";
import { namesOf } from "../files/page-resources.ts";
import {
  type Area,
  type Book as SheetsBook,
  type BookCell as SheetsCell,
  type BookSheet,
  type Line,
  newSheet,
} from "../sheets-server/book/book.ts";
import { type ApiAnswer, type ApiRequest } from "../sheets-server/exchange.ts";
import { type JsonObject } from "../sheets-server/json.ts";
import { sheetsService } from "../sheets-server/sheets-service.ts";
import { extraChanges, withExtras } from "./sheets-extras.ts";
import { areaOfReference } from "../book/reference.ts";

/** The open tracker's id in addresses of the interface, whichever file it is. */
export const trackerId = "tracker";

/**
 * The id of one file: a browser that was connected with one tracker does not take the next one at the same address
 * for it.
 */
export function ownTrackerId(key: string): string {
  return `tracker-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
}

export interface SheetsBridge {
  /** Answers when what was changed is kept for good. */
  handle(request: ApiRequest): Promise<ApiAnswer>;
}

export interface BridgeParts {
  readonly book: () => Book;
  readonly version: () => number;
  readonly title: string;
  readonly key: string;
  readonly now: () => number;
  readonly place: (changes: readonly Change[]) => Promise<unknown>;
}

export function sheetsBridge({ book, version, title, key, now, place }: BridgeParts): SheetsBridge {
  const service = sheetsService({
    now,
    newId: randomUUID,
    userOf: (token) => (token === key ? "you" : null),
    quota: null,
  });
  /** Google numbers tabs; here they have names that stay. */
  const numbers = new Map<string, number>();
  const own = new RegExp(`(?<=^/(?:v4/spreadsheets|drive/v3/files)/)${ownTrackerId(key)}(?=[/:]|$)`);
  let shown = -1;
  let changes: Change[] = [];
  service.onChange(({ book: after, before, by }) => {
    if (by === "request" && before !== null && after.id === trackerId)
      changes.push(...differences(before, after, idOf), ...extraChanges(book(), before, after, idOf));
  });

  function numberOf(id: string): number {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const next = numbers.size === 0 ? 0 : Math.max(...numbers.values()) + 1;
    numbers.set(id, next);
    return next;
  }

  function idOf(number: number): string {
    for (const [id, known] of numbers) if (known === number) return id;
    const id = `tab-${randomUUID()}`;
    numbers.set(id, number);
    return id;
  }

  return {
    async handle(request) {
      if (shown !== version()) {
        service.put(sheetsBook(book(), title, numberOf));
        shown = version();
      }
      changes = [];
      const answer = service.handle({ ...request, path: request.path.replace(own, trackerId) });
      const made = changes;
      if (made.length > 0) {
        const kept = place(made);
        shown = -1;
        await kept;
      }
      return answer;
    },
  };
}

function sheetsBook(book: Book, title: string, numberOf: (id: string) => number): SheetsBook {
  const { tabs, resources } = book;
  const formats = formatCache();
  return {
    id: trackerId,
    title,
    locale: "en_GB",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    sheets: tabs.map((tab) => withExtras(sheetOf(tab, numberOf(tab.id), formats), book, tab.id)),
    namedRanges: [...namesOf(resources)].flatMap(([name, reference]) => {
      const place = areaOfReference(reference);
      const tab = tabs.find(({ parts }) => parts.name === place?.tab);
      return place === null || tab === undefined
        ? []
        : [
            {
              id: name,
              name,
              sheetId: numberOf(tab.id),
              area: { top: place.top, bottom: place.bottom + 1, left: place.left, right: place.right + 1 },
            },
          ];
    }),
  };
}

function sheetOf({ parts, cells }: BookTab, id: number, formatOf: (looks: string) => JsonObject): BookSheet {
  return {
    ...newSheet(id, parts.name),
    hidden: parts.hidden,
    rowCount: Math.max(parts.rows, cells.length, 1),
    columnCount: Math.max(parts.columns, 1),
    frozenRows: parts.frozen.rows,
    frozenColumns: parts.frozen.columns,
    rows: cells.map((row) => Array.from(row, (cell) => sheetsCell(cell, formatOf))),
    rowLines: linesOf(parts.heights, parts.hiddenRows),
    columnLines: linesOf(parts.widths, parts.hiddenColumns),
    merges: parts.merges.map(({ top, left, bottom, right }): Area => ({
      top,
      left,
      bottom: bottom + 1,
      right: right + 1,
    })),
  };
}

function linesOf(sizes: TabParts["widths"], hidden: readonly number[]): readonly (Line | null)[] {
  const lines: (Line | null)[] = [];
  const count = Math.max(-1, ...Object.keys(sizes).map(Number), ...hidden) + 1;
  for (let line = 0; line < count; line += 1) {
    const size = sizes[line] ?? null;
    const isHidden = hidden.includes(line);
    lines.push(size === null && !isHidden ? null : { hidden: isHidden, size });
  }
  return lines;
}

function sizesOf(lines: readonly (Line | null)[]): Record<string, number> {
  return Object.fromEntries(
    lines.flatMap((line, index) => (typeof line?.size === "number" ? [[String(index), line.size]] : [])),
  );
}

function hiddenOf(lines: readonly (Line | null)[]): readonly number[] {
  return lines.flatMap((line, index) => (line?.hidden === true ? [index] : []));
}

const errors = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/;

function sheetsCell(cell: BookCell | undefined, formatOf: (looks: string) => JsonObject): SheetsCell | null {
  if (cell === undefined) return null;
  const { v, f, s } = cell;
  return {
    value:
      v === undefined ? null : typeof v === "string" && f !== undefined && errors.test(v) ? { error: v } : v,
    formula: f ?? null,
    format: s === undefined ? null : formatOf(s),
    validation: null,
    note: null,
  };
}

/** Under it a format carries all looks of its cell: copies of the format take it along, answers do not show it. */
const allLooks = Symbol("looks");

/** Only what decides how a value is read is told; colours and lines stay with the page. */
function formatCache(): (looks: string) => JsonObject {
  const known = new Map<string, JsonObject>();
  return (text) => {
    let format = known.get(text);
    if (format === undefined) {
      const { n, bl } = looksOf(text);
      const pattern = n?.pattern;
      format = {
        ...(pattern === undefined ? {} : { numberFormat: { type: kindOf(pattern), pattern } }),
        ...(bl === 1 ? { textFormat: { bold: true } } : {}),
        [allLooks]: text,
      };
      known.set(text, format);
    }
    return format;
  };
}

function kindOf(pattern: string): string {
  if (pattern === "@") return "TEXT";
  if (/%/.test(pattern)) return "PERCENT";
  return /[dy]/i.test(pattern.replace(/"[^"]*"|\[[^\]]*\]/g, "")) ? "DATE" : "NUMBER";
}

function differences(before: SheetsBook, after: SheetsBook, idOf: (number: number) => string): Change[] {
  const found: Change[] = [];
  const old = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  for (const { id } of before.sheets)
    if (!after.sheets.some((sheet) => sheet.id === id)) found.push({ kind: "remove-tab", tab: idOf(id) });
  after.sheets.forEach((sheet, at) => {
    const tab = idOf(sheet.id);
    const known = old.get(sheet.id);
    if (known === sheet) return;
    if (known === undefined) found.push({ kind: "add-tab", tab, at, parts: partsOf(sheet) });
    else {
      const different = Object.fromEntries(
        Object.entries(partsOf(sheet)).filter(
          ([name, value]) => JSON.stringify(value) !== JSON.stringify(partsOf(known)[name as keyof TabParts]),
        ),
      );
      // Room for more rows comes with the rows themselves.
      const rest = Object.fromEntries(
        Object.entries(different).filter(([name]) => name !== "rows" && name !== "columns"),
      );
      if (Object.keys(rest).length > 0) found.push({ kind: "parts", tab, parts: rest });
    }
    const cells = changedCells(known, sheet);
    if (cells.length > 0) found.push({ kind: "cells", tab, cells });
  });
  return found;
}

function partsOf(sheet: BookSheet): Extract<Change, { kind: "add-tab" }>["parts"] {
  return {
    name: sheet.title,
    hidden: sheet.hidden,
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      top,
      left,
      bottom: (bottom ?? sheet.rowCount) - 1,
      right: (right ?? sheet.columnCount) - 1,
    })),
    widths: sizesOf(sheet.columnLines),
    heights: sizesOf(sheet.rowLines),
    hiddenRows: hiddenOf(sheet.rowLines),
    hiddenColumns: hiddenOf(sheet.columnLines),
    frozen: { rows: sheet.frozenRows, columns: sheet.frozenColumns },
  };
}

function changedCells(before: BookSheet | undefined, after: BookSheet): CellChange[] {
  const cells: CellChange[] = [];
  const height = Math.max(before?.rows.length ?? 0, after.rows.length);
  for (let row = 0; row < height; row += 1) {
    const [old, now] = [before?.rows[row], after.rows[row]];
    if (old === now) continue;
    const width = Math.max(old?.length ?? 0, now?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      const [was, is] = [old?.[column] ?? null, now?.[column] ?? null];
      if (was === is || (was !== null && is !== null && isSame(was, is))) continue;
      const made = is === null ? null : bookCell(is);
      // A rule or a note alone is kept elsewhere.
      if (was === null && made !== null && Object.keys(made).length === 0) continue;
      cells.push([row, column, made]);
    }
  }
  return cells;
}

function isSame(a: SheetsCell, b: SheetsCell): boolean {
  return (
    a.formula === b.formula && JSON.stringify([a.value, a.format]) === JSON.stringify([b.value, b.format])
  );
}

function bookCell({ value, formula, format }: SheetsCell): NonNullable<CellChange[2]> {
  const v = value !== null && typeof value === "object" ? value.error : value;
  const s = format === null ? undefined : looksText(looks(format));
  return {
    ...(v === null || v === "" ? {} : { v }),
    ...(formula === null ? {} : { f: formula }),
    ...(s === undefined ? {} : { s }),
  };
}

function looks(format: JsonObject): CellLooks {
  const number = format["numberFormat"];
  const pattern =
    typeof number === "object" && number !== null && "pattern" in number ? number["pattern"] : undefined;
  const kind = typeof number === "object" && number !== null && "type" in number ? number["type"] : undefined;
  const text = format["textFormat"];
  const bold = typeof text === "object" && text !== null && "bold" in text && text["bold"] === true;
  const carried: unknown = Reflect.get(format, allLooks);
  const others = Object.entries(looksOf(typeof carried === "string" ? carried : undefined));
  return {
    ...Object.fromEntries(others.filter(([name]) => name !== "n" && name !== "bl")),
    ...(typeof pattern === "string"
      ? { n: { pattern } }
      : kind === "TEXT"
        ? { n: { pattern: "@" } }
        : kind === "DATE"
          ? { n: { pattern: "dd/mm/yyyy" } }
          : {}),
    ...(bold ? { bl: 1 } : {}),
  };
}
