/** What windows and the server say to each other. */
import * as z from "zod";
import { change } from "./change.ts";

/** A window's own description of what it did, which other windows can repeat exactly. */
const mutation = z.object({ id: z.string().max(200), params: z.unknown() });

export const posted = z.strictObject({
  window: z.string().min(1).max(60),
  /** Which run of the server the window has opened the book from. */
  run: z.string().max(60),
  /** Counts the window's batches, so that a batch that is sent again is not carried out again. */
  batch: z.number().int().positive(),
  /** The last version that the window has seen. */
  base: z.number().int().min(0),
  changes: z.array(change),
  mutations: z.array(mutation),
});
export type Posted = z.infer<typeof posted>;

export const acknowledged = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("kept"), version: z.number(), dropped: z.number() }),
  /** Another run of the server, or somebody else moved rows or columns at the same moment: open the tracker again. */
  z.strictObject({ kind: z.literal("look-again"), run: z.string() }),
]);
export type Acknowledged = z.infer<typeof acknowledged>;

export const happened = z.strictObject({
  kind: z.literal("changes"),
  version: z.number(),
  window: z.string(),
  batch: z.number(),
  changes: z.array(change),
  mutations: z.array(mutation),
});
export type Happened = z.infer<typeof happened>;

export const fileState = z.strictObject({
  kind: z.literal("file"),
  name: z.string(),
  path: z.string(),
  state: z.enum(["saved", "unsaved", "changed-outside", "cannot-save"]),
  /** `10:05:31`, in the machine's own time. */
  savedAt: z.string().nullable(),
  sentence: z.string(),
});
export type FileState = z.infer<typeof fileState>;

/** Everything is to be opened again: the file was read anew. */
export const openAgain = z.strictObject({ kind: z.literal("open-again") });

/** Where the server is, told to a window that has just begun to listen. */
export const at = z.strictObject({ kind: z.literal("at"), run: z.string(), version: z.number() });

export const told = z.discriminatedUnion("kind", [happened, fileState, openAgain, at]);
export type Told = z.infer<typeof told>;
