/** The local tracker in a real browser: the built page, a real server, a real file. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type FrameLocator, type Page } from "playwright-core";
import { startServer, type TrackerServer } from "../../apps-script/local/src/server/tracker-server.ts";
import { patience } from "./browser.ts";
import { builtLocal } from "./built-local.ts";

export interface LocalTracker {
  readonly server: TrackerServer;
  readonly file: string;
  close(): Promise<void>;
}

/**
 * @param sample a file that is copied first
 * @param name what the copy is called
 */
export async function openLocalTracker(sample: string, name = "tracker.xlsx"): Promise<LocalTracker> {
  const home = mkdtempSync(join(tmpdir(), "local-page-"));
  const file = join(home, name);
  copyFileSync(sample, file);
  const started = await startServer({ file, dist: builtLocal(), port: 0 });
  if (!started.ok) throw new Error(started.found);
  return {
    server: started.server,
    file,
    async close() {
      await started.server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export interface Window {
  readonly page: Page;
  /** Requests to anywhere but the tracker's own server. */
  readonly outside: readonly string[];
  /** Errors, and what the page's own scripts said. */
  readonly said: readonly string[];
  /** What the page's own questions offered as an answer; each was accepted. */
  readonly offered: readonly string[];
  readonly sidebar: FrameLocator;
  type(tab: string, cell: string, text: string): Promise<void>;
  read(tab: string, cells: string): Promise<readonly (readonly unknown[])[]>;
  /** The tab's first twelve rows, as wide as it is. */
  top(tab: string): Promise<readonly (readonly unknown[])[]>;
  /** The colour that the cell is drawn in, as `#rrggbb`; `""` for none. */
  ground(tab: string, cell: string): Promise<string>;
  choose(caption: string): Promise<void>;
}

export async function openWindow(
  browser: Browser,
  tracker: LocalTracker,
  colorScheme: "light" | "dark" = "light",
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme });
  return showTracker(await context.newPage(), tracker.server);
}

/** Opens the tracker in a page that is there already. */
export async function showTracker(
  page: Page,
  server: Pick<TrackerServer, "address" | "port">,
): Promise<Window> {
  const offered: string[] = [];
  const outside: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`http://127.0.0.1:${server.port}/`) && !/^(?:data|blob):/.test(url))
      outside.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  page.on("dialog", (dialog) => {
    offered.push(dialog.defaultValue());
    void dialog.accept();
  });
  await page.goto(server.address);
  await page.waitForSelector("html[data-ready]", { timeout: patience });
  const sheet = (tab: string): string =>
    `univerAPI.getActiveWorkbook().getSheetByName(${JSON.stringify(tab)})`;
  return {
    page,
    outside,
    said,
    offered,
    sidebar: page.frameLocator("#side iframe"),
    async type(tab, cell, text) {
      await page.evaluate(
        `void ${sheet(tab)}.getRange(${JSON.stringify(cell)}).setValue({ v: ${JSON.stringify(text)}, t: 1 })`,
      );
    },
    read: (tab, cells) =>
      page.evaluate(`${sheet(tab)}?.getRange(${JSON.stringify(cells)}).getValues() ?? []`),
    top: (tab) =>
      page.evaluate(
        `(() => { const s = ${sheet(tab)}; return s ? s.getRange(0, 0, 12, s.getMaxColumns()).getValues() : []; })()`,
      ),
    ground: (tab, cell) =>
      page.evaluate(
        `(() => { const r = ${sheet(tab)}.getRange(${JSON.stringify(cell)}); const c = ${sheet(tab)}.getSheet().getCell(r.getRow(), r.getColumn()); return (typeof c?.s === "object" && c.s?.bg?.rgb) || ""; })()`,
      ),
    async choose(caption) {
      await page.click("#menu-button");
      await page.getByRole("menuitem", { name: caption, exact: true }).click();
    },
  };
}

/** Waits until it is so; throws with what it was at the end. */
export async function until<Value>(
  look: () => Promise<Value>,
  isSo: (value: Value) => boolean,
  longest = patience,
): Promise<Value> {
  let value = await look();
  for (const began = Date.now(); Date.now() - began < longest && !isSo(value);) {
    await new Promise((done) => setTimeout(done, 150));
    value = await look();
  }
  if (!isSo(value)) throw new Error(`It stayed ${JSON.stringify(value)}.`);
  return value;
}
