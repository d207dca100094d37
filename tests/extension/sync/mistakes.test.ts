import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mistakes } from "../../support/sync-world/mistakes.ts";
import { calm, faultIn, makeWorld } from "../../support/sync-world/world.ts";
import { history } from "./history.ts";

describe("the histories catch", () => {
  it.each(mistakes)("$name", async ({ plant }) => {
    const found = await fc.check(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.nat(),
        history(60),
        async (devices, luck, commands) => {
          const world = await makeWorld({ devices, seed: luck, limit: 2000, spoil: plant });
          await fc.asyncModelRun(() => ({ model: { devices }, real: world }), commands);
          await calm(world);
          const fault = faultIn(world);
          if (fault !== null) throw new Error(fault);
        },
      ),
      { numRuns: 400, seed: 42, endOnFailure: true },
    );
    expect(found.failed, "no history told the mistake from the engine as it is").toBe(true);
  });
});
