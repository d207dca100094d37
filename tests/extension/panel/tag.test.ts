/** Tagging what is on the screen, in Chromium with the built extension, by keyboard. */
import { type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type KeptEvent } from "../../../extension/src/store/store.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { faultsOfScreen } from "../../support/panel-page.ts";
import { type StoreInPage, storeInPage } from "../../support/store-in-page.ts";

const certificate = "501/1837/7";

/** A message of a webmail that nobody knows, under an address of its own. */
const message = (number: number, text: string) => `<!doctype html><html lang="en">
  <title>Re: your refund ${number}</title><h1>Re: your refund ${number}</h1><p id="text">${text}</p></html>`;

/** From now on the write with this number fails as on a full device, counted from 1. */
const failingWrite = (failing: number): string => `(() => {
  globalThis.mendWrites?.();
  const { add, put } = IDBObjectStore.prototype;
  let writes = 0;
  const counted = (write) => function (...words) {
    if (this.name === "events" && (writes += 1) === ${failing}) {
      globalThis.failedAt = ${failing};
      throw new DOMException("full", "QuotaExceededError");
    }
    return write.apply(this, words);
  };
  Object.assign(IDBObjectStore.prototype, { add: counted(add), put: counted(put) });
  globalThis.mendWrites = () => Object.assign(IDBObjectStore.prototype, { add, put });
  return 0;
})()`;

