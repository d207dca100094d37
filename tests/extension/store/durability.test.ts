/**
 * What was acknowledged is never lost and never doubled: with many pages at once, with the worker and the browser
 * killed in the middle of writing, and with a disk that is full or fails. Bounded here; at full length fifty
 * worker kills and twenty browser kills.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { type EventDraft } from "../../../extension/src/store/store.ts";
import { captured, tagged } from "../../shared/evidence-log/log-events.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { keptOnDevice } from "../../support/kept-on-device.ts";
import { draftOf } from "../../support/store-laws.ts";
import { storeInPage, type StoreInPage, storeScript } from "../../support/store-in-page.ts";
import { workerOf } from "../../support/extension-worker.ts";

const full = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const workerKills = full ? 50 : 3;
const browserKills = full ? 20 : 2;
const burst = 12;

/** A capture with a tag, as one transaction. */
function capture(): readonly EventDraft[] {
  const item = captured(0);
  return [draftOf(item), draftOf(tagged(0, item.id))];
}

const idsIn = (drafts: readonly EventDraft[]): readonly string[] => drafts.map(({ id }) => id);

describe.skipIf(withoutBrowser)("what was acknowledged", () => {
  let browser: ExtensionBrowser;
  let store: StoreInPage;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    store = await storeInPage(await browser.openPanel());
  });
  beforeEach(() => store.eraseAll());
  afterAll(() => browser.close());

  it("is all there when five tabs and the panel capture fifty items at once", async () => {
    const tabs = await Promise.all([1, 2, 3, 4, 5].map(async () => storeInPage(await browser.openPanel())));
    await store.receive([captured(100)]);
    const pages = [store, ...tabs];
    const captures = Array.from({ length: 50 }, capture);
    const recorded = await Promise.all(
      captures.map((drafts, index) => (pages[index % pages.length] ?? store).record(drafts)),
    );
    const own = (await store.events()).filter(({ origin }) => origin === "own").map(({ event }) => event.id);
    expect([...own].sort()).toEqual(captures.flatMap(idsIn).sort());
    const places = recorded.flat().map(({ client, count }) => `${client} ${count}`);
    expect(new Set(places).size).toBe(100);
    expect(Math.min(...recorded.flat().map(({ count }) => count))).toBe(101);
    await Promise.all(
      browser.context
        .pages()
        .slice(2)
        .map((page) => page.close()),
    );
  });

  it("outlives the worker being killed in the middle of writing", async () => {
    await store.runner.run(`globalThis.acknowledged = [];
      new BroadcastChannel("acknowledged").onmessage = ({ data }) => acknowledged.push(data); 0`);
    const captures: (readonly EventDraft[])[] = [];
    for (let kill = 0; kill < workerKills; kill += 1) {
      const some = Array.from({ length: burst }, capture);
      captures.push(...some);
      const worker = await workerOf(browser);
      await worker.run(`${storeScript()}
        const store = deviceStore.openStore();
        const said = new BroadcastChannel("acknowledged");
        for (const drafts of ${JSON.stringify(some)})
          store.record(drafts).then(() => said.postMessage(drafts[0].id));
        0`);
      await expect.poll(acknowledged).toBeGreaterThan(kill * 3);
      await worker.kill();
    }
    const ids = z.array(z.string()).parse(await store.runner.run("acknowledged"));
    expect(new Set(ids).size).toBe(ids.length);
    await expectWhole(store, captures, ids);
  });

  async function acknowledged(): Promise<number> {
    return z.number().parse(await store.runner.run("acknowledged.length"));
  }

  it.each(["add", "put"])("is whole whichever write fails: %s", async (method) => {
    const older = capture();
    await store.record(older);
    const before = await keptOnDevice(store.runner);
    const drafts = [...capture(), ...capture()];
    for (let failing = 1; ; failing += 1) {
      await store.runner.run(`{
        const usual = IDBObjectStore.prototype.${method};
        globalThis.restore = () => { IDBObjectStore.prototype.${method} = usual; };
        globalThis.writes = 0;
        IDBObjectStore.prototype.${method} = function (...words) {
          globalThis.writes += 1;
          if (globalThis.writes === ${failing}) throw new DOMException("The disk fails.", "UnknownError");
          return usual.apply(this, words);
        };
      }`);
      const kept = await store.record(drafts).catch((error: unknown) => error);
      const writes = z.number().parse(await store.runner.run("restore(); globalThis.writes"));
      if (writes < failing) {
        expect(failing).toBeGreaterThan(1);
        break;
      }
      expect(kept).toMatchObject({ name: "NotKept" });
      expect(await keptOnDevice(store.runner)).toEqual(before);
    }
    await expectWhole(store, [older, drafts], []);
  });

  it("is told of when it is damaged, and stays where it is", async () => {
    await store.record(capture());
    await store.runner.run(`new Promise((resolve, reject) => {
      const opening = indexedDB.open("evidence-mapper");
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(["events", "learners", "device"], "readwrite");
        transaction.objectStore("events").put({ id: "event-damaged", learner: "L-01", event: { kind: "captured" } });
        transaction.objectStore("events").put({ id: 7, learner: 7 });
        transaction.objectStore("learners").put({ id: "L-09" });
        transaction.objectStore("device").put({ key: "settings", author: "Priya Nair", trainee: "perhaps" });
        transaction.objectStore("device").put({ key: "counter", client: 7 });
        transaction.oncomplete = () => { database.close(); resolve(0); };
        transaction.onerror = () => reject(transaction.error);
      };
    })`);
    expect(await store.events()).toHaveLength(2);
    expect(await store.settings()).toMatchObject({ author: "Priya Nair", trainee: null });
    expect((await store.problems()).map(({ code }) => code)).toEqual([
      "kept-damaged",
      "kept-damaged",
      "kept-damaged",
      "setting-damaged",
    ]);
    const [next] = await store.record(capture());
    expect(next?.count).toBe(3);
    expect((await keptOnDevice(store.runner)).places["events"]).toHaveLength(6);
    await store.eraseLearner("L-01");
    expect((await keptOnDevice(store.runner)).places["events"]).toEqual([{ id: 7, learner: 7 }]);
  });
});

