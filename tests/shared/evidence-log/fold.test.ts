import { describe, expect, test } from "vitest";
import { type StoredEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { peopleOf } from "../../../shared/src/evidence-log/people.ts";
import {
  captured,
  corrected,
  countersigned,
  decided,
  declared,
  email,
  sampled,
  tagged,
  withdrawn,
} from "./log-events.ts";

const tom = { author: "Tom Reid", client: "laptop-b" };
const learner = (events: readonly StoredEvent[]) => foldEvents(events).learners[0];
const fates = (events: readonly StoredEvent[]) => foldEvents(events).fates.map(({ fate }) => fate);
const codes = (events: readonly StoredEvent[]) => foldEvents(events).problems.map(({ code }) => code);

describe("evidence", () => {
  const item = captured(1);
  const tag = tagged(2, item.id);

  test("is an item with its tags", () => {
    expect(learner([item, tag])?.items).toMatchObject([
      { event: item.id, title: email.title, by: "Priya Nair", tags: [{ criterion: "1.2", disputed: false }] },
    ]);
  });

  test("tagged before its capture has arrived waits for it", () => {
    expect(fates([tag])).toEqual(["waiting"]);
    expect(learner([tag])).toBeUndefined();
  });

  test("that is withdrawn takes its tags with it", () => {
    const events = [item, tag, withdrawn(3, item)];
    expect(learner(events)).toBeUndefined();
    expect(fates(events)).toEqual(["withdrawn", "withdrawn", "counts"]);
  });

  test("is corrected by an event that names it", () => {
    const better = corrected(3, item.id, {
      what: "captured",
      evidence: { ...email, title: "Refund letter" },
    });
    const moved = corrected(4, tag.id, { what: "tagged", tag: { ...tag.tag, criterion: "1.10" } });
    expect(learner([item, tag, better, moved])?.items).toMatchObject([
      { event: item.id, title: "Refund letter", tags: [{ event: tag.id, criterion: "1.10" }] },
    ]);
  });

  test("a tag that two people corrected differently counts nowhere until one of them settles it", () => {
    const first = corrected(3, tag.id, { what: "tagged", tag: { ...tag.tag, criterion: "1.1" } });
    const second = corrected(3, tag.id, { what: "tagged", tag: { ...tag.tag, criterion: "2.1" } }, tom);
    const state = learner([item, tag, first, second]);
    expect(state?.items[0]?.tags).toMatchObject([{ disputed: true }]);
    expect(state?.conflicts).toMatchObject([
      { about: "corrections", changes: tag.id, events: [first.id, second.id] },
    ]);
    const settled = { ...second, id: "event-settled", count: 4, settles: [first.id, second.id] };
    expect(learner([item, tag, first, second, settled])).toMatchObject({
      conflicts: [],
      items: [{ tags: [{ criterion: "2.1", disputed: false }] }],
    });
  });

  test("never lands on another learner: a tag that names another's item is refused", () => {
    const other = tagged(3, item.id, { learner: "L-02" });
    expect(codes([item, other])).toEqual(["event-names-other"]);
    expect(learner([item, other])?.items[0]?.tags).toEqual([]);
  });
});

describe("decisions", () => {
  const met = decided(5, "met");
  const notYet = decided(5, "not-yet", tom);

  test("that differ are a conflict, and neither is replaced by being the later one", () => {
    expect(learner([met, notYet])?.conflicts).toEqual([
      {
        about: "decisions",
        changes: null,
        unit: met.unit,
        criterion: "1.2",
        events: [met.id, notYet.id],
      },
    ]);
    expect(fates([met, notYet])).toEqual(["disputed", "disputed"]);
  });

  test("that agree are no conflict", () => {
    expect(learner([met, decided(5, "met", tom)])?.conflicts).toEqual([]);
  });

  test("are settled by a decision that names them", () => {
    const settling = decided(6, "met", { settles: [met.id, notYet.id] });
    expect(learner([met, notYet, settling])?.conflicts).toEqual([]);
    expect(fates([met, notYet, settling])).toEqual(["replaced", "replaced", "counts"]);
  });

  test("settled twice in ignorance of each other are a conflict again", () => {
    const both = { settles: [met.id, notYet.id] };
    const one = decided(6, "met", both);
    const other = decided(6, "not-yet", { ...tom, ...both });
    expect(learner([met, notYet, one, other])?.conflicts[0]?.events).toEqual([one.id, other.id]);
  });

  test("come back when what settled them is withdrawn", () => {
    const settling = decided(6, "met", { settles: [met.id, notYet.id] });
    const events = [met, notYet, settling, withdrawn(7, settling)];
    expect(fates(events)).toEqual(["disputed", "disputed", "withdrawn", "counts"]);
  });

  test("cannot replace a later one, so that two cannot replace each other", () => {
    const sly = decided(4, "met", { settles: [notYet.id] });
    expect(codes([sly, notYet])).toEqual(["event-settles-other"]);
    expect(fates([sly, notYet])).toEqual(["disputed", "disputed"]);
  });

  test("about a whole unit contradict one of its criteria", () => {
    const whole = decided(5, "met", { criterion: null });
    expect(learner([whole, notYet, decided(5, "met", { criterion: "2.1" })])?.conflicts).toMatchObject([
      { criterion: "1.2", events: [whole.id, notYet.id] },
    ]);
  });
});

describe("verification", () => {
  const met = decided(5, "met");

  test("by somebody else is taken", () => {
    const look = sampled(6, met.id);
    expect(learner([met, look])?.decisions[0]?.samples).toMatchObject([
      { by: "Dana Okoro", outcome: "agreed", sameness: "different" },
    ]);
    expect(codes([met, look])).toEqual([]);
  });

  test.each(["Priya Nair", "PRIYA  NAIR", "priya.nair@centre.example", "Ms Priya Nair"])(
    "by the assessor, spelled %s, is refused",
    (author) => {
      const look = sampled(6, met.id, { author });
      expect(codes([met, look])).toEqual(["verifier-is-assessor"]);
      expect(fates([met, look])).toEqual(["counts", "refused"]);
    },
  );

  test("by initials that could be the assessor's is flagged", () => {
    const state = learner([met, sampled(6, met.id, { author: "PN" })]);
    expect(state?.decisions[0]?.samples).toMatchObject([{ sameness: "unclear" }]);
  });

  test("from the assessor's own device under another name is flagged", () => {
    const state = learner([met, sampled(6, met.id, { client: met.client })]);
    expect(state?.decisions[0]?.samples).toMatchObject([{ sameness: "unclear" }]);
  });

  test("by the assessor's second account is refused when the centre says whose it is", () => {
    const people = peopleOf([["Priya Nair", "quality7@centre.example"]]);
    const look = sampled(6, met.id, { author: "quality7@centre.example" });
    expect(foldEvents([met, look]).problems).toEqual([]);
    expect(foldEvents([met, look], people).problems).toMatchObject([{ code: "verifier-is-assessor" }]);
  });

  test("by somebody whose decision on the criterion was replaced is refused too", () => {
    const earlier = decided(4, "not-yet", { author: "Dana Okoro", client: "laptop-q" });
    const later = decided(5, "met", { settles: [earlier.id] });
    expect(codes([earlier, later, sampled(6, later.id)])).toEqual(["verifier-is-assessor"]);
  });

  test("is judged criterion by criterion", () => {
    const other = decided(5, "met", { criterion: "2.1", author: "Dana Okoro", client: "laptop-q" });
    expect(codes([met, other, sampled(6, met.id)])).toEqual([]);
  });
});

describe("signatures", () => {
  const trainee = decided(5, "met", { trainee: true });

  test("under a declaration and under a trainee's decision are two different ones", () => {
    const declaration = declared(6);
    const under = countersigned(7, declaration.id);
    const beside = countersigned(7, trainee.id, { ...tom, criterion: "1.2" });
    expect(learner([trainee, declaration, under, beside])).toMatchObject({
      decisions: [{ countersignatures: [{ event: beside.id, sameness: "different" }] }],
      declarations: [{ countersignatures: [{ event: under.id, sameness: null }] }],
    });
  });

  test("of a trainee under their own decision are refused", () => {
    const own = countersigned(7, trainee.id, { criterion: "1.2" });
    expect(codes([trainee, own])).toEqual(["countersigner-is-trainee"]);
    expect(fates([trainee, own])).toEqual(["counts", "refused"]);
  });

  test("that name no event stand for what is there", () => {
    const declaration = declared(6);
    expect(learner([declaration, countersigned(7, null)])?.declarations).toMatchObject([
      { countersignatures: [{}] },
    ]);
    expect(fates([countersigned(7, null)])).toEqual(["waiting"]);
  });
});

describe("what this version does not know", () => {
  test("is kept and reported, and counts for nothing", () => {
    const foreign: StoredEvent = {
      kind: "foreign",
      id: "event-from-tomorrow",
      says: "moderated",
      layout: 1,
      content: '{"kind":"moderated"}',
    };
    const state = foldEvents([decided(5, "met"), foreign, foreign]);
    expect(state.foreign).toEqual([foreign]);
    expect(state.problems).toMatchObject([{ code: "event-newer", where: "event-from-tomorrow" }]);
    expect(state.learners).toHaveLength(1);
  });
});
