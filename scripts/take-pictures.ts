/** Takes the pictures of the README and the guides from the running product: `npm run pictures` (needs Chromium). */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../tests/support/browser.ts";
import { takePanelPictures } from "./panel-pictures.ts";
import { openLocalTracker, openWindow, until } from "../tests/support/local-page.ts";

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
await pictureLocalTracker();
await browser.close();
await takePanelPictures(pictures);
rmSync(folder, { recursive: true });

/** The sample in the local tracker: read, coloured, with a learner at the side; light and dark. */
async function pictureLocalTracker(): Promise<void> {
  const tracker = await openLocalTracker(
    join(root, "apps-script/samples/harbour-street-level-1-certificate.xlsx"),
  );
  for (const [name, colorScheme] of [
    ["local-tracker.png", "light"],
    ["local-tracker-dark.png", "dark"],
  ] as const) {
    const window = await openWindow(browser, tracker, colorScheme);
    if (name === "local-tracker.png") {
      await window.choose("Check this sheet");
      await window.sidebar
        .getByRole("button", { name: /right|confirm/i })
        .first()
        .click();
      await window.type("Tracker", "M12", "E9");
    }
    await window.page.evaluate(
      `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName("Tracker"); book.setActiveSheet(sheet); sheet.getRange("M12").activate(); })()`,
    );
    await window.choose("Explain this cell");
    await until(
      () => window.sidebar.locator("main").innerText(),
      (text) => text.includes("E9"),
    );
    await window.page.waitForTimeout(1_500);
    await window.page.screenshot({ path: join(pictures, name) });
    await window.page.close();
  }
  await tracker.close();
}
