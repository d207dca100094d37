/** Devices, a tracker that people edit, a network with faults, and what must be true of them in the end. */
import { expect } from "vitest";
import { connectTracker } from "../../../extension/src/sync/connect.ts";
import { type SyncSeams } from "../../../extension/src/sync/seams.ts";
import { type EventDraft, type Store } from "../../../extension/src/store/store.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { findQualification } from "../../../shared/src/catalogue/catalogue.ts";
import { canonical } from "../../../shared/src/evidence-log/canonical.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { tabOf } from "../../../shared/src/evidence-log/log-tabs.ts";
import { compareEvents } from "../../../shared/src/evidence-log/order.ts";
import { peopleOf } from "../../../shared/src/evidence-log/people.ts";
import { type LogState } from "../../../shared/src/evidence-log/state.ts";
import { readStandardTracker } from "../../../shared/src/standard-tracker/read-standard-tracker.ts";
import { reasons } from "../../../extension/src/sync/take-in.ts";
import { type Device, makeDevice } from "./device.ts";
import { goneFromTracker } from "./memory-store.ts";
import { makeNetwork, type Network } from "./network.ts";
import { type Edited, eventId } from "./people.ts";
import { simAnswer, type SimFile, simServer, type SimTab, simTracker, workbookOf } from "./sim-sheets.ts";
import { virtualTime, type VirtualTime } from "./virtual-time.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const ours = "the-tracker";
export const another = "another-tracker";

export interface World {
  readonly time: VirtualTime;
  readonly network: Network;
  readonly files: ReadonlyMap<string, SimFile>;
  readonly tracker: SimFile;
  readonly other: SimFile;
  readonly devices: readonly Device[];
  readonly edited: Edited;
  /** Faults that were seen as they happened. */
  readonly seen: string[];
}

export interface WorldOptions {
  readonly devices: number;
  readonly seed?: number;
  readonly limit?: number;
  readonly spoil?: (seams: SyncSeams, device: Device) => SyncSeams;
}

const qualification = findQualification(catalogue, "501/1837/7");

export async function makeWorld({ devices: count, seed = 1, limit, spoil }: WorldOptions): Promise<World> {
  if (qualification === undefined) throw new Error("The catalogue lacks 501/1837/7.");
  const time = virtualTime();
  const learners = [
    ["L-01", "Amira Cole"],
    ["L-02", "Ben Ode"],
    ["L-03", "Cai Moss"],
  ] as const;
  const tracker = simTracker(qualification, learners);
  const other = simTracker(qualification, learners);
  const files = new Map([
    [ours, tracker],
    [another, other],
  ]);
  const seen: string[] = [];
  const devices: Device[] = [];
  const network = makeNetwork(time, (request) => {
    const before = tracker.appended.length;
    const answer = simAnswer(files, request);
    for (const { tab, rows } of tracker.appended.slice(before)) watchOrder(tab.sheetId, rows);
    return answer;
  });
  const random = chance(seed);
  for (let index = 0; index < count; index += 1) {
    const options = { client: `laptop-${index + 1}`, time, http: network.http, random };
    const device = makeDevice({
      ...options,
      ...(limit === undefined ? {} : { limit }),
      ...(spoil === undefined ? {} : { spoil }),
    });
    device.disk.settings = {
      author: authors[index] ?? "Nobody",
      trainee: false,
      tracker: { spreadsheet: ours, title: "Tracker", server: simServer },
      apart: false,
      people: [],
    };
    devices.push(device);
    device.open();
  }
  await time.pass(1000);
  return {
    time,
    network,
    files,
    tracker,
    other,
    devices,
    edited: { deleted: new Set(), copied: new Set() },
    seen,
  };

  /** When something of a device arrives, everything older of it on that tab must have arrived. */
  function watchOrder(sheetId: number, rows: readonly (readonly string[])[]): void {
    const arriving = new Set(rows.flat());
    const arrived = new Set(tracker.appended.flatMap(({ rows: all }) => all.flat()));
    for (const device of devices) {
      const own = [...device.disk.events.values()].flatMap(({ event, origin, standing }) =>
        origin === "own" && event.kind !== "foreign" && standing.state === "on-device" ? [event] : [],
      );
      const mine = own.filter((event) => tabs.indexOf(tabOf(event).id) === sheetId - 1).sort(compareEvents);
      const newest = mine.filter(({ id }) => arriving.has(id)).pop();
      if (newest === undefined) continue;
      for (const older of mine) {
        if (compareEvents(older, newest) < 0 && !arrived.has(older.id))
          seen.push(`${newest.id} was sent before ${older.id}, which is older.`);
      }
    }
  }
}

