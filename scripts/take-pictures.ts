/** Takes the pictures of the README and the guides from the running product: `npm run pictures` (needs Chromium). */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../tests/support/browser.ts";
import { takePanelPictures } from "./panel-pictures.ts";

const root = join(import.meta.dirname, "..");
const pictures = join(root, "docs/pictures");
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const page = join(folder, "report.html");
try {
  execFileSync(
    process.execPath,
    [
      join(root, "apps-script/cli/bin/evidence-mapper.js"),
      "check",
      join(root, "apps-script/samples/harbour-street-level-1-certificate.xlsx"),
      "--html",
      page,
    ],
    { stdio: "ignore" },
  );
} catch {
  // Exit 1 says that the sample has problems, as it should.
}
mkdirSync(pictures, { recursive: true });
const browser = await openBrowser();
for (const [name, colorScheme] of [
  ["report.png", "light"],
  ["report-dark.png", "dark"],
] as const) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 1900 }, colorScheme });
  await tab.goto(pathToFileURL(page).href);
  await tab.screenshot({ path: join(pictures, name) });
}
await browser.close();
await takePanelPictures(pictures);
rmSync(folder, { recursive: true });
