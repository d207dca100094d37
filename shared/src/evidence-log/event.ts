/**
 * What an evidence log holds. One event is one thing that one person did; it is appended once and never
 * changed: a mistake is put right by another event that names it.
 *
 * Personal data is kept to what an event cannot do without: the learner by the centre's id, the author by the
 * name they sign with, a customer by a label ("customer 1"). A quotation is kept only where somebody chose it.
 */
import * as z from "zod";
import { criterionNumber, evidenceMethods, unitReference } from "../catalogue/schema.ts";
import { isCalendarDate } from "../tracker/read-date.ts";
import { isCleanLine, isCleanText } from "./clean-text.ts";

/** The version of what an event says. A reader keeps and reports a newer one, and never interprets it. */
export const eventLayout = 1;

/** A spreadsheet's cell holds at most 50,000 characters; no field comes near. */
export const mostInCell = 50_000;

const line = (most: number) => z.string().min(1).max(most).refine(isCleanLine, "not one line of plain text");
const text = (most: number) => z.string().min(1).max(most).refine(isCleanText, "not plain text");

/** Made by the client, unique for ever; begins with a letter or digit, so that no spreadsheet computes it. */
export const eventId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/, "not the id of an event");
const clientId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$/, "not the id of a client");
const day = z.string().refine(isCalendarDate, "not a date such as 2026-03-01");
const names = z.array(eventId).max(100).readonly();

const methodSlugs: ReadonlySet<string> = new Set(evidenceMethods);

/** A method as events hold it: a known one by its slug, in whatever way it is written; any other as it is. */
export function methodOf(written: string): string {
  const slug = written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");
  return methodSlugs.has(slug) ? slug : written.trim();
}

/** One customer or occasion: a label, not a name. `;` and brackets part labels in a spreadsheet's cell. */
const instance = z.strictObject({
  name: line(60).regex(/^[^;()]+$/, "a label without ; and brackets"),
  observed: z.boolean(),
});

export const settings = ["workplace", "realistic-working-environment", "simulation"] as const;
export const verdicts = ["met", "not-yet"] as const;
export const sampleOutcomes = ["agreed", "action-needed"] as const;

const offset = z.int().min(0).max(1_000_000_000);
const position = z
  .strictObject({ start: offset, end: offset })
  .refine(({ start, end }) => start < end, "ends before it starts")
  .readonly();

/** An evidence item: what was seen, where it is, when. What is not recorded is `null`. */
const evidence = z
  .strictObject({
    /** The centre's own reference, `E4`. */
    label: line(40).nullable(),
    title: line(300),
    /** Where it was seen: an e-mail program, a customer system, paper. */
    system: line(100).nullable(),
    /** Where it stays: a link, a folder, a cabinet. */
    location: text(2_000).nullable(),
    /** The id that the system gives it, such as a message's. */
    identity: line(500).nullable(),
    seenOn: day.nullable(),
    /** An open list: an unknown method is kept and flagged. */
    method: line(60)
      .refine((method) => methodOf(method) === method, "a known method by its own id")
      .nullable(),
    setting: z.enum(settings).nullable(),
    witness: z.strictObject({ name: line(200), role: line(200).nullable() }).nullable(),
    /**
     * Words that the assessor chose, with what stood around them and where in the page's text, so that they are
     * found again (a W3C TextQuoteSelector and TextPositionSelector).
     */
    quote: z
      .strictObject({
        exact: text(10_000),
        before: text(200).nullable(),
        after: text(200).nullable(),
        /** In UTF-16 units of the page's text; `null` when nobody recorded it. */
        position: position.nullable(),
      })
      .nullable(),
    /** When it is not in English. */
    language: line(40).nullable(),
    /** Who advised on recognition of prior learning. */
    adviser: line(200).nullable(),
  })
  .readonly();

