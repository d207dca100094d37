/**
 * An export as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one annotation for each tag that
 * stands, and for each item without one. Its body is the criterion, with the purpose `tagging`; its target is the
 * item, by its address where it has one, with quote and position selectors where words were kept.
 *
 * Other programs read that much. What the model has no words for (whose evidence it is, and the entries themselves)
 * stands in terms of our own under `@context`, so that Evidence Mapper takes it in again without loss.
 */
import * as z from "zod";
import { type StoredEvent } from "../evidence-log/event.ts";
import { foldEvents } from "../evidence-log/fold.ts";
import { readEvent } from "../evidence-log/read-event.ts";
import { type LoggedItem, type LoggedTag } from "../evidence-log/state.ts";
import { type Problem } from "../problem.ts";
import {
  type Exported,
  exportedLearner,
  type ExportedLearner,
  nothingTaken,
  parsedJson,
  type ReadExport,
} from "./export-file.ts";
import { notTaken } from "./events-json.ts";

const annotationContext = "http://www.w3.org/ns/anno.jsonld";
const ownTerms = {
  "@version": 1.1,
  em: "urn:evidence-mapper:",
  learner: { "@id": "em:learner", "@type": "@json" },
  entries: { "@id": "em:entries", "@type": "@json" },
} as const;

/** @param nameOf how a unit and criterion are called: `106 1.2` */
export function writeWebAnnotations(
  { learners, events }: Exported,
  nameOf: (learner: string, unit: string, criterion: string | null) => string,
): string {
  const known = new Map(learners.map((learner) => [learner.id, learner]));
  const about = entriesAbout(events);
  const items = foldEvents(events).learners.flatMap(({ learner, items: own }) =>
    own.flatMap((item) =>
      (item.tags.length === 0 ? [null] : item.tags).map((tag) => ({
        type: "Annotation",
        id: `urn:evidence-mapper:annotation:${tag?.event ?? item.event}`,
        motivation: "tagging",
        creator: { type: "Person", name: tag?.by ?? item.by },
        ...(isDateTime(item.at) ? { created: item.at } : {}),
        body: tag === null ? [] : [bodyOf(nameOf(learner, tag.unit, tag.criterion))],
        target: targetOf(item),
        ...(known.has(learner) ? { learner: known.get(learner) } : {}),
        entries: entriesOf(item, tag, about),
      })),
    ),
  );
  const collection = {
    "@context": [annotationContext, ownTerms],
    id: "urn:evidence-mapper:annotations",
    type: "AnnotationCollection",
    label: "Evidence tagged to assessment criteria",
    total: items.length,
    first: { id: "urn:evidence-mapper:annotations:1", type: "AnnotationPage", startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function bodyOf(value: string) {
  return { type: "TextualBody", purpose: "tagging", format: "text/plain", value };
}

function targetOf({ event, location, quote }: LoggedItem) {
  // A place that is no address, such as a cabinet, is named by the item itself.
  const source = location !== null && isAddress(location) ? location : `urn:evidence-mapper:item:${event}`;
  if (quote === null) return source;
  const { exact, before, after, position } = quote;
  return {
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact,
        ...(before === null ? {} : { prefix: before }),
        ...(after === null ? {} : { suffix: after }),
      },
      ...(position === null
        ? []
        : [{ type: "TextPositionSelector", start: position.start, end: position.end }]),
    ],
  };
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text);
}

/** The model asks for a date with its time and zone. */
function isDateTime(text: string | null): boolean {
  return text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);
}

/** What corrects an entry, by the entry's id. */
function entriesAbout(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const about = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const of = event.kind === "corrected" ? [event.id, event.changes] : [event.id];
    for (const id of of) {
      const list = about.get(id);
      if (list === undefined) about.set(id, [event]);
      else if (!list.includes(event)) list.push(event);
    }
  }
  return about;
}

function entriesOf(
  item: LoggedItem,
  tag: LoggedTag | null,
  about: ReadonlyMap<string, readonly StoredEvent[]>,
): readonly StoredEvent[] {
  const own = [item.event, ...(tag === null ? [] : [tag.event])];
  return own.flatMap((id) => about.get(id) ?? []);
}

const annotation = z.looseObject({ learner: z.unknown().optional(), entries: z.array(z.unknown()) });
const page = z.looseObject({ items: z.array(z.unknown()) });
const collection = z.looseObject({ type: z.literal("AnnotationCollection"), first: page });

/** Is it a collection of annotations, of whatever program? */
export function isWebAnnotations(value: unknown): boolean {
  return collection.safeParse(value).success;
}

/** Takes in again what `writeWebAnnotations` wrote. Annotations of other programs do not say whose evidence they are. */
export function readWebAnnotations(text: string): ReadExport {
  const read = collection.safeParse(parsedJson(text));
  if (!read.success) {
    return nothingTaken(
      "export-other",
      "The file is no collection of Web Annotations.",
      "Choose a file that “Export” under Your data made.",
    );
  }
  const problems: Problem[] = [];
  const learners = new Map<string, ExportedLearner>();
  const events = new Map<string, StoredEvent>();
  read.data.first.items.forEach((one, index) => {
    const where = `annotation ${index + 1}`;
    const parsed = annotation.safeParse(one);
    if (!parsed.success) {
      problems.push({
        code: "annotation-foreign",
        where,
        found: "An annotation that Evidence Mapper did not make: it does not say whose evidence it is.",
        advice: "It was not taken. Open its page and capture it.",
      });
      return;
    }
    const learner = exportedLearner.safeParse(parsed.data.learner);
    if (learner.success) learners.set(learner.data.id, learner.data);
    for (const entry of parsed.data.entries) {
      const { event, problem } = readEvent(entry, where);
      if (event === null) problems.push({ ...problem, advice: notTaken });
      else events.set(event.id, event);
    }
  });
  return { learners: [...learners.values()], events: [...events.values()], problems };
}
