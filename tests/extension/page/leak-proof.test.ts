/**
 * More than 80 pages with planted secrets and personal data, read, quoted and recorded in the device's real
 * store. Afterwards everything that the extension keeps, everything that left a page, every request and every
 * line of every log is searched for what was planted.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardDraft } from "../../../extension/src/guard/guard-evidence.ts";
import { mask } from "../../../extension/src/guard/finding.ts";
import { type PageReading } from "../../../extension/src/page/page-reading.ts";
import { type EventDraft, NotKept } from "../../../extension/src/store/store.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { openPageReader, type PageReader, type ReadTab } from "../../support/page-reader.ts";
import { storeInPage, type StoreInPage } from "../../support/store-in-page.ts";
import { plantedPersonal, plantedSecrets } from "../guard/planted.ts";

interface Planted {
  readonly name: string;
  readonly html: string;
  /** What must be nowhere: as it was planted, and its digits or word alone. */
  readonly secret: string;
  readonly isSecret: boolean;
}

const select = `<script>getSelection().selectAllChildren(document.getElementById("words"))</script>`;
const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
/** The same text in a page, in a different coat each time. */
const coats: readonly ((text: string) => string)[] = [
  (text) => `<p id="words">${escaped(text)}</p>${select}`,
  (text) =>
    `<div id="words">${text
      .split(/(?<=[\d ])/)
      .map((part) => `<span>${escaped(part)}</span>`)
      .join("")}</div>${select}`,
  (text) => `<p id="words">Dear Sam, ${escaped(text)}. Thank you.</p>${select}`,
  (
    text,
  ) => `<div id="host"></div><script>const root = document.getElementById("host").attachShadow({ mode: "closed" });
    root.innerHTML = "<p></p>"; const p = root.firstChild; p.textContent = ${JSON.stringify(text)};
    getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, p.firstChild.length);</script>`,
  (text) =>
    `<table id="words"><tr>${text
      .split(" ")
      .map((part) => `<td>${escaped(part)}</td>`)
      .join("")}</tr></table>${select}`,
  (text) =>
    `<p id="words">${[...text].map((character) => (/\d/.test(character) ? `&#x200b;${character}` : escaped(character))).join("")}</p>${select}`,
];

function core(text: string, value = text): string {
  const digits = value.replace(/\D/g, "");
  return digits.length >= 3 ? digits : (/[^\s:=]+$/.exec(value)?.[0] ?? value);
}

const bodies: readonly Planted[] = [
  ...plantedSecrets.map(([kind, text]) => ({ kind, text, value: text, isSecret: true })),
  ...plantedPersonal.map(([kind, text, value]) => ({ kind, text, value, isSecret: false })),
].map(({ kind, text, value, isSecret }, index) => ({
  name: `${kind}: ${text}`,
  html: `<title>Case ${index}</title>${coats[index % coats.length]?.(text) ?? ""}`,
  secret: core(text, value),
  isSecret,
}));

/** Not selected: in the title, in fields, in a hidden part, in the address. */
const around: readonly Planted[] = [
  ["in the title", "<title>Payment 4111 1111 1111 1111</title><p>Hello", "4111111111111111"],
  ["in the title, a password", "<title>Your password is swordfish</title><p>Hello", "swordfish"],
  ["in the title, personal", "<title>Call 07700 900123</title><p>Hello", "07700900123"],
  ["in a password's box", `<title>Sign in</title><input type="password" value="swordfish-9">`, "swordfish-9"],
  [
    "in a card's box",
    `<title>Pay</title><input autocomplete="cc-number" value="4000056655665556">`,
    "4000056655665556",
  ],
  [
    "in a code's box, and selected beside it",
    `<title>Code</title><input autocomplete="one-time-code" value="771203"><p id="words">They said 771203 twice</p>${select}`,
    "771203",
  ],
  [
    "under a label, and selected",
    `<title>Record</title><dl><dt>Memorable word</dt><dd id="words">lanternfish</dd></dl>${select}`,
    "lanternfish",
  ],
  [
    "in a row of a table, and selected",
    `<title>Record</title><table><tr><th>Date of birth</th><td id="words">14 June 1979</td></tr></table>${select}`,
    "14061979",
  ],
  [
    "in a labelled part, and selected",
    `<title>Record</title><p><span aria-label="PIN" id="words">6604</span></p>${select}`,
    "6604",
  ],
  [
    "half selected",
    `<title>Record</title><p>Card 5555 5555 <b id="words">5555 4444</b> expires</p>${select}`,
    "55554444",
  ],
  [
    "beside the selection",
    `<title>Record</title><p>PIN: 9071 <b id="words">was given to us</b></p>${select}`,
    "9071",
  ],
  [
    "after the selection",
    `<title>Record</title><p><b id="words">She rang from</b> 07700 900456 at noon</p>${select}`,
    "07700900456",
  ],
  [
    "not displayed, inside the selection",
    `<title>Record</title><p id="words">All is <span style="display:none">4242 4242 4242 4242</span> well</p>${select}`,
    "4242424242424242",
  ],
  [
    "in the id of the item",
    `<title>Record</title><article data-record-id="jane.roe@example.org"><p id="words">Hello there</p></article>${select}`,
    "jane.roe@example.org",
  ],
  ["in a heading that names the page", "<h1>NI number AB 12 34 56 C</h1><p>Hello", "AB123456C"],
  [
    "in the canonical link",
    `<title>Record</title><link rel="canonical" href="/pay/4111%201111%201111%201111"><p>Hello`,
    "4111111111111111",
  ],
  [
    "in the selection, long before it is named",
    `<title>Record</title><p>Sort code</p><p id="words">20-00-00 and 55779911</p>${select}`,
    "55779911",
  ],
].map(([name = "", html = "", secret = ""]) => ({ name, html, secret, isSecret: true }));

