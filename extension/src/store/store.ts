/**
 * What the extension keeps on this device, in our own words. `indexed-db.ts` is the one that runs; nothing else
 * of the extension knows how it is kept.
 *
 * Everything an assessor does is an event of the evidence log. A capture with its tags is one call of `record`,
 * and so one transaction: all of it is kept, or none of it and the call rejects.
 */
import { type LogEvent, type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { type Problem } from "@evidence-mapper/shared/problem";

/**
 * Where an event stands on its way to the centre's tracker. `sending` is never kept: a program that stops while
 * sending finds the event `on-device` again, and sends it again.
 */
export type Standing =
  | { readonly state: "on-device" }
  | { readonly state: "in-tracker" }
  /** The tracker would not take it; it stays here until a person acts. */
  | { readonly state: "refused"; readonly reason: string };

export interface KeptEvent {
  readonly event: StoredEvent;
  /** `own`: made on this device. `tracker`: read from the centre's tracker. */
  readonly origin: "own" | "tracker";
  readonly standing: Standing;
}

type OmitEach<Event, Key extends PropertyKey> = Event extends unknown ? Omit<Event, Key> : never;

/** An event before the device has given it its place in the order: `record` adds `client`, `count` and `layout`. */
export type EventDraft = OmitEach<LogEvent, "client" | "count" | "layout">;

export interface KeptLearner {
  /** The centre's own id. */
  readonly id: string;
  readonly name: string;
  /** The catalogue's id. */
  readonly qualification: string;
  /** `typed`: by the assessor on this device. `tracker`: read from the centre's tracker. */
  readonly origin: "typed" | "tracker";
}

/** Who works here, and with which tracker. What nobody has said is `null`. */
export interface Settings {
  /** The name that the assessor signs with. */
  readonly author: string | null;
  /** Is the assessor working towards the assessor's qualification? */
  readonly trainee: boolean | null;
  readonly tracker: {
    readonly spreadsheet: string;
    readonly title: string;
    /** The Sheets server, `https://sheets.googleapis.com/` or a tracker on this machine. */
    readonly server: string;
  } | null;
  /** A person disconnected the tracker: this device connects with none by itself. */
  readonly apart: boolean;
  /** Who is who, as the tracker's Settings say: for each person their names and accounts. */
  readonly people: readonly (readonly string[])[];
}

export interface Store {
  settings(): Promise<Settings>;
  changeSettings(change: Partial<Settings>): Promise<Settings>;

  learners(): Promise<readonly KeptLearner[]>;
  /** Adds learners, or changes those with the same id. */
  keepLearners(learners: readonly KeptLearner[]): Promise<void>;

  /**
   * All events, or those of one learner, in no particular order: `foldEvents` needs none. What cannot be read
   * is left out and stays where it is: see `problems`. Where the tracker holds something else under the id of
   * an own event, both are given, the own one first.
   */
  events(learner?: string): Promise<readonly KeptEvent[]>;
  /** Captures and corrections, of any learner, that name this identity or this location. */
  eventsAbout(thing: Thing): Promise<readonly KeptEvent[]>;
  /** What is kept and cannot be read: one for each record. Nothing of it is ever dropped. */
  problems(): Promise<readonly Problem[]>;
  /**
   * Keeps new events of this device, all or none, and resolves when they are on the disk. A draft whose id is
   * kept already is that event: repeating a call changes nothing.
   *
   * @throws NotKept when nothing was kept; what was kept before is whole
   */
  record(drafts: readonly EventDraft[]): Promise<readonly LogEvent[]>;
  /**
   * Keeps events that the tracker holds; own ones among them are thereby `in-tracker`.
   *
   * @param whole these are all that the tracker holds: what was read from it before and is not among them goes
   *   (a row that a person typed over is another event), and own events that it held and no longer holds are
   *   `refused`, for a person to look at
   * @throws NotKept when nothing was kept
   */
  receive(events: readonly StoredEvent[], whole?: boolean): Promise<void>;
  /**
   * Keeps events that a file brought, as if they had been made on this device: they go to the tracker like its own.
   * What is kept already stays as it is.
   *
   * @returns how many were new, and the ids under which something else is kept already
   * @throws NotKept when nothing was kept
   */
  takeIn(events: readonly StoredEvent[]): Promise<TakenIn>;
  /** Own events that the tracker does not hold yet, oldest first; refused ones left out. */
  queue(): Promise<readonly LogEvent[]>;
  stand(ids: readonly string[], standing: Standing): Promise<void>;

  /**
   * Connects this device with a tracker, in one transaction. What is here belongs to the tracker that it was
   * connected with before: only when that holds all of it does the device change, and starts afresh, with the
   * same author. Without a tracker before, everything stays and belongs to this one.
   *
   * @param tracker `null` disconnects: under the same condition, and the device stays `apart`
   * @returns how many own events the former tracker does not hold; unless it is 0, nothing was changed
   */
  changeTracker(tracker: Settings["tracker"]): Promise<number>;

  /** Takes everything about a learner from this device, own events not yet sent included. */
  eraseLearner(learner: string): Promise<void>;
  /** Takes everything from this device. */
  eraseAll(): Promise<void>;

  /**
   * Calls back after each change, whichever page of the extension made it, with the learners whose events
   * changed when nothing else did. Returns how to stop.
   */
  watch(changed: (learners?: readonly string[]) => void): () => void;
}

export interface TakenIn {
  readonly fresh: number;
  readonly clashing: readonly string[];
}

/** Something that can be seen in a system; what is not known is `null`. */
export interface Thing {
  readonly identity: string | null;
  readonly location: string | null;
}

/** Nothing was kept. The message is for people. */
export class NotKept extends Error {
  override readonly name = "NotKept";
}

/** What is kept could not be read just now; it is still there. The message is for people. */
export class NotRead extends Error {
  override readonly name = "NotRead";
}
