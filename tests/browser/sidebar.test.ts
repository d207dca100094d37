/** The add-on's built pages in a real browser, with the built script behind them: axe, keyboard, narrow, hostile. */
import axe from "axe-core";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { readWorkbookFile } from "../../apps-script/cli/src/files/read-workbook-file.ts";
import { shownName } from "../../shared/src/report/plain-text.ts";
import { type Workbook } from "../../shared/src/tracker/workbook.ts";
import { type AddonPage, type AddonPageOptions, openAddonPage, settled } from "../support/addon-page.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";
import { qualificationOf } from "../support/evaluate.ts";
import { openBrowser, patience, withoutBrowser } from "../support/browser.ts";
import { hostileTexts } from "../support/hostile-texts.ts";

const folder = new URL("../../apps-script/samples/", import.meta.url).pathname;
const screenshots = process.env["SCREENSHOTS"];
const texts = hostileTexts;
const axeAnswer = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

describe.skipIf(withoutBrowser)("the add-on's pages", () => {
  const dist = builtAddon();
  let browser: Browser;
  let certificate: Workbook;
  let tabs: Workbook;

  async function sample(name: string): Promise<Workbook> {
    const file = await readWorkbookFile(`${folder}${name}`);
    if (!file.ok) throw new Error(`${name} cannot be read.`);
    return file.workbook;
  }

  beforeAll(async () => {
    certificate = await sample("harbour-street-level-1-certificate.xlsx");
    tabs = await sample("harbour-street-4411-tab-per-learner.xlsx");
    browser = await openBrowser();
  });

  afterAll(() => browser.close());

  function sheet(workbook: Workbook | null = certificate): AppsScriptHost {
    const host = appsScriptHost({ dist });
    if (workbook !== null) host.load(workbook);
    host.open("FULL");
    return host;
  }

  function confirmed(workbook: Workbook = certificate): AppsScriptHost {
    const host = sheet(workbook);
    const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
    host.callFromPage("confirmLayout", layout);
    return host;
  }

  /** A tracker in which the sheet has made numbers and dates of criteria. */
  function untidy(): AppsScriptHost {
    const host = sheet(null);
    host.type("Sheet1!A1", [["Innovate Level 2 Diploma in Customer Service"]]);
    const unit = qualificationOf("innovate-l2-diploma-customer-service").units.find(
      ({ ref }) => ref === "D/506/2119",
    );
    const numbers = unit?.criteria.map(({ number }) => number) ?? [];
    host.type("Sheet1!A2", [["Learner", `D/506/2119 ${unit?.title ?? ""}`]]);
    // 2.10 becomes 2.1 and 1/2 a date; the last two are a duplicate and a number that no criterion has.
    host.type("Sheet1!A3", [
      ["", ...numbers.map((number) => (number === "1.2" ? "1/2" : number)), "3.1", "9.9"],
    ]);
    host.type("Sheet1!A4", [["Ada Lovelace", "PN 01/02/2026", "E4"]]);
    host.type("Sheet1!A5", [["Ben Okri", "PN 03/02/2026"]]);
    return host;
  }

  async function open(
    host: AppsScriptHost,
    item = "Explain this cell",
    options: AddonPageOptions = {},
  ): Promise<AddonPage> {
    host.choose(item);
    const opened = await openAddonPage(browser, host, options);
    await settled(opened);
    return opened;
  }

  async function learner(host: AppsScriptHost, options: AddonPageOptions = {}): Promise<AddonPage> {
    host.select("Tracker!C8");
    const opened = await open(host, "Explain this cell", options);
    await opened.page.getByRole("button", { name: "Learner", exact: true }).click();
    await settled(opened);
    return opened;
  }

  const states: Readonly<Record<string, (options?: AddonPageOptions) => Promise<AddonPage>>> = {
    reading: (options) => open(sheet(), "Check this sheet", options),
    "reading of many tabs": (options) => open(sheet(tabs), "Check this sheet", options),
    "nothing to read": (options) => open(sheet(null), "Check this sheet", options),
    "not confirmed": (options) => open(sheet(), "Explain this cell", options),
    learner: (options) => learner(confirmed(), options),
    nobody: async (options) => {
      const host = confirmed();
      const opened = await learner(host, options);
      host.select("Tracker!A1");
      await opened.page.getByRole("button", { name: "Show the selected learner" }).click();
      await opened.page.waitForSelector("#who");
      return opened;
    },
    cell: async (options) => {
      const host = confirmed();
      host.select("Tracker!G8");
      return open(host, "Explain this cell", options);
    },
    fault: (options) =>
      open(confirmed(), "Explain this cell", {
        ...options,
        onCall: (name) => {
          if (name === "explainSelection")
            throw new Error("Service invoked too many times. Try again later.");
        },
      }),
    tidy: (options) => open(untidy(), "Tidy criterion numbers…", options),
    "tidy, nothing to do": (options) => open(sheet(), "Tidy criterion numbers…", options),
    "tidy, written": async (options) => {
      const opened = await open(untidy(), "Tidy criterion numbers…", options);
      await opened.page.getByRole("button", { name: "Write what is chosen" }).click();
      await opened.page.waitForSelector("#undo");
      return opened;
    },
    "iqa, own sheet": async (options) => {
      const opened = await open(confirmed(), "Explain this cell", options);
      await opened.page.getByRole("button", { name: "IQA view" }).click();
      await opened.page.waitForSelector("#filter");
      return opened;
    },
    "new tracker": (options) => open(sheet(), "New standard tracker…", { width: 520, ...options }),
    "new tracker, made": async (options) => {
      const opened = await open(sheet(), "New standard tracker…", { width: 520, ...options });
      await opened.page.getByLabel("The qualification").selectOption("501/1839/0");
      await opened.page.getByRole("button", { name: "Make the tracker" }).click();
      await settled(opened);
      return opened;
    },
    "new tracker, where a name is taken": (options) => {
      const host = sheet();
      host.addTab("Decisions");
      return open(host, "New standard tracker…", { width: 520, ...options });
    },
    settings: (options) => open(confirmed(), "Settings", { width: 480, ...options }),
    wording: (options) => open(confirmed(), "Official wording…", { width: 560, ...options }),
    help: async (options) => {
      const host = sheet();
      host.choose("Help");
      return openAddonPage(browser, host, { width: 560, ...options });
    },
  };

  async function violations({ page }: AddonPage): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const { violations: found } = axeAnswer.parse(
      await page.evaluate(
        'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], preload: false })',
      ),
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  // One page for each state, looked at three times: opening it costs far more than looking.
  test.each(Object.keys(states))(
    "axe finds nothing wrong with %s, with Google's style, without it, and dark; it fits at twice the size, and asks for nothing",
    async (name) => {
      const opened = await states[name]?.();
      if (opened === undefined) throw new Error(name);
      const { page } = opened;
      if (screenshots !== undefined)
        await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
      expect(await violations(opened)).toEqual([]);
      expect(await page.evaluate("document.styleSheets.length")).toBeGreaterThan(1);
      await page.setViewportSize({ width: 150, height: 450 });
      if (screenshots !== undefined)
        await page.screenshot({ path: `${screenshots}/${name} at 200.png`, fullPage: true });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(150);
      await page.setViewportSize({ width: opened.width, height: 900 });
      await page.evaluate("document.querySelector('link[rel=stylesheet]').remove()");
      expect(await violations(opened)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      const ground = (): Promise<unknown> => page.evaluate("getComputedStyle(document.body).backgroundColor");
      expect(await ground()).toBe("rgb(255, 255, 255)");
      await page.evaluate("document.documentElement.dataset.colours = 'device'");
      expect(await ground()).toBe("rgb(18, 24, 29)");
      if (screenshots !== undefined)
        await page.screenshot({ path: `${screenshots}/${name} dark.png`, fullPage: true });
      expect(await violations(opened)).toEqual([]);
      expect([opened.requests, opened.said]).toEqual([[], []]);
      await page.close();
    },
  );

  test("from the menu to a learner by keyboard alone", async () => {
    const host = sheet();
    const opened = await open(host, "Check this sheet");
    const { page } = opened;
    const focused = (): Promise<unknown> => page.evaluate("document.activeElement.textContent");
    for (let steps = 0; (await focused()) !== "This is right: remember it"; steps += 1) {
      if (steps > 40) throw new Error("The button was not reached.");
      await page.keyboard.press("Tab");
    }
    host.select("Tracker!C8");
    await page.keyboard.press("Enter");
    await page.waitForSelector("h2:has-text('Chioma Eze')");
    expect(await page.evaluate("document.activeElement.id")).toBe("view");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Show the selected learner");
    host.select("Tracker!C9");
    await page.keyboard.press("Enter");
    await page.waitForFunction("!document.querySelector('h2').textContent.includes('Chioma')");
    expect(await page.textContent("#status")).toMatch(/^15 learners in 22 rows, checked at 12:00 on /);
    await page.close();
  });

  test("a correction is read again before it is remembered, and a wrong one is named", async () => {
    const opened = await open(sheet(), "Check this sheet");
    const { page } = opened;
    await page.getByText("Correct how it is read").click();
    await page.getByLabel("Headings stand in").fill("3, x");
    await page.getByRole("button", { name: "Read again with these corrections" }).click();
    expect(await page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe("true");
    expect(await page.getByText("Write numbers such as 1, 2.").isVisible()).toBe(true);
    expect(opened.calls).toEqual(["sidebarStart", "readSheet"]);
    await page.getByLabel("Headings stand in").fill("3-4");
    await page.getByLabel("the word “Not yet”").selectOption("nothing");
    await page.getByRole("button", { name: "Read again with these corrections" }).click();
    await settled(opened);
    expect(await page.textContent("main")).toContain("the word “Not yet”: nothing");
    await page.close();
  });

  test("follows the selection while it may, and asks gently", async () => {
    const host = confirmed();
    const opened = await learner(host);
    const { page, calls } = opened;
    // At once, before the page has asked again where the selection is.
    host.select("Tracker!C12");
    await page.waitForFunction("!document.querySelector('h2').textContent.includes('Chioma')", undefined, {
      timeout: patience,
    });
    const before = calls.length;
    await page.getByLabel("Follow the selection").uncheck();
    host.select("Tracker!C8");
    await page.waitForTimeout(4_000);
    expect(calls.length).toBeLessThanOrEqual(before + 1);
    expect(await page.textContent("h2")).not.toContain("Chioma");
    await page.close();
  });

  test("says what went wrong, and tries again", async () => {
    let isBroken = true;
    const opened = await open(confirmed(), "Explain this cell", {
      onCall: (name) => {
        if (name === "explainSelection" && isBroken) throw new Error("Exception: Service unavailable.");
      },
    });
    expect(await opened.page.textContent("[role=alert]")).toBe("Service unavailable.");
    isBroken = false;
    await opened.page.getByRole("button", { name: "Try again" }).click();
    await settled(opened);
    expect(await opened.page.locator("[role=alert]").count()).toBe(0);
    await opened.page.close();
  });

  /** What the page shows, and whether anything of it has become more than text. */
  async function expectText(opened: AddonPage, name: string): Promise<string> {
    const { page, said, requests } = opened;
    const shown = String(await page.evaluate("document.querySelector('main').textContent"));
    // A page has bold words of its own; those of the texts are told by what they say.
    const made = await page.evaluate(
      "document.querySelectorAll('main img, main script, main i, main iframe, main a').length + [...document.querySelectorAll('main b')].filter((one) => one.textContent.startsWith('Bold')).length",
    );
    expect([name, made, said, requests]).toEqual([name, 0, [], []]);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(shown).not.toMatch(/[\u0000-\u0008\u001b\u0085\u202a-\u202e\u2066-\u2069]/);
    expect([name, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([
      name,
      true,
    ]);
    return shown;
  }

  /** A row for each of the texts, as the name and as a mark. */
  function hostileSheet(): AppsScriptHost {
    const host = sheet(null);
    const { title, units } = qualificationOf("601/3972/9");
    const unit = units.find(({ number }) => number === "06");
    host.apiUpdate("Sheet1!A1", [
      [`${title} (601/3972/9)`],
      ["Learner", `Unit 06 ${unit?.title ?? ""}`],
      ["", ...(unit?.criteria.map(({ number }) => number) ?? [])],
      ...texts.map(([, text]) => [text, text, "PN 02/02/2026", "E4"]),
    ]);
    host.tab("Sheet1").name = "<i>Tracker</i>";
    const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
    host.callFromPage("confirmLayout", layout);
    return host;
  }

  test("no text that anybody could think of runs, turns round or leaves its place: sidebar and IQA view", async () => {
    const host = hostileSheet();
    host.select("'<i>Tracker</i>'!B4");
    const opened = await open(host);
    const { page } = opened;
    for (const [index, [name]] of texts.entries()) {
      host.select(`'<i>Tracker</i>'!B${4 + index}`);
      await page.getByRole("button", { name: "This cell", exact: true }).click();
      await settled(opened);
      await expectText(opened, `${name}, explained`);
    }
    await page.getByRole("button", { name: "Learner", exact: true }).click();
    await settled(opened);
    for (const [index, [name, text]] of texts.entries()) {
      host.select(`'<i>Tracker</i>'!C${4 + index}`);
      await page.getByRole("button", { name: "Show the selected learner" }).click();
      await settled(opened);
      expect(await expectText(opened, name)).toContain(shownName(text));
    }
    for (const [button, wanted] of [
      ["IQA view", "=HYPERLINK("],
      ["How it is read", "<i>Tracker</i>"],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await settled(opened);
      expect(await expectText(opened, button)).toContain(wanted);
    }
    await page.close();
  });

  test("no text that anybody could think of runs or leaves its place: tidy and new tracker", async () => {
    const host = untidy();
    host.apiUpdate("Sheet1!B4", [texts.map(([, text]) => text)]);
    for (const [, text] of texts) host.addTab([...text].slice(0, 60).join(""));
    host.tab("Sheet1").name = "<i>Sheet</i>";
    const tidy = await open(host, "Tidy criterion numbers…");
    const shown = await expectText(tidy, "tidy");
    expect(shown).toContain("2.10");
    expect(shown).toContain("'<i>Sheet</i>'!C3");
    await tidy.page.close();
    const made = await open(host, "New standard tracker…", { width: 520 });
    await expectText(made, "new tracker");
    await made.page.close();
  });

  test("settings erase only after asking again", async () => {
    const host = confirmed();
    const opened = await open(host, "Settings", { width: 480 });
    const { page } = opened;
    await page.getByRole("button", { name: "Erase everything" }).click();
    expect(opened.calls).not.toContain("eraseAll");
    await page.getByRole("button", { name: "No, keep it" }).click();
    await page.getByRole("button", { name: "Erase everything" }).click();
    await page.getByRole("button", { name: "Yes, erase it all" }).click();
    await page.waitForFunction("document.querySelector('#status').textContent.startsWith('Erased')");
    expect(host.world.stores.document.size).toBe(0);
    await page.close();
  });

  test("a standard tracker is made by keyboard alone, once its qualification is chosen", async () => {
    const host = sheet(null);
    const opened = await open(host, "New standard tracker…", { width: 520 });
    const { page } = opened;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.textContent("#status")).toBe("Choose the qualification first.");
    expect(await page.evaluate("document.activeElement.id")).toBe("qualification");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction("document.querySelector('#status').textContent === 'Done.'");
    expect(await page.textContent("main")).toContain("The tracker is ready.");
    expect(await page.evaluate("document.activeElement.id")).toBe("view");
    expect(host.tabNames).toHaveLength(7);
    await page.close();
  });
});
