/** The made-up doings of a centre as events of the evidence log: in order of time, each with its id and count. */
import { type EvidenceContent, type LogEvent } from "../../shared/src/evidence-log/event.ts";
import { qualificationOf, unitOf } from "./catalogue-units.ts";

type Kind = LogEvent["kind"];
type Own<K extends Kind> = Omit<
  Extract<LogEvent, { kind: K }>,
  "id" | "client" | "count" | "layout" | "at" | "learner" | "author"
>;

/** Dates are `2026-03-12`; units by the awarding body's number. */
export interface Doings {
  /** Keeps an item; its name is what `tag` is given. */
  item(on: string, by: string, item: Partial<EvidenceContent> & { readonly title: string }): string;
  tag(on: string, by: string, item: string, unit: string, criteria: readonly string[] | null): void;
  decide(
    on: string,
    by: string,
    unit: string,
    criteria: readonly string[] | null,
    more?: { readonly trainee?: true; readonly notYet?: string },
  ): void;
  declare(on: string, by: string, unit: string): void;
  countersign(on: string, by: string, unit: string, criteria?: readonly string[]): void;
  sample(on: string, by: string, unit: string, note?: string): void;
}

export interface SampleEvents {
  of(learner: string): Doings;
  /** In order of time. */
  all(): readonly LogEvent[];
}

const nothing: Omit<EvidenceContent, "title"> = {
  label: null,
  system: null,
  location: null,
  identity: null,
  seenOn: null,
  method: null,
  setting: "workplace",
  witness: null,
  quote: null,
  language: null,
  adviser: null,
};

export function sampleEvents(qualificationCode: string): SampleEvents {
  const qualification = qualificationOf(qualificationCode);
  const refOf = (number: string): string => unitOf(qualification, number).ref;
  const made: { readonly on: string; readonly event: LogEvent }[] = [];

  function add(
    learner: string,
    on: string,
    author: string,
    own: { [K in Kind]: Own<K> }[Kind],
    prefix = "row",
  ): string {
    const count = made.length + 1;
    const id = `sample-${prefix}-${String(count).padStart(4, "0")}`;
    const event: LogEvent = {
      ...own,
      id,
      // Everybody has a device of their own: signatures from one device could be one person's.
      client: `device-of-${author.toLowerCase().replaceAll(" ", "-")}`,
      count,
      layout: 1,
      at: `${on}T15:30:00Z`,
      learner,
      author,
    };
    made.push({ on, event });
    return id;
  }

  return {
    of: (learner) => ({
      item: (on, by, item) =>
        add(learner, on, by, { kind: "captured", evidence: { ...nothing, seenOn: on, ...item } }, "item"),
      tag(on, by, item, number, criteria) {
        for (const criterion of criteria ?? [null])
          add(learner, on, by, {
            kind: "tagged",
            tag: { item, unit: refOf(number), criterion, instances: null },
          });
      },
      decide(on, by, number, criteria, { trainee, notYet } = {}) {
        for (const criterion of criteria ?? [null])
          add(learner, on, by, {
            kind: "decided",
            unit: refOf(number),
            criterion,
            verdict: notYet === undefined ? "met" : "not-yet",
            on,
            trainee: trainee === true,
            settles: [],
            note: notYet ?? null,
          });
      },
      declare: (on, by, number) =>
        void add(learner, on, by, { kind: "declared", unit: refOf(number), on, note: null }),
      countersign(on, by, number, criteria) {
        for (const criterion of criteria ?? [null])
          add(learner, on, by, {
            kind: "countersigned",
            unit: refOf(number),
            criterion,
            about: null,
            on,
            note: null,
          });
      },
      sample: (on, by, number, note) =>
        void add(learner, on, by, {
          kind: "sampled",
          unit: refOf(number),
          criterion: null,
          about: null,
          on,
          outcome: "agreed",
          note: note ?? null,
        }),
    }),
    all: () =>
      made
        .map((one, index) => ({ ...one, index }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index))
        .map(({ event }, index) => ({ ...event, count: index + 1 })),
  };
}