/** This item supports this criterion. */
const tag = z
  .strictObject({
    /** The id of the event that captured the item. */
    item: eventId,
    unit: unitReference,
    /** `null`: the whole unit. */
    criterion: criterionNumber.nullable(),
    /** `null`: nobody recorded how many customers or occasions it shows. */
    instances: z.array(instance).min(1).max(200).readonly().nullable(),
  })
  .readonly();

const base = {
  id: eventId,
  author: line(200),
  client: clientId,
  /** The client's own counter: above every counter that the client has seen, see `order.ts`. */
  count: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  layout: z.literal(eventLayout),
  /** When, by the client's clock. Recorded for people; nothing is ever ordered by it. */
  at: line(40).nullable(),
  learner: line(200),
};
const note = text(5_000).nullable();

/** What a withdrawal or a correction says that it is about. */
export const withdrawable = [
  "captured",
  "tagged",
  "corrected",
  "decided",
  "declared",
  "countersigned",
  "sampled",
] as const;

export const logEvent = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("captured"), evidence }).readonly(),
  z.strictObject({ ...base, kind: z.literal("tagged"), tag }).readonly(),
  /** What a captured item or a tag should have said. `settles`: earlier corrections that it replaces. */
  z
    .strictObject({
      ...base,
      kind: z.literal("corrected"),
      changes: eventId,
      content: z.discriminatedUnion("what", [
        z.strictObject({ what: z.literal("captured"), evidence }).readonly(),
        z.strictObject({ what: z.literal("tagged"), tag }).readonly(),
      ]),
      settles: names,
      note,
    })
    .readonly(),
  /** Takes an event back as if it had never been; the event stays in the log. Final. */
  z
    .strictObject({
      ...base,
      kind: z.literal("withdrawn"),
      changes: eventId,
      what: z.enum(withdrawable),
      note,
    })
    .readonly(),
  /** The author's decision. `settles`: decisions that it replaces, the author's own or others'. */
  z
    .strictObject({
      ...base,
      kind: z.literal("decided"),
      unit: unitReference,
      /** `null`: the whole unit. */
      criterion: criterionNumber.nullable(),
      verdict: z.enum(verdicts),
      on: day.nullable(),
      /** Is the author working towards the assessor's qualification? */
      trainee: z.boolean().nullable(),
      settles: names,
      note,
    })
    .readonly(),
  /** The learner's declaration about a unit, recorded by the author. */
  z
    .strictObject({ ...base, kind: z.literal("declared"), unit: unitReference, on: day.nullable(), note })
    .readonly(),
  /**
   * The author's signature: under a declaration (`criterion` is `null`), or, a qualified assessor's, under a
   * trainee's decision. `about` names the event; `null` means whatever stands there, for rows typed by hand.
   */
  z
    .strictObject({
      ...base,
      kind: z.literal("countersigned"),
      unit: unitReference,
      criterion: criterionNumber.nullable(),
      about: eventId.nullable(),
      on: day.nullable(),
      note,
    })
    .readonly(),
  /** The author, an IQA, looked at a decision; without `about` at those of the criterion or unit. */
  z
    .strictObject({
      ...base,
      kind: z.literal("sampled"),
      unit: unitReference,
      criterion: criterionNumber.nullable(),
      about: eventId.nullable(),
      on: day.nullable(),
      outcome: z.enum(sampleOutcomes),
      note,
    })
    .readonly(),
]);

export type LogEvent = z.infer<typeof logEvent>;
export type EventKind = LogEvent["kind"];
export type EventOf<Kind extends EventKind> = Extract<LogEvent, { readonly kind: Kind }>;
export type EvidenceContent = EventOf<"captured">["evidence"];
export type TagContent = EventOf<"tagged">["tag"];

/** An event of a kind or layout that this version does not know: kept as it is, counted nowhere. */
export interface ForeignEvent {
  readonly kind: "foreign";
  readonly id: string;
  /** What it calls itself. */
  readonly says: string;
  readonly layout: number;
  /** All of it, as JSON. */
  readonly content: string;
}

export type StoredEvent = LogEvent | ForeignEvent;
