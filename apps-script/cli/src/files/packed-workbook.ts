import * as z from "zod";
import type { Cell, Sheet, Workbook } from "@evidence-mapper/shared/tracker/workbook";

/**
 * A workbook as it travels between two processes: each different value once, and the grid as numbers.
 * A tracker repeats a few hundred values over hundreds of thousands of cells.
 */
export const packedWorkbook = z.strictObject({
  /** Place 0 stands for an empty cell. */
  values: z.array(z.custom<Cell>(isCell)),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      hidden: z.boolean(),
      merges: z.array(
        z.strictObject({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() }),
      ),
      notes: z.array(z.strictObject({ row: z.number(), column: z.number(), text: z.string() })),
      /** Length of each row. */
      lengths: z.instanceof(Uint32Array),
      /** All rows, one after the other, as places in `values`. */
      cells: z.instanceof(Uint32Array),
    }),
  ),
});

export type PackedWorkbook = z.infer<typeof packedWorkbook>;

const EMPTY_ROW: readonly Cell[] = [];

/** The workbook as the core sees it. Equal cells share one value. */
export function unpackWorkbook(packed: PackedWorkbook): Workbook {
  return { sheets: packed.sheets.map((sheet) => unpackSheet(sheet, packed.values)) };
}

function unpackSheet(sheet: PackedWorkbook["sheets"][number], values: readonly Cell[]): Sheet {
  const rows: (readonly Cell[])[] = [];
  let start = 0;
  for (const length of sheet.lengths) {
    if (length === 0) {
      rows.push(EMPTY_ROW);
      continue;
    }
    const row = new Array<Cell>(length);
    for (let column = 0; column < length; column += 1) {
      row[column] = values[sheet.cells[start + column] ?? 0] ?? null;
    }
    rows.push(row);
    start += length;
  }
  return { name: sheet.name, rows, merges: sheet.merges, hidden: sheet.hidden, notes: sheet.notes };
}

/** Written by hand because a workbook can have a million different values. */
function isCell(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return true;
  if (typeof value !== "object" || !("kind" in value)) return false;
  switch (value.kind) {
    case "date":
      return "date" in value && typeof value.date === "string" && hasShown(value);
    case "number":
      return "value" in value && typeof value.value === "number" && hasShown(value);
    case "error":
      return hasShown(value);
    case "uncalculated":
      return "formula" in value && typeof value.formula === "string";
    default:
      return false;
  }
}

function hasShown(value: object): boolean {
  return "shown" in value && typeof value.shown === "string";
}
