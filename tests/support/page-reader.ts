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

/** A page, or a part of it such as a frame's, by its address without what comes after `?` or `#`. */
export type Pages = { readonly [address: string]: string | { readonly type: string; readonly body: string } };

export interface PageReader {
  readonly browser: ExtensionBrowser;
  readonly panel: Page;
  /** Addresses that pages or the extension asked for and nobody had given. */
  readonly refused: readonly string[];
  /** Opens a page in a tab of its own and presses the toolbar button there, unless told not to. */
  open(address: string, pages: Pages, options?: { readonly press?: boolean }): Promise<ReadTab>;
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

export async function openPageReader(): Promise<PageReader> {
  const browser = await openExtensionBrowser();
  const refused: string[] = [];
  const given = new Map<string, Pages[string]>();
  await browser.context.route(/^https?:/, async (route) => {
    const address = route.request().url();
    const body = given.get(address.split(/[?#]/)[0] ?? "");
    if (body === undefined) {
      refused.push(address);
      await route.abort();
    } else if (typeof body === "string") {
      await route.fulfill({ contentType: "text/html; charset=utf-8", body });
    } else await route.fulfill({ contentType: body.type, body: body.body });
  });
  const panel = await browser.openPanel();
  await panel.evaluate(await asker());
  const call = (name: string, ...given: readonly unknown[]) =>
    panel.evaluate(
      ([method, values]) => {
        const pages: unknown = Reflect.get(globalThis, "readPages");
        const ask: unknown = Reflect.get(Object(pages), method);
        if (typeof ask !== "function") throw new Error(`The panel has no ${method}.`);
        return ask(...values);
      },
      [name, given] as const,
    );
  return {
    browser,
    panel,
    refused,
    async open(address, pages, { press = true } = {}) {
      for (const [at, body] of Object.entries(pages)) given.set(at, body);
      const page = await browser.context.newPage();
      await page.goto(address);
      await page.bringToFront();
      if (press) await browser.pressToolbarButton(page);
      const id = await tabOf(panel, page);
      return {
        page,
        id,
        read: () => call("readPage", id),
        find: (quote) => call("findQuotation", id, quote),
        show: (start, end) => call("showPlace", id, { start, end, now: "", exactly: true }),
      };
    },
    close: () => browser.close(),
  };
}

/** The tab that is in front beside the panel's own. */
async function tabOf(panel: Page, page: Page): Promise<number> {
  await page.bringToFront();
  return panel.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query: (of: object) => Promise<readonly { id: number }[]> } };
    };
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id ?? -1;
  });
}
