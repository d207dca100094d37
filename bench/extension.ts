/** The browser extension in Chromium, on a device that holds a term's work: by the page's own clock. */
import { type Page } from "playwright-core";
import * as z from "zod";
import { type EventDraft } from "../extension/src/store/store.ts";
import { type LogEvent } from "../shared/src/evidence-log/event.ts";
import { withoutBrowser } from "../tests/support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../tests/support/extension-browser.ts";
import { runnerIn } from "../tests/support/run-in-page.ts";
import { storeInPage } from "../tests/support/store-in-page.ts";
import { type Bench, median, rounded } from "./measurement.ts";

interface Size {
  readonly learners: number;
  /** Of the learner with this number; each item has three tags. */
  readonly itemsOf: (learner: number) => number;
}

/** A term's work of one assessor: 2,400 entries. */
const term: Size = { learners: 30, itemsOf: () => 20 };
/** All of a large centre, as it comes from its tracker: 50,000 entries. */
const centre: Size = { learners: 5_000, itemsOf: (learner) => 2 + (learner % 2) };

const unit = "T/601/6077";
const numbers = ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2"];

/** Watches from before the page begins: when the field for a criterion has the focus, and when a save was shown. */
const watch = `
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) globalThis.savePressed = performance.now();
  }, true);
  addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && target.role === "combobox")
      globalThis.interactive ??= performance.now();
  }, true);
  new MutationObserver(() => {
    const done = document.querySelector(".state.good") !== null;
    if (!done) globalThis.saveShown = undefined;
    else globalThis.saveShown ??= performance.now();
  }).observe(document, { subtree: true, childList: true });
`;

function drafts(learner: string, items: number): readonly EventDraft[] {
  return Array.from({ length: items }, (_, index): readonly EventDraft[] => {
    const item = `item-${learner}-${index}`;
    const base = { author: "Priya Nair", at: "2026-03-01T10:00:00Z", learner };
    return [
      {
        ...base,
        kind: "captured",
        id: item,
        evidence: {
          label: null,
          title: `Re: order ${index}`,
          system: "Webmail",
          location: `https://mail.example/${learner}/${index}`,
          identity: `<${learner}.${index}@mail.example>`,
          seenOn: "2026-03-01",
          method: "work-product",
          setting: null,
          witness: null,
          quote: null,
          language: null,
          adviser: null,
        },
      },
      ...[0, 1, 2].map((more): EventDraft => ({
        ...base,
        kind: "tagged",
        id: `tag-${learner}-${index}-${more}`,
        tag: { item, unit, criterion: numbers[(index + more) % numbers.length] ?? "1.1", instances: null },
      })),
    ];
  }).flat();
}

async function fill(panel: Page, { learners, itemsOf }: Size): Promise<void> {
  const store = await storeInPage(panel);
  await store.changeSettings({ author: "Priya Nair", trainee: false });
  const ids = Array.from({ length: learners }, (_, index) => `learner-${index}`);
  await store.keepLearners(
    ids.map((id) => ({ id, name: `Learner ${id}`, qualification: "501/1837/7", origin: "typed" })),
  );
  const events = ids
    .flatMap((id, index) => drafts(id, itemsOf(index)))
    .map((draft, count): LogEvent => ({ ...draft, client: "laptop-b", count, layout: 1 }));
  for (let at = 0; at < events.length; at += 5_000) await store.receive(events.slice(at, at + 5_000));
}

async function withFullDevice<Answer>(
  work: (browser: ExtensionBrowser, panel: Page) => Promise<Answer>,
  size = term,
) {
  const browser = await openExtensionBrowser();
  try {
    browser.context.setDefaultTimeout(20_000);
    await browser.context.addInitScript(watch);
    const mail = await browser.context.newPage();
    await browser.context.route("https://mail.example/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><title>Re: your refund</title><p>Hello",
      }),
    );
    await mail.goto("https://mail.example/new");
    await browser.pressToolbarButton(mail);
    const panel = await browser.openPanel();
    await fill(panel, size);
    return await work(browser, panel);
  } finally {
    await browser.close();
  }
}

async function ask(panel: Page, expression: string): Promise<number> {
  const { run, session } = await runnerIn(panel);
  const patience = Date.now() + 20_000;
  for (;;) {
    if (Date.now() > patience) throw new Error(`The panel never said ${expression}.`);
    const found = z
      .number()
      .nullable()
      .parse((await run(`(${expression}) ?? null`)) ?? null);
    if (found !== null) {
      await session.detach();
      return found;
    }
    await panel.waitForTimeout(20);
  }
}

const noBrowser = { skipped: "Chromium was not found." } as const;

export const extension: readonly Bench[] = [
  {
    name: "extension/panel-interactive",
    async run({ short }) {
      if (withoutBrowser) return noBrowser;
      const times = await withFullDevice(async (_, panel) => {
        const each: number[] = [];
        for (let turn = 0; turn < (short ? 5 : 25); turn += 1) {
          await panel.reload();
          each.push(await ask(panel, "globalThis.interactive"));
        }
        return each;
      });
      return {
        measured: {
          name: "extension/panel-interactive",
          unit: "ms",
          median: rounded(median(times)),
          against: [],
          target: { at: "most", value: 300 },
          also: { "worst, ms": rounded(Math.max(...times)) },
        },
      };
    },
  },
  {
    name: "extension/panel-interactive-centre",
    async run({ short }) {
      if (withoutBrowser) return noBrowser;
      const times = await withFullDevice(async (_, panel) => {
        const each: number[] = [];
        for (let turn = 0; turn < (short ? 3 : 11); turn += 1) {
          await panel.reload();
          each.push(await ask(panel, "globalThis.interactive"));
        }
        return each;
      }, centre);
      return {
        measured: {
          name: "extension/panel-interactive-centre",
          unit: "ms",
          median: rounded(median(times)),
          against: [],
          target: { at: "most", value: 1_000 },
          also: { "worst, ms": rounded(Math.max(...times)) },
        },
      };
    },
  },
  {
    name: "extension/capture-saved",
    async run({ short }) {
      if (withoutBrowser) return noBrowser;
      const times = await withFullDevice(async (_, panel) => {
        const each: number[] = [];
        await panel.reload();
        await ask(panel, "globalThis.interactive");
        await panel.getByText("Not on screen").click();
        await panel.getByLabel("Learner", { exact: true }).focus();
        await panel.keyboard.type("learner-7");
        await panel.keyboard.press("Enter");
        for (let turn = 0; turn < (short ? 5 : 25); turn += 1) {
          await panel.getByLabel("What was it?").fill(`Call ${turn}`);
          await panel.getByLabel("Criterion", { exact: true }).focus();
          await panel.keyboard.type(`106 ${numbers[turn % numbers.length] ?? "1.1"}`);
          await panel.keyboard.press("Enter");
          await panel.locator(".state.good").waitFor({ state: "detached" });
          await panel.keyboard.press("Control+Enter");
          each.push(
            await ask(panel, "globalThis.saveShown && globalThis.saveShown - globalThis.savePressed"),
          );
        }
        return each;
      });
      return {
        measured: {
          name: "extension/capture-saved",
          unit: "ms",
          median: rounded(median(times)),
          against: [],
          target: { at: "most", value: 100 },
          also: { "worst, ms": rounded(Math.max(...times)) },
        },
      };
    },
  },
];
