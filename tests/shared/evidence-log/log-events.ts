/** Events for tests: short to write, valid in every field that is not the point. */
import fc from "fast-check";
import {
  type EventOf,
  type EvidenceContent,
  type LogEvent,
  type TagContent,
} from "../../../shared/src/evidence-log/event.ts";
import { nextCount } from "../../../shared/src/evidence-log/order.ts";

/** Unit 106 of the 4411 qualifications. */
export const telephone = "T/601/6077";

export const email: EvidenceContent = {
  label: "E4",
  title: "E-mail: refund for a late parcel",
  system: "Gmail",
  location: "https://mail.example/#inbox/17f3",
  identity: "17f3",
  seenOn: "2026-03-02",
  method: "work-product",
  setting: "workplace",
  witness: null,
  quote: null,
  language: null,
  adviser: null,
};

let made = 0;

function base(count: number) {
  made += 1;
  return {
    id: `event-${String(made).padStart(4, "0")}`,
    author: "Priya Nair",
    client: "laptop-a",
    count,
    layout: 1,
    at: "2026-03-02T10:00:00Z",
    learner: "L-01",
  } as const;
}

export function captured(
  count: number,
  more: Partial<EventOf<"captured">> & { readonly content?: Partial<EvidenceContent> } = {},
): EventOf<"captured"> {
  const { content, ...rest } = more;
  return { ...base(count), kind: "captured", evidence: { ...email, ...content }, ...rest };
}

export function tagged(
  count: number,
  item: string,
  more: Partial<EventOf<"tagged">> & { readonly content?: Partial<TagContent> } = {},
): EventOf<"tagged"> {
  const { content, ...rest } = more;
  const tag = { item, unit: telephone, criterion: "1.2", instances: null, ...content };
  return { ...base(count), kind: "tagged", tag, ...rest };
}

export function corrected(
  count: number,
  changes: string,
  content: EventOf<"corrected">["content"],
  more: Partial<EventOf<"corrected">> = {},
): EventOf<"corrected"> {
  return { ...base(count), kind: "corrected", changes, content, settles: [], note: null, ...more };
}

export function withdrawn(
  count: number,
  target: LogEvent,
  more: Partial<EventOf<"withdrawn">> = {},
): EventOf<"withdrawn"> {
  const what = target.kind === "withdrawn" ? "captured" : target.kind;
  return { ...base(count), kind: "withdrawn", changes: target.id, what, note: null, ...more };
}

export function decided(
  count: number,
  verdict: "met" | "not-yet",
  more: Partial<EventOf<"decided">> = {},
): EventOf<"decided"> {
  return {
    ...base(count),
    kind: "decided",
    unit: telephone,
    criterion: "1.2",
    verdict,
    on: "2026-03-10",
    trainee: false,
    settles: [],
    note: null,
    ...more,
  };
}

export function declared(count: number, more: Partial<EventOf<"declared">> = {}): EventOf<"declared"> {
  return { ...base(count), kind: "declared", unit: telephone, on: "2026-03-12", note: null, ...more };
}

export function countersigned(
  count: number,
  about: string | null,
  more: Partial<EventOf<"countersigned">> = {},
): EventOf<"countersigned"> {
  return {
    ...base(count),
    kind: "countersigned",
    unit: telephone,
    criterion: null,
    about,
    on: "2026-03-13",
    note: null,
    ...more,
  };
}

export function sampled(
  count: number,
  about: string | null,
  more: Partial<EventOf<"sampled">> = {},
): EventOf<"sampled"> {
  return {
    ...base(count),
    author: "Dana Okoro",
    client: "laptop-q",
    kind: "sampled",
    unit: telephone,
    criterion: "1.2",
    about,
    on: "2026-03-20",
    outcome: "agreed",
    note: null,
    ...more,
  };
}

