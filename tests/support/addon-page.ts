/**
 * A built page of the add-on in a real browser, with the test host behind it: `google.script.run` in the page
 * calls the built script. Google's stylesheet is answered by a stand-in, any other request is noted.
 */
import { type Browser, type Page } from "playwright-core";
import { type AppsScriptHost } from "./apps-script-host/host.ts";

/** As much of Google's add-on stylesheet as can get in a page's way. */
const googleStyle = `
html, body { font: 13px arial, sans-serif; color: #333; }
body { margin: 0; }
a { color: #15c; }
button, input[type="button"], input[type="submit"] {
  background: linear-gradient(to bottom, #f5f5f5, #f1f1f1); border: 1px solid #dcdcdc; border-radius: 2px;
  color: #333; font: bold 11px/27px arial; height: 29px; min-width: 72px; padding: 0 8px; text-align: center;
  white-space: nowrap; outline: 0;
}
.action { background: #4d90fe; border-color: #3079ed; color: #fff; }
input[type="text"], textarea { border: 1px solid #d9d9d9; padding: 0 8px; height: 29px; }
select { border: 1px solid #d9d9d9; height: 29px; min-width: 72px; }
label { font-weight: normal; }
.error { color: #dd4b39; }
`;

export interface AddonPage {
  readonly page: Page;
  /** How wide the page was opened, in its own pixels. */
  readonly width: number;
  /** Addresses that the page asked for, its own and Google's stylesheet left out. */
  readonly requests: readonly string[];
  /** Errors, dialogs and messages of the page's own scripts. */
  readonly said: readonly string[];
  /** Names of the functions that the page called, in order. */
  readonly calls: readonly string[];
}

export interface AddonPageOptions {
  readonly width?: number;
  readonly height?: number;
  /** As a person zooms: at 2, half the width is left for the page's own pixels. */
  readonly zoom?: number;
  /** Called before each call of the script: throw to have it fail. */
  readonly onCall?: (name: string) => void | Promise<void>;
}

const address = "https://addon.example/page";
const stylesheet = "https://ssl.gstatic.com/docs/script/css/add-ons1.css";

/** Opens the page that the host was last asked to show. */
export async function openAddonPage(
  browser: Browser,
  host: AppsScriptHost,
  { width = 300, height = 900, zoom = 1, onCall }: AddonPageOptions = {},
): Promise<AddonPage> {
  const shown = host.pages[host.pages.length - 1];
  if (shown === undefined) throw new Error("The add-on has shown no page.");
  const page = await browser.newPage({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: 2 * zoom,
  });
  const requests: string[] = [];
  const said: string[] = [];
  const calls: string[] = [];
  page.on("console", (message) => {
    if (!message.text().startsWith("Failed to load resource")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    if (url === address) await route.fulfill({ contentType: "text/html; charset=utf-8", body: shown.html });
    else if (url === stylesheet) await route.fulfill({ contentType: "text/css", body: googleStyle });
    else {
      requests.push(url);
      await route.abort();
    }
  });
  await page.exposeFunction("callTheScript", async (name: string, parts: unknown[]) => {
    calls.push(name);
    try {
      await onCall?.(name);
      return { answer: host.callFromPage(name, ...parts) };
    } catch (error) {
      const text =
        typeof error === "object" && error !== null && "message" in error
          ? String(error.message)
          : String(error);
      return { failure: text };
    }
  });
  await page.addInitScript(`
    window.google = { script: { host: { close() { document.title = "closed"; } } } };
    const runner = (done, failed) => new Proxy({}, { get: (_, name) => {
      if (name === "withSuccessHandler") return (next) => runner(next, failed);
      if (name === "withFailureHandler") return (next) => runner(done, next);
      return (...parts) => void window.callTheScript(name, parts).then((result) => {
        if ("failure" in result) { if (failed) failed(new Error(result.failure)); }
        else if (done) done(result.answer);
      });
    } });
    window.google.script.run = runner(null, null);
  `);
  await page.goto(address);
  return { page, width: Math.round(width / zoom), requests, said, calls };
}

/** Waits until the page has shown what it last asked for. */
export async function settled({ page }: AddonPage): Promise<void> {
  await page.waitForFunction("document.querySelector('main').getAttribute('aria-busy') === 'false'");
}
