/**
 * The three guides, followed step by step in a real Chromium as a person would: what a guide names has to stand on the
 * screen, and what it promises has to happen. The guides' own words are the test: see support/guides/phrases.ts.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../support/browser.ts";
import { type GuideWorld, openGuideWorld } from "../support/guides/open-guide-world.ts";
import { askedIn } from "../support/guides/phrases.ts";
import { type GuidePlaces, openGuidePlaces } from "../support/guides/places.ts";
import { readGuide } from "../support/guides/read-guide.ts";

const docs = join(import.meta.dirname, "../../docs");
const guides = ["assessor", "coordinator", "iqa"].map((name) => ({
  name,
  steps: readGuide(readFileSync(join(docs, `guides/${name}.md`), "utf8")),
}));

describe.each(guides)("the guide for the $name", ({ steps }) => {
  it("has numbered steps in order, each with something to do or to see", () => {
    expect(steps.length).toBeGreaterThan(8);
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
    for (const { text } of steps) expect(askedIn(text), text).not.toEqual([]);
  });

  it("has pictures that are there, each with words for those who do not see them", () => {
    const pictures = steps.flatMap((step) => step.pictures);
    expect(pictures.length).toBeGreaterThan(2);
    for (const { name, alternative } of pictures) {
      expect(existsSync(join(docs, "pictures", name)), name).toBe(true);
      expect(alternative.length, name).toBeGreaterThan(20);
    }
  });
});

it("a step in words that nobody knows, or without anything to do, is a fault", () => {
  expect(() => askedIn("Fold `three` corners.")).toThrow("Nobody knows what to do with `three`");
  expect(() => askedIn("Think about it.")).toThrow("asks for nothing");
  expect(askedIn("Press **Show** and see **Act**.").map(({ words }) => words)).toEqual([
    "Press **Show**",
    "**Act**",
  ]);
});

// One browser and one tracker for all three, as in a centre; a step that was half done cannot be done again.
describe.skipIf(withoutBrowser)("following the guides", { timeout: 180_000, retry: 0 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-guides-"));
  let world: GuideWorld;

  beforeAll(async () => {
    world = await openGuideWorld(folder);
    // The first to come builds the extension and the page.
  }, 300_000);
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, steps } of guides) {
    describe(name, () => {
      let places: GuidePlaces;
      let lost: number | null = null;
      beforeAll(async () => {
        places = await openGuidePlaces(world);
      });
      afterAll(() => places.leave());

      for (const { number, text } of steps) {
        it(`${number}. ${text.replaceAll("*", "").slice(0, 70)}`, async () => {
          if (lost !== null) throw new Error(`Step ${lost} did not work, so that nobody can come here.`);
          lost = number;
          for (const { run } of askedIn(text)) await run(places);
          lost = null;
        });
      }
    });
  }

  it("takes the name of a thing that is not on the screen for a fault", async () => {
    const places = await openGuidePlaces(world, 500);
    const [asked] = askedIn("press **Explain that cell**");
    await expect(asked?.run(places)).rejects.toThrow("There is no button Explain that cell");
    await places.leave();
  });
});
