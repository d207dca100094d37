/** A store with the laws of the device's own, in memory: what is kept outlives the programs that use it. */
import { canonical } from "../../../shared/src/evidence-log/canonical.ts";
import {
  eventLayout,
  logEvent,
  type LogEvent,
  type StoredEvent,
} from "../../../shared/src/evidence-log/event.ts";
import { compareEvents } from "../../../shared/src/evidence-log/order.ts";
import {
  type KeptEvent,
  type KeptLearner,
  NotKept,
  type Settings,
  type Standing,
  type Store,
} from "../../../extension/src/store/store.ts";

interface OnDisk {
  readonly event: StoredEvent;
  readonly origin: KeptEvent["origin"];
  readonly standing: Standing;
  readonly trackerSays: StoredEvent | null;
}

/** What is on the disk. */
export interface Disk {
  client: string;
  count: number;
  settings: Settings;
  readonly learners: Map<string, KeptLearner>;
  readonly events: Map<string, OnDisk>;
  readonly watchers: Set<(learners?: readonly string[]) => void>;
}

export const goneFromTracker = "The tracker no longer holds it.";

const noSettings: Settings = { author: null, trainee: null, tracker: null, apart: false, people: [] };
const inTracker: Standing = { state: "in-tracker" };

export function emptyDisk(client: string): Disk {
  return {
    client,
    count: 0,
    settings: noSettings,
    learners: new Map(),
    events: new Map(),
    watchers: new Set(),
  };
}

