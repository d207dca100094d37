/** What an export holds, whatever its form: learners with their events. */
import * as z from "zod";
import { type StoredEvent } from "../evidence-log/event.ts";
import { type Problem } from "../problem.ts";

/** The version of the export's own form; what an event says has one of its own. */
export const exportVersion = 1;
export const exportFormat = "evidence-mapper";

export const exportedLearner = z
  .strictObject({
    id: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    /** The catalogue's id. */
    qualification: z.string().min(1).max(100),
  })
  .readonly();
export type ExportedLearner = z.infer<typeof exportedLearner>;

export interface Exported {
  readonly learners: readonly ExportedLearner[];
  readonly events: readonly StoredEvent[];
}

/** What a file holds; what of it cannot be taken is in `problems`, each with its line or place. */
export interface ReadExport extends Exported {
  readonly problems: readonly Problem[];
}

/** The whole file is of another kind, or was cut off: nothing is taken. */
export function nothingTaken(code: string, found: string, advice: string): ReadExport {
  return { learners: [], events: [], problems: [{ code, where: "", found, advice }] };
}

/** What is no JSON gives `undefined`, which no schema takes. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
