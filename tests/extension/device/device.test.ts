import { beforeEach, describe, expect, test } from "vitest";
import { openDevice, type Device } from "../../../extension/src/device/device.ts";
import { itemStanding } from "../../../extension/src/device/item-standing.ts";
import { type KeptEvent, type KeptLearner, type Store } from "../../../extension/src/store/store.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { nextUnit } from "../../../shared/src/report/next-unit.ts";
import { captured, decided, tagged, telephone, withdrawn } from "../../shared/evidence-log/log-events.ts";
import { emptyDisk, memoryStore } from "../../support/sync-world/memory-store.ts";

const sam: KeptLearner = { id: "L-01", name: "Sam Hill", qualification: "501/1837/7", origin: "typed" };
const alex: KeptLearner = { ...sam, id: "L-02", name: "Alex Roe" };

describe("a learner's answer on the device", () => {
  let store: Store;
  let device: Device;
  beforeEach(async () => {
    store = memoryStore(emptyDisk("laptop-a"));
    await store.keepLearners([sam, alex]);
    device = openDevice(store, catalogue);
  });

  const keep = (events: readonly LogEvent[]): Promise<void> => store.receive(events);
  const criterion = async (learner: string, number: string) =>
    (await device.view(learner)).check?.units
      .find(({ unit }) => unit.ref === telephone)
      ?.criteria.find((one) => one.number === number);

  test("without evidence is open, and says which unit to go on with", async () => {
    const { check, answer, log } = await device.view("L-01");
    expect(log.items).toEqual([]);
    expect(check?.award?.verdict).toBe("not-met");
    expect(answer?.begun).toEqual([]);
    if (check === null) throw new Error("There is no answer.");
    expect(nextUnit(check)?.unit.title).toBeDefined();
  });

  test("changes when an item is tagged, and covered is not decided", async () => {
    expect((await criterion("L-01", "1.1"))?.state).toBe("open");
    const item = captured(1);
    await keep([item, tagged(2, item.id, { content: { criterion: "1.1" } })]);
    expect((await criterion("L-01", "1.1"))?.state).toBe("covered");
    await keep([decided(3, "met", { criterion: "1.1" })]);
    expect((await criterion("L-01", "1.1"))?.state).toBe("decided");
    expect((await criterion("L-02", "1.1"))?.state).toBe("open");
  });

  test("counts the customers that are still needed", async () => {
    const item = captured(1);
    const instances = [
      { name: "customer A", observed: true },
      { name: "customer B", observed: false },
    ];
    await keep([item, tagged(2, item.id, { content: { criterion: "1.2", instances } })]);
    const coverage = await criterion("L-01", "1.2");
    expect(coverage?.state).toBe("partly");
    expect(
      coverage?.counts.map(({ has, observed, need }) => [has, need.count, observed, need.observed]),
    ).toEqual([[2, 4, 1, 2]]);
  });

  test("is worked out once for each change of the learner's own events", async () => {
    const first = device.view("L-01");
    expect(device.view("L-01")).toBe(first);
    await keep([captured(1, { learner: "L-02" })]);
    expect(device.view("L-01")).toBe(first);
    await keep([captured(1)]);
    expect(device.view("L-01")).not.toBe(first);
  });

  test("is another when the centre says that two names are one person", async () => {
    await store.changeSettings({ people: [["Priya Nair", "pn@centre.example"]] });
    const item = decided(1, "met", { criterion: "1.1", author: "pn@centre.example" });
    await keep([item]);
    expect((await criterion("L-01", "1.1"))?.decidedBy).toBe("Priya Nair");
  });

  test("of a learner whose qualification is not in the catalogue still has the items", async () => {
    await store.keepLearners([{ ...sam, qualification: "999/9999/9" }]);
    await keep([captured(1)]);
    const { check, answer, log } = await device.view("L-01");
    expect([check, answer]).toEqual([null, null]);
    expect(log.items).toHaveLength(1);
  });

  test("that could not be read is tried again", async () => {
    let broken = true;
    const failing: Store = {
      ...store,
      events: (...learner) =>
        broken ? Promise.reject(new Error("The disk is away.")) : store.events(...learner),
    };
    const view = openDevice(failing, catalogue).view;
    await expect(view("L-01")).rejects.toThrow("The disk is away.");
    broken = false;
    expect((await view("L-01")).learner).toEqual(sam);
  });

  test("the same message under two learners is seen", async () => {
    const one = captured(1, {
      content: { identity: "<a@mail.example>", location: "https://mail.example/1" },
    });
    const twin = captured(2, {
      learner: "L-02",
      content: { identity: "<a@mail.example>", location: "https://mail.example/2" },
    });
    const other = captured(3, {
      content: { identity: "<b@mail.example>", location: "https://mail.example/1" },
    });
    await keep([one, twin, other]);
    const seen = await device.seenBefore({
      identity: "<a@mail.example>",
      location: "https://mail.example/1",
    });
    expect(seen.map(({ learner, item }) => [learner.name, item.event])).toEqual([
      ["Sam Hill", one.id],
      ["Alex Roe", twin.id],
    ]);
    await keep([withdrawn(4, twin, { learner: "L-02" })]);
    expect(await device.seenBefore({ identity: "<a@mail.example>", location: null })).toHaveLength(1);
  });

  test("an item stands where the part of it stands that is furthest behind", async () => {
    const item = captured(1);
    const tag = tagged(2, item.id);
    await keep([item, tag]);
    const { log, standings } = await device.view("L-01");
    const [shown] = log.items;
    if (shown === undefined) throw new Error("The item is gone.");
    expect(itemStanding(shown, standings).state).toBe("in-tracker");
    const behind: KeptEvent["standing"] = { state: "on-device" };
    expect(itemStanding(shown, new Map([...standings, [tag.id, behind]]))).toBe(behind);
  });
});