export function memoryStore(disk: Disk): Store {
  const announce = (learners?: ReadonlySet<string>): void => {
    for (const watcher of [...disk.watchers]) {
      if (learners === undefined) watcher();
      else watcher([...learners]);
    }
  };
  const keptOf = ({ event, origin, standing, trackerSays }: OnDisk): readonly KeptEvent[] =>
    (trackerSays === null ? [event] : [event, trackerSays]).map((one) => ({ event: one, origin, standing }));
  const learnerOf = (event: StoredEvent): string => {
    if (event.kind !== "foreign") return event.learner;
    const said: unknown = JSON.parse(event.content);
    return typeof said === "object" && said !== null && "learner" in said && typeof said.learner === "string"
      ? said.learner
      : "";
  };

  return {
    settings: () => Promise.resolve(disk.settings),
    changeSettings(change) {
      disk.settings = { ...disk.settings, ...change };
      announce();
      return Promise.resolve(disk.settings);
    },
    learners: () => Promise.resolve([...disk.learners.values()]),
    keepLearners(learners) {
      if (learners.some(({ id, name, qualification }) => id === "" || name === "" || qualification === ""))
        return Promise.reject(new NotKept("A learner needs an id, a name and a qualification."));
      for (const learner of learners) disk.learners.set(learner.id, learner);
      announce();
      return Promise.resolve();
    },
    events: (learner) =>
      Promise.resolve(
        [...disk.events.values()]
          .flatMap(keptOf)
          .filter(({ event }) => learner === undefined || learnerOf(event) === learner),
      ),
    eventsAbout: ({ identity, location }) =>
      Promise.resolve(
        [...disk.events.values()].flatMap(keptOf).filter(({ event }) => {
          const evidence =
            event.kind === "captured"
              ? event.evidence
              : event.kind === "corrected" && event.content.what === "captured"
                ? event.content.evidence
                : null;
          if (evidence === null) return false;
          return (
            (identity !== null && evidence.identity === identity) ||
            (location !== null && evidence.location === location)
          );
        }),
      ),
    problems: () => Promise.resolve([]),
    record(drafts) {
      let { count } = disk;
      const made = new Map<string, LogEvent>();
      const fresh: LogEvent[] = [];
      for (const draft of drafts) {
        if (made.has(draft.id)) continue;
        const kept = disk.events.get(draft.id)?.event;
        if (kept !== undefined && kept.kind !== "foreign") {
          made.set(draft.id, kept);
          continue;
        }
        count += 1;
        const read = logEvent.safeParse({ ...draft, client: disk.client, count, layout: eventLayout });
        if (!read.success) return Promise.reject(new NotKept("The event cannot be kept as it is."));
        made.set(draft.id, read.data);
        fresh.push(read.data);
      }
      if (fresh.length > 0) {
        disk.count = count;
        for (const event of fresh)
          disk.events.set(event.id, {
            event,
            origin: "own",
            standing: { state: "on-device" },
            trackerSays: null,
          });
        announce(new Set(fresh.map(({ learner }) => learner)));
      }
      return Promise.resolve(drafts.flatMap(({ id }) => made.get(id) ?? []));
    },
    receive(received, whole = false) {
      const said = new Map<string, StoredEvent[]>();
      for (const event of received) {
        const others = said.get(event.id);
        if (others === undefined) said.set(event.id, [event]);
        else others.push(event);
        if (event.kind !== "foreign") disk.count = Math.max(disk.count, event.count);
      }
      const changed = new Set<string>();
      const put = (record: OnDisk): void => {
        changed.add(learnerOf(record.event));
        disk.events.set(record.event.id, record);
      };
      for (const [id, variants] of said) {
        const before = disk.events.get(id);
        const [first] = variants;
        if (first === undefined) continue;
        const own = before?.origin === "own";
        const event = own ? before.event : first;
        const trackerSays = variants.find((one) => !same(one, event)) ?? null;
        const record: OnDisk = { event, origin: own ? "own" : "tracker", standing: inTracker, trackerSays };
        if (
          before === undefined ||
          before.standing.state !== "in-tracker" ||
          !same(before.event, event) ||
          !same(before.trackerSays, trackerSays)
        )
          put(record);
      }
      for (const [id, record] of whole ? [...disk.events] : []) {
        if (said.has(id) || record.standing.state !== "in-tracker") continue;
        if (record.origin === "own")
          put({
            ...record,
            standing: { state: "refused", reason: goneFromTracker },
            trackerSays: null,
          });
        else {
          changed.add(learnerOf(record.event));
          disk.events.delete(id);
        }
      }
      if (changed.size > 0) announce(changed);
      return Promise.resolve();
    },
    takeIn(brought) {
      const changed = new Set<string>();
      const clashing = new Set<string>();
      let fresh = 0;
      for (const event of brought) {
        if (event.kind !== "foreign") disk.count = Math.max(disk.count, event.count);
        const kept = disk.events.get(event.id);
        if (kept === undefined) {
          disk.events.set(event.id, {
            event,
            origin: "own",
            standing: { state: "on-device" },
            trackerSays: null,
          });
          changed.add(learnerOf(event));
          fresh += 1;
        } else if (!same(kept.event, event)) clashing.add(event.id);
      }
      if (changed.size > 0) announce(changed);
      return Promise.resolve({ fresh, clashing: [...clashing] });
    },
    queue: () =>
      Promise.resolve(
        [...disk.events.values()]
          .filter(({ origin, standing }) => origin === "own" && standing.state === "on-device")
          .flatMap(({ event }) => (event.kind === "foreign" ? [] : [event]))
          .sort(compareEvents),
      ),
    stand(ids, standing) {
      const changed = new Set<string>();
      for (const id of ids) {
        const record = disk.events.get(id);
        if (record?.origin !== "own") continue;
        disk.events.set(id, { ...record, standing });
        changed.add(learnerOf(record.event));
      }
      if (changed.size > 0) announce(changed);
      return Promise.resolve();
    },
    changeTracker(tracker) {
      const before = disk.settings.tracker;
      if (
        before !== null &&
        (before.spreadsheet !== tracker?.spreadsheet || before.server !== tracker.server)
      ) {
        const waiting = [...disk.events.values()].filter(
          ({ origin, standing }) => origin === "own" && standing.state !== "in-tracker",
        ).length;
        if (waiting > 0) return Promise.resolve(waiting);
        disk.events.clear();
        disk.learners.clear();
        disk.settings = { ...disk.settings, people: [] };
      }
      disk.settings = { ...disk.settings, tracker, apart: tracker === null };
      announce();
      return Promise.resolve(0);
    },
    eraseLearner(learner) {
      for (const [id, { event }] of [...disk.events])
        if (learnerOf(event) === learner) disk.events.delete(id);
      disk.learners.delete(learner);
      announce();
      return Promise.resolve();
    },
    eraseAll() {
      disk.events.clear();
      disk.learners.clear();
      disk.settings = noSettings;
      disk.count = 0;
      announce();
      return Promise.resolve();
    },
    watch(changed) {
      disk.watchers.add(changed);
      return () => disk.watchers.delete(changed);
    },
  };
}

function same(a: StoredEvent | null, b: StoredEvent | null): boolean {
  return a === b || canonical(a) === canonical(b);
}
