/**
 * Pages as the built extension reads them: a page of ours under the address of the system that it stands for,
 * the toolbar button pressed on it, and the question asked from the panel, as the panel's own code asks it.
 * Nothing leaves the machine: an address that no page was given for is refused, and counted.
 */
import { join } from "node:path";
import { build } from "esbuild";
import { type Page } from "playwright-core";
import { type FromPage } from "../../extension/src/chrome/browser.ts";
import {
  type FoundQuotation,
  type PageReading,
  type Quotation,
} from "../../extension/src/page/page-reading.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "./extension-browser.ts";
import { runnerIn } from "./run-in-page.ts";

/** A page, or a part of it such as a frame's, by its address without what comes after `?` or `#`. */
export type Pages = { readonly [address: string]: string | { readonly type: string; readonly body: string } };

export interface PageReader {
  readonly browser: ExtensionBrowser;
  readonly panel: Page;
  /** Addresses that pages or the extension asked for and nobody had given. */
  readonly refused: readonly string[];
  /** Opens a page in a tab of its own and presses the toolbar button there, unless told not to. */
  open(address: string, pages: Pages, options?: { readonly press?: boolean }): Promise<ReadTab>;
  /** What an expression gives in the panel. */
  inPanel(expression: string): Promise<unknown>;
  /** Everything that the extension keeps: databases, storage areas, caches. */
  kept(): Promise<unknown>;
  close(): Promise<void>;
}

export interface ReadTab {
  readonly page: Page;
  /** The browser's number of the tab. */
  readonly id: number;
  read(): Promise<FromPage<PageReading>>;
  find(quote: Quotation): Promise<FromPage<FoundQuotation>>;
  show(start: number, end: number): Promise<FromPage<null>>;
}

const chromeFolder = join(import.meta.dirname, "../../extension/src/chrome");

/** The panel's code that asks pages, for a panel that is driven by hand. */
async function asker(): Promise<string> {
  const built = await build({
    stdin: {
      contents: `import "../jitless.ts"; import { readPages } from "./read-pages.ts"; globalThis.readPages = readPages;`,
      resolveDir: chromeFolder,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    write: false,
  });
  return built.outputFiles[0]?.text ?? "";
}

export interface PageReaderOptions {
  /** Addresses that begin so are real: a server on this machine. */
  readonly live?: string;
}

export async function openPageReader({ live }: PageReaderOptions = {}): Promise<PageReader> {
  const browser = await openExtensionBrowser();
  const refused: string[] = [];
  const given = new Map<string, Pages[string]>();
  await browser.context.route(/^https?:/, async (route) => {
    const address = route.request().url();
    if (live !== undefined && address.startsWith(live)) return route.continue();
    const body = given.get(address.split(/[?#]/)[0] ?? "");
    if (body === undefined) {
      refused.push(address);
      await route.abort();
    } else if (typeof body === "string") {
      await route.fulfill({ contentType: "text/html; charset=utf-8", body });
    } else await route.fulfill({ contentType: body.type, body: body.body });
  });
  const panel = await browser.openPanel();
  const runner = await runnerIn(panel);
  const inPanel = (expression: string): Promise<unknown> => runner.run(expression);
  await inPanel(`${await asker()}; 0`);
  const ask = (method: string, ...words: readonly unknown[]): Promise<unknown> =>
    inPanel(`readPages.${method}(${words.map((word) => JSON.stringify(word)).join(", ")})`);
  return {
    browser,
    panel,
    refused,
    inPanel,
    kept: () => inPanel(everythingKept),
    async open(address, pages, { press = true } = {}) {
      for (const [at, body] of Object.entries(pages)) given.set(at, body);
      const page = await browser.context.newPage();
      await page.goto(address);
      await page.bringToFront();
      if (press) await browser.pressToolbarButton(page);
      const id = Number(
        await inPanel("chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)"),
      );
      return {
        page,
        id,
        // The panel's own code has checked it: see read-pages.ts.
        read: async () => (await ask("readPage", id)) as FromPage<PageReading>,
        find: async (quote) => (await ask("findQuotation", id, quote)) as FromPage<FoundQuotation>,
        show: async (start, end) =>
          (await ask("showPlace", id, { start, end, now: "", exactly: true })) as FromPage<null>,
      };
    },
    close: () => browser.close(),
  };
}

const everythingKept = `(async () => {
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const open = indexedDB.open(name);
    const database = await new Promise((done, failed) => { open.onsuccess = () => done(open.result); open.onerror = failed; });
    databases[name] = {};
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      databases[name][store] = await new Promise((done, failed) => { all.onsuccess = () => done(all.result); all.onerror = failed; });
    }
    database.close();
  }
  const { local, sync, session } = chrome.storage;
  return {
    databases,
    local: await local.get(), sync: await sync.get(), session: await session.get(),
    localStorage: { ...localStorage }, sessionStorage: { ...sessionStorage },
    caches: await caches.keys(),
  };
})()`;
