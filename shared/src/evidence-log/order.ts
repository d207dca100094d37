/**
 * The one order of events, the same for everybody and without any clock.
 *
 * Each client counts its own events, and sets its counter above every counter that it has seen. So an event
 * made in the knowledge of another always comes after it; of two made in ignorance of each other, the
 * smaller client id comes first. Which of those two really happened first nobody can tell, and nothing that
 * matters hangs on it: where it would, the two are a conflict for a person to settle.
 */
import { type LogEvent } from "./event.ts";

type OrderKey = Pick<LogEvent, "id" | "client" | "count">;

/** Negative when `a` comes first. Total: only the same id compares as 0. */
export function compareEvents(a: OrderKey, b: OrderKey): number {
  if (a.count !== b.count) return a.count - b.count;
  return a.client === b.client ? compareText(a.id, b.id) : compareText(a.client, b.client);
}

/** By UTF-16 units: a locale's order differs from one machine to the next. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The counter of a client's next event: above its own last one and above all that it has seen. */
export function nextCount(own: number, seen: Iterable<Pick<LogEvent, "count">>): number {
  let highest = own;
  for (const { count } of seen) if (count > highest) highest = count;
  return highest + 1;
}