const tabs = ["log", "decision", "signoff"];

export const authors = ["Priya Nair", "Tom Reid", "Dana Okoro", "Sam Hill", "Kit Rowe"];

/** Repeatable numbers from 0 up to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a device shows: everything that it keeps, but for what the tracker would not take. */
export function stateOf(device: Device): LogState {
  const events = [...device.disk.events.values()].flatMap(({ event, standing, trackerSays }) =>
    standing.state === "refused" ? [] : trackerSays === null ? [event] : [event, trackerSays],
  );
  return foldEvents(events, peopleOf(device.disk.settings.people));
}

export function stateOfSheet(file: SimFile): LogState {
  const { state } = readStandardTracker(workbookOf(file), catalogue);
  if (state === null) throw new Error("The tracker cannot be read.");
  return state;
}

/** A person tries to connect the device with another tracker; what comes of it is known later. */
export function rePair(device: Device, network: Network, spreadsheet: string): void {
  const page = device.pages[0];
  if (page === undefined) return;
  // Once nothing waits any more a person may leave for another tracker; the laws of the store are about that.
  const store: Store = {
    ...page.store,
    changeTracker: (tracker) =>
      somethingWaits(device) ? page.store.changeTracker(tracker) : Promise.resolve(1),
  };
  void connectTracker({ spreadsheet, server: simServer }, catalogue, {
    store,
    http: network.http,
    tokens: { token: () => Promise.resolve("a token"), renew: () => Promise.resolve(null) },
    now: device.time.now,
    alone: (run) => run(),
  });
}

function somethingWaits({ disk }: Device): boolean {
  return [...disk.events.values()].some(
    ({ origin, standing }) => origin === "own" && standing.state !== "in-tracker",
  );
}

/** The faults end, every device is opened, and people decide about what was refused. */
export async function calm(world: World): Promise<void> {
  const { time, network, devices } = world;
  network.ahead.length = 0;
  network.writesAhead.length = 0;
  network.away = false;
  network.meanwhile = () => undefined;
  for (const device of devices) {
    device.onStep = () => undefined;
    if (device.pages.length === 0) device.open();
  }
  await time.pass(20 * minute);
  // A round every device after each other's last, twice: what one sent in the last minute is with all.
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) await sendAgain(world, device);
    for (const device of devices) for (const page of device.pages) page.keeper.now();
    await time.pass(3 * minute);
  }
}

/** A person deletes rows that say something else, and sends again what is not there. */
async function sendAgain({ tracker, edited, seen }: World, device: Device): Promise<void> {
  const page = device.pages[0];
  if (page === undefined) return;
  for (const { event, origin, standing, trackerSays } of [...device.disk.events.values()]) {
    if (origin !== "own") continue;
    if (standing.state === "on-device") continue;
    if (trackerSays === null && (standing.state !== "refused" || isRefusedByRules(device, event.id)))
      continue;
    const stands = tracker.tabs.some((tab) => tab.rows.some((row) => holds(tab, row, event.id)));
    const gone =
      standing.state === "refused" && [goneFromTracker, reasons.vanished].includes(standing.reason);
    if (gone && !stands && !edited.deleted.has(event.id))
      seen.push(`${event.id} is refused, and nobody deleted it.`);
    for (const tab of tracker.tabs) tab.rows = tab.rows.filter((row) => !holds(tab, row, event.id));
    tracker.version += 1;
    await page.store.stand([event.id], { state: "on-device" });
  }
}

