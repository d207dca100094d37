/**
 * What the script in a page tells the panel. It comes from a place where anything may run, and is checked here
 * before it is believed. What the leak guard finds has been masked or withheld before it leaves the page.
 */
import * as z from "zod";
import { personalKinds, secretKinds } from "../guard/finding.ts";

/** Which adapter read the page; `generic` reads every page that no other knows. */
export const adapterIds = [
  "gmail",
  "outlook",
  "roundcube",
  "salesforce",
  "hubspot",
  "zendesk",
  "generic",
] as const;
export type AdapterId = (typeof adapterIds)[number];

/**
 * What an identity is, from the most lasting to the least: an RFC 822 Message-ID, the mail system's own id of
 * a message, a record's id in a customer system, a page's canonical link, and the address itself.
 */
export const identityKinds = ["message-id", "mail-system", "record", "canonical", "address"] as const;

const line = (most: number) => z.string().min(1).max(most);
const offset = z.int().min(0).max(1_000_000_000);

/** A W3C TextQuoteSelector and TextPositionSelector, as an event's `quote` holds them. */
export const quotationSchema = z
  .strictObject({
    exact: line(10_000),
    before: line(200).nullable(),
    after: line(200).nullable(),
    position: z.strictObject({ start: offset, end: offset }).readonly().nullable(),
  })
  .readonly();
export type Quotation = z.infer<typeof quotationSchema>;

const findings = z
  .array(
    z
      .strictObject({
        kind: z.enum([...secretKinds, ...personalKinds]),
        field: line(60),
        at: z.int().min(0).nullable(),
      })
      .readonly(),
  )
  .max(2_000)
  .readonly();

const selectionSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }).readonly(),
  /** Personal data in it is masked; `findings` says what. */
  z
    .strictObject({
      state: z.literal("selected"),
      quote: quotationSchema,
      findings,
    })
    .readonly(),
  /** It holds a secret, and has not left the page. */
  z.strictObject({ state: z.literal("refused"), findings: findings }).readonly(),
  /** It could not be read or the guard could not finish; `reason` is for people. */
  z.strictObject({ state: z.literal("unread"), reason: line(300) }).readonly(),
]);

export const pageReadingSchema = z
  .strictObject({
    adapter: z.enum(adapterIds),
    /** `Gmail`, or the site's host where no adapter knows it. */
    system: line(100),
    title: line(300),
    /** A canonical link or the address, without what could be a secret; `null` where it has none. */
    location: line(2_000).nullable(),
    identity: z
      .strictObject({ kind: z.enum(identityKinds), value: line(500) })
      .readonly()
      .nullable(),
    /** The page's language tag where it is not English; `null` where it is, or the page does not say. */
    language: line(40).nullable(),
    selection: selectionSchema,
    /** What the guard masked in the title, the location and the identity. */
    findings,
    /** Fields for secrets and personal data that the page shows: their kinds, never what stands in them. */
    sensitiveFields: z
      .array(z.enum([...secretKinds, ...personalKinds]))
      .max(50)
      .readonly(),
    /** What of the page could not be read, in words for people. Empty: the whole page was read. */
    unread: z.array(line(300)).max(20).readonly(),
  })
  .readonly();
export type PageReading = z.infer<typeof pageReadingSchema>;

/** A place in the page's text, with what stands there now. For showing; never stored. */
const placeSchema = z
  .strictObject({
    start: offset,
    end: offset,
    now: z.string().max(11_000),
    /** Do the words stand there as they were kept? What was masked is not compared. */
    exactly: z.boolean(),
  })
  .readonly();
export type Place = z.infer<typeof placeSchema>;

/** What became of a quotation. It is never pinned to other text: where that cannot be told, a person is asked. */
export const foundQuotationSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("same"), place: placeSchema }).readonly(),
  z.strictObject({ state: z.literal("changed"), place: placeSchema }).readonly(),
  z.strictObject({ state: z.literal("gone") }).readonly(),
  /** These places are equally good, or a single one is too doubtful: the person decides. */
  z
    .strictObject({ state: z.literal("several"), places: z.array(placeSchema).min(1).max(9).readonly() })
    .readonly(),
]);
export type FoundQuotation = z.infer<typeof foundQuotationSchema>;
