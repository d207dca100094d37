/** The browser that `npm start` opens: the tracker, the practice inbox, and the extension that is connected already. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectedExtension } from "../../scripts/local/connected-extension.ts";
import { type BrowserStart, browserStart } from "../../scripts/local/open-browser.ts";
import { chromiumPath, patience, withoutBrowser } from "../support/browser.ts";
import { builtExtension } from "../support/built-extension.ts";
import { type LocalTracker, openLocalTracker, until } from "../support/local-page.ts";
import { faultsOfScreen } from "../support/panel-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-standard-tracker.xlsx");

describe.skipIf(withoutBrowser)("the browser that npm start opens", { timeout: 120_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "evidence-mapper-start-"));
  let tracker: LocalTracker;
  let start: BrowserStart;
  let context: BrowserContext;
  let panel: Page;

  /** As a person's is started, but without a screen, where Chromium takes no addresses. */
  async function open(): Promise<void> {
    const folder = join(home, "extension");
    context = await chromium.launchPersistentContext(join(home, "profile"), {
      executablePath: chromiumPath ?? "",
      headless: true,
      timeout: patience,
      args: ["--no-sandbox", "--disable-gpu", `--disable-extensions-except=${folder}`, ...start.switches],
    });
    context.setDefaultTimeout(patience);
  }

  async function openPanel(): Promise<void> {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    panel = await context.newPage();
    await panel.setViewportSize({ width: 400, height: 800 });
    await panel.goto(`chrome-extension://${new URL(worker.url()).host}/sidepanel.html`);
    await panel.getByRole("heading", { level: 1 }).waitFor();
  }

  const openTracker = async (): Promise<void> => {
    await panel.keyboard.press("Alt+Shift+Digit5");
    await panel.getByRole("heading", { level: 1, name: "Tracker" }).waitFor();
  };

  beforeAll(async () => {
    tracker = await openLocalTracker(sample, "Harbour Street sample.xlsx");
    const { address, pairing } = tracker.server;
    const folder = join(home, "extension");
    start = browserStart(address, connectedExtension({ built: builtExtension(), folder, pairing }));
    await open();
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

  it("has the extension, connected by itself, and asks only who the person is", async () => {
    await openPanel();
    await panel.getByText("Connected with “Harbour Street sample”").waitFor();
    await panel.getByText("Its 7 learners are here.").waitFor();
    expect(await panel.getByText("Your first learner").count()).toBe(0);
    expect(await panel.innerText("body")).not.toMatch(/127\.0\.0\.1|code/);
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.setViewportSize({ width: 400, height: 800 });
    await panel.getByLabel("The name that you sign with").fill("Tom Jarrett");
    await panel.getByRole("radio", { name: "a qualified assessor" }).check();
    await panel.getByRole("button", { name: "Start" }).click();
    await panel.getByRole("heading", { level: 1, name: "Tag" }).waitFor();
    await openTracker();
    await panel.getByText("Everything recorded on this device is in the tracker.").waitFor();
    await panel.getByText("It opened this browser, and was connected by itself.").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("goes on without asking when the browser is opened again, which has forgotten the code", async () => {
    await context.close();
    await open();
    await openPanel();
    await openTracker();
    await until(
      () => panel.innerText("main"),
      (said) => said.includes("The tracker was last read at"),
    );
    expect(await panel.innerText("main")).not.toContain("does not know this code");
  });

  it("stays disconnected when a person says so, and connects again by one button", async () => {
    await panel.getByRole("button", { name: "Disconnect the tracker…" }).click();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.setViewportSize({ width: 400, height: 800 });
    await panel.getByRole("button", { name: "Disconnect", exact: true }).click();
    const instead = panel.getByRole("button", { name: "connect the tracker instead" });
    await instead.waitFor();
    await panel.reload();
    await instead.click();
    await panel.getByRole("button", { name: "Connect to the tracker on this machine" }).click();
    await panel.getByText("Everything recorded on this device is in the tracker.").waitFor();
  });
});
