/** The client's own counter, above every counter that it has seen: read and raised in the writing transaction. */
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { nextCount } from "@evidence-mapper/shared/evidence-log/order";
import { type Writing } from "./connection.ts";
import { type CounterRecord, readCounter, readKeptEvent } from "./kept-record.ts";

export interface Counting {
  /** The next place in the order. */
  next(): { readonly client: string; readonly count: number };
  /** Keeps how far it got. */
  keep(): Promise<unknown>;
}

export async function startCounting(to: Writing): Promise<Counting> {
  const counter = await readOrBegin(to);
  let { count } = counter;
  return {
    next() {
      count = nextCount(count, []);
      return { client: counter.client, count };
    },
    keep: () => to.objectStore("device").put({ ...counter, count }),
  };
}

/** What others made was seen: what is made here from now on comes after it. */
export async function raiseCount(to: Writing, seen: readonly StoredEvent[]): Promise<void> {
  const counter = await readOrBegin(to);
  const count = highest(counter.count, seen);
  if (count > counter.count) await to.objectStore("device").put({ ...counter, count });
}

function highest(count: number, events: Iterable<StoredEvent>): number {
  let most = count;
  for (const event of events) if (event.kind !== "foreign" && event.count > most) most = event.count;
  return most;
}

/** Where no counter can be read this is a new client, above everything that is kept. */
async function readOrBegin(to: Writing): Promise<CounterRecord> {
  const counter = readCounter(await to.objectStore("device").get("counter"));
  if (counter !== null) return counter;
  const values = await to.objectStore("events").getAll();
  const kept = values.flatMap((value) => readKeptEvent(value)?.event ?? []);
  return { key: "counter", client: crypto.randomUUID(), count: highest(0, kept) };
}
