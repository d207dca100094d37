/** The device's store in IndexedDB: one record for each event, one transaction for each call. */
import {
  eventLayout,
  logEvent,
  type LogEvent,
  type StoredEvent,
} from "@evidence-mapper/shared/evidence-log/event";
import { compareEvents } from "@evidence-mapper/shared/evidence-log/order";
import { mustBeGuarded } from "../guard/must-be-guarded.ts";
import { announcer } from "./announcer.ts";
import { changeTracker } from "./change-tracker.ts";
import { connect, type Reading, type Writing } from "./connection.ts";
import { raiseCount, startCounting } from "./counter.ts";
import { databaseName, places } from "./database.ts";
import { eraseEvents } from "./erase.ts";
import {
  readKeptEvent,
  readLearner,
  readRecord,
  readSettings,
  recordOfEvent,
  withStanding,
} from "./kept-record.ts";
import { askToPersist } from "./persistence.ts";
import { receiveEvents } from "./receive.ts";
import { takeInEvents } from "./take-in.ts";
import { type KeptEvent, type KeptLearner, NotKept, type Store } from "./store.ts";

export interface StoreOptions {
  /** Stores of the same name are one. */
  readonly name?: string;
}

export function openStore({ name = databaseName }: StoreOptions = {}): Store {
  const { read, write } = connect(name);
  const { announce, listen } = announcer(name);

  return {
    async settings() {
      return readSettings(await read((from) => from.objectStore("device").get("settings"))).settings;
    },

    async changeSettings(change) {
      const settings = await write(async (to) => {
        const device = to.objectStore("device");
        const before = await device.get("settings");
        // What cannot be read stays until it is said again.
        const after = { ...(before ?? { key: "settings" }), ...change };
        await device.put(after);
        return readSettings(after).settings;
      });
      announce(null);
      return settings;
    },

    async learners() {
      const values = await read((from) => from.objectStore("learners").getAll());
      return values.map(readLearner).filter((one): one is KeptLearner => !("code" in one));
    },

    async keepLearners(learners) {
      for (const learner of learners) {
        if ("code" in readLearner(learner))
          throw new NotKept(
            "A learner needs an id, a name and a qualification. Fill these in, and try again.",
          );
      }
      await write((to) => {
        const kept = to.objectStore("learners");
        return Promise.all(learners.map((learner) => kept.put(learner)));
      });
      announce(null);
    },

    async events(learner) {
      return eventsOf(await read((from) => valuesOf(from, learner)));
    },

    async eventsAbout({ identity, location }) {
      const values = await read(async (from) => {
        const events = from.objectStore("events");
        const found = await Promise.all([
          ...(identity === null
            ? []
            : [
                events.index("captured-identity").getAll(identity),
                events.index("corrected-identity").getAll(identity),
              ]),
          ...(location === null
            ? []
            : [
                events.index("captured-location").getAll(location),
                events.index("corrected-location").getAll(location),
              ]),
        ]);
        return found.flat();
      });
      const byId = new Map(eventsOf(values).map((kept) => [kept.event.id, kept]));
      return [...byId.values()];
    },

    async problems() {
      const [events, learners, settings] = await read((from) =>
        Promise.all([
          valuesOf(from),
          from.objectStore("learners").getAll(),
          from.objectStore("device").get("settings"),
        ]),
      );
      return [
        ...events.flatMap((value) => readRecord(value).problems),
        ...learners.map(readLearner).filter((one) => "code" in one),
        ...readSettings(settings).problems,
      ];
    },

    async record(drafts) {
      mustBeGuarded(drafts);
      if (drafts.length === 0) return [];
      let isNew = false;
      const recorded = await write(async (to) => {
        const events = to.objectStore("events");
        const before = await Promise.all(drafts.map(({ id }) => events.get(id)));
        const made = new Map<string, LogEvent>();
        const counting = await startCounting(to);
        for (const [index, draft] of drafts.entries()) {
          if (made.has(draft.id)) continue;
          const kept = before[index];
          if (kept !== undefined) {
            made.set(draft.id, knownEvent(kept));
            continue;
          }
          const event = logEvent.parse({ ...draft, ...counting.next(), layout: eventLayout });
          made.set(event.id, event);
          isNew = true;
          await events.add(recordOfEvent(event, "own", { state: "on-device" }));
        }
        if (isNew) await counting.keep();
        return drafts.flatMap(({ id }) => made.get(id) ?? []);
      });
      if (isNew) {
        announce(learnersOf(recorded));
        askToPersist();
      }
      return recorded;
    },

    async receive(received, whole = false) {
      const changed = await write(async (to) => {
        const learners = await receiveEvents(to, received, whole);
        await raiseCount(to, received);
        return learners;
      });
      if (changed.length > 0) announce(changed);
    },

    async takeIn(brought) {
      const { taken, changed } = await write(async (to) => {
        await raiseCount(to, brought);
        return takeInEvents(to, brought);
      });
      if (changed.length > 0) announce(changed);
      return taken;
    },

    async queue() {
      const values = await read((from) =>
        from.objectStore("events").index("standing").getAll(["own", "on-device"]),
      );
      return values
        .flatMap((value) => readKeptEvent(value)?.event ?? [])
        .filter((event): event is LogEvent => event.kind !== "foreign")
        .sort(compareEvents);
    },

    async stand(ids, standing) {
      const changed = await write(async (to) => {
        const events = to.objectStore("events");
        const stood = new Set<string>();
        for (const id of ids) {
          const record = withStanding(await events.get(id), standing);
          if (record === null) continue;
          stood.add(record.learner);
          await events.put(record);
        }
        return [...stood];
      });
      if (changed.length > 0) announce(changed);
    },

    async changeTracker(tracker) {
      const waiting = await write((to) => changeTracker(to, tracker));
      if (waiting === 0) announce(null);
      return waiting;
    },

    async eraseLearner(learner) {
      await write(async (to) => {
        await eraseEvents(to, learner);
        await to.objectStore("learners").delete(learner);
      });
      announce(null);
    },

    async eraseAll() {
      await write((to) => Promise.all(places.map((place) => to.objectStore(place).clear())));
      announce(null);
    },

    watch: listen,
  };
}

function eventsOf(values: readonly unknown[]): readonly KeptEvent[] {
  return values.flatMap((value) => readRecord(value).events);
}

/** The event that an id already stands for. */
function knownEvent(value: unknown): LogEvent {
  const event = readKeptEvent(value)?.event;
  if (event === undefined || event.kind === "foreign")
    throw new NotKept("Something else is kept under the same id. Capture it again.");
  return event;
}

function learnersOf(events: readonly StoredEvent[]): readonly string[] {
  return [...new Set(events.map((event) => (event.kind === "foreign" ? "" : event.learner)))];
}

function valuesOf(from: Reading | Writing, learner?: string): Promise<unknown[]> {
  const events = from.objectStore("events");
  return learner === undefined ? events.getAll() : events.index("learner").getAll(learner);
}
