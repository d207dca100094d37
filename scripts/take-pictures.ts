/** Takes the pictures of the README and the guides from the running product: `npm run pictures` (needs Chromium). */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../tests/support/browser.ts";
import { takeGuidePictures } from "./guide-pictures.ts";
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
await takeGuidePictures(pictures);
rmSync(folder, { recursive: true });

/** The sample in the local tracker: the first five minutes; then the Coverage tab with a reason, light and dark. */
async function pictureLocalTracker(): Promise<void> {
  const tracker = await openLocalTracker(
    join(root, "apps-script/samples/harbour-street-standard-tracker.xlsx"),
    "Harbour Street sample.xlsx",
  );
  for (const [name, colorScheme] of [
    ["local-tracker.png", "light"],
    ["local-tracker-dark.png", "dark"],
  ] as const) {
    const window = await openWindow(browser, tracker, colorScheme);
    if (name === "local-tracker.png") {
      await window.page.getByText("The first five minutes: 1 of 5").waitFor();
      await until(
        () => window.read("Coverage", "D23"),
        ([row]) => row?.[0] === "partly",
      );
      await window.page.waitForTimeout(1_500);
      await window.page.screenshot({ path: join(pictures, "first-five-minutes.png") });
      for (const [column, text] of [
        ["B", "HS-03"],
        ["C", "08 3.2"],
        ["E", "Your delivery on Friday"],
        ["J", "Front desk's inbox, 12 March 2026"],
        ["Q", "Tom Jarrett"],
      ] as const)
        await window.type("Evidence log", `${column}124`, text);
    }
    await window.page.locator("#tour-close").click();
    await until(
      () => window.read("Coverage", "D23"),
      ([row]) => row?.[0] === "covered",
    );
    await window.page.evaluate(
      `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName("Coverage"); book.setActiveSheet(sheet); sheet.getRange("D23").activate(); })()`,
    );
    await window.choose("Explain this cell");
    await until(
      () => window.sidebar.locator("main").innerText(),
      (text) => text.includes("every criterion is covered"),
    );
    await window.page.waitForTimeout(1_500);
    await window.page.screenshot({ path: join(pictures, name) });
    await window.page.close();
  }
  await tracker.close();
}
