/** What can happen to a book. Windows send changes, the server puts them into one order and keeps them. */
import * as z from "zod";

const place = z.number().int().min(0).max(2_000_000);
const longestText = 50_000;

const cell = z
  .strictObject({
    v: z.union([z.string().max(longestText), z.number(), z.boolean()]).optional(),
    f: z.string().max(longestText).optional(),
    s: z.string().max(4_000).optional(),
    spilled: z.literal(true).optional(),
  })
  .nullable();

const cells = z.array(z.tuple([place, place, cell]));

const parts = z.strictObject({
  name: z.string().min(1).max(200),
  hidden: z.boolean(),
  rows: place,
  columns: place,
  merges: z.array(z.strictObject({ top: place, left: place, bottom: place, right: place })).readonly(),
  widths: z.record(z.string(), z.number()),
  heights: z.record(z.string(), z.number()),
  hiddenRows: z.array(place).readonly(),
  hiddenColumns: z.array(place).readonly(),
  frozen: z.strictObject({ rows: place, columns: place }),
});

const id = z.string().min(1).max(100);

export const change = z.discriminatedUnion("kind", [
  /** Somebody typed, pasted or cleared. `null` empties a cell. */
  z.strictObject({ kind: z.literal("cells"), tab: id, cells }),
  /** The formulas of a window answered. Never about what people typed. */
  z.strictObject({ kind: z.literal("results"), tab: id, cells }),
  z.strictObject({
    kind: z.enum(["insert", "delete"]),
    tab: id,
    axis: z.enum(["rows", "columns"]),
    at: place,
    count: place,
  }),
  z.strictObject({ kind: z.literal("add-tab"), tab: id, at: place, parts }),
  z.strictObject({ kind: z.literal("remove-tab"), tab: id }),
  z.strictObject({ kind: z.literal("parts"), tab: id, parts: parts.partial() }),
  z.strictObject({ kind: z.literal("order"), tabs: z.array(id) }),
  z.strictObject({ kind: z.literal("resource"), name: id, text: z.string().max(20_000_000) }),
  z.strictObject({
    kind: z.literal("remember"),
    key: z.string().max(300),
    text: z.string().max(400_000).nullable(),
  }),
]);

export type Change = z.infer<typeof change>;
export type CellChange = z.infer<typeof cells>[number];

/** Rows, columns or tabs move: places that somebody had in mind before are no longer those after. */
export function movesPlaces({ kind }: Change): boolean {
  return (
    kind === "insert" || kind === "delete" || kind === "add-tab" || kind === "remove-tab" || kind === "order"
  );
}
