/** A device with the sync engine in one or more pages of the extension; any page can be killed at any step. */
import { rounds } from "../../../extension/src/sync/round.ts";
import { keepInStep, type Keeper } from "../../../extension/src/sync/keep-in-step.ts";
import { type Http, type SyncSeams, type TokenSource } from "../../../extension/src/sync/seams.ts";
import { type EventDraft, type Store } from "../../../extension/src/store/store.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { type Disk, emptyDisk, memoryStore } from "./memory-store.ts";
import { type VirtualTime } from "./virtual-time.ts";

export interface DeviceOptions {
  readonly client: string;
  readonly time: VirtualTime;
  readonly http: Http;
  readonly random: () => number;
  /** A mistake planted into what the engine works with. */
  readonly spoil?: (seams: SyncSeams, device: Device) => SyncSeams;
  /** Bytes of one request. */
  readonly limit?: number;
}

export interface Page {
  readonly keeper: Keeper;
  readonly store: Store;
  readonly kill: () => void;
}

export interface Device {
  readonly disk: Disk;
  readonly time: VirtualTime;
  readonly pages: Page[];
  /** Events whose recording was confirmed to the person. */
  readonly acknowledged: LogEvent[];
  /** What was seen to be wrong as it happened. */
  readonly wrong: string[];
  /** How far this device's clock is off. */
  clockOff: number;
  readonly open: () => Page;
  readonly record: (drafts: readonly EventDraft[]) => Promise<void>;
  /** Before and after everything that the engine asks of the world. */
  onStep: (name: string) => void;
}

export function makeDevice({ client, time, http, random, spoil, limit }: DeviceOptions): Device {
  const disk = emptyDisk(client);
  const lock = pageLock();
  const device: Device = {
    disk,
    time,
    pages: [],
    acknowledged: [],
    wrong: [],
    clockOff: 0,
    onStep: () => undefined,
    open() {
      let alive = true;
      const owner = {};
      const guard = async <Value>(name: string, run: () => Promise<Value>): Promise<Value> => {
        device.onStep(`before ${name}`);
        if (!alive) return never();
        try {
          return await run();
        } finally {
          device.onStep(`after ${name}`);
          if (!alive) await never();
        }
      };
      let seams: SyncSeams = {
        store: memoryStore(disk),
        http,
        tokens: goodToken,
        now: () => time.now() + device.clockOff,
        random,
        alone: (run) => lock.alone(owner, run),
      };
      if (spoil !== undefined) seams = spoil(seams, device);
      const { store: kept } = seams;
      const store: Store = {
        ...kept,
        settings: () => guard("settings", () => kept.settings()),
        changeSettings: (change) => guard("changeSettings", () => kept.changeSettings(change)),
        learners: () => guard("learners", () => kept.learners()),
        keepLearners: (learners) => guard("keepLearners", () => kept.keepLearners(learners)),
        events: (learner) => guard("events", () => kept.events(learner)),
        record: (drafts) => guard("record", () => kept.record(drafts)),
        receive: (events, whole) => guard("receive", () => kept.receive(events, whole)),
        queue: () => guard("queue", () => kept.queue()),
        changeTracker: (tracker) => guard("changeTracker", () => kept.changeTracker(tracker)),
        stand: (ids, standing) => guard("stand", () => kept.stand(ids, standing)),
      };
      const guarded: SyncSeams = {
        ...seams,
        store,
        http: (request) => guard(`http ${request.method}`, () => seams.http(request)),
      };
      const keeper = keepInStep({
        ...guarded,
        later: (milliseconds, run) => time.later(milliseconds, () => alive && run()),
        makeRound: (doing) =>
          rounds(guarded, { catalogue, doing, ...(limit === undefined ? {} : { limit }) }),
      });
      const page: Page = {
        keeper,
        store,
        kill: () => {
          if (!alive) return;
          alive = false;
          keeper.stop();
          lock.drop(owner);
          device.pages.splice(device.pages.indexOf(page), 1);
        },
      };
      device.pages.push(page);
      return page;
    },
    async record(drafts) {
      const page = device.pages[0] ?? device.open();
      const known = Math.max(
        0,
        ...[...disk.events.values()].map(({ event }) => ("count" in event ? event.count : 0)),
      );
      // A page that dies meanwhile confirms nothing.
      void page.store.record(drafts).then(
        (events) => {
          device.acknowledged.push(...events);
          for (const { id, count } of events)
            if (count <= known) device.wrong.push(`${id} does not come after what the device had seen.`);
        },
        () => undefined,
      );
      await time.pass(0);
    },
  };
  return device;
}

const goodToken: TokenSource = {
  token: () => Promise.resolve("a token"),
  renew: () => Promise.resolve("another token"),
};

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** As Web Locks: one page at a time; the lock of a page that dies is free at once. */
function pageLock() {
  interface Waiting {
    readonly owner: object;
    readonly start: () => void;
  }
  let holder: Waiting | null = null;
  let waiting: Waiting[] = [];
  const next = (): void => {
    holder = waiting.shift() ?? null;
    holder?.start();
  };
  return {
    alone<Result>(owner: object, run: () => Promise<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        const one: Waiting = {
          owner,
          start: () => {
            void run()
              .then(resolve, reject)
              .finally(() => {
                if (holder === one) next();
              });
          },
        };
        waiting.push(one);
        if (holder === null) next();
      });
    },
    drop(owner: object): void {
      waiting = waiting.filter((one) => one.owner !== owner);
      if (holder?.owner === owner) next();
    },
  };
}
