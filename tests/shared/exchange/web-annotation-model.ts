/** What the Web Annotation Data Model (W3C Recommendation of 23 February 2017) says must be so, of what we write. */
import * as z from "zod";

const iri = z.string().regex(/^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/);
const selector = z.discriminatedUnion("type", [
  // Exactly one `exact`; at most one prefix and suffix (4.2.4).
  z.strictObject({
    type: z.literal("TextQuoteSelector"),
    exact: z.string().min(1),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
  // Exactly one start and end, non-negative (4.2.5).
  z
    .strictObject({ type: z.literal("TextPositionSelector"), start: z.int().min(0), end: z.int().min(0) })
    .refine(({ start, end }) => start <= end),
]);
const target = z.union([
  iri,
  // A SpecificResource has exactly one source (4.1).
  z.strictObject({ type: z.literal("SpecificResource"), source: iri, selector: z.array(selector).min(1) }),
]);
// A TextualBody has exactly one value (3.2.4); purposes are motivations (3.3.5).
const body = z.strictObject({
  type: z.literal("TextualBody"),
  purpose: z.literal("tagging"),
  format: z.literal("text/plain"),
  value: z.string().min(1),
});
const annotation = z.looseObject({
  id: iri,
  type: z.literal("Annotation"),
  motivation: z.literal("tagging"),
  creator: z.strictObject({ type: z.literal("Person"), name: z.string().min(1) }),
  created: z.iso.datetime().optional(),
  body: z.array(body),
  target,
});
const context = z.tuple([z.literal("http://www.w3.org/ns/anno.jsonld"), z.looseObject({})]);

export const webAnnotationCollection = z
  .strictObject({
    // One or more context values, the model's among them (3.1).
    "@context": context,
    id: iri,
    type: z.literal("AnnotationCollection"),
    label: z.string(),
    total: z.int().min(0),
    first: z.strictObject({
      id: iri,
      type: z.literal("AnnotationPage"),
      startIndex: z.literal(0),
      items: z.array(annotation),
    }),
  })
  .refine(({ total, first }) => total === first.items.length)
  .refine(({ first }) => new Set(first.items.map(({ id }) => id)).size === first.items.length);
