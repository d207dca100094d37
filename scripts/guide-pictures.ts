/** The pictures of the guides, taken where they stand in the guide while it is followed in the running system. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGuideWorld } from "../tests/support/guides/open-guide-world.ts";
import { askedIn } from "../tests/support/guides/phrases.ts";
import { openGuidePlaces } from "../tests/support/guides/places.ts";
import { readGuide } from "../tests/support/guides/read-guide.ts";

const guides = join(import.meta.dirname, "../docs/guides");

/** @param pictures the folder; a picture whose name ends in `-dark` is taken in dark colours */
export async function takeGuidePictures(
  pictures: string,
  names: readonly string[] = ["assessor", "coordinator", "iqa"],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "guide-pictures-"));
  for (const guide of names) {
    const world = await openGuideWorld(join(folder, guide));
    const places = await openGuidePlaces(world);
    for (const { text, pictures: asked } of readGuide(readFileSync(join(guides, `${guide}.md`), "utf8"))) {
      for (const { run } of askedIn(text)) await run(places);
      for (const { name } of asked) {
        const { front } = places;
        await front.emulateMedia({ colorScheme: name.endsWith("-dark.png") ? "dark" : "light" });
        await front.mouse.move(640, 500);
        // The spreadsheet draws itself a moment after it has changed.
        await front.waitForTimeout(1_500);
        await front.screenshot({ path: join(pictures, name) });
      }
    }
    await world.close();
  }
  rmSync(folder, { recursive: true, force: true });
}
