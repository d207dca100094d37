/** The panel's frame in Chromium: the first minute, settings, navigation, and the network gone. */
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { faultsOfScreen, openScreen } from "../../support/panel-page.ts";
import { storeInPage } from "../../support/store-in-page.ts";

describe.skipIf(withoutBrowser)("the panel's frame", () => {
  let browser: ExtensionBrowser;
  let panel: Page;
  const heard: string[] = [];
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    browser.context.on("console", (message) => heard.push(message.text()));
    panel = await browser.openPanel();
    await panel.getByRole("heading", { level: 1 }).waitFor();
    // The first to come builds the extension.
  }, 300_000);
  afterAll(() => browser.close());

  it("asks at first who works here and for a first learner, and says what is missing", async () => {
    expect(await panel.getByRole("heading", { level: 1 }).innerText()).toBe("Welcome to Evidence Mapper");
    await panel.getByRole("button", { name: "Start" }).click();
    await panel.getByText("Type the name that you sign with").waitFor();
    await panel.getByText("Choose what the learner is registered for").waitFor();
    const field = panel.getByLabel("The name that you sign with");
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("begins by keyboard alone, and every open panel follows", async () => {
    const other = await browser.openPanel();
    await panel.bringToFront();
    await panel.getByLabel("The name that you sign with").focus();
    await panel.keyboard.type("Priya Nair");
    await panel.keyboard.press("Tab");
    await panel.keyboard.press("Space");
    await panel.keyboard.press("Tab");
    await panel.keyboard.type("Ama Boateng");
    await panel.keyboard.press("Tab");
    await panel.keyboard.type("L-17");
    await panel.keyboard.press("Tab");
    // Typing into a list of choices depends on how fast one types; arrow keys do not.
    await panel.keyboard.press("ArrowDown");
    await expect.poll(() => panel.getByLabel("Registered for").inputValue()).not.toBe("");
    await panel.keyboard.press("Control+Enter");
    await panel.getByRole("navigation").waitFor();
    await other.getByRole("navigation").waitFor();
    await other.close();
  });

  it("leads to the tracker instead, when the learners are there", async () => {
    const learners = await browser.openPanel();
    const store = await storeInPage(learners);
    const kept = await store.learners();
    await store.eraseAll();
    await learners.getByRole("button", { name: "Start" }).waitFor();
    await learners.getByLabel("The name that you sign with").fill("Priya Nair");
    await learners.getByLabel("a qualified assessor").check();
    await learners.getByRole("button", { name: "connect the tracker instead" }).click();
    await learners.getByRole("heading", { level: 1, name: "Tracker" }).waitFor();
    expect(await learners.getByRole("button", { name: "More" }).getAttribute("aria-current")).toBe("true");
    await openScreen(learners, "Tag");
    await learners.getByText("No learners yet").waitFor();
    expect(await faultsOfScreen(learners)).toEqual([]);
    await store.keepLearners(kept);
    await learners.getByLabel("Criterion", { exact: true }).waitFor();
    await learners.close();
  });

  it("opens a screen by its key and moves the focus to its heading", async () => {
    await panel.bringToFront();
    await panel.keyboard.press("Alt+Shift+Digit7");
    const heading = panel.getByRole("heading", { level: 1, name: "Settings" });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((title) => title === document.activeElement)).toBe(true);
    await panel.getByText("L-17").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("has every screen in one row or under More, by keyboard alone", async () => {
    const row = panel.getByRole("navigation");
    for (const width of [300, 320, 400, 500]) {
      await panel.setViewportSize({ width, height: 800 });
      const tops = await row
        .getByRole("button")
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
      expect(new Set(tops).size, `${width} px`).toBe(1);
    }
    const more = row.getByRole("button", { name: "More" });
    await more.focus();
    await panel.keyboard.press("Enter");
    expect(await row.getByRole("button").allInnerTexts()).toEqual([
      "Tag",
      "Learner",
      "Tagged",
      "Decide",
      "More",
      "Tracker",
      "Your data",
      "Settings",
    ]);
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.keyboard.press("Escape");
    await row.getByRole("button", { name: "Your data" }).waitFor({ state: "detached" });
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
    await panel.keyboard.press("Space");
    await panel.keyboard.press("Tab");
    await panel.keyboard.press("Tab");
    await panel.keyboard.press("Enter");
    await panel.getByRole("heading", { level: 1, name: "Your data" }).waitFor();
    await openScreen(panel, "Settings");
  });

  it("refuses a learner whose id another has, and keeps what was typed", async () => {
    const form = panel.locator("form").filter({ hasText: "Add a learner" });
    await form.getByLabel("Learner's name").fill("Ben Adeyemi");
    await form.getByLabel("id for the learner").fill("L-17");
    await form.getByLabel("Registered for").selectOption("600/5863/8");
    await form.getByRole("button", { name: "Add this learner" }).click();
    await form.getByText("Ama Boateng has this id already.").waitFor();
    expect(await form.getByLabel("Learner's name").inputValue()).toBe("Ben Adeyemi");
    await form.getByLabel("id for the learner").fill("L-18");
    await form.getByRole("button", { name: "Add this learner" }).click();
    await panel.getByRole("listitem").filter({ hasText: "Ben Adeyemi" }).waitFor();
  });

  it("says that it works on without the network", async () => {
    await browser.context.setOffline(true);
    await panel.getByText("Offline. Everything is saved on this device").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await browser.context.setOffline(false);
    await panel.getByText("Offline.").waitFor({ state: "detached" });
  });

  it("keeps to its policy and writes nothing to the log", () => {
    expect(heard).toEqual([]);
  });
});