/** Is it the event's row, or one that was written across moved columns? Others' rows name it too. */
function holds(tab: SimTab, row: readonly string[], id: string): boolean {
  const says = eventId(tab, row);
  return says === id || (row.includes(id) && !/^made-/.test(says));
}

function isRefusedByRules(device: Device, id: string): boolean {
  const all = [...device.disk.events.values()].map(({ event }) => event);
  return foldEvents(all, peopleOf(device.disk.settings.people)).fates.some(
    ({ event, fate }) => event === id && fate === "refused",
  );
}

/** Everything that must hold when calm has come; the message of the first that does not, or `null`. */
export function faultIn(world: World): string | null {
  try {
    expectAllIsWell(world);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function expectAllIsWell({ tracker, other, devices, edited, network, seen }: World): void {
  expect(seen.join(" ")).toBe("");
  expect(devices.flatMap(({ wrong }) => wrong).join(" ")).toBe("");
  expect(other.appended, "rows in another file").toEqual([]);
  const recorded = new Map<string, LogEvent>();
  for (const { disk } of devices) {
    for (const { event, origin } of disk.events.values())
      if (origin === "own" && event.kind !== "foreign") recorded.set(event.id, event);
  }
  const rows = new Map<string, number>();
  for (const tab of tracker.tabs) {
    for (const row of tab.rows) {
      const id = eventId(tab, row);
      if (id !== "" && !/^[a-z]+\.event$|^Event id$/.test(id)) rows.set(id, (rows.get(id) ?? 0) + 1);
    }
  }
  const sheet = readStandardTracker(workbookOf(tracker), catalogue);
  for (const { event } of sheet.state?.fates ?? [])
    if (!event.startsWith("typed-")) expect(recorded.has(event), `${event} was invented`).toBe(true);
  for (const device of devices) {
    for (const event of device.acknowledged) {
      const kept = device.disk.events.get(event.id);
      expect(kept !== undefined, `${event.id} was acknowledged and is lost on its device`).toBe(true);
      if (kept?.standing.state === "refused" && isRefusedByRules(device, event.id)) {
        expect(rows.get(event.id) ?? 0, `${event.id} is refused by the rules and was sent`).toBe(0);
        continue;
      }
      expect(kept?.standing.state, `${event.id} on its device`).toBe("in-tracker");
      const many = network.doubled.some((body) => body.includes(event.id)) || edited.copied.has(event.id);
      const count = rows.get(event.id) ?? 0;
      expect(many ? Math.min(count, 1) : count, `rows of ${event.id}`).toBe(1);
    }
    const queue = [...device.disk.events.values()].filter(
      ({ origin, standing }) => origin === "own" && standing.state === "on-device",
    );
    expect(
      queue.map(({ event }) => event.id),
      "still waiting",
    ).toEqual([]);
    for (const { event, origin } of device.disk.events.values()) {
      if (origin !== "own" || event.kind !== "decided") continue;
      for (const id of event.settles) {
        const named = recorded.get(id);
        if (named !== undefined)
          expect(
            compareEvents(named, event),
            `${event.id} settles ${id}, which is not before it`,
          ).toBeLessThan(0);
      }
    }
    const state = stateOf(device);
    expect(canonical(state.learners), `what ${device.disk.client} shows`).toBe(
      canonical(sheet.state?.learners),
    );
    expect(canonical(state.fates)).toBe(canonical(sheet.state?.fates));
  }
}

let made = 0;

/** Ids that never repeat in one run of the tests. */
export function newId(): string {
  made += 1;
  return `made-${String(made).padStart(7, "0")}`;
}

const evidence = {
  label: null,
  title: "E-mail about a refund",
  system: "Mail",
  location: null,
  identity: null,
  seenOn: "2026-03-02",
  method: "work-product",
  setting: "workplace",
  witness: null,
  quote: null,
  language: null,
  adviser: null,
} as const;
const unit = "T/601/6077";
const criteria = ["1.1", "1.2", "2.1"];

export const acts = [
  "capture",
  "decide",
  "settle",
  "withdraw",
  "declare",
  "countersign",
  "sample",
  "correct",
] as const;
export type Act = (typeof acts)[number];

/** What a person who looks at this device would record; nothing where there is nothing to act on. */
export function draftsOf(device: Device, act: Act, a: number, b: number): readonly EventDraft[] {
  const author = device.disk.settings.author ?? "Nobody";
  const learner = `L-0${1 + (a % 3)}`;
  const criterion = criteria[b % 3] ?? "1.1";
  const base = {
    id: newId(),
    author,
    at: new Date(device.time.now() + device.clockOff).toISOString(),
    learner,
  };
  const log = stateOf(device).learners.find((one) => one.learner === learner);
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[b % Math.max(1, values.length)];
  switch (act) {
    case "capture": {
      const count = 1 + (b % 3);
      const title = ["=IMPORTXML(A1)", "Résumé, <b>bold</b>", "'quoted'"][b % 3] ?? "";
      return [
        { ...base, kind: "captured", evidence: { ...evidence, title: `${title} ${base.id}` } },
        ...criteria.slice(0, count).map((number): EventDraft => ({
          ...base,
          id: newId(),
          kind: "tagged",
          tag: {
            item: base.id,
            unit,
            criterion: number,
            instances: [{ name: "customer 1", observed: a % 2 === 0 }],
          },
        })),
      ];
    }
    case "decide":
      return [
        {
          ...base,
          kind: "decided",
          unit,
          criterion,
          verdict: a % 4 === 0 ? "not-yet" : "met",
          on: "2026-03-10",
          trainee: a % 5 === 0,
          settles: [],
          note: null,
        },
      ];
    case "settle": {
      const conflict = pick(log?.conflicts.filter(({ about }) => about === "decisions") ?? []);
      if (conflict?.unit === undefined || conflict.unit === null) return [];
      return [
        {
          ...base,
          kind: "decided",
          unit: conflict.unit,
          criterion: conflict.criterion,
          verdict: "met",
          on: "2026-03-11",
          trainee: false,
          settles: conflict.events,
          note: "Settled.",
        },
      ];
    }
    case "withdraw": {
      const decision = pick(log?.decisions ?? []);
      const item = pick(log?.items ?? []);
      if (a % 2 === 0 && item !== undefined)
        return [{ ...base, kind: "withdrawn", changes: item.event, what: "captured", note: null }];
      if (decision === undefined) return [];
      return [{ ...base, kind: "withdrawn", changes: decision.event, what: "decided", note: "Too early." }];
    }
    case "correct": {
      const item = pick(log?.items ?? []);
      if (item === undefined) return [];
      const content = { what: "captured", evidence: { ...evidence, title: `Corrected ${b}` } } as const;
      return [{ ...base, kind: "corrected", changes: item.event, content, settles: [], note: null }];
    }
    case "declare":
      return [{ ...base, kind: "declared", unit, on: "2026-03-12", note: null }];
    case "countersign": {
      const declaration = pick(log?.declarations ?? []);
      if (declaration === undefined) return [];
      return [
        {
          ...base,
          kind: "countersigned",
          unit,
          criterion: null,
          about: declaration.event,
          on: "2026-03-13",
          note: null,
        },
      ];
    }
    case "sample": {
      const decision = pick(log?.decisions ?? []);
      if (decision === undefined) return [];
      return [
        {
          ...base,
          kind: "sampled",
          unit,
          criterion: decision.criterion,
          about: decision.event,
          on: "2026-03-20",
          outcome: "agreed",
          note: null,
        },
      ];
    }
  }
}
