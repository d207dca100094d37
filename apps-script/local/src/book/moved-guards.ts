/** Guarded areas, which the add-on remembers with the tracker, stay with their cells. */
import * as z from "zod";
import { movedArea, type MovedLines } from "./moved-lines.ts";

export const guardKey = "guards";

export const guard = z.object({
  tab: z.string(),
  description: z.string(),
  top: z.number(),
  left: z.number(),
  bottom: z.number(),
  right: z.number(),
});
export type Guard = z.infer<typeof guard>;
export const guardList = z.array(guard);

/** What cannot be read is none. */
export function guardsIn(store: ReadonlyMap<string, string>): readonly Guard[] {
  try {
    return guardList.safeParse(JSON.parse(store.get(guardKey) ?? "[]")).data ?? [];
  } catch {
    return [];
  }
}

/** Changes the store, when a guarded area of the tab moves. */
export function moveGuards(store: Map<string, string>, tab: string, moved: MovedLines): void {
  const before = guardsIn(store);
  if (!before.some((one) => one.tab === tab)) return;
  const after = before.flatMap((one): Guard[] => {
    if (one.tab !== tab) return [one];
    const { top, left, bottom, right } = one;
    return movedArea({ top, left, bottom, right }, moved).map((area) => ({ ...one, ...area }));
  });
  if (after.length === 0) store.delete(guardKey);
  else store.set(guardKey, JSON.stringify(after));
}
