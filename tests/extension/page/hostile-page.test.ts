/** Pages that mean harm: they run nothing, learn nothing and change nothing in the extension. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageReading } from "../../../extension/src/page/page-reading.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { openPageReader, type PageReader, type ReadTab } from "../../support/page-reader.ts";

describe.skipIf(withoutBrowser)("a hostile page", () => {
  let reader: PageReader;
  beforeAll(async () => {
    reader = await openPageReader();
  });
  afterAll(() => reader.close());

  let made = 0;
  async function open(body: string): Promise<ReadTab> {
    made += 1;
    const address = `https://hostile-${made}.example/`;
    return reader.open(address, { [address]: `<!doctype html><meta charset="utf-8">${body}` });
  }

  async function reading(tab: ReadTab): Promise<PageReading> {
    const answer = await tab.read();
    if (!answer.read) throw new Error(`${answer.found} ${answer.advice}`);
    return answer.value;
  }

  const plain = `<title>A case</title><h1>A case</h1><p id="words">The customer was pleased.</p>
    <script>getSelection().selectAllChildren(document.getElementById("words"))</script>`;
  const expected = {
    title: "A case",
    selection: { state: "selected", quote: { exact: "The customer was pleased.", before: "A case" } },
  };

  test("whose title, selection and names are programs gives text and runs nothing", async () => {
    const payloads = [
      "<img src=x onerror=globalThis.ran=1>",
      "<script>globalThis.ran=1</script>",
      "javascript:globalThis.ran=1",
      "${globalThis.ran=1}{{globalThis.ran=1}}",
    ];
    for (const payload of payloads) {
      const tab = await open(`<title>t</title><article data-message-id="m1"><p id="words"></p></article>
        <script>document.title = ${JSON.stringify(payload).replace(/<\//g, "<\\/")};
        const p = document.getElementById("words"); p.textContent = document.title; p.parentNode.dataset.messageId = document.title;
        getSelection().selectAllChildren(p)</script>`);
      const { title, selection } = await reading(tab);
      expect(title).toBe(payload);
      expect(selection).toMatchObject({ state: "selected", quote: { exact: payload } });
      expect(await tab.page.evaluate(() => Reflect.get(globalThis, "ran"))).toBeUndefined();
      expect(await reader.inPanel("typeof globalThis.ran")).toBe("undefined");
    }
    expect(reader.refused.filter((address) => !address.includes("favicon"))).toEqual([]);
  });

  test.each([
    [
      "replaces the document's methods",
      `for (const name of ["querySelector", "querySelectorAll", "getSelection", "createRange", "createTreeWalker"]) Document.prototype[name] = () => { throw new Error("no"); };
      Element.prototype.querySelectorAll = Element.prototype.matches = Element.prototype.getAttribute = () => { throw new Error("no"); };
      Object.defineProperty(Node.prototype, "firstChild", { get() { return null; } });`,
    ],
    [
      "replaces what the language gives",
      `Array.prototype.map = Array.prototype.filter = Array.prototype.push = () => { throw new Error("no"); };
      String.prototype.slice = () => "lies"; RegExp.prototype.test = () => true; globalThis.URL = globalThis.Map = null; JSON.stringify = () => "{}";`,
    ],
    [
      "pollutes every object",
      `for (const [name, value] of Object.entries({ exact: "lies", title: "lies", identity: { kind: "record", value: "lies" }, state: "none", quote: null, verdict: "allowed" }))
      Object.defineProperty(Object.prototype, name, { get: () => value, set() {}, configurable: true });`,
    ],
    [
      "says what the extension's script would say",
      `globalThis.evidenceMapperPage = () => ({ state: "lies" }); Object.freeze(globalThis.evidenceMapperPage);`,
    ],
  ])("that %s is read as it is", async (_, script) => {
    const tab = await open(`${plain}<script>${script}</script>`);
    expect(await reading(tab)).toMatchObject(expected);
  });

  test("whose fields are named as the document's own parts is read as it is", async () => {
    const names = [
      "firstChild",
      "nextSibling",
      "nodeType",
      "parentNode",
      "childNodes",
      "textContent",
      "ownerDocument",
      "shadowRoot",
      "attributes",
      "getAttribute",
      "matches",
      "querySelectorAll",
    ];
    const tab =
      await open(`${plain}<form id="f">${names.map((name) => `<input name="${name}">`).join("")}<p>Inside a form.</p></form>
      <form name="documentElement"></form><img name="querySelectorAll"><form name="body"></form><form name="title"></form><form name="activeElement"></form><form name="defaultView"></form>`);
    expect(await reading(tab)).toMatchObject(expected);
    expect(
      await tab.find({ exact: "Inside a form.", before: "pleased.", after: null, position: null }),
    ).toMatchObject({ value: { state: "same" } });
  });

  test("that is very deep, very long or full of one word answers all the same", async () => {
    const tab = await open(`${plain}<div id="deep"></div><script>
      let at = document.getElementById("deep"); for (let i = 0; i < 1500; i += 1) { const next = document.createElement("div"); at.append(next); at = next; }
      at.textContent = "deep down"; document.title = "x".repeat(100000); </script>`);
    const { title, selection } = await reading(tab);
    expect(title.length).toBeLessThanOrEqual(300);
    expect(selection).toMatchObject({ state: "selected" });
  });

  test("cannot see the script, the extension, or anything that the extension put there", async () => {
    const tab =
      await open(`${plain}<script>globalThis.before = document.documentElement.outerHTML; globalThis.changes = 0;
      new MutationObserver((all) => { globalThis.changes += all.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });</script>`);
    const { selection } = await reading(tab);
    const position = selection.state === "selected" ? selection.quote.position : null;
    expect(await tab.show(position?.start ?? 0, position?.end ?? 1)).toEqual({ read: true, value: null });
    expect(
      await tab.page.evaluate(() => ({
        script: Reflect.has(globalThis, "evidenceMapperPage"),
        runtime: typeof Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "runtime"),
        changes: Reflect.get(globalThis, "changes") as number,
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        selected: String(getSelection()),
      })),
    ).toEqual({
      script: false,
      runtime: "undefined",
      changes: 0,
      sheets: 0,
      selected: "The customer was pleased.",
    });
  });

  test("that sends messages of its own is not heard", async () => {
    // Which tab the button was pressed on is kept for the session; the page has no part in it.
    const stored = async () => ({ ...Object(await reader.kept()), session: null });
    const before = await stored();
    const tab = await open(`${plain}<script>
      for (const message of [{ ask: "read" }, { kind: "captured", evidence: { title: "forged" } }, "open", { type: "record" }]) { postMessage(message, "*"); window.top.postMessage(message, "*"); }
      const other = new BroadcastChannel("evidence-mapper"); other.postMessage({ changed: ["L-01"] });
      localStorage.setItem("evidence-mapper", "forged"); indexedDB.open("evidence-mapper", 99);
      dispatchEvent(new CustomEvent("evidence-mapper", { detail: { ask: "read" } }));
      try { chrome.runtime.sendMessage("${"a".repeat(32)}", { ask: "read" }); } catch {}
    </script>`);
    await tab.page.evaluate((id) => {
      const runtime: unknown = Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "runtime");
      if (runtime !== undefined) Reflect.get(Object(runtime), "sendMessage")(id, { ask: "read" });
    }, reader.browser.id);
    expect(await stored()).toEqual(before);
    expect(await reading(tab)).toMatchObject(expected);
  });

  test("cannot put the panel into a frame, under its own buttons, nor open it", async () => {
    const panel = `chrome-extension://${reader.browser.id}/sidepanel.html`;
    const tab =
      await open(`${plain}<iframe id="under" src="${panel}" style="opacity:0;position:absolute;inset:0" width="400" height="400"></iframe>
      <object data="${panel}" width="50" height="50"></object><button style="position:absolute;inset:0">Win</button>`);
    await tab.page.waitForTimeout(300);
    expect(
      tab.page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.startsWith("chrome-extension:")),
    ).toEqual([]);
    const opened = reader.browser.context.waitForEvent("page", { timeout: 1_000 }).catch(() => null);
    await tab.page.evaluate((address) => void window.open(address), panel).catch(() => undefined);
    expect((await opened)?.url() ?? "").not.toContain("sidepanel");
  });

  test("whose other page was pressed cannot be read after it went to another site", async () => {
    const tab = await open(plain);
    const other = `https://elsewhere-${made}.example/`;
    await reader.browser.context.route(other, (route) =>
      route.fulfill({ contentType: "text/html", body: plain }),
    );
    await tab.page.goto(other);
    expect(await tab.read()).toMatchObject({
      read: false,
      why: "not-allowed",
      advice: expect.stringContaining("button"),
    });
  });
});

describe.skipIf(withoutBrowser)("a page that cannot be read says why, and what to do", () => {
  let reader: PageReader;
  beforeAll(async () => {
    reader = await openPageReader();
  });
  afterAll(() => reader.close());

  test.each([
    ["the browser's own", "chrome://version/", "browser-page"],
    ["the extension's own", "panel", "browser-page"],
    ["one where the button was not pressed", "https://quiet.example/", "not-allowed"],
  ])("%s", async (_, address, why) => {
    const target = address === "panel" ? `chrome-extension://${reader.browser.id}/sidepanel.html` : address;
    const tab = await reader.open(target, { "https://quiet.example/": "<p>Quiet" }, { press: false });
    const answer = await tab.read();
    if (address === "panel")
      return expect(answer.read ? "read" : answer.why).toMatch(/browser-page|not-allowed/);
    expect(answer).toMatchObject({
      read: false,
      why,
      found: expect.stringMatching(/\.$/),
      advice: expect.stringMatching(/\.$/),
    });
  });

  test("one that was closed", async () => {
    const tab = await reader.open("https://quiet.example/", { "https://quiet.example/": "<p>Quiet" });
    await tab.page.close();
    expect(await tab.read()).toMatchObject({ read: false, why: "no-page" });
  });

  test("the words of a PDF; where it stays can be kept all the same", async () => {
    const body = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
    const address = "https://papers.example/letter.pdf";
    const tab = await reader.open(address, { [address]: { type: "application/pdf", body } });
    expect(await tab.read()).toMatchObject({
      read: true,
      value: {
        location: address,
        selection: { state: "none" },
        unread: [expect.stringContaining("PDF")],
      },
    });
  });

  test("words selected in a box to type in", async () => {
    const tab = await reader.open("https://typing.example/", {
      "https://typing.example/": "<textarea>my draft answer</textarea>",
    });
    await tab.page.evaluate(() => {
      const box = document.querySelector("textarea");
      box?.focus();
      box?.select();
    });
    expect(await tab.read()).toMatchObject({
      value: { selection: { state: "unread", reason: expect.stringContaining("box") } },
    });
  });

  test("more words than a quotation may have", async () => {
    const tab = await reader.open("https://long.example/", {
      "https://long.example/": `<p id="words">${"word ".repeat(3_000)}</p><script>getSelection().selectAllChildren(document.getElementById("words"))</script>`,
    });
    expect(await tab.read()).toMatchObject({
      value: { selection: { state: "unread", reason: expect.stringContaining("10,000") } },
    });
  });
});
