/** What one record of the database is, and how it is read back: always through zod, and never dropped. */
import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { eventId, type LogEvent, type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { readEvent } from "@evidence-mapper/shared/evidence-log/read-event";
import { type Problem } from "@evidence-mapper/shared/problem";
import * as z from "zod";
import { type KeptEvent, type KeptLearner, type Settings, type Standing } from "./store.ts";

const standing = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("on-device") }).readonly(),
  z.strictObject({ state: z.literal("in-tracker") }).readonly(),
  z.strictObject({ state: z.literal("refused"), reason: z.string() }).readonly(),
]);

const keptRecord = z.strictObject({
  id: eventId,
  /** Whose it is; `""` when an event of another version does not say. */
  learner: z.string(),
  origin: z.enum(["own", "tracker"]),
  standing,
  /** The event; one of another version as JSON text, untouched. */
  event: z.unknown(),
  /** What the tracker holds under this id when it is not the same, as JSON text. */
  trackerSays: z.string().nullable(),
});

export interface KeptRecord {
  readonly id: string;
  readonly learner: string;
  readonly origin: KeptEvent["origin"];
  readonly standing: Standing;
  readonly event: LogEvent | string;
  readonly trackerSays: string | null;
}

const learnerRecord = z
  .strictObject({
    id: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    qualification: z.string().min(1).max(100),
    origin: z.enum(["typed", "tracker"]),
  })
  .readonly();

const counterRecord = z.strictObject({
  key: z.literal("counter"),
  client: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$/),
  count: z.int().min(0),
});
export type CounterRecord = z.infer<typeof counterRecord>;

/** Each setting by itself: one that is damaged takes no other with it. */
const settingFields = {
  author: z.string().min(1).max(200).nullable(),
  trainee: z.boolean().nullable(),
  tracker: z.strictObject({ spreadsheet: z.string(), title: z.string(), server: z.string() }).nullable(),
  apart: z.boolean(),
  people: z.array(z.array(z.string()).readonly()).readonly(),
};

export const noSettings: Settings = { author: null, trainee: null, tracker: null, apart: false, people: [] };

export function recordOfEvent(
  event: StoredEvent,
  origin: KeptEvent["origin"],
  standing: Standing,
): KeptRecord {
  return {
    id: event.id,
    learner: event.kind === "foreign" ? learnerOfForeign(event.content) : event.learner,
    origin,
    standing,
    event: event.kind === "foreign" ? event.content : event,
    trackerSays: null,
  };
}

function learnerOfForeign(content: string): string {
  const said = z.looseObject({ learner: z.string() }).safeParse(fromJson(content));
  return said.success ? said.data.learner : "";
}

export interface ReadRecord {
  /** One; two when the tracker holds something else under the id; none when it cannot be read. */
  readonly events: readonly KeptEvent[];
  readonly problems: readonly Problem[];
}

export function readRecord(value: unknown): ReadRecord {
  const parsed = keptRecord.safeParse(value);
  if (!parsed.success) return { events: [], problems: [damaged(idOf(value), "What is kept about it")] };
  const { id, origin, standing, event, trackerSays } = parsed.data;
  const events: KeptEvent[] = [];
  const problems: Problem[] = [];
  for (const said of trackerSays === null ? [event] : [event, trackerSays]) {
    const { event: read, problem } = readEvent(typeof said === "string" ? fromJson(said) : said, id);
    if (read === null) problems.push({ ...damaged(id, "The event"), found: problem.found });
    else if (read.id !== id) problems.push(damaged(id, "Its id"));
    else events.push({ event: read, origin, standing });
  }
  return { events, problems };
}

/** The event that a record keeps, without what the tracker says; `null` when it cannot be read. */
export function readKeptEvent(value: unknown): KeptEvent | null {
  const parsed = keptRecord.safeParse(value);
  return parsed.success ? (readRecord({ ...parsed.data, trackerSays: null }).events[0] ?? null) : null;
}

/** The same record with another standing; `null` when it is not an own event that can be read. */
export function withStanding(value: unknown, standing: Standing): KeptRecord | null {
  const kept = readKeptEvent(value);
  if (kept === null || kept.origin !== "own") return null;
  const { trackerSays } = keptRecord.parse(value);
  return { ...recordOfEvent(kept.event, "own", standing), trackerSays };
}

export function readLearner(value: unknown): KeptLearner | Problem {
  const parsed = learnerRecord.safeParse(value);
  return parsed.success ? parsed.data : damaged(idOf(value), "A learner's record");
}

export function readCounter(value: unknown): CounterRecord | null {
  return counterRecord.safeParse(value).data ?? null;
}

/** The settings; one that cannot be read is as if nobody had said it. */
export function readSettings(value: unknown): {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
} {
  if (value === undefined) return { settings: noSettings, problems: [] };
  const kept = z.looseObject({}).safeParse(value).data ?? {};
  const problems: Problem[] = [];
  const read = <Value>(key: keyof Settings, schema: z.ZodType<Value>, otherwise: Value): Value => {
    const parsed = schema.safeParse(kept[key] ?? otherwise);
    if (parsed.success) return parsed.data;
    problems.push({
      code: "setting-damaged",
      where: key,
      found: `The setting “${key}” on this device cannot be read.`,
      advice: "Choose it again in the settings. Until then it is as if nobody had said it.",
    });
    return otherwise;
  };
  return {
    settings: {
      author: read("author", settingFields.author, null),
      trainee: read("trainee", settingFields.trainee, null),
      tracker: read("tracker", settingFields.tracker, null),
      apart: read("apart", settingFields.apart, false),
      people: read("people", settingFields.people, []),
    },
    problems,
  };
}

/** Do two events say the same? */
export function sameEvent(a: StoredEvent, b: StoredEvent): boolean {
  return canonical(a) === canonical(b);
}

/** What is no JSON gives `undefined`, which no schema takes. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string {
  const said = z.looseObject({ id: z.string() }).safeParse(value);
  return said.success ? said.data.id : "";
}

function damaged(where: string, what: string): Problem {
  return {
    code: "kept-damaged",
    where,
    found: `${what} on this device cannot be read.`,
    advice:
      "It stays where it is and counts for nothing. If it is in your tracker, the tracker still has it; otherwise capture it again.",
  };
}
