/** A kept quotation found again on its page, in Chromium with the built extension. */
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { faultsOfScreen, openScreen } from "../../support/panel-page.ts";
import { type StoreInPage, storeInPage } from "../../support/store-in-page.ts";

const kept = "Your refund of 40 pounds was sent on Monday";
const page = (text: string) => `<!doctype html><html lang="en"><title>Re: your refund</title>
  <h1>Re: your refund</h1><p>Dear customer,</p><p id="text">${text}.</p><p>Kind regards, the returns desk</p></html>`;
const other = `<!doctype html><html lang="en"><title>Timetable</title><h1>Timetable</h1><p>Lunch is at noon.</p></html>`;

describe.skipIf(withoutBrowser)("finding kept words again", () => {
  let browser: ExtensionBrowser;
  let panel: Page;
  let mail: Page;
  let store: StoreInPage;
  let text = kept;

  beforeAll(async () => {
    browser = await openExtensionBrowser();
    await browser.context.route("https://mail.example/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: route.request().url().endsWith("/1") ? page(text) : other,
      }),
    );
    mail = await browser.context.newPage();
    panel = await browser.openPanel();
    store = await storeInPage(panel);
    await store.changeSettings({ author: "Priya Nair", trainee: false });
    await store.keepLearners([
      { id: "L-1", name: "Ama Boateng", qualification: "501/1837/7", origin: "typed" },
    ]);
    // The first to come builds the extension.
  }, 300_000);
  afterAll(() => browser.close());

  async function show(number: number, now = kept): Promise<void> {
    text = now;
    await mail.bringToFront();
    await mail.goto(`https://mail.example/${number}`);
    await browser.pressToolbarButton(mail);
    await panel.bringToFront();
  }

  async function look(): Promise<void> {
    await panel.getByRole("button", { name: "Look for the kept words on the page in front" }).click();
  }

  it("keeps words that are selected on a page", async () => {
    await show(1);
    await mail.bringToFront();
    await mail.evaluate(() => {
      const words = document.querySelector("#text")?.firstChild;
      if (!(words instanceof Text)) throw new Error("The page has no words.");
      const range = document.createRange();
      range.setStart(words, 0);
      range.setEnd(words, words.data.length - 1);
      getSelection()?.addRange(range);
    });
    await browser.pressToolbarButton(mail);
    await panel.bringToFront();
    await panel.getByText("Selected words").click();
    await panel.getByRole("group", { name: "Words that will be kept" }).waitFor();
    await panel.getByLabel("Candidate", { exact: true }).focus();
    await panel.keyboard.type("ama");
    await panel.keyboard.press("Enter");
    await panel.getByLabel("Criterion", { exact: true }).focus();
    await panel.keyboard.type("106 1.2");
    await panel.keyboard.press("Enter");
    await panel.keyboard.press("Control+Enter");
    await panel.getByText("Saved on this device").first().waitFor();
    const [item] = (await store.events("L-1")).flatMap(({ event }) =>
      event.kind === "captured" ? [event.evidence] : [],
    );
    expect(item?.quote?.exact).toBe(kept);
    expect(item?.location).toBe("https://mail.example/1");
  });

  it("says same while the page is as it was, and shows the place", async () => {
    await openScreen(panel, "Tagged");
    await panel.locator("summary").filter({ hasText: "Re: your refund" }).click();
    await show(1);
    await look();
    await panel.getByText("Same: the words stand there as they were kept").waitFor();
    await panel.getByRole("button", { name: "Show it on the page" }).click();
    await expect
      .poll(() => mail.evaluate(() => [...CSS.highlights.keys()].includes("evidence-mapper-quotation")))
      .toBe(true);
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("says changed when a digit is another, and what stands there now", async () => {
    await show(1, kept.replace("40", "45"));
    await look();
    await panel.getByText("Changed: other words stand there now").waitFor();
    await panel.getByText("Now: “Your refund of 45 pounds was sent on Monday”").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("says gone when the words were deleted", async () => {
    await show(1, "Nothing more to say");
    await look();
    await panel.getByText("Gone: the words are not on this page").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("says that another page is in front, and offers the way to the item's", async () => {
    await show(2);
    await look();
    const said = panel.getByText("Another page is in front: “Timetable”");
    await said.waitFor();
    expect(await panel.getByText("Gone:").count()).toBe(0);
    const way = panel.getByRole("status").getByRole("link", { name: "Re: your refund" });
    expect(await way.getAttribute("href")).toBe("https://mail.example/1");
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("says which page to open when the one in front may not be read", async () => {
    await mail.goto("data:text/html,<title>Elsewhere</title>");
    await look();
    await panel.getByText("Evidence Mapper reads a page only after you press its button there.").waitFor();
    await panel.getByRole("status").getByRole("link", { name: "Re: your refund" }).waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });
});
