/** Keeping to Google's quota: on a clock of the test's own, on which waiting takes no time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GoogleFault } from "../../../apps-script/cli/src/google/google-fault.ts";
import { pacer, type Patience, patiently } from "../../../apps-script/cli/src/google/patience.ts";
import { madeService } from "../../local/sheets-server/made-service.ts";

interface Clock extends Patience {
  readonly slept: number[];
}

function clockOf(chance = 0.5): Clock {
  let now = 0;
  const slept: number[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      slept.push(milliseconds);
      return Promise.resolve();
    },
    chance: () => chance,
    slept,
  };
}

const fault = (status: number, retryAfter: number | null = null): GoogleFault =>
  new GoogleFault(
    { code: status === 0 ? "google-offline" : "x", where: "", found: "x", advice: "" },
    status,
    retryAfter,
  );

/** Answers with each of these in turn. */
function answers(...outcomes: readonly (GoogleFault | string)[]) {
  let asked = 0;
  return {
    ask: () => {
      const outcome = outcomes[asked];
      asked += 1;
      if (outcome instanceof GoogleFault) return Promise.reject(outcome);
      return Promise.resolve(outcome);
    },
    count: () => asked,
  };
}

describe("a hundred requests", () => {
  it("never come faster than Google's quota of 60 a minute allows, whatever the minute begins with", async () => {
    const clock = clockOf();
    const pace = pacer(clock);
    const service = madeService({ quota: { perUser: 60, perProject: 300 } });
    const start = service.clock.now;
    for (let request = 0; request < 100; request += 1) {
      await pace();
      service.clock.now = start + 31_000 + clock.now();
      expect(service.ask("GET", "/v4/spreadsheets/x").status).toBe(404);
    }
    expect(clock.now()).toBeLessThanOrEqual(60_000);
  });
});

describe("an answer that says “not now”", () => {
  it("is waited out, longer each time", async () => {
    const clock = clockOf();
    const { ask, count } = answers(fault(429), fault(503), fault(429), "done");
    expect(await patiently(ask, clock, { lost: false })).toBe("done");
    expect(count()).toBe(4);
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  it("is waited out as long as it says", async () => {
    const clock = clockOf();
    await patiently(answers(fault(429, 30_000), "done").ask, clock, { lost: false });
    expect(clock.slept[0]).toBeGreaterThanOrEqual(30_000);
    expect(clock.slept[0]).toBeLessThan(31_000);
  });

  it("makes different people wait for different times", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (chance) => {
        const clock = clockOf(chance);
        await patiently(answers(fault(429), "done").ask, clock, { lost: false });
        expect(clock.slept[0]).toBeCloseTo(500 + 1000 * chance);
      }),
    );
  });

  it("is told in the end, and not waited for without end", async () => {
    const { ask, count } = answers(...Array.from({ length: 20 }, () => fault(429)));
    await expect(patiently(ask, clockOf(), { lost: true })).rejects.toThrow();
    expect(count()).toBe(6);
  });
});

describe("a request whose answer was lost", () => {
  it("is sent again when it only reads", async () => {
    const { ask } = answers(fault(0), fault(500), "done");
    expect(await patiently(ask, clockOf(), { lost: true })).toBe("done");
  });

  it.each([0, 500, 502])("is never sent again when it writes (%d)", async (status) => {
    const { ask, count } = answers(fault(status), "done");
    await expect(patiently(ask, clockOf(), { lost: false })).rejects.toThrow();
    expect(count()).toBe(1);
  });

  it.each([400, 401, 403, 404])("a refusal (%d) is not asked again", async (status) => {
    const { ask, count } = answers(fault(status), "done");
    await expect(patiently(ask, clockOf(), { lost: true })).rejects.toThrow();
    expect(count()).toBe(1);
  });
});
