import { type LogEvent } from "./event.ts";
import { type Ledger } from "./ledger.ts";
import { compareEvents } from "./order.ts";

const nothing: ReadonlySet<string> = new Set();

type Settling = LogEvent & { readonly settles: readonly string[] };

/**
 * Which of these events another one replaces. Only an earlier event can be replaced: who settles something
 * has seen it, and so comes after it; a circle cannot be.
 *
 * @param events not withdrawn, all of one learner
 * @param sameMatter can the one be replaced by the other?
 */
export function replacedBy<Event extends Settling>(
  events: readonly Event[],
  sameMatter: (event: Event, named: Event) => boolean,
  ledger: Ledger,
): ReadonlySet<string> {
  if (events.every(({ settles }) => settles.length === 0)) return nothing;
  const byId = new Map(events.map((event) => [event.id, event]));
  const replaced = new Set<string>();
  for (const event of events) {
    for (const id of event.settles) {
      const named = byId.get(id);
      if (named !== undefined && sameMatter(event, named) && compareEvents(named, event) < 0)
        replaced.add(id);
      // What is not there yet, or was withdrawn, needs no settling.
      else if (ledger.byId(id) !== undefined && !ledger.isWithdrawn(id)) {
        ledger.problem({
          code: "event-settles-other",
          where: event.id,
          found: `It says that it settles ${id}, which is about something else or comes after it.`,
          advice: "It counts, and the other event stands as well. If the two disagree, settle them again.",
        });
      }
    }
  }
  return replaced;
}
