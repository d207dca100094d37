/**
 * The extension on a webmail that nobody here wrote. Installs Debian's packages and removes them again, so it
 * runs at full length only (EVIDENCE_MAPPER_FULL=1), as root, where Debian's packages are to be had.
 */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageReading } from "../../../extension/src/page/page-reading.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { openPageReader, type PageReader, type ReadTab } from "../../support/page-reader.ts";
import { openRealWebmail, type RealWebmail } from "./real-webmail.ts";

const first = {
  id: "<2026030110.abc@mail.example.org>",
  subject: "Refund for a late parcel",
  words: "Dear Sam,\n\nthank you for the refund of the postage. The parcel came on Tuesday.\n\nAmira",
};
const second = {
  id: "<2026030111.def@mail.example.org>",
  subject: "How to pay",
  words: "Dear Sam,\n\nmy card is 4111 1111 1111 1111, please ring me on 07700 900123.\n\nAmira",
};

const possible =
  process.env["EVIDENCE_MAPPER_FULL"] === "1" &&
  !withoutBrowser &&
  process.getuid?.() === 0 &&
  existsSync("/usr/bin/apt-get");

describe.skipIf(!possible)("on a real Roundcube", () => {
  let webmail: RealWebmail | undefined;
  let reader: PageReader | undefined;
  let tab: ReadTab;

  beforeAll(async () => {
    webmail = await openRealWebmail([first, second]);
    reader = await openPageReader({ live: webmail.address });
    tab = await reader.open(webmail.address, {});
    await tab.page.fill("#rcmloginuser", webmail.user);
    await tab.page.fill("#rcmloginpwd", webmail.password);
    await tab.page.click("#rcmloginsubmit");
    await tab.page.waitForSelector("#messagelist tr.message");
  }, 600_000);
  afterAll(async () => {
    await reader?.close();
    await webmail?.close();
  }, 600_000);

  async function reading(): Promise<PageReading> {
    const answer = await tab.read();
    if (!answer.read) throw new Error(`${answer.found} ${answer.advice}`);
    return answer.value;
  }

  async function openInPreview(subject: string): Promise<void> {
    await tab.page.locator("#messagelist tr.message", { hasText: subject }).click();
    await tab.page
      .frameLocator("#messagecontframe")
      .locator("#message-header", { hasText: subject })
      .waitFor();
    await tab.page.frameLocator("#messagecontframe").locator("#messagebody").waitFor();
  }

  async function selectInPreview(words: string): Promise<void> {
    await tab.page
      .frameLocator("#messagecontframe")
      .locator("#messagebody")
      .evaluate((body, wanted) => {
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1;
          if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        }
        globalThis.focus();
      }, words);
  }

  test("a message in the preview is named by its subject, its folder and number", async () => {
    await openInPreview(first.subject);
    const one = await reading();
    expect(one).toMatchObject({
      adapter: "roundcube",
      system: "Roundcube",
      title: first.subject,
      identity: { kind: "mail-system", value: "INBOX/1" },
      unread: [],
    });
    await openInPreview(second.subject);
    const two = await reading();
    expect(two).toMatchObject({ title: second.subject, identity: { value: "INBOX/2" } });
    expect(one.location).not.toBe(two.location);
    expect(two.location).not.toMatch(/token/i);
  });

  test("the headers that Roundcube shows give the real Message-ID", async () => {
    await openInPreview(first.subject);
    await tab.page.frameLocator("#messagecontframe").locator("a.headers-all").click();
    await expect
      .poll(async () => (await reading()).identity, { timeout: 10_000 })
      .toEqual({ kind: "message-id", value: first.id });
    await tab.page.keyboard.press("Escape");
  });

  test("selected words are quoted, found again, shown, and gone in another message", async () => {
    await openInPreview(first.subject);
    await selectInPreview("refund of the postage");
    const { selection } = await reading();
    if (selection.state !== "selected") throw new Error(selection.state);
    expect(selection.quote).toMatchObject({
      exact: "refund of the postage",
      before: expect.stringContaining("thank you for the"),
    });
    const found = await tab.find(selection.quote);
    expect(found).toMatchObject({ read: true, value: { state: "same" } });
    const { start, end } = selection.quote.position ?? { start: 0, end: 1 };
    expect(await tab.show(start, end)).toEqual({ read: true, value: null });
    await openInPreview(second.subject);
    expect(await tab.find(selection.quote)).toMatchObject({ value: { state: "gone" } });
  });

  test("a card number in a message is refused, a telephone number is masked", async () => {
    await openInPreview(second.subject);
    await selectInPreview("my card is 4111 1111 1111 1111");
    expect((await reading()).selection).toEqual({
      state: "refused",
      findings: [{ kind: "card-number", field: "quotation", at: null }],
    });
    await selectInPreview("please ring me on 07700 900123");
    expect((await reading()).selection).toMatchObject({
      state: "selected",
      quote: { exact: "please ring me on █████" },
    });
  });

  test("a message opened from its kept location is the same item", async () => {
    await openInPreview(first.subject);
    const { location, identity } = await reading();
    await tab.page.goto(location ?? "");
    await tab.page.waitForSelector("#messagebody");
    expect(await reading()).toMatchObject({ title: first.subject, location, identity });
  });
});
