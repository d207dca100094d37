import fc from "fast-check";
import { describe, it } from "vitest";
import { calm, expectAllIsWell, makeWorld } from "../../support/sync-world/world.ts";
import { history } from "./history.ts";

const full = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const seed = Number(process.env["EVIDENCE_MAPPER_SEED"] ?? Date.now() % 1_000_000_000);

describe(`devices, people and faults (EVIDENCE_MAPPER_SEED=${seed})`, () => {
  it(
    "everything acknowledged is in the tracker once, nothing is invented, and all see the same",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: 5 }),
          fc.nat(),
          history(60),
          async (devices, luck, commands) => {
            const world = await makeWorld({ devices, seed: luck, limit: luck % 3 === 0 ? 4000 : 2_000_000 });
            await fc.asyncModelRun(() => ({ model: { devices }, real: world }), commands);
            await calm(world);
            expectAllIsWell(world);
          },
        ),
        { numRuns: full ? 10_000 : 40, seed },
      );
    },
    full ? 7_200_000 : 120_000,
  );
});
