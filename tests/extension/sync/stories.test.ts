import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edit } from "../../support/sync-world/people.ts";
import {
  calm,
  draftsOf,
  expectAllIsWell,
  hour,
  makeWorld,
  minute,
  stateOf,
  stateOfSheet,
  type World,
} from "../../support/sync-world/world.ts";
import { editing } from "./history.ts";

const full = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const seed = Number(process.env["EVIDENCE_MAPPER_SEED"] ?? Date.now() % 1_000_000_000);

function firstOf({ devices }: World) {
  const [device] = devices;
  if (device === undefined) throw new Error("A world without devices.");
  return device;
}

describe("killed at every step between the click and the tracker", () => {
  /** One capture with tags and one decision, sent, with a kill at this step; how many steps there were. */
  async function withKill(at: number, answerLost: boolean): Promise<number> {
    const world = await makeWorld({ devices: 2 });
    const device = firstOf(world);
    const [page] = device.pages;
    let steps = 0;
    if (answerLost) world.network.writesAhead.push("answer-lost");
    device.onStep = () => {
      if (steps === at) page?.kill();
      steps += 1;
    };
    await device.record(draftsOf(device, "capture", 0, 2));
    if (device.pages.includes(page ?? device.open())) await device.record(draftsOf(device, "decide", 1, 0));
    await world.time.pass(2 * minute);
    device.onStep = () => undefined;
    // Whoever was not told that it was kept does it again.
    if (device.pages.length === 0) {
      device.open();
      if (device.acknowledged.length === 0) await device.record(draftsOf(device, "capture", 0, 2));
    }
    await calm(world);
    expectAllIsWell(world);
    expect(device.acknowledged.length).toBeGreaterThan(0);
    return steps;
  }

  it.each([
    ["", false],
    [" while an answer is lost", true],
  ])("nothing acknowledged is lost or doubled%s", async (_, answerLost) => {
    const steps = await withKill(-1, answerLost);
    expect(steps).toBeGreaterThan(40);
    for (let at = 0; at < steps; at += 1) await withKill(at, answerLost);
  });
});

describe("when the server is away", () => {
  it("for an hour with 200 items waiting, it is asked at most 10 times in the first minute, and at most 4 writes bring all", async () => {
    const world = await makeWorld({ devices: 1 });
    const device = firstOf(world);
    world.network.away = true;
    const began = world.time.now();
    for (let item = 0; item < 200; item += 1) {
      await device.record(draftsOf(device, item % 3 === 0 ? "decide" : "capture", item, 0));
      await world.time.pass(200);
    }
    await world.time.pass(minute);
    expect(
      world.network.asked.filter(({ at }) => at >= began && at < began + minute).length,
    ).toBeLessThanOrEqual(10);
    await world.time.pass(hour);
    const asked = world.network.asked.filter(({ at }) => at >= began).length;
    expect(asked).toBeLessThan(40);
    world.network.away = false;
    const writes = (): number => world.network.asked.filter(({ method }) => method === "POST").length;
    const before = writes();
    await world.time.pass(10 * minute);
    expect(writes() - before).toBeLessThanOrEqual(4);
    expectAllIsWell(world);
  });

  it("a server that says when to come back is left alone until then", async () => {
    const world = await makeWorld({ devices: 1 });
    world.network.ahead.push("busy");
    firstOf(world).pages[0]?.keeper.now();
    await world.time.pass(1000);
    const asked = world.network.asked.length;
    await world.time.pass(5500);
    expect(world.network.asked).toHaveLength(asked);
    await world.time.pass(3000);
    expect(world.network.asked.length).toBeGreaterThan(asked);
  });

  it("when nothing changed, a minute costs one small request", async () => {
    const world = await makeWorld({ devices: 1 });
    await world.time.pass(minute);
    const before = world.network.asked.length;
    await world.time.pass(10 * minute);
    expect(world.network.asked.length - before).toBeLessThanOrEqual(12);
  });
});

