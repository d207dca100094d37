/** The screens that show what is kept, in Chromium with the built extension. */
import { readFileSync } from "node:fs";
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readExport } from "../../../shared/src/exchange/read-export.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { undeclaredOnDevice } from "../../support/kept-on-device.ts";
import { faultsOfScreen, openScreen } from "../../support/panel-page.ts";
import { draftOf } from "../../support/store-laws.ts";
import { storeInPage, type StoreInPage } from "../../support/store-in-page.ts";
import { captured, corrected, email, tagged } from "../../shared/evidence-log/log-events.ts";

const qualification = "501/1837/7";
/** A unit of the qualification with few criteria, to be decided whole. */
const small = "K/601/6075";

describe.skipIf(withoutBrowser)("the screens that show what is kept", () => {
  let browser: ExtensionBrowser;
  let panel: Page;
  let store: StoreInPage;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    panel = await browser.openPanel();
    store = await storeInPage(panel);
    await store.changeSettings({ author: "Priya Nair", trainee: true });
    await store.keepLearners([
      { id: "L-01", name: "Ama Boateng", qualification, origin: "typed" },
      { id: "L-02", name: "Ben Adeyemi", qualification, origin: "typed" },
    ]);
    await panel.getByRole("navigation").waitFor();
    // The first to come builds the extension.
  }, 300_000);
  afterAll(() => browser.close());

  const open = async (name: string): Promise<void> => {
    await openScreen(panel, name);
    await panel.getByRole("heading", { level: 1 }).waitFor();
  };

  it("says at first that nothing is tagged", async () => {
    await open("Tagged");
    await panel.getByText("Nothing is tagged yet").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("shows where a learner stands, and changes when something is tagged", async () => {
    await open("Learner");
    await panel.getByText("Go on with").waitFor();
    const item = captured(0, { id: "event-item-1" });
    await store.record([
      draftOf(item),
      draftOf(tagged(0, item.id, { content: { criterion: "1.1" } })),
      draftOf(
        tagged(0, item.id, {
          content: { criterion: "1.2", instances: [{ name: "customer A", observed: true }] },
        }),
      ),
    ]);
    const unit = panel.locator("details").filter({ hasText: "Unit 106" }).last();
    await unit.locator("summary").click();
    await unit.getByText("Covered by evidence").waitFor();
    await unit.getByText("4 customers are asked for, 2 of them observed: the evidence shows 1").waitFor();
    expect(await unit.locator(".badge.decided").count()).toBe(0);
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("finds an item by words, puts it right by an entry of its own, and takes a tag back with a reason", async () => {
    await open("Tagged");
    const search = panel.getByLabel("Search");
    await search.fill("invoice");
    await panel.getByText("0 of 1 item").waitFor();
    await search.fill("parcel 106");
    await panel.getByText(email.title).first().click();
    await panel.getByText("Put it right").click();
    await panel.getByLabel("Title").fill("E-mail: refund for a parcel that came late");
    await panel.getByRole("button", { name: "Save the correction" }).click();
    await panel.getByText("E-mail: refund for a parcel that came late").first().waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);

    await panel.getByText("Take 106 1.1 back").first().click();
    await panel.getByRole("button", { name: "Take 106 1.1 back" }).click();
    await panel.getByText("Type a reason, so that a verifier understands it.").waitFor();
    await panel.getByLabel("Why").first().fill("It was another customer.");
    await panel.getByRole("button", { name: "Take 106 1.1 back" }).click();
    await panel.getByText("Take 106 1.1 back").first().waitFor({ state: "detached" });
    const kinds = (await store.events("L-01")).map(({ event }) => event.kind).sort();
    expect(kinds).toEqual(["captured", "corrected", "tagged", "tagged", "withdrawn"]);
  });

  it("shows corrections that differ, with what each says, and settles them by taking one", async () => {
    const [first] = (await store.events("L-01")).flatMap(({ event }) =>
      event.kind === "corrected" ? [event] : [],
    );
    if (first?.content.what !== "captured") throw new Error("Nothing was corrected.");
    const { evidence } = first.content;
    const of = (author: string, title: string) => ({
      ...draftOf(corrected(0, first.changes, { what: "captured", evidence: { ...evidence, title } })),
      author,
    });
    await store.record([of("Tom Reid", "Refund for a parcel, seen by Tom")]);
    const settle = panel.getByRole("button", { name: "Take this correction of Tom Reid" });
    await settle.waitFor();
    await panel.getByRole("definition").filter({ hasText: "Refund for a parcel, seen by Tom" }).waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await settle.click();
    await panel.getByText("corrections differ").first().waitFor({ state: "detached" });
    await panel.locator("summary").filter({ hasText: "Refund for a parcel, seen by Tom" }).first().waitFor();
  });

  it("keeps nothing of a correction that holds a secret", async () => {
    const before = await store.events();
    await panel.getByText("Put it right").click();
    await panel.getByLabel("Title").fill("Card 4111 1111 1111 1111");
    await panel.getByRole("button", { name: "Save the correction" }).click();
    await panel.getByText("Not saved").first().waitFor();
    expect(await store.events()).toEqual(before);
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("lets a trainee decide, and asks for a qualified assessor's countersignature", async () => {
    await open("Decide");
    await panel.getByLabel("Unit").selectOption(small);
    await panel.getByRole("button", { name: "Save decisions" }).click();
    await panel.getByText("Choose met or not yet for at least one criterion.").waitFor();
    const criteria = panel.locator("fieldset");
    const count = await criteria.count();
    for (let index = 0; index < count; index += 1)
      await criteria.nth(index).getByLabel("Met", { exact: true }).check();
    await criteria.first().getByLabel("Comment").fill("Seen at work.");
    expect(await faultsOfScreen(panel)).toEqual([]);
    await panel.getByRole("button", { name: `Save ${count} decisions` }).click();
    await panel
      .getByText("It waits for a qualified assessor; nobody signs under their own decision.")
      .first()
      .waitFor();
    await panel.getByText("The learner has not declared the work their own.").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("has a qualified assessor countersign each decision, and never a trainee", async () => {
    await store.changeSettings({ author: "Tom Reid", trainee: true });
    await panel.getByText("a trainee's signature is not enough").first().waitFor();
    await store.changeSettings({ author: "Tom Reid", trainee: false });
    const sign = panel.getByRole("button", { name: "Countersign this decision as Tom Reid" });
    await sign.first().waitFor();
    for (let left = await sign.count(); left > 0; left -= 1) {
      await sign.first().click();
      await expect.poll(() => sign.count()).toBe(left - 1);
    }
    await panel.getByText("Countersigned by Tom Reid").first().waitFor();
  });

  it("takes the declaration after the last decision, and the countersignature after the declaration", async () => {
    const declared = panel.getByLabel("The learner declared on");
    await declared.fill("2020-01-01");
    await panel.getByRole("button", { name: "Record the declaration of Ama Boateng" }).click();
    await panel.getByText("The learner's declaration is earlier than the last decision").waitFor();
    await declared.fill(today());
    await panel.getByRole("button", { name: "Record the declaration of Ama Boateng" }).click();
    await panel.getByLabel("Countersigned on").fill("2020-01-01");
    await panel.getByRole("button", { name: "Countersign as Tom Reid" }).click();
    await panel.getByText("The countersignature is earlier than the declaration").waitFor();
    await panel.getByLabel("Countersigned on").fill(today());
    await panel.getByRole("button", { name: "Countersign as Tom Reid" }).click();
    await panel.getByText("This unit is signed off").waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
    await open("Learner");
    await panel.locator(".badge.decided").nth(1).waitFor();
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("exports in every form what comes back as the same", async () => {
    await open("Your data");
    await panel.getByText("entries about 2 learners").waitFor();
    const kept = (await store.events()).map(({ event }) => event);
    for (const form of ["CSV", "JSON"]) {
      await panel.getByLabel(form, { exact: false }).check();
      const [download] = await Promise.all([
        panel.waitForEvent("download"),
        panel.getByRole("button", { name: "Export", exact: true }).click(),
      ]);
      const { events, problems } = readExport(readFileSync(await download.path(), "utf8"));
      expect(problems).toEqual([]);
      expect(new Set(events.map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)));
      expect(events).toEqual(expect.arrayContaining(kept));
    }
    expect(await faultsOfScreen(panel)).toEqual([]);
  });

  it("erases everything after asking twice, and takes an export in again", async () => {
    const kept = (await store.events()).map(({ event }) => event);
    await panel.getByLabel("JSON", { exact: false }).check();
    const [download] = await Promise.all([
      panel.waitForEvent("download"),
      panel.getByRole("button", { name: "Export", exact: true }).click(),
    ]);
    const file = await download.path();
    await panel.getByLabel("Learner to erase").selectOption("L-01");
    await store.runner.run(`chrome.storage.session.set({ lastLearners: ["L-01", "L-02"] })`);
    await panel.getByRole("button", { name: "Erase Ama Boateng…" }).click();
    expect(await store.events("L-01")).toHaveLength(kept.length);
    await panel.getByRole("button", { name: "Erase Ama Boateng for good" }).click();
    await expect.poll(async () => (await store.learners()).map(({ id }) => id)).toEqual(["L-02"]);
    expect(await store.events()).toEqual([]);
    expect(await store.runner.run("chrome.storage.session.get('lastLearners')")).toEqual({
      lastLearners: ["L-02"],
    });

    const take = async (): Promise<void> => {
      await panel.getByLabel("A file that Export made").setInputFiles({
        name: "export.json",
        mimeType: "application/json",
        buffer: readFileSync(file),
      });
      await panel.getByRole("button", { name: "Take it in" }).click();
    };
    await take();
    await panel.getByText(`${kept.length} new, 0 known already, 1 learner added.`).waitFor();
    await take();
    await panel.getByText(`0 new, ${kept.length} known already, 0 learners added.`).waitFor();
    expect(new Set((await store.events()).map(({ event }) => event.id))).toEqual(
      new Set(kept.map(({ id }) => id)),
    );
    expect(await faultsOfScreen(panel)).toEqual([]);

    expect(await undeclaredOnDevice(store.runner)).toEqual([]);
    await panel.getByRole("button", { name: "Erase everything…" }).click();
    await panel.getByRole("button", { name: "Erase everything for good" }).click();
    await panel.getByRole("heading", { name: "Welcome to Evidence Mapper" }).waitFor();
    expect(await store.runner.run("chrome.storage.session.get()")).toEqual({});
  });
});

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