const clients = ["laptop-a", "laptop-b", "laptop-q"] as const;
const authors = ["Priya Nair", "P. Nair", "Tom Reid", "priya.nair@centre.example", "Dana Okoro"] as const;
const learners = ["L-01", "L-02", "__proto__"] as const;
const criteria = ["1.1", "1.2", "1.10", null] as const;

/** One step of a made-up history: numbers that choose, so that shrinking leaves a smaller history. */
const step = fc.record({
  kind: fc.nat(7),
  client: fc.nat(2),
  author: fc.nat(4),
  learner: fc.nat(5).map((number) => (number < 4 ? 0 : number - 3)),
  criterion: fc.nat(3),
  target: fc.nat(30),
  other: fc.nat(30),
  yes: fc.boolean(),
  /** Mostly a client has seen everything; sometimes only its own events. */
  sees: fc.nat(3),
});

/**
 * Histories of several clients that know more or less of each other. Targets are mostly of the right kind
 * and learner, and sometimes not: another's event, a later one, one that is not there.
 */
export const histories: fc.Arbitrary<readonly LogEvent[]> = fc.array(step, { maxLength: 40 }).map((steps) => {
  const events: LogEvent[] = [];
  steps.forEach((one, index) => {
    const client = clients[one.client] ?? "laptop-a";
    const own = events.filter((event) => event.client === client);
    const common = {
      id: `event-${String(index).padStart(4, "0")}`,
      author: authors[one.author] ?? "Tom Reid",
      client,
      count: nextCount(own[own.length - 1]?.count ?? 0, one.sees === 0 ? [] : events),
      learner: learners[one.learner] ?? "L-01",
    };
    const criterion = criteria[one.criterion] ?? null;
    const pick = (number: number, ...kinds: readonly LogEvent["kind"][]): string => {
      if (number === 30) return "event-9999";
      const fitting = events.filter(
        ({ kind, learner }) => number % 7 === 6 || (kinds.includes(kind) && learner === common.learner),
      );
      return fitting[number % Math.max(1, fitting.length)]?.id ?? "event-9998";
    };
    const settles = (...kinds: readonly LogEvent["kind"][]): readonly string[] =>
      one.yes ? [pick(one.other, ...kinds), pick(one.target, ...kinds)] : [];
    const verdict = one.other % 3 === 0 ? "not-yet" : "met";
    switch (one.kind) {
      case 0:
        events.push(captured(0, { ...common, content: { title: `Item ${index}` } }));
        return;
      case 1:
        events.push(tagged(0, pick(one.target, "captured"), { ...common, content: { criterion } }));
        return;
      case 2: {
        const of = events.find(({ id }) => id === pick(one.target, "captured", "tagged"));
        const content =
          of?.kind === "tagged"
            ? ({ what: "tagged", tag: { ...of.tag, criterion } } as const)
            : ({ what: "captured", evidence: { ...email, title: `Corrected ${one.other % 2}` } } as const);
        events.push(
          corrected(0, of?.id ?? "event-9997", content, { ...common, settles: settles("corrected") }),
        );
        return;
      }
      case 3: {
        const of = events.find(
          ({ id }) => id === pick(one.target, "captured", "tagged", "decided", "sampled"),
        );
        if (of !== undefined) events.push(withdrawn(0, of, common));
        return;
      }
      case 4:
        events.push(
          decided(0, verdict, { ...common, criterion, trainee: one.yes, settles: settles("decided") }),
        );
        return;
      case 5:
        events.push(declared(0, common));
        return;
      case 6: {
        const about = one.yes ? pick(one.target, "declared", "decided") : null;
        const of = events.find(({ id }) => id === about);
        events.push(
          countersigned(0, about, {
            ...common,
            criterion: of?.kind === "decided" ? of.criterion : criterion,
          }),
        );
        return;
      }
      default: {
        const about = one.yes ? pick(one.target, "decided") : null;
        const of = events.find(({ id }) => id === about);
        events.push(
          sampled(0, about, { ...common, criterion: of?.kind === "decided" ? of.criterion : criterion }),
        );
      }
    }
  });
  return events;
});
