/** The database of another version of the extension, in Chromium: an older one is brought up to date, a newer one is left alone. */
import { buildSync } from "esbuild";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { type PageRunner, runnerIn } from "../../support/run-in-page.ts";

/** The connection as a script that leaves `connect` and `steps` in `globalThis.kept`. */
function script(): string {
  const folder = join(import.meta.dirname, "../../../extension/src/store");
  const [built] = buildSync({
    stdin: {
      contents: `export { connect } from "./connection.ts"; export { steps } from "./database.ts"; export { openStore } from "./indexed-db.ts";`,
      resolveDir: folder,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    globalName: "kept",
    platform: "browser",
    target: "chrome120",
    write: false,
  }).outputFiles;
  if (built === undefined) throw new Error("The store was not built.");
  return built.text;
}

describe.skipIf(withoutBrowser)("the database of another version", () => {
  let browser: ExtensionBrowser;
  let page: PageRunner;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    page = await runnerIn(await browser.openPanel());
    await page.run(`${script()}; globalThis.kept = kept;
      globalThis.newer = [...kept.steps, (database) => void database.createObjectStore("drafts", { keyPath: "id" })];
      globalThis.keep = (name, versions) => kept.connect(name, versions).write((to) =>
        to.objectStore("learners").put({ id: "L-1", name: "Ama Boateng", qualification: "501/1837/7", origin: "typed" }));
      0`);
    // The first to come builds the extension.
  }, 300_000);
  afterAll(() => browser.close());

  it("is brought up to date when it is older, and what it holds stays", async () => {
    const ids = await page.run(`keep("older", kept.steps).then(() =>
      kept.connect("older", newer).read((from) => from.objectStore("learners").getAllKeys()))`);
    expect(ids).toEqual(["L-1"]);
    const version = await page.run(`new Promise((done) => {
      const opening = indexedDB.open("older");
      opening.onsuccess = () => { done(opening.result.version); opening.result.close(); };
    })`);
    expect(version).toBe(await page.run("kept.steps.length + 1"));
  });

  it("is left as it is when it is newer, and the panel says so in words for people", async () => {
    await page.run(`keep("newer", newer)`);
    const said = await page.run(`kept.openStore({ name: "newer" }).learners().then(() => "read",
      (error) => [error.name, error.message])`);
    expect(said).toEqual(["NotRead", expect.stringMatching(/updated while this panel was open/)]);
    const written = await page.run(`kept.openStore({ name: "newer" }).keepLearners([]).then(() => "kept",
      (error) => error.name)`);
    expect(written).toBe("NotKept");
    const ids = await page.run(
      `kept.connect("newer", newer).read((from) => from.objectStore("learners").getAllKeys())`,
    );
    expect(ids).toEqual(["L-1"]);
  });
});
