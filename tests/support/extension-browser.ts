/** Chromium with the built extension in it, and a toolbar click as a person makes it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumPath, patience } from "./browser.ts";
import { builtExtension } from "./built-extension.ts";

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly id: string;
  /** Where the extension lies that is loaded. */
  readonly folder: string;
  /** Opens the panel as a page of its own, 400 px wide: the same page that stands at the side. */
  openPanel(): Promise<Page>;
  /** Presses the toolbar button on the page's tab. */
  pressToolbarButton(page: Page): Promise<void>;
  /** How many panels stand at a side. Playwright cannot drive those: use `openPanel`. */
  panelsAtTheSide(): Promise<number>;
  close(): Promise<void>;
}

export interface ExtensionBrowserOptions {
  /** A folder that outlives the browser; otherwise one is made and removed. */
  readonly profile?: string;
  readonly extension?: string;
}

export async function openExtensionBrowser({
  profile,
  extension = builtExtension(),
}: ExtensionBrowserOptions = {}): Promise<ExtensionBrowser> {
  if (chromiumPath === null) throw new Error("Chromium was not found: apt-get install chromium");
  const home = profile ?? mkdtempSync(join(tmpdir(), "evidence-mapper-profile-"));
  const context = await chromium.launchPersistentContext(home, {
    executablePath: chromiumPath,
    headless: true,
    timeout: patience,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      "--enable-unsafe-extension-debugging",
      // Room for a page of 1,280 px beside the panel: what lies under the panel cannot be clicked.
      "--window-size=1920,1080",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  context.setDefaultTimeout(patience);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL(worker.url()).host;
  const panel = `chrome-extension://${id}/sidepanel.html`;
  return {
    context,
    id,
    folder: extension,
    async openPanel() {
      const page = await context.newPage();
      await page.setViewportSize({ width: 400, height: 800 });
      await page.goto(panel);
      return page;
    },
    async pressToolbarButton(page) {
      const session = await context.newCDPSession(page);
      const { targetInfo: own } = await session.send("Target.getTargetInfo");
      // A page is a child of its tab; the toolbar belongs to the tab.
      const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
      const tab = targetInfos.find(({ url, title }) => url === own.url && title === own.title);
      if (tab === undefined) throw new Error(`The page ${own.url} stands in no tab.`);
      await session.detach();
      // Only a session of the whole browser may press it.
      const whole = await context.browser()?.newBrowserCDPSession();
      await whole?.send("Extensions.triggerAction", { id, targetId: tab.targetId });
      await whole?.detach();
    },
    async panelsAtTheSide() {
      const [page] = context.pages();
      if (page === undefined) throw new Error("The browser shows no page.");
      const session = await context.newCDPSession(page);
      const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "page" }] });
      await session.detach();
      return targetInfos.filter(({ url, attached }) => url === panel && !attached).length;
    },
    async close() {
      await context.close();
      if (profile === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
