import * as z from "zod";
import { type Problem } from "../problem.ts";
import { shortened } from "../tracker/cell-text.ts";
import { canonical } from "./canonical.ts";
import { eventId, eventLayout, logEvent, type StoredEvent } from "./event.ts";

/** What every event of every version has. */
const head = z.looseObject({ id: eventId, kind: z.string().min(1).max(60), layout: z.int().min(1) });

const knownKinds: ReadonlySet<string> = new Set(logEvent.options.map(({ def }) => kindOf(def.innerType)));

function kindOf(option: { readonly shape: { readonly kind: { readonly value: string } } }): string {
  return option.shape.kind.value;
}

export type ReadEvent =
  | { readonly event: StoredEvent; readonly problem: null }
  | { readonly event: null; readonly problem: Problem };

/**
 * Reads one event from data of any origin.
 *
 * @param where the place that a problem names
 * @returns the event; one of an unknown kind or newer layout comes whole as `foreign`; else what is wrong
 */
export function readEvent(value: unknown, where = ""): ReadEvent {
  const named = head.safeParse(value);
  if (named.success && (named.data.layout > eventLayout || !knownKinds.has(named.data.kind))) {
    const { id, kind, layout } = named.data;
    return { event: { kind: "foreign", id, says: kind, layout, content: canonical(value) }, problem: null };
  }
  const parsed = logEvent.safeParse(value);
  if (parsed.success) return { event: parsed.data, problem: null };
  const faults = parsed.error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map(String).join(" › ");
    return place === "" ? message : `${place}: ${message}`;
  });
  return {
    event: null,
    problem: {
      code: "event-unreadable",
      where,
      found: `Not an event of the evidence log: ${shortened(faults.join("; "), 300)}.`,
      advice:
        "It is kept where it stands and counts for nothing. Put back what was changed, or capture it again.",
    },
  };
}
