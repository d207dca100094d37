/** The working papers of a fold: each event once, what became of it, and what cannot be. */
import { type Problem } from "../problem.ts";
import { shortened } from "../tracker/cell-text.ts";
import { canonical } from "./canonical.ts";
import { type EventKind, type EventOf, type ForeignEvent, type LogEvent, type StoredEvent } from "./event.ts";
import { compareEvents, compareText } from "./order.ts";
import { type Fate } from "./state.ts";

export interface Ledger {
  /** In the log's order, each once, without those whose id stands for two events. */
  readonly events: readonly LogEvent[];
  readonly foreign: readonly ForeignEvent[];
  readonly of: <Kind extends EventKind>(kind: Kind) => readonly EventOf<Kind>[];
  readonly byId: (id: string) => LogEvent | undefined;
  readonly setFate: (event: string, fate: Fate) => void;
  readonly fate: (event: string) => Fate | undefined;
  readonly isWithdrawn: (event: string) => boolean;
  /** The event cannot be what it says; it counts for nothing. */
  readonly refuse: (event: LogEvent, code: string, found: string, advice: string) => void;
  readonly problem: (problem: Problem) => void;
  readonly fates: () => readonly { readonly event: string; readonly fate: Fate }[];
  readonly problems: () => readonly Problem[];
}

export function ledgerOf(stored: Iterable<StoredEvent>): Ledger {
  const first = new Map<string, StoredEvent>();
  const clashing = new Set<string>();
  const foreign = new Map<string, ForeignEvent>();
  for (const event of stored) {
    const before = first.get(event.id);
    if (before === undefined) first.set(event.id, event);
    else if (before !== event && canonical(before) !== canonical(event)) clashing.add(event.id);
    if (event.kind === "foreign") foreign.set(canonical(event), event);
  }
  const problems: Problem[] = [];
  const fates = new Map<string, Fate>();
  const known: LogEvent[] = [];
  for (const event of first.values()) {
    if (event.kind !== "foreign" && !clashing.has(event.id)) known.push(event);
  }
  known.sort(compareEvents);
  for (const id of [...clashing].sort(compareText)) {
    fates.set(id, "refused");
    problems.push({
      code: "event-id-twice",
      where: id,
      found: "The log holds different events under this one id: a row was copied or changed.",
      advice: "Put the changed row back as it was, or delete the copy. Until then none of them counts.",
    });
  }
  const foreignEvents = [...foreign.values()].sort(
    (a, b) => compareText(a.id, b.id) || compareText(a.content, b.content),
  );
  for (const { id, says, layout } of foreignEvents) {
    problems.push({
      code: "event-newer",
      where: id,
      found: `An event “${shortened(says)}” (version ${layout}) was written by a newer Evidence Mapper.`,
      advice: "Update Evidence Mapper. The event is kept; until then what is shown may be out of date.",
    });
  }
  return {
    events: known,
    foreign: foreignEvents,
    of: (kind) => known.filter((event) => isOfKind(event, kind)),
    byId: (id) => {
      const event = first.get(id);
      return event === undefined || event.kind === "foreign" || clashing.has(id) ? undefined : event;
    },
    setFate: (event, fate) => fates.set(event, fate),
    fate: (event) => fates.get(event),
    isWithdrawn: (event) => fates.get(event) === "withdrawn",
    refuse: (event, code, found, advice) => {
      fates.set(event.id, "refused");
      problems.push({ code, where: event.id, found, advice });
    },
    problem: (problem) => problems.push(problem),
    fates: () => [
      ...[...clashing].sort(compareText).map((event) => ({ event, fate: "refused" as const })),
      ...known.map(({ id }) => ({ event: id, fate: fates.get(id) ?? "counts" })),
    ],
    problems: () =>
      problems.sort(
        (a, b) =>
          compareText(a.where, b.where) || compareText(a.code, b.code) || compareText(a.found, b.found),
      ),
  };
}

function isOfKind<Kind extends EventKind>(event: LogEvent, kind: Kind): event is EventOf<Kind> {
  return event.kind === kind;
}

/** Reports that an event names one that it cannot be about. */
export function refuseTarget(ledger: Ledger, event: LogEvent, target: LogEvent): void {
  const why =
    target.learner === event.learner
      ? `an event “${target.kind}” that it cannot be about`
      : "an event of another learner";
  ledger.refuse(
    event,
    "event-names-other",
    `“${event.kind}” names ${target.id}, ${why}.`,
    "Withdraw it, and record it again for the event that is meant.",
  );
}
