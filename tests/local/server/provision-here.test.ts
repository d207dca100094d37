/** The command makes the standard tracker in the tracker that is open here, as in Google Sheets. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { extrasOf, namesOf } from "../../../apps-script/local/src/files/page-resources.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { startServer } from "../../../apps-script/local/src/server/tracker-server.ts";
import { run } from "../../support/built-cli.ts";
import { packageFaults } from "../../support/package-faults.ts";

const sample = join(import.meta.dirname, "../../../apps-script/samples/harbour-street-level-4.xlsx");

it("makes the whole standard tracker: tabs, drop-downs, notes, names and guarded areas, in the file too", async () => {
  const home = mkdtempSync(join(tmpdir(), "provision-here-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, "dist"));
  writeFileSync(join(home, "dist/index.html"), "");
  const file = join(home, "tracker.xlsx");
  copyFileSync(sample, file);
  const started = await startServer({ file, dist: join(home, "dist"), port: 0 });
  if (!started.ok) throw new Error(started.found);
  const { server } = started;
  const env = {
    EVIDENCE_MAPPER_SERVER: `http://127.0.0.1:${server.port}/`,
    EVIDENCE_MAPPER_TOKEN: server.key,
  };
  const words = ["provision", "--spreadsheet", "tracker", "--qualification", "4411-11", "--json"];
  const first = await run(words, { env });
  expect(first).toMatchObject({ code: 0, err: "" });
  const again = JSON.parse((await run(words, { env })).out);
  expect(again).toMatchObject({ missing: [], problems: [] });

  const whole = server.book();
  const log = whole.tabs.find(({ parts }) => parts.name === "Evidence log");
  const { notes, dropDowns } = extrasOf(whole.resources, log?.id ?? "");
  expect(dropDowns.some(({ kind }) => kind === "list")).toBe(true);
  expect(dropDowns.every(({ areas }) => areas.every(({ top }) => top >= 1))).toBe(true);
  expect(namesOf(whole.resources).size).toBeGreaterThan(0);
  expect(whole.store.get("guards")).toContain(log?.id ?? "?");

  await server.close();
  const bytes = readFileSync(file);
  const back = await readBook(bytes);
  const saved = extrasOf(back.resources, log?.id ?? "");
  expect(saved.notes).toEqual(notes);
  expect(saved.dropDowns.map(({ kind, first: choices }) => [kind, choices])).toEqual(
    dropDowns.map(({ kind, first: choices }) => [kind, choices]),
  );
  expect([...namesOf(back.resources)].sort()).toEqual([...namesOf(whole.resources)].sort());
  expect(back.store.get("guards")).toBe(whole.store.get("guards"));
  expect(await packageFaults(bytes)).toEqual([]);
});
