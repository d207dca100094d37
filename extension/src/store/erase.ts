/** Takes a learner's events from the device, those included that cannot be read or that another version wrote. */
import * as z from "zod";
import { type Writing } from "./connection.ts";
import { fromJson } from "./kept-record.ts";

export async function eraseEvents(to: Writing, learner: string): Promise<void> {
  const events = to.objectStore("events");
  const ids = await events.index("learner").getAllKeys(learner);
  await Promise.all(ids.map((id) => events.delete(id)));
  // What does not say whose it is stands under "", and what is damaged may stand nowhere.
  const [whose, all] = await Promise.all([
    events.index("learner").count(IDBKeyRange.lowerBound("", true)),
    events.count(),
  ]);
  if (whose === all) return;
  for (let cursor = await events.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    if (names(cursor.value, learner)) await cursor.delete();
  }
}

const named = z.looseObject({ learner: z.unknown(), event: z.unknown() });
const own = z.looseObject({ learner: z.unknown() });

/** Does a record, readable or not, say that it is this learner's? */
function names(value: unknown, learner: string): boolean {
  const record = named.safeParse(value).data;
  if (record === undefined) return false;
  const event = typeof record.event === "string" ? fromJson(record.event) : record.event;
  return record.learner === learner || own.safeParse(event).data?.learner === learner;
}
