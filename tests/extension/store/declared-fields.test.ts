import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declaredGroups, pathsOf, undeclaredIn } from "../../../extension/src/store/declared-fields.ts";
import { noSettings, recordOfEvent } from "../../../extension/src/store/kept-record.ts";
import {
  type EvidenceContent,
  type StoredEvent,
  type TagContent,
} from "../../../shared/src/evidence-log/event.ts";
import {
  captured,
  corrected,
  countersigned,
  decided,
  declared,
  email,
  histories,
  sampled,
  tagged,
  telephone,
  withdrawn,
} from "../../shared/evidence-log/log-events.ts";

const full: EvidenceContent = {
  ...email,
  witness: { name: "Jo Marsh", role: "team leader" },
  quote: { exact: "your refund", before: "We sent ", after: " today", position: { start: 8, end: 19 } },
};
const tag: TagContent = {
  item: "event-0001",
  unit: telephone,
  criterion: "1.2",
  instances: [{ name: "customer A", observed: true }],
};

/** Each kind of event, with everything said and with nothing said. */
const everyEvent: readonly StoredEvent[] = [
  captured(1),
  captured(1, { content: full }),
  captured(1, {
    content: { ...full, quote: { exact: "your refund", before: null, after: null, position: null } },
  }),
  tagged(2, "event-0001"),
  tagged(2, "event-0001", { content: tag }),
  ...[email, full, { ...full, quote: { exact: "x", before: null, after: null, position: null } }].map(
    (evidence) =>
      corrected(3, "event-0001", { what: "captured", evidence }, { settles: ["event-0002"], note: "typing" }),
  ),
  corrected(3, "event-0002", { what: "tagged", tag }),
  corrected(3, "event-0002", { what: "tagged", tag: { ...tag, instances: null } }),
  withdrawn(4, captured(1)),
  decided(5, "met"),
  declared(6),
  countersigned(7, null),
  sampled(8, null),
  { kind: "foreign", id: "event-newer", says: "praised", layout: 2, content: '{"learner":"L-01"}' },
];
const tracker = { spreadsheet: "1abc", title: "Tracker", server: "https://sheets.googleapis.com/" };
const records = {
  events: everyEvent.flatMap((event) => [
    recordOfEvent(event, "own", { state: "on-device" }),
    { ...recordOfEvent(event, "own", { state: "refused", reason: "No such learner." }), trackerSays: "{}" },
  ]),
  learners: [{ id: "L-01", name: "Sam", qualification: "501/1837/7", origin: "typed" }],
  device: [
    { key: "settings", ...noSettings },
    { key: "settings", ...noSettings, tracker, people: [["Priya Nair"]] },
    { key: "counter", client: "laptop-a", count: 4 },
  ],
} as const;

describe("the declaration of what is kept", () => {
  test("names every field of every kind of record", () => {
    for (const place of ["events", "learners", "device"] as const)
      for (const record of records[place]) expect(undeclaredIn(place, record)).toEqual([]);
    fc.assert(
      fc.property(histories, (history) => {
        for (const event of history)
          expect(undeclaredIn("events", recordOfEvent(event, "own", { state: "in-tracker" }))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("names nothing that is never kept, and nothing twice", () => {
    const kept = new Set(
      (["events", "learners", "device"] as const).flatMap((place) =>
        records[place].flatMap((record) => pathsOf(record, "").map((path) => `${place} ${path}`)),
      ),
    );
    const named = declaredGroups.flatMap(({ fields }) =>
      fields.filter(({ place }) => !place.startsWith("storage")).map(({ place, path }) => `${place} ${path}`),
    );
    expect(named.filter((one) => !kept.has(one))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test("says of everything what it is for, how long it is kept and how it goes", () => {
    for (const { purpose, keptFor, erasedBy, fields } of declaredGroups) {
      for (const text of [purpose, keptFor, erasedBy, ...fields.map(({ words }) => words)])
        expect(text.length).toBeGreaterThan(3);
    }
  });

  test("notices a field that is new", () => {
    const record = recordOfEvent(captured(1), "own", { state: "on-device" });
    expect(undeclaredIn("events", { ...record, pageText: "Dear Sam" })).toEqual(["pageText"]);
  });
});