describe("what a person has to put right is said, and what waits is kept", () => {
  it.each([
    ["forbidden", "forbidden"],
    ["not-found", "gone"],
  ] as const)("an answer “%s”", async (said, kind) => {
    const world = await makeWorld({ devices: 1 });
    const device = firstOf(world);
    await device.record(draftsOf(device, "capture", 0, 0));
    world.network.ahead.push(...Array.from({ length: 20 }, () => said));
    await world.time.pass(5 * minute);
    expect(device.pages[0]?.keeper.status().trouble?.kind).toBe(kind);
    expect(world.network.asked.length).toBeLessThan(12);
    expect([...device.disk.events.values()].every(({ standing }) => standing.state === "on-device")).toBe(
      true,
    );
    await calm(world);
    expectAllIsWell(world);
  });

  it.each([
    ["evidence-mapper-tracker/2", "layout-newer"],
    ["something else", "layout-unknown"],
  ])("a tracker that is arranged as “%s” is not written into", async (layout, code) => {
    const world = await makeWorld({ devices: 1 });
    const device = firstOf(world);
    const settings = world.tracker.tabs.find(({ title }) => title === "Settings");
    const row = settings?.rows.find(([key]) => key === "layout");
    if (row === undefined) throw new Error("The tracker has no settings.");
    const before = row[1] ?? "";
    row[1] = layout;
    await device.record(draftsOf(device, "capture", 0, 0));
    await world.time.pass(10 * minute);
    const trouble = device.pages[0]?.keeper.status().trouble;
    expect(trouble?.kind === "layout" ? trouble.problem.code : trouble).toBe(code);
    expect(world.tracker.appended).toEqual([]);
    row[1] = before;
    await calm(world);
    expectAllIsWell(world);
  });

  it("a token that the server refuses is renewed once", async () => {
    const world = await makeWorld({ devices: 1 });
    const device = firstOf(world);
    world.network.ahead.push("refused-token", null, "refused-token", "refused-token");
    await device.record(draftsOf(device, "capture", 0, 0));
    await world.time.pass(5000);
    expect(device.pages[0]?.keeper.status().trouble?.kind).toBe("sign-in");
    await calm(world);
    expectAllIsWell(world);
  });
});

describe(`while people sort, insert, delete and rename (EVIDENCE_MAPPER_SEED=${seed})`, () => {
  it(
    "no event lands on another learner",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), editing(40), async (luck, commands) => {
          const world = await makeWorld({ devices: 2, seed: luck });
          await fc.asyncModelRun(() => ({ model: { devices: 2 }, real: world }), commands);
          await calm(world);
          const learners = new Map(
            world.devices.flatMap(({ acknowledged }) => acknowledged.map(({ id, learner }) => [id, learner])),
          );
          for (const { learner, items, decisions, declarations } of stateOfSheet(world.tracker).learners) {
            for (const { event } of [...items, ...decisions, ...declarations])
              if (!event.startsWith("typed-")) expect(learners.get(event)).toBe(learner);
          }
          expectAllIsWell(world);
        }),
        { numRuns: full ? 2000 : 40, seed },
      );
    },
    full ? 3_600_000 : 120_000,
  );
});

describe("a request that arrives late, after columns were moved", () => {
  it("leaves a row that says something else; once a person deletes it, the event is as it was", async () => {
    const world = await makeWorld({ devices: 2 });
    const device = firstOf(world);
    world.network.writesAhead.push("late");
    await device.record(draftsOf(device, "capture", 0, 0));
    await world.time.pass(5000);
    edit(world.tracker, "move-column", 3, 0, world.edited);
    await calm(world);
    expectAllIsWell(world);
  });
});

describe("two people", () => {
  it("who decide differently see a conflict, and the one who settles it settles it for both", async () => {
    const world = await makeWorld({ devices: 2 });
    const [one, two] = world.devices;
    if (one === undefined || two === undefined) throw new Error("Two devices were asked for.");
    world.network.away = true;
    await one.record(draftsOf(one, "decide", 0, 0));
    await two.record(draftsOf(two, "decide", 3, 0));
    await calm(world);
    expect(stateOf(one).learners[0]?.conflicts).toHaveLength(1);
    await two.record(draftsOf(two, "settle", 0, 0));
    await calm(world);
    for (const state of [stateOf(one), stateOf(two), stateOfSheet(world.tracker)])
      expect(state.learners[0]?.conflicts).toEqual([]);
    expectAllIsWell(world);
  });

  it("a verifier who decided the same criterion is refused before it is sent", async () => {
    const world = await makeWorld({ devices: 1 });
    const device = firstOf(world);
    await device.record(draftsOf(device, "decide", 1, 0));
    await calm(world);
    await device.record(draftsOf(device, "sample", 1, 0));
    await calm(world);
    const sample = [...device.disk.events.values()].find(({ event }) => event.kind === "sampled");
    expect(sample?.standing.state).toBe("refused");
    expect(JSON.stringify(sample?.standing)).toContain("did not decide this criterion");
    expectAllIsWell(world);
  });

  it("a verifier whose second account decided it is refused too, once Settings say whose it is", async () => {
    const world = await makeWorld({ devices: 2 });
    const [one, two] = world.devices;
    if (one === undefined || two === undefined) throw new Error("Two devices were asked for.");
    const settings = world.tracker.tabs.find(({ title }) => title === "Settings");
    settings?.rows.push(["same person", "Priya Nair; Tom Reid"]);
    world.tracker.version += 1;
    await one.record(draftsOf(one, "decide", 1, 0));
    await calm(world);
    await two.record(draftsOf(two, "sample", 1, 0));
    await calm(world);
    const sample = [...two.disk.events.values()].find(({ event }) => event.kind === "sampled");
    expect(sample?.standing.state).toBe("refused");
    expectAllIsWell(world);
  });
});