describe.skipIf(withoutBrowser)("tagging", () => {
  let browser: ExtensionBrowser;
  let panel: Page;
  let mail: Page;
  let store: StoreInPage;
  const heard: string[] = [];

  beforeAll(async () => {
    browser = await openExtensionBrowser();
    await browser.context.route("https://mail.example/**", (route) => {
      const number = Number(new URL(route.request().url()).pathname.slice(1));
      const text =
        number === 9
          ? "The card is 4111 1111 1111 1111."
          : "Dear Mrs Okafor, your refund of 40 pounds was sent. Ring 07700 900123.";
      return route.fulfill({ contentType: "text/html", body: message(number, text) });
    });
    browser.context.on("console", (said) => heard.push(said.text()));
    mail = await browser.context.newPage();
    panel = await browser.openPanel();
    store = await storeInPage(panel);
    await store.changeSettings({ author: "Priya Nair", trainee: false });
    await store.keepLearners([
      { id: "L-1", name: "Ama Boateng", qualification: certificate, origin: "typed" },
      { id: "L-2", name: "Ben Adeyemi", qualification: certificate, origin: "typed" },
    ]);
    // The first to come builds the extension.
  }, 300_000);
  afterAll(() => browser.close());

  /** Opens a message and presses the toolbar button on it, then comes to the panel, which was opened afresh. */
  async function press(number: number): Promise<void> {
    await mail.bringToFront();
    await mail.goto(`https://mail.example/${number}`);
    await browser.pressToolbarButton(mail);
    await panel.bringToFront();
    await panel.reload();
    store = await storeInPage(panel);
    await panel
      .getByRole("definition")
      .filter({ hasText: `Re: your refund ${number}` })
      .waitFor();
  }

  async function keep(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      if (key.startsWith("<")) await panel.keyboard.press(key.slice(1, -1));
      else await panel.keyboard.type(key);
    }
  }

  const own = async (learner: string): Promise<readonly KeptEvent["event"][]> =>
    (await store.events(learner)).map(({ event }) => event).sort((a, b) => a.kind.localeCompare(b.kind));

  it("says where to press before any page was read", async () => {
    await panel.reload();
    await panel.getByText("press the Evidence Mapper button in the toolbar").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    store = await storeInPage(panel);
  });

  it("goes from the button to coverage by keyboard alone, in fewer than 15 keystrokes", async () => {
    await press(1);
    const keys = [..."ama", "<Enter>", ..."106 1.2", "<Enter>", "<Control+Enter>"];
    // And one more, which opens the panel.
    expect(keys.length + 1).toBeLessThan(15);
    await keep(...keys);
    await panel.getByText("Saved on this device").first().waitFor();
    await panel
      .getByText("Ama Boateng, 106 1.2: 1 of 4 customers, 0 of 2 observed", { exact: true })
      .waitFor();
    const [captured, tagged] = await own("L-1");
    if (captured?.kind !== "captured" || tagged?.kind !== "tagged")
      throw new Error("Other events were kept.");
    expect(captured.evidence).toMatchObject({
      title: "Re: your refund 1",
      system: "mail.example",
      location: "https://mail.example/1",
      method: "work-product",
      quote: null,
    });
    expect(tagged.tag).toMatchObject({
      item: captured.id,
      unit: "T/601/6077",
      criterion: "1.2",
      instances: null,
    });
    expect(captured.author).toBe("Priya Nair");
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("remembers the learner, shows the tags on the page, and adds to the item that is kept", async () => {
    await press(1);
    await panel.getByRole("heading", { name: "On this page already" }).waitFor();
    await panel.getByRole("list", { name: "Candidate: chosen" }).getByText("Ama Boateng").waitFor();
    await keep("greeting reasons", "<Enter>");
    await panel.getByText("Kept already for Ama Boateng").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await keep("<Control+Enter>");
    await panel.getByText("Ama Boateng, 106 1.1: Covered", { exact: true }).waitFor();
    const events = await own("L-1");
    expect(events.map(({ kind }) => kind).sort()).toEqual(["captured", "tagged", "tagged"]);
  });

  it("warns of the same message under two learners", async () => {
    await press(1);
    await keep("<Backspace>");
    await panel.getByLabel("Candidate", { exact: true }).focus();
    await keep("<Backspace>", "ben", "<Enter>", "106 1.2", "<Enter>");
    await panel.getByText("The same message for Ama Boateng").waitFor();
  });

  it("saves once when pressed twice", async () => {
    await press(2);
    await keep("106 1.2", "<Enter>");
    // However soon or late the second press comes: while the first is under way, or just after it.
    const presses = Array.from({ length: 12 }, () => panel.keyboard.press("Control+Enter"));
    await Promise.all(presses);
    await panel.getByText("Saved on this device").first().waitFor();
    await panel.getByText("Ama Boateng, 106 1.2:", { exact: false }).first().waitFor();
    const items = (await own("L-1")).filter(({ kind }) => kind === "captured");
    expect(items).toHaveLength(2);
  });

  it("offers re-use, refuses it where the channel does not fit, and never does it by itself", async () => {
    await press(3);
    await keep("103 4.2", "<Enter>");
    await panel.getByText("Not for 106 2.3: only a telephone call serves there").waitFor();
    expect(await panel.getByRole("button", { name: "Add 106 2.3" }).count()).toBe(0);
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.getByRole("button", { name: "Add 104 3.2" }).press("Enter");
    await panel.getByLabel("Criterion", { exact: true }).press("Control+Enter");
    await panel.getByText("Ama Boateng, 103 4.2: Covered", { exact: true }).waitFor();
    const tags = (await own("L-1")).flatMap((event) => (event.kind === "tagged" ? [event.tag] : []));
    expect(tags.filter(({ unit }) => unit === "H/601/6074").map(({ criterion }) => criterion)).toEqual([
      "4.2",
    ]);
    expect(tags.some(({ unit, criterion }) => unit === "K/601/6075" && criterion === "3.2")).toBe(true);
  });

  it("keeps selected words as they are shown: without those taken out, with solid masks", async () => {
    await press(4);
    await mail.bringToFront();
    await mail.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("#text") ?? document.body);
      getSelection()?.addRange(range);
    });
    await browser.pressToolbarButton(mail);
    await panel.bringToFront();
    await panel.getByText("Selected words").click();
    const words = panel.getByRole("group", { name: "Words that will be kept" });
    await words.getByRole("button", { name: "Okafor," }).click();
    await panel.getByText("Masked, and not kept: a telephone number.").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.getByLabel("Criterion", { exact: true }).focus();
    await keep("106 1.2", "<Enter>", "<Control+Enter>");
    await panel.getByText("Saved on this device").first().waitFor();
    const quotes = (await own("L-1")).flatMap((event) =>
      event.kind === "captured" && event.evidence.quote !== null ? [event.evidence.quote.exact] : [],
    );
    expect(quotes).toEqual(["Dear Mrs █████ your refund of 40 pounds was sent. Ring █████."]);
  });

  it("refuses words that hold a secret, and keeps nothing", async () => {
    await press(9);
    await mail.bringToFront();
    await mail.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("#text") ?? document.body);
      getSelection()?.addRange(range);
    });
    await browser.pressToolbarButton(mail);
    await panel.bringToFront();
    await panel.getByText("Selected words").click();
    await panel.getByText("These words cannot be kept").waitFor();
    await panel.getByLabel("Criterion", { exact: true }).focus();
    const before = (await own("L-1")).length;
    await keep("106 1.2", "<Enter>", "<Control+Enter>");
    await panel.getByText("Not saved yet").waitFor();
    expect(await own("L-1")).toHaveLength(before);
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("notes a telephone call that was heard, with the customer observed, for two learners", async () => {
    await press(5);
    await panel.getByText("Not on screen").click();
    await panel.getByLabel("What was it?").fill("Call about a late parcel");
    await panel.locator("details.details > summary").click();
    await panel.getByLabel("Customers or occasions it shows").fill("Customer A");
    await panel.getByLabel("Customers or occasions it shows").press("Enter");
    await panel.getByLabel("Candidate", { exact: true }).focus();
    await keep("ben", "<Enter>", "106 1.2", "<Enter>");
    expect(await faultsOfScreen(panel)).toEqual([]);
    await keep("<Control+Enter>");
    await panel
      .getByText("Ben Adeyemi, 106 1.2: 1 of 4 customers, 1 of 2 observed", { exact: true })
      .waitFor();
    const [captured, tagged] = await own("L-2");
    if (captured?.kind !== "captured" || tagged?.kind !== "tagged")
      throw new Error("Other events were kept.");
    expect(captured.evidence).toMatchObject({ system: "Telephone", method: "observation", location: null });
    expect(tagged.tag.instances).toEqual([{ name: "Customer A", observed: true }]);
  });

  it("says what is missing and keeps what was typed", async () => {
    await press(6);
    await keep("<Control+Enter>");
    await panel.getByText("Type a criterion such as 106 1.2").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("says Not saved when any write fails, keeps the form and what was kept, and saves once there is room", async () => {
    await press(8);
    const before = await own("L-1");
    const { run } = store.runner;
    await keep("106 2.2", "<Enter>", "106 2.3", "<Enter>");
    const writes = 3; // The item and two tags.
    for (let failing = 1; failing <= writes; failing += 1) {
      await run(failingWrite(failing));
      await keep("<Control+Enter>");
      await expect.poll(() => run("globalThis.failedAt")).toBe(failing);
      await panel.getByText("Not saved", { exact: true }).waitFor();
      expect(await panel.getByText("Saved on this device").count()).toBe(0);
      await panel.getByRole("list", { name: "Chosen criteria" }).getByText("106 2.2").waitFor();
      expect(await own("L-1")).toEqual(before);
    }
    expect(await faultsOfScreen(panel)).toEqual([]);
    await run("globalThis.mendWrites(); 0");
    await keep("<Control+Enter>");
    await panel.getByText("Saved on this device").first().waitFor();
    expect(await own("L-1")).toHaveLength(before.length + writes);
  });

  it("says of a page on which the button was not pressed that it was not read", async () => {
    const other = await browser.context.newPage();
    await other.goto("https://mail.example/7");
    await panel.bringToFront();
    await press(6);
    // Going to another site ends the permission that the press gave.
    await mail.goto("data:text/html,<title>Elsewhere</title>");
    await panel.getByText("This page was not read").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await other.close();
  });

  it("writes nothing to the log, and asks nobody for anything", () => {
    expect(heard).toEqual([]);
  });
  beforeEach(() => {
    expect(heard).toEqual([]);
  });
});
