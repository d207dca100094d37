/** What the tracker holds joins what the device holds. */
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { type Writing } from "./connection.ts";
import { type KeptRecord, readKeptEvent, recordOfEvent, sameEvent } from "./kept-record.ts";
import { type Standing } from "./store.ts";

const inTracker: Standing = { state: "in-tracker" };

/** Fetching records one by one is cheaper only while there are few of them. */
const few = 500;

/**
 * @returns the learners for whom something changed, each once
 */
export async function receiveEvents(
  to: Writing,
  received: readonly StoredEvent[],
  whole: boolean,
): Promise<readonly string[]> {
  const events = to.objectStore("events");
  const changed = new Set<string>();
  const put = async (record: KeptRecord): Promise<void> => {
    changed.add(record.learner);
    await events.put(record);
  };

  const said = new Map<string, StoredEvent[]>();
  for (const event of received) {
    const others = said.get(event.id);
    if (others === undefined) said.set(event.id, [event]);
    else others.push(event);
  }
  const kept = await keptById(to, [...said.keys()]);
  for (const [id, variants] of said) {
    const before = kept.get(id);
    const record = afterReceiving(before, variants);
    if (record !== null && canonical(record) !== canonical(before)) await put(record);
  }
  if (!whole) return [...changed];

  const standing = events.index("standing");
  for (const value of await standing.getAll(["tracker", "in-tracker"])) {
    const { event } = readKeptEvent(value) ?? {};
    if (event === undefined || said.has(event.id)) continue;
    changed.add(recordOfEvent(event, "tracker", inTracker).learner);
    await events.delete(event.id);
  }
  for (const value of await standing.getAll(["own", "in-tracker"])) {
    const { event } = readKeptEvent(value) ?? {};
    if (event === undefined || said.has(event.id)) continue;
    await put(recordOfEvent(event, "own", { state: "refused", reason: goneFromTracker }));
  }
  return [...changed];
}

const goneFromTracker = "The tracker held it and no longer does: somebody deleted or changed its row.";

/** The record after the tracker said this of it. */
function afterReceiving(before: unknown, variants: readonly StoredEvent[]): KeptRecord | null {
  const [first] = variants;
  if (first === undefined) return null;
  const own = readKeptEvent(before);
  // A damaged record is mended by the tracker, which holds all of it.
  const base =
    own?.origin === "own"
      ? recordOfEvent(own.event, "own", inTracker)
      : recordOfEvent(first, "tracker", inTracker);
  const kept = own?.origin === "own" ? own.event : first;
  const other = variants.find((variant) => !sameEvent(variant, kept));
  return { ...base, trackerSays: other === undefined ? null : textOf(other) };
}

function textOf(event: StoredEvent): string {
  return event.kind === "foreign" ? event.content : JSON.stringify(event);
}

async function keptById(to: Writing, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const events = to.objectStore("events");
  if (ids.length <= few) {
    const values = await Promise.all(ids.map((id) => events.get(id)));
    return new Map(ids.map((id, index) => [id, values[index]]));
  }
  const [keys, values] = await Promise.all([events.getAllKeys(), events.getAll()]);
  return new Map(keys.map((key, index) => [key, values[index]]));
}
