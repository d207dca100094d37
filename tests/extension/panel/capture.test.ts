import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Capture,
  captureProblems,
  draftsOf,
  type ItemFields,
} from "../../../extension/src/panel/tag/capture.ts";
import { eventLayout, logEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";

const item: ItemFields = {
  title: "Re: your refund",
  system: "Webmail",
  location: "https://mail.example/1",
  identity: "<1@mail.example>",
  quote: null,
  seenOn: "2026-03-01",
  method: "work-product",
  setting: null,
  witness: "",
  witnessRole: "",
  language: "",
  adviser: "",
};
const unit = "T/601/6077";
const capture: Capture = {
  item,
  learners: ["ama", "ben"],
  criteria: [
    { unit, criterion: "1.2", reuse: false },
    { unit, criterion: "2.1", reuse: false },
  ],
  instances: [{ name: "Customer A", observed: true }],
  keptItems: new Map(),
};

/** The events of a capture, as the store would number them. */
function eventsOf(of: Capture, ids = new Map<string, string>()) {
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? `event-${ids.size + 1000}`;
    ids.set(name, id);
    return id;
  };
  const signature = { author: "Priya Nair", at: "2026-03-01T10:00:00Z", idOf };
  return draftsOf(of, signature).map((draft, count) =>
    logEvent.parse({ ...draft, client: "client-1", count, layout: eventLayout }),
  );
}

describe("from the screen to the events that are saved", () => {
  it("keeps the item and its tags for each learner of their own", () => {
    const { learners, problems } = foldEvents(eventsOf(capture));
    expect(problems).toEqual([]);
    expect(learners.map(({ learner }) => learner)).toEqual(["ama", "ben"]);
    for (const { items } of learners) {
      expect(items).toHaveLength(1);
      expect(items[0]?.tags.map(({ criterion, instances }) => [criterion, instances])).toEqual([
        ["1.2", [{ name: "Customer A", observed: true }]],
        ["2.1", [{ name: "Customer A", observed: true }]],
      ]);
    }
  });

  it("names the same events on a second press, so that nothing is kept twice", () => {
    const ids = new Map<string, string>();
    const twice = [...eventsOf(capture, ids), ...eventsOf(capture, ids)];
    expect(foldEvents(twice)).toEqual(foldEvents(eventsOf(capture, ids)));
  });

  it("adds tags to an item that is kept already, without those that it has", () => {
    const kept = { item: "event-kept", tags: [{ unit, criterion: "1.2" }] };
    const events = eventsOf({ ...capture, keptItems: new Map([["ama", kept]]) });
    const ama = events.filter(({ learner }) => learner === "ama");
    expect(ama.map((event) => (event.kind === "tagged" ? event.tag : event.kind))).toEqual([
      { item: "event-kept", unit, criterion: "2.1", instances: capture.instances },
    ]);
    expect(events.filter(({ learner }) => learner === "ben").map(({ kind }) => kind)).toEqual([
      "captured",
      "tagged",
      "tagged",
    ]);
  });

  it("says what is missing, field by field", () => {
    const empty = { ...capture, learners: [], criteria: [], item: { ...item, title: " ", seenOn: "soon" } };
    expect(Object.keys(captureProblems(empty, "page")).sort()).toEqual([
      "criteria",
      "learners",
      "seenOn",
      "title",
    ]);
    expect(captureProblems(capture, "page")).toEqual({});
    expect(Object.keys(captureProblems(capture, "words"))).toEqual(["words"]);
    const role = { ...capture, item: { ...item, witnessRole: "Manager" } };
    expect(Object.keys(captureProblems(role, "page"))).toEqual(["witness"]);
  });

  it("says so when the kept item has all of the tags", () => {
    const tags = capture.criteria;
    const kept = new Map(["ama", "ben"].map((learner) => [learner, { item: "event-kept", tags }]));
    expect(captureProblems({ ...capture, keptItems: kept }, "page").criteria).toContain("already");
  });

  it("law: whatever is typed makes events that the log takes", () => {
    const anything = fc.string({ unit: "binary", maxLength: 400 });
    fc.assert(
      fc.property(
        fc.record({
          title: anything,
          system: anything,
          location: anything,
          method: anything,
          seenOn: anything,
        }),
        fc.record({ witness: anything, witnessRole: anything, language: anything, adviser: anything }),
        (first, second) => {
          const typed = { ...capture, item: { ...item, ...first, ...second } };
          const problems = captureProblems(typed, "page");
          fc.pre(problems.title === undefined);
          expect(eventsOf(typed)).toHaveLength(6);
        },
      ),
    );
  });
});
