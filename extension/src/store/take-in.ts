/** What a file brings joins what the device holds, as own events. */
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { type Writing } from "./connection.ts";
import { readKeptEvent, recordOfEvent, sameEvent } from "./kept-record.ts";
import { type TakenIn } from "./store.ts";

export async function takeInEvents(
  to: Writing,
  brought: readonly StoredEvent[],
): Promise<{ readonly taken: TakenIn; readonly changed: readonly string[] }> {
  const events = to.objectStore("events");
  const changed = new Set<string>();
  const clashing = new Set<string>();
  let fresh = 0;
  for (const event of brought) {
    const before = await events.get(event.id);
    if (before === undefined) {
      const record = recordOfEvent(event, "own", { state: "on-device" });
      await events.add(record);
      changed.add(record.learner);
      fresh += 1;
      continue;
    }
    const kept = readKeptEvent(before);
    if (kept === null || !sameEvent(kept.event, event)) clashing.add(event.id);
  }
  return { taken: { fresh, clashing: [...clashing] }, changed: [...changed] };
}
