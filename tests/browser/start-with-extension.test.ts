/** The browser that `npm start` opens: the tracker, the practice inbox, and the extension that knows the tracker. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectedExtension } from "../../scripts/local/connected-extension.ts";
import { type BrowserStart, browserStart } from "../../scripts/local/open-browser.ts";
import { chromiumPath, patience, withoutBrowser } from "../support/browser.ts";
import { builtExtension } from "../support/built-extension.ts";
import { type LocalTracker, openLocalTracker } from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");

describe.skipIf(withoutBrowser)("the browser that npm start opens", { timeout: 120_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "evidence-mapper-start-"));
  let tracker: LocalTracker;
  let start: BrowserStart;
  let context: BrowserContext;

  beforeAll(async () => {
    tracker = await openLocalTracker(sample);
    const { address, pairing } = tracker.server;
    const folder = join(home, "extension");
    start = browserStart(address, connectedExtension({ built: builtExtension(), folder, pairing }));
    // As a person's is started, but without a screen, where Chromium takes no addresses.
    context = await chromium.launchPersistentContext(join(home, "profile"), {
      executablePath: chromiumPath ?? "",
      headless: true,
      timeout: patience,
      args: ["--no-sandbox", "--disable-gpu", `--disable-extensions-except=${folder}`, ...start.switches],
    });
    context.setDefaultTimeout(patience);
  }, 300_000);
  afterAll(async () => {
    await context.close();
    await tracker.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it("is opened on the tracker, the practice inbox and the practice customer record", async () => {
    const titles: string[] = [];
    for (const address of start.addresses) {
      const page = await context.newPage();
      await page.goto(address);
      titles.push(await page.title());
    }
    expect(titles).toEqual([expect.any(String), "Practice inbox", "Practice customer record"]);
  });

  it("has the extension, which connects by one button and says when there is no place for tags yet", async () => {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const panel = await context.newPage();
    await panel.goto(`chrome-extension://${new URL(worker.url()).host}/sidepanel.html`);
    await panel.getByLabel("The name that you sign with").fill("Tom Jarrett");
    await panel.getByRole("radio", { name: "a qualified assessor" }).check();
    await panel.getByRole("button", { name: "connect the tracker instead" }).click();
    await panel.getByRole("button", { name: "Connect to the tracker on this machine" }).click();
    await panel.getByText("This spreadsheet has no place for tags yet").waitFor();
  });
});
