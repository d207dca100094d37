/** Each system's pages, made by us after their documented structure; docs/pages-that-are-known.md says what was tried live. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { longId } from "../../../extension/src/page/adapters/salesforce-id.ts";
import { type PageReading } from "../../../extension/src/page/page-reading.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { openPageReader, type PageReader, type Pages, type ReadTab } from "../../support/page-reader.ts";

const stored = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../pages/${name}.html`), "utf8");

test("a Salesforce id of 15 characters and its 18 are one record", () => {
  expect(longId("500RM00000abcde")).toBe("500RM00000abcdeYAA");
  expect(longId("500RM00000abcdeYAA")).toBe("500RM00000abcdeYAA");
});

describe.skipIf(withoutBrowser)("a page on the screen", () => {
  let reader: PageReader;
  beforeAll(async () => {
    reader = await openPageReader();
  });
  afterAll(() => reader.close());

  async function open(address: string, name: string, more: Pages = {}): Promise<ReadTab> {
    return reader.open(address, { [address.split(/[?#]/)[0] ?? ""]: stored(name), ...more });
  }

  async function reading(tab: ReadTab, selected?: string): Promise<PageReading> {
    if (selected !== undefined)
      await tab.page.evaluate((selector) => {
        const element = document.querySelector(selector);
        if (element !== null) getSelection()?.selectAllChildren(element);
      }, selected);
    const answer = await tab.read();
    if (!answer.read) throw new Error(`${answer.found} ${answer.advice}`);
    return answer.value;
  }

  test("Gmail: the message that holds the selection is the item; without one it is the open one", async () => {
    const tab = await open("https://mail.google.com/mail/u/0/#inbox/FMfcgzQabc", "gmail-conversation");
    const second = await reading(tab, "#second");
    expect(second).toMatchObject({
      adapter: "gmail",
      system: "Gmail",
      title: "Refund for a late parcel",
      location: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQabc",
      identity: { kind: "mail-system", value: "18d0a0b0c0d0e002" },
      selection: { state: "selected", quote: { exact: "We refunded the postage today." } },
    });
    expect((await reading(tab, "#third")).identity?.value).toBe("18d0a0b0c0d0e003");
    await tab.page.evaluate(() => getSelection()?.removeAllRanges());
    expect(await reading(tab)).toMatchObject({
      identity: { value: "18d0a0b0c0d0e003" },
      selection: { state: "none" },
    });
  });

  test("Gmail: the original shows the Message-ID", async () => {
    const tab = await open(
      "https://mail.google.com/mail/u/0/?ik=a1b2&view=om&permmsgid=msg-f:179",
      "gmail-original",
    );
    expect(await reading(tab)).toMatchObject({
      title: "Refund for a late parcel",
      identity: { kind: "message-id", value: "<CAF3k2026030110@mail.example.org>" },
      location: "https://mail.google.com/mail/#search/rfc822msgid:CAF3k2026030110@mail.example.org",
      findings: [],
    });
  });

  test("Outlook: two messages of a conversation under one address are two items", async () => {
    const tab = await open(
      "https://outlook.office.com/mail/inbox/id/AAQkADEwMGE1ZmI0%3D",
      "outlook-conversation",
    );
    const first = await reading(tab, "#first");
    const second = await reading(tab, "#second");
    expect(first).toMatchObject({
      adapter: "outlook",
      title: "Refund for a late parcel",
      identity: { kind: "mail-system" },
    });
    expect(first.identity?.value).toContain("AAQkADEwMGE1ZmI0=");
    expect(second.identity?.value).not.toBe(first.identity?.value);
    expect(second.location).toBe(first.location);
  });

  test("Outlook: the message's details show the Message-ID", async () => {
    const tab = await open("https://outlook.office.com/mail/inbox/id/AAQkADEwMGE1ZmI1%3D", "outlook-details");
    expect((await reading(tab)).identity).toEqual({
      kind: "message-id",
      value: "<AM0PR0301@eurprd03.prod.outlook.example>",
    });
  });

  test("Roundcube: the message in the preview frame, by folder and number, and by its headers once they are shown", async () => {
    const base = "https://mail.centre.example/webmail/";
    const tab = await open(`${base}?_task=mail&_mbox=INBOX&_token=abcdefabcdef`, "roundcube-list", {
      [`${base}preview`]: stored("roundcube-message"),
      [`${base}headers`]: stored("roundcube-headers"),
    });
    expect(await reading(tab)).toMatchObject({
      adapter: "roundcube",
      system: "Roundcube",
      title: "Refund for a late parcel",
      identity: { kind: "mail-system", value: "INBOX/5" },
      location: `${base}?_task=mail&_mbox=INBOX&_uid=5&_action=show`,
    });
    await tab.page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.id = "headersframe";
      frame.src = "./headers?_task=mail&_action=headers&_uid=5&_mbox=INBOX&_framed=1";
      document.body.append(frame);
      await new Promise((done) => (frame.onload = done));
    });
    expect((await reading(tab)).identity).toEqual({
      kind: "message-id",
      value: "<2026030110.abc@mail.example.org>",
    });
  });

  test("Roundcube: words in the preview frame are quoted and found again", async () => {
    const base = "https://mail2.centre.example/webmail/";
    const tab = await open(`${base}?_task=mail&_mbox=INBOX`, "roundcube-list", {
      [`${base}preview`]: stored("roundcube-message"),
    });
    await tab.page.evaluate(() => {
      const frame = document.querySelector("iframe");
      const words = frame?.contentDocument?.getElementById("words");
      frame?.focus();
      if (words) frame?.contentWindow?.getSelection()?.selectAllChildren(words);
    });
    const { selection } = await reading(tab);
    if (selection.state !== "selected") throw new Error(selection.state);
    expect(selection.quote.exact).toBe("My parcel is late.");
    expect(await tab.find(selection.quote)).toMatchObject({ read: true, value: { state: "same" } });
  });

  test("Salesforce: the record's id, and words in a closed shadow root", async () => {
    const tab = await open(
      "https://centre.lightning.force.com/lightning/r/Case/500RM00000abcde/view",
      "salesforce-case",
    );
    expect(await reading(tab)).toMatchObject({
      adapter: "salesforce",
      title: "Late parcel, refund asked",
      identity: { kind: "record", value: "500RM00000abcdeYAA" },
      location: "https://centre.lightning.force.com/lightning/r/Case/500RM00000abcde/view",
    });
    expect(
      await tab.find({
        exact: "explained the delay",
        before: "Called the customer and",
        after: null,
        position: null,
      }),
    ).toMatchObject({
      value: { state: "same" },
    });
  });

  test.each([
    ["https://app.hubspot.com/contacts/4711/record/0-5/101", "4711/0-5/101"],
    ["https://app-eu1.hubspot.com/contacts/4711/ticket/101/", "4711/0-5/101"],
    ["https://app.hubspot.com/contacts/4711/contact/55", "4711/0-1/55"],
    ["https://app.hubspot.com/live-messages/4711/inbox/99", "4711/thread/99"],
  ])("HubSpot: %s is the record %s", async (address, value) => {
    const tab = await open(address, "hubspot-ticket");
    expect(await reading(tab)).toMatchObject({
      adapter: "hubspot",
      title: "Late parcel, refund asked",
      identity: { kind: "record", value },
    });
  });

  test("Zendesk: the ticket, and the comment that holds the selection", async () => {
    const tab = await open("https://centre.zendesk.com/agent/tickets/482", "zendesk-ticket");
    expect(await reading(tab)).toMatchObject({
      adapter: "zendesk",
      title: "Late parcel, refund asked",
      identity: { kind: "record", value: "ticket 482" },
      location: "https://centre.zendesk.com/agent/tickets/482",
    });
    expect((await reading(tab, "#second")).identity?.value).toBe("ticket 482, comment 9002");
  });

  test("an unknown page: two messages under one address are two items, and no token is kept", async () => {
    const tab = await open("https://harbour.example/mail/view?id=7&session=abcdef0123456789", "unknown-mail");
    const first = await reading(tab, "#first");
    const second = await reading(tab, "#second");
    expect([first.identity?.value, second.identity?.value]).toEqual([
      "harbour.example m-77",
      "harbour.example m-78",
    ]);
    expect(second).toMatchObject({
      adapter: "generic",
      system: "harbour.example",
      title: "Harbour mail",
      language: "cy",
      location: "https://harbour.example/mail/view?id=7",
    });
    await tab.page.evaluate(() => {
      getSelection()?.removeAllRanges();
      for (const item of document.querySelectorAll("article")) item.removeAttribute("data-message-id");
    });
    expect((await reading(tab)).identity).toEqual({
      kind: "canonical",
      value: "https://harbour.example/mail/view?id=7",
    });
  });

  test("an unknown mail page that names its messages by their Message-ID: each is kept whole, as its id", async () => {
    const address = "https://letters.example/inbox";
    const body = `<title>Letters</title><article data-message-id="first-7@letters.example"><p id="first">One.</p></article>
      <article data-message-id="<second-8@letters.example>"><p id="second">Two.</p></article>`;
    const tab = await reader.open(address, { [address]: body });
    expect([(await reading(tab, "#first")).identity, (await reading(tab, "#second")).identity]).toEqual([
      { kind: "message-id", value: "<first-7@letters.example>" },
      { kind: "message-id", value: "<second-8@letters.example>" },
    ]);
  });

  test("an open shadow root with a slot: words are read in the order in which they are seen", async () => {
    const address = "https://parts.example/";
    const body = `<title>Parts</title><x-card><b slot="name">Amira Cole</b><i>said so</i></x-card><script>
      document.querySelector("x-card").attachShadow({ mode: "open" }).innerHTML =
        "<p>The customer <slot name=name></slot> <slot></slot> twice.</p><p hidden>Never shown.</p>";
      getSelection().setBaseAndExtent(document.querySelector("b").firstChild, 6, document.querySelector("i").firstChild, 4);
    </script>`;
    const tab = await reader.open(address, { [address]: body });
    const { selection } = await reading(tab);
    if (selection.state !== "selected") throw new Error(selection.state);
    expect(selection.quote).toMatchObject({
      exact: "Cole said",
      before: "The customer Amira",
      after: "so twice.",
    });
    expect(await tab.find(selection.quote)).toMatchObject({ value: { state: "same" } });
    const hidden = { exact: "Never shown.", before: null, after: null, position: null };
    expect(await tab.find(hidden)).toMatchObject({ value: { state: "gone" } });
  });

  test("a single-page app: the record is read anew each time, in its shadow root; frames of its own are read, others' are named", async () => {
    const tab = await open("https://crm.centre.example/app", "crm-app", {
      "https://other.example/advert": "<p>Buy now</p>",
    });
    await tab.page.evaluate("selectRecord()");
    const first = await reading(tab);
    expect(first).toMatchObject({
      title: "Cole, Amira",
      identity: { kind: "record", value: "crm.centre.example r-1" },
      selection: {
        state: "selected",
        quote: { exact: "Called back within the hour.", after: expect.stringContaining("Note:") },
      },
    });
    expect(first.unread).toEqual([expect.stringContaining("other.example")]);
    expect(JSON.stringify(first)).not.toContain("Buy now");
    const quote = first.selection.state === "selected" ? first.selection.quote : null;
    if (quote === null) throw new Error("nothing is selected");
    expect(await tab.find(quote)).toMatchObject({ value: { state: "same" } });
    await tab.page.click("#next");
    expect(await tab.find(quote)).toMatchObject({ value: { state: "gone" } });
    await tab.page.evaluate("selectRecord()");
    expect(await reading(tab)).toMatchObject({
      title: "Bright, Tom",
      identity: { value: "crm.centre.example r-2" },
    });
    expect(
      await tab.find({ exact: "the customer was pleased", before: "Note:", after: null, position: null }),
    ).toMatchObject({ value: { state: "same" } });
  });
});
