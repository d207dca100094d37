/** What every `Store` keeps to, whatever it keeps things in. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import {
  type EventDraft,
  type KeptEvent,
  type KeptLearner,
  type Store,
} from "../../extension/src/store/store.ts";
import { canonical } from "../../shared/src/evidence-log/canonical.ts";
import { type LogEvent, type StoredEvent } from "../../shared/src/evidence-log/event.ts";
import { compareEvents } from "../../shared/src/evidence-log/order.ts";
import { captured, corrected, email, histories, tagged } from "../shared/evidence-log/log-events.ts";

export interface StoreToTest {
  /** Empty. */
  readonly store: Store;
  /** The same store as another page of the extension has it. */
  readonly other: Store;
}

const noThing = { identity: null, location: null };

/** An event as it is before the device has counted it. */
export function draftOf({ client, count, layout, ...draft }: LogEvent): EventDraft {
  void [client, count, layout];
  return draft;
}

/** Says what a store must do; `make` gives an empty one each time. */
export function storeLaws(make: () => Promise<StoreToTest>, { runs = 20 } = {}): void {
  let store: Store;
  let other: Store;
  beforeEach(async () => {
    ({ store, other } = await make());
  });

  test("a new device holds nothing and knows nobody", async () => {
    expect(await store.events()).toEqual([]);
    expect(await store.learners()).toEqual([]);
    expect(await store.queue()).toEqual([]);
    expect(await store.problems()).toEqual([]);
    expect(await store.settings()).toEqual({
      author: null,
      trainee: null,
      tracker: null,
      apart: false,
      people: [],
    });
  });

  test("what was recorded is there, whole, for every page of the extension", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await store.eraseAll();
        const drafts = history.map(draftOf);
        const recorded = await store.record(drafts);
        expect(recorded.map(draftOf)).toEqual(drafts);
        expect(byId(await other.events())).toEqual(byId(recorded.map(own)));
        expect(await other.queue()).toEqual([...recorded].sort(compareEvents));
        expect(await store.problems()).toEqual([]);
        for (const learner of new Set(history.map((event) => event.learner))) {
          const theirs = recorded.filter((event) => event.learner === learner);
          expect(byId(await store.events(learner))).toEqual(byId(theirs.map(own)));
        }
      }),
      { numRuns: runs },
    );
  });

  test("recording the same again changes nothing and gives what is kept", async () => {
    const drafts = [captured(0), captured(0)].map(draftOf);
    const first = await store.record(drafts);
    expect(await other.record(drafts)).toEqual(first);
    expect(await store.record([...drafts, ...drafts])).toEqual([...first, ...first]);
    expect(await store.events()).toHaveLength(2);
  });

  test("each new event comes after everything that the device has seen", async () => {
    await store.receive([captured(41)]);
    const [first] = await store.record([draftOf(captured(0))]);
    expect(first?.count).toBe(42);
    await store.receive([captured(7), captured(99)]);
    const next = await other.record([draftOf(captured(0)), draftOf(captured(0))]);
    expect(next.map(({ count }) => count)).toEqual([100, 101]);
    expect(new Set([first, ...next].map((event) => event?.client)).size).toBe(1);
  });

  test("fifty at once from two pages are fifty, each with a place of its own", async () => {
    const recorded = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? store : other).record([draftOf(captured(0))]),
      ),
    );
    expect(await store.events()).toHaveLength(50);
    expect(new Set(recorded.flat().map(({ client, count }) => `${client} ${count}`)).size).toBe(50);
  });

  test("a capture with its tags is kept whole or not at all", async () => {
    const item = draftOf(captured(0));
    const broken = { ...draftOf(tagged(0, item.id)), author: "" };
    await expect(store.record([item, broken])).rejects.toMatchObject({ name: "NotKept" });
    expect(await other.events()).toEqual([]);
    const [next] = await store.record([item]);
    expect(next?.id).toBe(item.id);
  });

  test("what the tracker holds needs no sending", async () => {
    const [one, two] = await store.record([draftOf(captured(0)), draftOf(captured(0))]);
    if (one === undefined || two === undefined) throw new Error("Nothing was recorded.");
    await store.receive([one, captured(5)]);
    expect(await store.queue()).toEqual([two]);
    await other.stand([two.id], { state: "refused", reason: "The tracker has no such learner." });
    expect(await store.queue()).toEqual([]);
    expect((await store.events()).find(({ event }) => event.id === two.id)?.standing).toEqual({
      state: "refused",
      reason: "The tracker has no such learner.",
    });
    await store.stand([two.id], { state: "on-device" });
    expect(await store.queue()).toEqual([two]);
  });

  test("receiving is the same in any order and however often", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.infiniteStream(fc.nat(1000)), async (history, order) => {
        await store.eraseAll();
        await store.receive(history);
        const once = byId(await store.events());
        const shuffled = [...history, ...history]
          .map((event) => [order.next().value ?? 0, event] as const)
          .sort(([a], [b]) => a - b)
          .map(([, event]) => event);
        await store.receive(shuffled);
        expect(byId(await store.events())).toEqual(once);
        expect(once).toEqual(byId(history.map((event) => tracker(event))));
      }),
      { numRuns: runs },
    );
  });

  test("where the tracker holds something else under an own event's id, both are there to be seen", async () => {
    const [mine] = await store.record([draftOf(captured(0))]);
    if (mine === undefined) throw new Error("Nothing was recorded.");
    const changed = { ...mine, author: "Somebody Else" };
    await store.receive([changed]);
    expect((await store.events()).map(({ event }) => event)).toEqual([mine, changed]);
    await store.receive([mine]);
    expect((await store.events()).map(({ event }) => event)).toEqual([mine]);
  });

  test("what a file brings is as if it had been made here, once", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await store.eraseAll();
        expect(await store.takeIn(history)).toEqual({ fresh: history.length, clashing: [] });
        expect(await other.takeIn([...history, ...history])).toEqual({ fresh: 0, clashing: [] });
        expect(byId(await other.events())).toEqual(byId(history.map(own)));
        const [next] = await store.record([draftOf(captured(0, { id: "event-after-all" }))]);
        expect(history.every(({ count }) => count < (next?.count ?? 0))).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test("what a file brings under an id that is taken does not replace what is kept", async () => {
    const [mine] = await store.record([draftOf(captured(0))]);
    if (mine === undefined) throw new Error("Nothing was recorded.");
    const changed = { ...mine, author: "Somebody Else" };
    expect(await store.takeIn([changed, captured(3)])).toEqual({ fresh: 1, clashing: [mine.id] });
    expect((await store.events()).map(({ event }) => event)).toContainEqual(mine);
    expect((await store.events()).map(({ event }) => event)).not.toContainEqual(changed);
  });

  test("an event of a newer version is kept as it is", async () => {
    const content = canonical({ id: "event-from-the-future", kind: "praised", layout: 2, learner: "L-01" });
    const foreign: StoredEvent = {
      kind: "foreign",
      id: "event-from-the-future",
      says: "praised",
      layout: 2,
      content,
    };
    await store.receive([foreign]);
    expect((await other.events("L-01")).map(({ event }) => event)).toEqual([foreign]);
    await store.eraseLearner("L-01");
    expect(await store.events()).toEqual([]);
  });

  test("when all of the tracker was read, what is no longer in it goes, and own work stays", async () => {
    const [sent, waiting] = await store.record([draftOf(captured(0)), draftOf(captured(0))]);
    if (sent === undefined || waiting === undefined) throw new Error("Nothing was recorded.");
    const [typed, kept] = [captured(1), captured(1)];
    await store.receive([sent, typed, kept], true);
    await store.receive([kept], true);
    const after = new Map((await store.events()).map(({ event, standing }) => [event.id, standing.state]));
    expect(after).toEqual(
      new Map([
        [sent.id, "refused"],
        [waiting.id, "on-device"],
        [kept.id, "in-tracker"],
      ]),
    );
    await store.receive([kept, sent], true);
    expect((await store.events()).find(({ event }) => event.id === sent.id)?.standing.state).toBe(
      "in-tracker",
    );
  });

  test("events are found by what they are about, also after a correction", async () => {
    const item = captured(0, {
      content: { identity: "<one@mail.example>", location: "https://mail.example/1" },
    });
    const twin = captured(0, {
      learner: "L-02",
      content: { identity: "<one@mail.example>", location: "https://mail.example/2" },
    });
    const fixed = captured(0, { content: { identity: null, location: "https://mail.example/3" } });
    await store.record([item, twin, fixed].map(draftOf));
    const ids = async (identity: string | null, location: string | null): Promise<readonly string[]> =>
      (await other.eventsAbout({ identity, location })).map(({ event }) => event.id).sort();
    expect(await ids("<one@mail.example>", null)).toEqual([item.id, twin.id].sort());
    expect(await ids(null, "https://mail.example/3")).toEqual([fixed.id]);
    expect(await ids("<one@mail.example>", "https://mail.example/1")).toEqual([item.id, twin.id].sort());
    expect(await store.eventsAbout(noThing)).toEqual([]);
    const content = { what: "captured", evidence: { ...email, identity: "<three@mail.example>" } } as const;
    const [change] = await store.record([draftOf(corrected(0, fixed.id, content))]);
    expect(await ids("<three@mail.example>", null)).toEqual([change?.id]);
  });

  test("learners are added, and changed by their id", async () => {
    const sam: KeptLearner = { id: "L-01", name: "Sam", qualification: "501/1837/7", origin: "typed" };
    const alex: KeptLearner = { ...sam, id: "L-02", name: "Alex", origin: "tracker" };
    await store.keepLearners([sam, alex]);
    await other.keepLearners([{ ...sam, name: "Sam Hill" }]);
    expect(await store.learners()).toEqual([{ ...sam, name: "Sam Hill" }, alex]);
    await expect(store.keepLearners([{ ...sam, id: "" }])).rejects.toMatchObject({ name: "NotKept" });
  });

  test("settings keep what is not changed", async () => {
    await store.changeSettings({ author: "Priya Nair" });
    await other.changeSettings({ trainee: true });
    const people = [["Priya Nair", "pn@centre.example"]];
    expect(await store.changeSettings({ people })).toEqual({
      author: "Priya Nair",
      trainee: true,
      tracker: null,
      apart: false,
      people,
    });
    expect(await other.settings()).toEqual(await store.settings());
  });

  test("what was recorded for one tracker never belongs to another", async () => {
    const tracker = { spreadsheet: "one", title: "One", server: "https://sheets.example/" };
    const second = { ...tracker, spreadsheet: "two", title: "Two" };
    await store.changeSettings({ author: "Priya Nair", people: [["Priya Nair", "P. Nair"]] });
    const [early, late] = await store.record([draftOf(captured(0)), draftOf(captured(0))]);
    if (early === undefined || late === undefined) throw new Error("Nothing was recorded.");
    expect(await store.changeTracker(tracker)).toBe(0);
    expect(await other.queue()).toEqual([early, late]);
    expect(await other.changeTracker(second)).toBe(2);
    await store.receive([early, captured(4)]);
    await store.stand([late.id], { state: "refused", reason: "No such learner." });
    expect(await store.changeTracker({ ...tracker, server: "http://127.0.0.1:1/" })).toBe(1);
    expect((await other.settings()).tracker).toEqual(tracker);
    expect(await other.events()).toHaveLength(3);
    await store.receive([late]);
    await store.keepLearners([{ id: "L-01", name: "Sam", qualification: "500/9898/8", origin: "tracker" }]);
    expect(await other.changeTracker({ ...tracker, title: "Renamed" })).toBe(0);
    expect(await store.events()).toHaveLength(3);
    expect(await other.changeTracker(second)).toBe(0);
    expect(await store.events()).toEqual([]);
    expect(await store.learners()).toEqual([]);
    expect(await store.settings()).toEqual({
      author: "Priya Nair",
      trainee: null,
      tracker: second,
      apart: false,
      people: [],
    });
  });

  test("a device that was disconnected holds nothing of the tracker, and stays apart until it is connected again", async () => {
    const tracker = { spreadsheet: "one", title: "One", server: "http://127.0.0.1:1/" };
    await store.changeSettings({ author: "Priya Nair" });
    await store.changeTracker(tracker);
    const [own] = await store.record([draftOf(captured(0))]);
    if (own === undefined) throw new Error("Nothing was recorded.");
    expect(await other.changeTracker(null)).toBe(1);
    expect(await store.settings()).toMatchObject({ tracker, apart: false });
    await store.receive([own]);
    expect(await other.changeTracker(null)).toBe(0);
    expect([await store.events(), await store.learners()]).toEqual([[], []]);
    expect(await store.settings()).toMatchObject({ author: "Priya Nair", tracker: null, apart: true });
    await other.changeTracker(tracker);
    expect(await store.settings()).toMatchObject({ tracker, apart: false });
  });

  test("a learner who is erased leaves nothing, and nobody else is touched", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await store.eraseAll();
        await store.record(history.slice(0, 10).map(draftOf));
        await store.receive(history.slice(10));
        await store.keepLearners([
          { id: "L-01", name: "Sam", qualification: "501/1837/7", origin: "typed" },
          { id: "L-02", name: "Alex", qualification: "501/1837/7", origin: "typed" },
        ]);
        const rest = (await store.events()).filter(({ event }) => learnerOf(event) !== "L-01");
        await store.eraseLearner("L-01");
        expect(byId(await other.events())).toEqual(byId(rest));
        expect((await other.learners()).map(({ id }) => id)).toEqual(["L-02"]);
      }),
      { numRuns: runs },
    );
  });

  test("erasing everything leaves a new device", async () => {
    await store.record([draftOf(captured(0))]);
    await store.keepLearners([{ id: "L-01", name: "Sam", qualification: "501/1837/7", origin: "typed" }]);
    await store.changeSettings({ author: "Priya Nair" });
    await store.eraseAll();
    expect(await other.events()).toEqual([]);
    expect(await other.learners()).toEqual([]);
    expect((await other.settings()).author).toBeNull();
  });

  test("every page hears of a change, and of whom, until it stops listening", async () => {
    const heard: (readonly string[] | undefined)[] = [];
    const stop = other.watch((learners) => heard.push(learners));
    await other.events();
    await store.record([draftOf(captured(0)), draftOf(captured(0, { learner: "L-02" }))]);
    await expect.poll(() => heard).toEqual([["L-01", "L-02"]]);
    await other.changeSettings({ trainee: false });
    await expect.poll(() => heard).toEqual([["L-01", "L-02"], undefined]);
    stop();
    await store.record([draftOf(captured(0))]);
    await other.events();
    expect(heard).toHaveLength(2);
  });
}

function byId(kept: readonly KeptEvent[]): readonly KeptEvent[] {
  return [...kept].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
}

function own(event: LogEvent): KeptEvent {
  return { event, origin: "own", standing: { state: "on-device" } };
}

function tracker(event: LogEvent): KeptEvent {
  return { event, origin: "tracker", standing: { state: "in-tracker" } };
}

function learnerOf(event: StoredEvent): string | null {
  return event.kind === "foreign" ? null : event.learner;
}
