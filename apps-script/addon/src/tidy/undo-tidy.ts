/** What the last tidying wrote, kept with the spreadsheet, so that it can be put back once. */
import * as z from "zod";
import { cellText } from "@evidence-mapper/shared/tracker/cell-text";
import { type Cell, cellName } from "@evidence-mapper/shared/tracker/workbook";
import { areaAt } from "../area.ts";
import { type CellInput, type Spreadsheet } from "../spreadsheet.ts";

const key = "tidy";

const value = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ kind: z.literal("date"), date: z.string() }),
]);

const kept = z.object({
  at: z.string(),
  /** The tab by its id, because people rename tabs. */
  cells: z.array(
    z.object({ id: z.string(), row: z.int(), column: z.int(), before: value, after: z.string() }),
  ),
});

export interface TidiedCell {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
  readonly before: Cell;
  readonly after: string;
}

export type LastTidy = z.infer<typeof kept>;

export function lastTidy(spreadsheet: Spreadsheet): LastTidy | null {
  const text = spreadsheet.documentStore.read(key);
  const parsed = kept.safeParse(text === null ? null : jsonOf(text));
  return parsed.success ? parsed.data : null;
}

export function rememberTidy(spreadsheet: Spreadsheet, cells: readonly TidiedCell[]): void {
  const ids = new Map(spreadsheet.tabs().map(({ id, name }) => [name, id]));
  const record: LastTidy = {
    at: spreadsheet.now(),
    cells: cells.map(({ tab, row, column, before, after }) => ({
      id: ids.get(tab) ?? "",
      row,
      column,
      before: inputOf(before),
      after,
    })),
  };
  spreadsheet.documentStore.write(key, JSON.stringify(record));
}

export function forgetTidy(spreadsheet: Spreadsheet): void {
  spreadsheet.documentStore.write(key, null);
}

/** Cells that are no longer as the tidying left them are not touched. Afterwards there is nothing to undo. */
export function undoTidied(spreadsheet: Spreadsheet): {
  readonly undone: number;
  readonly kept: readonly string[];
} {
  const last = lastTidy(spreadsheet);
  if (last === null) throw new Error("There is nothing to put back.");
  const names = new Map(spreadsheet.tabs().map(({ id, name }) => [id, name]));
  const tabs = [...new Set(last.cells.flatMap(({ id }) => names.get(id) ?? []))];
  const { sheets } = spreadsheet.readWorkbook(tabs);
  const left: string[] = [];
  let undone = 0;
  for (const { id, row, column, before, after } of last.cells) {
    const tab = names.get(id);
    const now = sheets.find(({ name }) => name === tab)?.rows[row]?.[column] ?? null;
    if (tab === undefined || now !== after) {
      // A run that was cut off never reached this cell: it is as it was.
      if (tab === undefined || !isSame(now, before))
        left.push(cellName(tab ?? "a tab that is gone", row, column));
      continue;
    }
    spreadsheet.write(areaAt(tab, row, column, 1, 1), [[before]]);
    undone += 1;
  }
  forgetTidy(spreadsheet);
  return { undone, kept: left };
}

function inputOf(cell: Cell): z.infer<typeof value> & CellInput {
  if (cell === null || typeof cell !== "object") return cell;
  if (cell.kind === "number") return cell.value;
  if (cell.kind === "date") return { kind: "date", date: cell.date };
  return cellText(cell);
}

function isSame(now: Cell, before: CellInput): boolean {
  return JSON.stringify(inputOf(now)) === JSON.stringify(before);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
