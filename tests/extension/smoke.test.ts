import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../support/extension-browser.ts";

describe.skipIf(withoutBrowser)("the built extension in Chromium", () => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
  });
  afterAll(() => browser.close());

  it("shows its panel", async () => {
    const panel = await browser.openPanel();
    await panel.getByText("Evidence Mapper").first().waitFor();
    expect(await panel.title()).toContain("Evidence Mapper");
  });

  it("opens the panel at the side when the toolbar button is pressed", async () => {
    const page = await browser.context.newPage();
    await page.goto("data:text/html,<title>A message</title><p>Hello");
    await browser.pressToolbarButton(page);
    await expect.poll(() => browser.panelsAtTheSide()).toBe(1);
  });
});
