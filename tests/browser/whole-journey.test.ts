/**
 * The whole product on one machine, through all hands: the built extension in a real Chromium, the local tracker's page
 * beside it, its server and its file. An assessor tags the practice e-mail, the coordinator sees what it completes, and
 * the person who verifies sees the decision that waits for a countersignature. `check` says the same of the file.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { type CheckInTurn, checkInTurn } from "../../shared/src/check/check.ts";
import { attentionLooks, stateLooks } from "../../shared/src/report/state-looks.ts";
import { iqaRows } from "../../shared/src/standard-tracker/iqa-rows.ts";
import { iqaView } from "../../shared/src/standard-tracker/iqa-view.ts";
import { withoutBrowser } from "../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../support/extension-browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  showTracker,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-standard-tracker.xlsx");
/** Harpreet Gill's unit 08 in the tab Coverage. */
const place = { row: 23, state: "D23", id: "A23" };

describe.skipIf(withoutBrowser)("the whole journey on one machine", { timeout: 120_000 }, () => {
  let browser: ExtensionBrowser;
  let tracker: LocalTracker;
  let sheet: Window;
  let panel: Page;

  beforeAll(async () => {
    [browser, tracker] = await Promise.all([openExtensionBrowser(), openLocalTracker(sample)]);
    sheet = await showTracker(await browser.context.newPage(), tracker.server);
    await sheet.page.locator("#tour .close").click();
    // The first to come builds the extension and the page.
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  async function select(tab: string, cell: string): Promise<void> {
    await sheet.page.bringToFront();
    await sheet.page.evaluate(
      `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName(${JSON.stringify(tab)}); book.setActiveSheet(sheet); sheet.getRange(${JSON.stringify(cell)}).activate(); })()`,
    );
  }

  /** The colour that stands on the screen near the cell's lower right corner, where no letter is. Nothing is scrolled. */
  async function drawn(cell: string): Promise<string> {
    return z.string().parse(
      await sheet.page.evaluate(`(() => {
        const sheet = univerAPI.getActiveWorkbook().getActiveSheet();
        const cell = sheet.getRange(${JSON.stringify(cell)});
        const sum = (count, of) => Array.from({ length: count }, (_, index) => of(index)).reduce((a, b) => a + b, 0);
        // Row numbers and column letters take 46 and 20 pixels.
        const right = 46 + sum(cell.getColumn() + 1, (column) => sheet.getColumnWidth(column));
        const bottom = 20 + sum(cell.getRow() + 1, (row) => sheet.getRowHeight(row));
        const canvas = document.querySelector("#spreadsheet canvas[id^=univer-sheet-main-canvas]");
        const scale = canvas.width / canvas.getBoundingClientRect().width;
        const [x, y] = [right - 8, bottom - 5].map((one) => Math.round(one * scale));
        const [r, g, b] = canvas.getContext("2d").getImageData(x, y, 1, 1).data;
        return "#" + [r, g, b].map((one) => one.toString(16).padStart(2, "0")).join("");
      })()`),
    );
  }

  const isDrawn = (cell: string, colour: string): Promise<string> =>
    until(
      () => drawn(cell),
      (now) => now === colour,
    );

  const inThePanel = (text: string): Promise<void> => panel.getByText(text).first().waitFor();

  /**
   * By keyboard: a Chromium without a screen no longer sends the mouse into a sandboxed frame once its tab has been
   * behind another.
   */
  async function pressAtTheSide(name: string): Promise<void> {
    await sheet.page.bringToFront();
    const button = sheet.sidebar.getByRole("button", { name, exact: true });
    await button.focus();
    await button.press("Enter");
  }

  async function savedCheck(): Promise<CheckInTurn> {
    await until(
      () => sheet.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    const read = await readPackedBytes(readFileSync(tracker.file), "tracker.xlsx");
    if (!read.ok) throw new Error(read.problem.found);
    return checkInTurn(unpackWorkbook(read.packed), catalogue, {});
  }

  it("begins with a unit that lacks one criterion, in grey", async () => {
    await select("Coverage", place.state);
    await until(
      () => sheet.read("Coverage", `A${place.row}:E${place.row}`),
      ([row]) => row?.[0] === "HS-03",
    );
    expect(await sheet.read("Coverage", `D${place.row}:E${place.row}`)).toEqual([["partly", "10 of 11"]]);
    await select("Coverage", "F20");
    await isDrawn(place.state, stateLooks.partly.background);
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
    await panel.getByRole("heading", { level: 1, name: "Tracker" }).waitFor();
    await panel.getByLabel("Address of the tracker").fill(pairing);
    await panel.getByRole("button", { name: "Connect", exact: true }).click();
    await inThePanel("Everything recorded on this device is in the tracker.");
  });

  it("lets the assessor tag the practice e-mail by keyboard, and the row appears in the Evidence log", async () => {
    await sheet.page.bringToFront();
    const opening = browser.context.waitForEvent("page");
    await sheet.choose("Practice inbox");
    const inbox = await opening;
    await inbox.getByRole("heading", { name: "Your delivery on Friday" }).waitFor();
    await inbox.bringToFront();
    await browser.pressToolbarButton(inbox);
    await panel.bringToFront();
    await panel.reload();
    await inThePanel("Practice inbox");
    const type = async (text: string): Promise<void> => {
      for (const key of text) await panel.keyboard.press(key === " " ? "Space" : key);
    };
    await panel.getByLabel("Learner", { exact: true }).focus();
    await type("Harp");
    await panel.keyboard.press("Enter");
    await panel.getByLabel("Criterion", { exact: true }).focus();
    await type("08 3.2");
    await panel.keyboard.press("Enter");
    await panel.keyboard.press("Control+Enter");
    await inThePanel("Saved on this device");
    await until(
      () => sheet.read("Evidence log", "A124:Z128"),
      (rows) =>
        rows.some((row) => row.includes("HS-03") && row.includes("08 3.2") && row.includes("Tom Jarrett")) &&
        rows.some((row) => row.some((cell) => String(cell).includes("Practice inbox"))),
    );
  });

  it("turns the unit's cell on the Coverage tab yellow: covered, which is not decided", async () => {
    await sheet.page.bringToFront();
    await isDrawn(place.state, stateLooks.covered.background);
    expect(await sheet.read("Coverage", place.state)).toEqual([["covered"]]);
  });

  it("explains it at the side", async () => {
    await select("Coverage", place.state);
    await sheet.choose("Explain this cell");
    await sheet.sidebar.getByText("State: every criterion is covered").waitFor();
    await sheet.sidebar.getByText(/, Harpreet Gill$/).waitFor();
  });

  it("shows the coordinator the credit and the cheapest way to finish, as soon as the part is chosen", async () => {
    await pressAtTheSide("Learner");
    await sheet.sidebar.getByRole("heading", { name: "Harpreet Gill" }).waitFor();
    await sheet.sidebar.getByText("20 of at least 23 credits count").waitFor();
    await select("Learners", "B6");
    await sheet.sidebar.getByRole("heading", { name: "Oluwaseun Adeyemi" }).waitFor();
    await sheet.sidebar
      .getByText(/cheapest way to finish is Unit 12 .*\(1 credit\): 1 credit more/)
      .waitFor();
  });

  it("shows the person who verifies the trainee's decision and the countersignature that it waits for", async () => {
    await panel.bringToFront();
    await panel.keyboard.press("Alt+Shift+Digit4");
    await panel.getByRole("heading", { level: 1, name: "Decide and sign off" }).waitFor();
    // The screen is about whoever was tagged, and about what waits for a decision.
    expect(await panel.getByLabel("Learner", { exact: true }).inputValue()).toBe("HS-03");
    const criterion = panel.getByRole("group", { name: /^3\.2 / });
    await criterion.getByRole("radio", { name: "Met", exact: true }).check();
    await panel.getByRole("button", { name: "Save 1 decision" }).click();
    await until(
      () => sheet.read("Coverage", `D${place.row}:F${place.row}`),
      ([row]) => row?.[0] === "decided",
    );
    await select("Coverage", "F20");
    await isDrawn(place.state, stateLooks.decided.background);
    await isDrawn(place.id, attentionLooks.act.background);
    await pressAtTheSide("IQA view");
    await sheet.sidebar.getByText(/Decided by .*Tom Jarrett/).waitFor();
    const said = await sheet.sidebar.locator("main").innerText();
    expect(said).toMatch(/3\.2: A trainee's decision needs a qualified assessor's countersignature/);
  });

  it("has in its file what check says: learner by learner, as the Coverage tab shows it", async () => {
    const check = await savedCheck();
    const rows = iqaRows(iqaView(check).rows, { learner: "learner", iqa: "Internal Moderator", eqa: "" });
    const shown = await sheet.read("Coverage", `A3:M${2 + rows.length}`);
    expect(shown.map((row) => row.map((cell) => cell ?? ""))).toEqual(rows);
    const harpreet = [...check.learners].find(({ name }) => name === "Harpreet Gill");
    expect(harpreet?.award).toMatchObject({ verdict: "met", creditsCounted: 23 });
  });

  it("asks no other host for anything, and says nothing that only programmers read", () => {
    expect(sheet.outside).toEqual([]);
    expect(sheet.said).toEqual([]);
  });
});
