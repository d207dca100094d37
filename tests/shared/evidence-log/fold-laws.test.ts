import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogEvent, logEvent, type StoredEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { compareEvents } from "../../../shared/src/evidence-log/order.ts";
import { type LogState } from "../../../shared/src/evidence-log/state.ts";
import { histories } from "./log-events.ts";

const runs = process.env["EVIDENCE_MAPPER_FULL"] === "1" ? 20_000 : 600;

const shuffled = histories.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray([...events], { minLength: events.length }),
    fc.array(fc.nat(Math.max(0, events.length - 1)), { maxLength: 20 }),
  ),
);

/** Every id that a state shows, wherever it stands. */
function idsIn(value: unknown): readonly string[] {
  return [...JSON.stringify(value).matchAll(/"event":"([^"]+)"/g)].map(([, id]) => id ?? "");
}

describe("a log's state", () => {
  test("is made of valid events here", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const event of events) expect(logEvent.parse(event)).toEqual(event);
      }),
      { numRuns: 50 },
    );
  });

  test("is the same for every order and any repetition of its events", () => {
    fc.assert(
      fc.property(shuffled, ([events, order, again]) => {
        const state = foldEvents(events);
        const repeated = again.flatMap((index) => events[index] ?? []);
        expect(foldEvents(order)).toEqual(state);
        expect(foldEvents([...order, ...repeated])).toEqual(state);
        // Read again from JSON, keys in another order: still the same event.
        const copies = events.map((event): LogEvent =>
          logEvent.parse(Object.fromEntries(Object.entries(event).reverse())),
        );
        expect(foldEvents([...copies, ...order])).toEqual(state);
      }),
      { numRuns: runs },
    );
  });

  test("accounts for every event once and shows nothing that is in none of them", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const state = foldEvents(events);
        const ids = events.map(({ id }) => id).sort();
        expect(state.fates.map(({ event }) => event).sort()).toEqual(ids);
        const known = new Set(ids);
        expect(idsIn(state.learners).filter((id) => !known.has(id))).toEqual([]);
        const titles = new Set(JSON.stringify(events).match(/"title":"[^"]*"/g));
        const shown = JSON.stringify(state.learners).match(/"title":"[^"]*"/g) ?? [];
        expect(shown.filter((title) => !titles.has(title))).toEqual([]);
        for (const { learner, items, decisions } of state.learners) {
          for (const { event } of [...items, ...decisions])
            expect(events.find(({ id }) => id === event)?.learner).toBe(learner);
        }
      }),
      { numRuns: runs },
    );
  });

  test("changes for a learner only by that learner's events", () => {
    fc.assert(
      fc.property(histories, fc.nat(40), (events, length) => {
        const before = foldEvents(events.slice(0, length));
        const later = new Set(events.slice(length).map(({ learner }) => learner));
        const after = foldEvents(events);
        for (const one of before.learners) {
          if (later.has(one.learner)) continue;
          expect(after.learners.find(({ learner }) => learner === one.learner)).toEqual(one);
        }
      }),
      { numRuns: runs },
    );
  });

  test("loses no item, tag or decision unless a later event names it, or disagrees with it", () => {
    fc.assert(
      fc.property(histories, fc.nat(40), (events, length) => {
        const before = fatesOf(foldEvents(events.slice(0, length)));
        const after = fatesOf(foldEvents(events));
        const rest = JSON.stringify(events.slice(length));
        for (const [id, fate] of before) {
          if (fate === "withdrawn") expect(after.get(id)).toBe("withdrawn");
          if (fate !== "counts" || after.get(id) === "counts" || after.get(id) === "disputed") continue;
          const event = events.find((one) => one.id === id);
          const about =
            event?.kind === "tagged"
              ? event.tag.item
              : event?.kind === "countersigned" || event?.kind === "sampled"
                ? // What hangs on others may change with them.
                  null
                : event?.kind === "corrected"
                  ? event.changes
                  : id;
          if (about !== null) expect(rest.includes(`"${id}"`) || rest.includes(`"${about}"`)).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  test("holds an id that stands for two events for neither, whichever comes first", () => {
    fc.assert(
      fc.property(histories, fc.nat(40), (events, index) => {
        const original = events[index];
        if (original === undefined) return;
        const changed: StoredEvent = { ...original, learner: "L-77" };
        const state = foldEvents([...events, changed]);
        expect(foldEvents([changed, ...events])).toEqual(state);
        expect(fatesOf(state).get(original.id)).toBe("refused");
        expect(idsIn(state.learners)).not.toContain(original.id);
        expect(state.problems).toContainEqual(
          expect.objectContaining({ code: "event-id-twice", where: original.id }),
        );
      }),
      { numRuns: runs },
    );
  });
});

describe("the order of events", () => {
  test("is total, and puts what has been seen before what was made in its knowledge", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const a of events) {
          for (const b of events) {
            expect(Math.sign(compareEvents(a, b)) + Math.sign(compareEvents(b, a))).toBe(0);
            expect(compareEvents(a, b) === 0).toBe(a.id === b.id);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function fatesOf(state: LogState): ReadonlyMap<string, string> {
  return new Map(state.fates.map(({ event, fate }) => [event, fate]));
}
