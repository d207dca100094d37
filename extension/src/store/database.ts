/** The database on this device: what it holds, and how an older one becomes a newer one. */
import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from "idb";

/**
 * Its object stores. Values are `unknown` on purpose: whatever comes out goes through zod (`kept-record.ts`).
 * The indexes are on fields of the records themselves, so that nothing is kept twice.
 */
export interface Kept extends DBSchema {
  events: {
    key: string;
    value: unknown;
    indexes: {
      learner: string;
      /** `["own", "on-device"]` */
      standing: [string, string];
      "captured-identity": string;
      "captured-location": string;
      "corrected-identity": string;
      "corrected-location": string;
    };
  };
  learners: { key: string; value: unknown };
  /** `settings`, and `counter` with the client's id. */
  device: { key: string; value: unknown };
}

export type KeptIn = StoreNames<Kept>;
export const places: readonly KeptIn[] = ["events", "learners", "device"];

export const databaseName = "evidence-mapper";

/** A step makes version n of n-1. Steps are only ever added at the end. */
export type Step = (database: IDBPDatabase<Kept>) => void;

export const steps: readonly Step[] = [
  (database) => {
    const events = database.createObjectStore("events", { keyPath: "id" });
    events.createIndex("learner", "learner");
    events.createIndex("standing", ["origin", "standing.state"]);
    events.createIndex("captured-identity", "event.evidence.identity");
    events.createIndex("captured-location", "event.evidence.location");
    events.createIndex("corrected-identity", "event.content.evidence.identity");
    events.createIndex("corrected-location", "event.content.evidence.location");
    database.createObjectStore("learners", { keyPath: "id" });
    database.createObjectStore("device", { keyPath: "key" });
  },
];

export interface OpenOptions {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The connection is gone, because another version waits for it or the browser took it away: open it again. */
  readonly lost: () => void;
}

/** Another page of the extension, with an older version of it, holds the database. */
export class Blocked extends Error {
  override readonly name = "Blocked";
}

/**
 * Opens the database and brings it up to date.
 * @throws Blocked, or the browser's own error
 */
export async function openDatabase({ name, steps, lost }: OpenOptions): Promise<IDBPDatabase<Kept>> {
  let refuse: (error: Error) => void = () => undefined;
  const blocked = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  let isBlocked = false;
  const opening = openDB<Kept>(name, steps.length, {
    upgrade(database, from) {
      for (const step of steps.slice(from)) step(database);
    },
    blocked() {
      isBlocked = true;
      refuse(new Blocked("An older version is still open."));
    },
    blocking(_current, _blocked, event) {
      // A page of a newer version waits: let it pass at once; this page opens again when it next needs to.
      if (event.target instanceof IDBDatabase) event.target.close();
      lost();
    },
    terminated: lost,
  });
  // Nobody waits for it any more when it opens after all.
  void opening.then(
    (database) => {
      if (isBlocked) database.close();
    },
    () => undefined,
  );
  return await Promise.race([opening, blocked]);
}
