/**
 * The whole product on one machine: the built extension in a real Chromium, the local tracker's page beside it, its
 * server and its file. An assessor tags the practice e-mail, and the coordinator's sheet follows.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker, type TrackerCheck } from "../../shared/src/check/check.ts";
import { withoutBrowser } from "../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../support/extension-browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  showTracker,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");

describe.skipIf(withoutBrowser)("the extension and the local tracker, together", { timeout: 180_000 }, () => {
  let browser: ExtensionBrowser;
  let tracker: LocalTracker;
  let sheet: Window;
  let panel: Page;

  beforeAll(async () => {
    [browser, tracker] = await Promise.all([openExtensionBrowser(), openLocalTracker(sample)]);
    sheet = await showTracker(await browser.context.newPage(), tracker.server);
    // The first to come builds the extension and the page.
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  const tab = async (name: string): Promise<string> => JSON.stringify(await sheet.top(name));

  async function columnOf(name: string, id: string): Promise<string> {
    const [header = []] = await sheet.top(name);
    const at = header.indexOf(id);
    expect(at, id).toBeGreaterThanOrEqual(0);
    return String.fromCharCode(65 + at);
  }

  async function select(name: string, cell: string): Promise<void> {
    await sheet.page.bringToFront();
    await sheet.page.evaluate(
      `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName(${JSON.stringify(name)}); book.setActiveSheet(sheet); sheet.getRange(${JSON.stringify(cell)}).activate(); })()`,
    );
  }

  const atTheSide = (isSo: (text: string) => boolean): Promise<string> =>
    until(() => sheet.sidebar.locator("main").innerText(), isSo);

  const inThePanel = (text: string): Promise<string> =>
    until(
      () => panel.innerText("body"),
      (said) => said.includes(text),
    );

  async function savedCheck(): Promise<TrackerCheck> {
    await until(
      () => sheet.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    const read = await readPackedBytes(readFileSync(tracker.file), "tracker.xlsx");
    if (!read.ok) throw new Error(read.problem.found);
    return checkTracker(unpackWorkbook(read.packed), catalogue, {});
  }

  it("has a tracker to tag into, made by the coordinator from the menu", async () => {
    await sheet.choose("New standard tracker…");
    const box = sheet.page.frameLocator("#box iframe");
    await box.getByLabel("The qualification").selectOption("501/1839/0");
    await box.getByRole("button", { name: "Make the tracker" }).click();
    await until(
      () => box.locator("body").innerText(),
      (text) => text.includes("The tracker is ready"),
    );
    await sheet.page.click("#box-close");
    const harpreet = { id: "HS-1", name: "Harpreet Gill", assessor: "Tom Jarrett" };
    for (const [field, text] of Object.entries(harpreet))
      await sheet.type("Learners", `${await columnOf("Learners", `learner.${field}`)}3`, text);
    // What is typed is on its way for a moment.
    await until(
      async () =>
        JSON.stringify(tracker.server.book().tabs.find(({ parts }) => parts.name === "Learners")?.cells),
      (cells) => Object.values(harpreet).every((text) => cells.includes(text)),
    );
  });

  it("connects the panel by the address that the menu shows, and brings the learners", async () => {
    await sheet.choose("Connect the extension…");
    const [pairing = ""] = await until(
      async () => sheet.offered,
      (offered) => offered.length > 0,
    );
    panel = await browser.openPanel();
    await panel.getByLabel("The name that you sign with").fill("Tom Jarrett");
    await panel.getByRole("radio", { name: /trainee assessor/ }).check();
    await panel.getByRole("button", { name: "connect the tracker instead" }).click();
    await panel.getByLabel("Address of the tracker").fill(pairing);
    await panel.getByRole("button", { name: "Connect", exact: true }).click();
    await inThePanel("Everything recorded on this device is in the tracker.");
    await panel.keyboard.press("Alt+Shift+Digit1");
    await panel.getByLabel("Criterion", { exact: true }).waitFor();
  });

  it("tags the practice e-mail by keyboard, and the row appears in the Evidence log", async () => {
    const opening = browser.context.waitForEvent("page");
    await sheet.choose("Practice inbox");
    const inbox = await opening;
    await inbox.getByRole("heading", { name: "Your delivery on Friday" }).waitFor();
    await inbox.bringToFront();
    await browser.pressToolbarButton(inbox);
    await panel.bringToFront();
    await panel.reload();
    await inThePanel("Practice inbox");
    for (const key of [..."102 1.1", "Enter", "Control+Enter"])
      await panel.keyboard.press(key === " " ? "Space" : key);
    await inThePanel("Saved on this device\n");
    await until(
      () => tab("Evidence log"),
      (rows) => rows.includes("Practice inbox") && rows.includes("HS-1") && rows.includes("Tom Jarrett"),
    );
  });

  it("shows in the Coverage tab what the tag changed, and explains it at the side", async () => {
    await until(
      () => tab("Coverage"),
      (rows) => rows.includes("HS-1"),
    );
    await select("Coverage", "A3");
    await sheet.choose("Explain this cell");
    const said = await atTheSide((text) => text.includes("Harpreet Gill"));
    expect(said).toMatch(/State: /);
  });

  it("has in its file what the check reads the same", async () => {
    const { learners } = await savedCheck();
    expect(learners.map(({ name }) => name)).toEqual(["Harpreet Gill"]);
    const criterion = learners[0]?.units
      .find(({ unit }) => unit.number === "102")
      ?.criteria.find(({ number }) => number === "1.1");
    expect(criterion?.state).toMatch(/partly|covered/);
  });

  it("asks no other host for anything, and says nothing that only programmers read", () => {
    expect(sheet.outside).toEqual([]);
    expect(sheet.said).toEqual([]);
  });
});
