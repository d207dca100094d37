/** The browser that `npm start` opens: the tracker, the practice inbox, and the extension that knows the tracker. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectedExtension } from "../../scripts/local/connected-extension.ts";
import { openWithExtension } from "../../scripts/local/open-browser.ts";
import { chromiumPath, withoutBrowser } from "../support/browser.ts";
import { builtExtension } from "../support/built-extension.ts";
import { type LocalTracker, openLocalTracker, until } from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");

describe.skipIf(withoutBrowser)("the browser that npm start opens", { timeout: 60_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "evidence-mapper-start-"));
  const started: ChildProcess[] = [];
  /** The addresses that the browser is opened on. */
  const addresses: string[] = [];
  let tracker: LocalTracker;
  let context: BrowserContext;

  beforeAll(async () => {
    tracker = await openLocalTracker(sample);
    const { address, pairing } = tracker.server;
    const folder = join(home, "extension");
    const extension = connectedExtension({ built: builtExtension(), folder, pairing });
    const profile = join(home, "profile");
    openWithExtension(
      // As a person's is started, but without a screen, where Chromium takes no addresses, and with a way in.
      (path, given) => {
        addresses.push(...given.filter((one) => one.startsWith("http")));
        const child = spawn(
          path,
          [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-port=0",
            ...given.filter((one) => one.startsWith("--")),
          ],
          { stdio: "ignore" },
        );
        started.push(child);
        return child;
      },
      { name: "Chromium", path: chromiumPath ?? "" },
      { address, extension, profile },
    );
    const portFile = join(profile, "DevToolsActivePort");
    await until(
      async () => existsSync(portFile) && readFileSync(portFile, "utf8").includes("\n"),
      (written) => written,
    );
    const [port = ""] = readFileSync(portFile, "utf8").split("\n");
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [first] = browser.contexts();
    if (first === undefined) throw new Error("The browser has no window.");
    context = first;
    context.setDefaultTimeout(15_000);
  }, 300_000);
  afterAll(async () => {
    for (const child of started) {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    await tracker.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it("is opened on the tracker, the practice inbox and the practice customer record", async () => {
    const titles: string[] = [];
    for (const address of addresses) {
      const page = await context.newPage();
      await page.goto(address);
      titles.push(await page.title());
    }
    expect(titles).toEqual([expect.any(String), "Practice inbox", "Practice customer record"]);
  });

  it("has the extension, which connects by one button and says when there is no place for tags yet", async () => {
    const worker = await until(
      async () => context.serviceWorkers()[0],
      (found) => found !== undefined,
    );
    if (worker === undefined) throw new Error("The extension was not loaded.");
    const panel = await context.newPage();
    await panel.goto(`chrome-extension://${new URL(worker.url()).host}/sidepanel.html`);
    await panel.getByLabel("The name that you sign with").fill("Tom Jarrett");
    await panel.getByRole("radio", { name: "a qualified assessor" }).check();
    await panel.getByRole("button", { name: "connect the tracker instead" }).click();
    await panel.getByRole("button", { name: "Connect to the tracker on this machine" }).click();
    await panel.getByText("This spreadsheet has no place for tags yet").waitFor();
  });
});