/** Every text in a value, but ids that a device makes by chance. */
function textsIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return ["id", "client", "at"].includes(key) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}

/** Does a text hold the secret, however it is written? */
function holds(text: string, secret: string): boolean {
  const bare = text.replace(/[\u200b\s.\-/():]/g, "").toLowerCase();
  const wanted = secret.replace(/[\s.\-/():]/g, "").toLowerCase();
  return /^\d+$/.test(wanted)
    ? new RegExp(`(?<!\\d)${wanted}(?!\\d)`).test(bare) || (wanted.length > 5 && bare.includes(wanted))
    : bare.includes(wanted);
}

describe.skipIf(withoutBrowser)("planted secrets", () => {
  let reader: PageReader;
  let store: StoreInPage;
  let tab: ReadTab;
  const said: string[] = [];
  const requested: string[] = [];
  const address = "https://planted.example/";
  const pages: Record<string, string> = {};
  const all = [...bodies, ...around];

  beforeAll(async () => {
    reader = await openPageReader();
    store = await storeInPage(reader.panel);
    const { context } = reader.browser;
    context.on("request", (request) => {
      if (/^(?:https?|wss?):/.test(request.url()) && !request.url().startsWith(address))
        requested.push(request.url());
    });
    context.on("console", (message) => said.push(message.text()));
    reader.panel.on("pageerror", (error) => said.push(String(error)));
    pages[address] = "<title>Start</title>";
    all.forEach(
      ({ html }, index) => (pages[`${address}${index}`] = `<!doctype html><meta charset="utf-8">${html}`),
    );
    tab = await reader.open(address, pages);
  });
  afterAll(() => reader.close());

  const drafted = (
    { title, system, location, identity, selection }: PageReading,
    index: number,
    quoted: boolean,
  ): EventDraft => ({
    kind: "captured",
    id: `planted-${String(index).padStart(4, "0")}`,
    learner: "L-01",
    author: "Priya Nair",
    at: null,
    evidence: {
      label: null,
      title,
      system,
      location,
      identity: identity?.value ?? null,
      seenOn: "2026-03-02",
      method: null,
      setting: null,
      witness: null,
      quote: quoted && selection.state === "selected" ? selection.quote : null,
      language: null,
      adviser: null,
    },
  });

  test(
    `on ${all.length} pages are in nothing that is kept, sent, asked for or logged`,
    { timeout: 120_000 },
    async () => {
      expect(all.length).toBeGreaterThanOrEqual(80);
      const leaks: string[] = [];
      for (const [index, { name, secret, isSecret }] of all.entries()) {
        await tab.page.goto(`${address}${index}`);
        const answer = await tab.read();
        if (!answer.read) throw new Error(`${name}: ${answer.found}`);
        const reading = answer.value;
        if (textsIn(reading).some((text) => holds(text, secret)))
          leaks.push(`${name} left the page: ${JSON.stringify(reading)}`);
        if (isSecret && index < bodies.length && reading.selection.state !== "refused")
          leaks.push(`${name} was not refused: ${JSON.stringify(reading.selection)}`);
        if (
          !isSecret &&
          reading.selection.state === "selected" &&
          !reading.selection.quote.exact.includes(mask)
        )
          leaks.push(`${name} was not masked: ${JSON.stringify(reading.selection)}`);
        const guarded = guardDraft(drafted(reading, index, true));
        if (guarded.verdict !== "allowed") leaks.push(`${name}: ${JSON.stringify(guarded)}`);
        else await store.record([guarded.content]);
      }
      const kept = await reader.kept();
      for (const { name, secret } of all) {
        if (textsIn(kept).some((text) => holds(text, secret))) leaks.push(`${name} is kept`);
        if (said.some((text) => holds(text, secret))) leaks.push(`${name} is logged`);
      }
      expect(leaks).toEqual([]);
      expect(requested).toEqual([]);
      expect((await store.events("L-01")).length).toBe(all.length);
    },
  );

  test(
    "are not kept by the store itself either, by whatever way they come",
    { timeout: 120_000 },
    async () => {
      const clean = drafted(
        {
          adapter: "generic",
          system: "Mail",
          title: "Case",
          location: null,
          identity: null,
          language: null,
          selection: { state: "none" },
          findings: [],
          sensitiveFields: [],
          unread: [],
        },
        8_000,
        false,
      );
      if (clean.kind !== "captured") throw new Error(clean.kind);
      const before = JSON.stringify(await reader.kept());
      for (const [, text] of [...plantedSecrets, ...plantedPersonal]) {
        const unguarded = { ...clean, evidence: { ...clean.evidence, title: text } };
        const refused = await store.record([clean, unguarded]).then(
          () => null,
          (fault: unknown) => fault,
        );
        expect(refused).toBeInstanceOf(NotKept);
        expect(holds(String(refused), core(text))).toBe(false);
      }
      expect(JSON.stringify(await reader.kept())).toBe(before);
    },
  );

  test("a location reference keeps none of the page's words", async () => {
    const words = "Quokka harbour zephyr marmalade.";
    pages[`${address}reference`] = `<title>Case 7</title><p id="words">${words}</p>${select}`;
    const one = await reader.open(`${address}reference`, pages);
    const answer = await one.read();
    if (!answer.read) throw new Error(answer.found);
    const guarded = guardDraft(drafted(answer.value, 9_000, false));
    if (guarded.verdict !== "allowed") throw new Error(guarded.verdict);
    await store.record([guarded.content]);
    const kept = JSON.stringify(await reader.kept());
    expect(kept).toContain("Case 7");
    for (const word of words.split(/\W+/).filter((part) => part !== "")) expect(kept).not.toContain(word);
  });
});
