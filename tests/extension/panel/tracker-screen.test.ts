/** The panel's tracker screen before there is a tracker: what can go wrong is said plainly. */
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { faultsOfScreen } from "../../support/panel-page.ts";
import { sheetsServerInTest } from "../../support/sheets-server.ts";

describe.skipIf(withoutBrowser)("the tracker screen", () => {
  let browser: ExtensionBrowser;
  let panel: Page;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    panel = await browser.openPanel();
  }, 300_000);
  afterAll(() => browser.close());

  it("is where an assessor begins whose learners are in the centre's tracker", async () => {
    await panel.getByRole("button", { name: "connect the tracker instead" }).click();
    await panel.getByText("Type the name that you sign with").waitFor();
    await panel.getByLabel("The name that you sign with").fill("Priya Nair");
    await panel.getByRole("radio").first().check();
    await panel.getByRole("button", { name: "connect the tracker instead" }).click();
    await panel.getByRole("heading", { level: 1, name: "Tracker" }).waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.setViewportSize({ width: 400, height: 800 });
  });

  it("says that a copy without the centre's Google id cannot sign in, and what works without", async () => {
    await panel.getByRole("radio", { name: "Make a new tracker" }).check();
    await panel.getByText("cannot sign in with Google").waitFor();
    await panel.getByText("A tracker on this machine works without.").waitFor();
    await panel.getByRole("radio", { name: "on this machine" }).check();
  });

  it("takes only addresses of this machine, and says when nothing answers there or the code is wrong", async () => {
    const server = await sheetsServerInTest();
    const address = panel.getByLabel("Address of the tracker");
    const connect = panel.getByRole("button", { name: "Connect", exact: true });
    await address.fill("http://192.168.0.4:4411/");
    await connect.click();
    await panel.getByText("Paste the address that the tracker shows").waitFor();
    await address.fill(`${server.url}#tracker=none&code=wrong`);
    await connect.click();
    await panel.getByText("The tracker does not know this code").waitFor();
    await address.fill(`${server.url}#tracker=none&code=token-priya`);
    await connect.click();
    await panel.getByText("The tracker was not found").waitFor();
    await address.fill("http://127.0.0.1:9/#code=token-priya");
    await connect.click();
    await panel.getByText("The tracker does not answer").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });
});