describe.skipIf(withoutBrowser || process.platform !== "linux")(
  "the browser killed in the middle of writing",
  () => {
    it(
      "has lost nothing that was acknowledged, and doubled nothing",
      { timeout: full ? 900_000 : 120_000 },
      async () => {
        const profile = mkdtempSync(join(tmpdir(), "evidence-mapper-killed-"));
        const captures: (readonly EventDraft[])[] = [];
        const acknowledged: string[] = [];
        try {
          for (let kill = 0; kill < browserKills; kill += 1) {
            const browser = await openExtensionBrowser({ profile });
            const store = await storeInPage(await browser.openPanel());
            const { session } = store.runner;
            session.on("Runtime.bindingCalled", ({ payload }) => acknowledged.push(payload));
            await session.send("Runtime.enable");
            await session.send("Runtime.addBinding", { name: "acknowledge" });
            const some = Array.from({ length: burst }, capture);
            captures.push(...some);
            const before = acknowledged.length;
            await store.runner.run(`for (const drafts of ${JSON.stringify(some)})
          globalThis.stores["evidence-mapper"].record(drafts).then(() => acknowledge(drafts[0].id));
          0`);
            await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 2);
            killBrowserOf(profile);
            await browser.close().catch(() => undefined);
          }
          const browser = await openExtensionBrowser({ profile });
          const store = await storeInPage(await browser.openPanel());
          expect(new Set(acknowledged).size).toBe(acknowledged.length);
          await expectWhole(store, captures, acknowledged);
          await browser.close();
        } finally {
          rmSync(profile, { recursive: true, force: true });
        }
      },
    );
  },
);

describe.skipIf(withoutBrowser)("a device without room", () => {
  it(
    "says so, keeps nothing of what is new, and has everything older whole",
    { timeout: 120_000 },
    async () => {
      const profile = mkdtempSync(join(tmpdir(), "evidence-mapper-full-"));
      try {
        const before = await openExtensionBrowser({ profile });
        const older = capture();
        await (await storeInPage(await before.openPanel())).record(older);
        await before.close();
        // A browser that has written remembers for half a minute how much room there was; a new one asks.
        const browser = await openExtensionBrowser({ profile });
        const store = await storeInPage(await browser.openPanel());
        const origin = `chrome-extension://${browser.id}`;
        await store.runner.session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000 });
        const large = Array.from({ length: 40 }, () =>
          draftOf(captured(0, { content: { location: "x".repeat(2_000) } })),
        );
        await expect(store.record(large)).rejects.toThrow("There is no room left on this device.");
        await expectWhole(store, [older], idsIn(older));
        await browser.close();
      } finally {
        rmSync(profile, { recursive: true, force: true });
      }
    },
  );
});

/** Nothing acknowledged is lost, each capture is whole or not there, and doing it all again leaves each once. */
async function expectWhole(
  store: StoreInPage,
  captures: readonly (readonly EventDraft[])[],
  acknowledged: readonly string[],
): Promise<void> {
  const ids = new Set((await store.events()).map(({ event }) => event.id));
  for (const id of acknowledged) expect(ids).toContain(id);
  for (const drafts of captures) {
    const there = idsIn(drafts).filter((id) => ids.has(id)).length;
    expect([0, drafts.length]).toContain(there);
  }
  for (const drafts of captures) await store.record(drafts);
  const events = (await store.events()).map(({ event }) => event);
  expect(events.map(({ id }) => id).sort()).toEqual(captures.flatMap(idsIn).sort());
  const places = events.flatMap((event) =>
    event.kind === "foreign" ? [] : `${event.client} ${event.count}`,
  );
  expect(new Set(places).size).toBe(places.length);
}

/** Kills the processes that were started with this profile, at once and without a word. */
function killBrowserOf(profile: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (words.some((word) => word === `--user-data-dir=${profile}`)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}
