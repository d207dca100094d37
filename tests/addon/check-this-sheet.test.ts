import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../apps-script/cli/src/files/read-workbook-file.ts";
import {
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type UnreadView,
} from "../../apps-script/addon/src/sidebar/views.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { coverageSentence, creditsSentence, decisionsSentence } from "../../shared/src/rules/sentences.ts";
import { type Workbook } from "../../shared/src/tracker/workbook.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const folder = new URL("../../apps-script/samples/", import.meta.url).pathname;
const samples = [
  "harbour-street-level-1-certificate.xlsx",
  "harbour-street-4411-tab-per-learner.xlsx",
  "harbour-street-diploma-units.xlsx",
  "harbour-street-evidence-list.csv",
  "harbour-street-across.xlsx",
  "harbour-street-level-4.xlsx",
];

async function sample(name: string): Promise<Workbook> {
  const file = await readWorkbookFile(`${folder}${name}`);
  if (!file.ok) throw new Error(`${name} cannot be read.`);
  return file.workbook;
}

async function opened(name: string): Promise<AppsScriptHost> {
  const host = appsScriptHost({ dist });
  host.load(await sample(name));
  host.open("FULL");
  return host;
}

const read = (host: AppsScriptHost, layout: unknown = null): ReadingView =>
  host.callFromPage("readSheet", layout) as ReadingView;
const learner = (host: AppsScriptHost, request: unknown): LearnerView | NobodyView | UnreadView =>
  host.callFromPage("showLearner", request) as LearnerView | NobodyView | UnreadView;

describe("Check this sheet", () => {
  it("opens the sidebar, writes nothing, and moves nothing", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    const before = JSON.stringify(host.values("Tracker!A1:H30"));
    const { counts } = host.choose("Check this sheet");
    expect(counts.writes).toBe(0);
    expect(host.pages.map(({ kind, title }) => [kind, title])).toEqual([["sidebar", "Evidence Mapper"]]);
    expect(host.callFromPage("sidebarStart")).toEqual({ view: "reading" });
    expect(host.callFromPage("sidebarStart")).toEqual({ view: "learner" });
    read(host);
    expect(JSON.stringify(host.values("Tracker!A1:H30"))).toBe(before);
  });

  it("asks to be confirmed before any learner is shown", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    expect(learner(host, { by: "selection" })).toMatchObject({ kind: "unread" });
    const view = read(host);
    expect(view).toMatchObject({ isRemembered: false, certain: true, learners: 15 });
    expect(view.sentences.join(" ")).toContain("Learners run down the rows.");
    expect(view.checked).toBe("15 learners in 22 rows, checked at 12:00 on 01/03/2026.");
    host.callFromPage("confirmLayout", view.layout);
    expect(read(host).isRemembered).toBe(true);
    expect(learner(host, { by: "selection" })).toMatchObject({ kind: "nobody" });
  });

  it("remembers what a person has corrected, also when a tab is renamed later", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    const view = read(host);
    const corrected = { ...view.layout, marks: { ...view.layout.marks, "not yet": "nothing" as const } };
    host.callFromPage("confirmLayout", corrected);
    const again = read(host);
    expect(again.layout.marks["not yet"]).toBe("nothing");
    host.tab("Tracker").name = "Year 1";
    expect(read(host).layout.tabs.map(({ tab }) => tab)).toEqual(["Year 1"]);
  });

  it("refuses a layout that is none, and forgets one that was spoilt", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    for (const wrong of [1, "x", [], { arrangement: "one-tab" }, { ...read(host).layout, extra: 1 }])
      expect(() => host.callFromPage("confirmLayout", wrong)).toThrow("This is no layout");
    host.callFromPage("confirmLayout", read(host).layout);
    const [key] = [...host.world.stores.document.keys()].filter((name) => name.startsWith("layout"));
    host.world.stores.document.set(key ?? "", '{"version":1');
    expect(read(host).isRemembered).toBe(false);
    expect(learner(host, { by: "selection" })).toMatchObject({ kind: "unread" });
  });

  it("says what cannot be read, and why, where there is no tracker", () => {
    const host = appsScriptHost({ dist });
    host.open("FULL");
    const view = read(host);
    expect(view).toMatchObject({ learners: 0 });
    expect(view.doubt).toContain("No tab of this spreadsheet holds units or criteria");
  });
});

describe("the sidebar's learner", () => {
  it.each(samples)("has the answers of check, learner by learner: %s", async (name) => {
    const workbook = await sample(name);
    const host = appsScriptHost({ dist });
    host.load(workbook);
    host.open("FULL");
    const { layout } = read(host);
    host.callFromPage("confirmLayout", layout);
    const view = read(host);
    // The host's sheets are the file's as Sheets holds them; `check` reads the file itself.
    const { learners } = checkTracker(workbook, catalogue, { layout });
    expect(learners.length).toBe(view.learners);
    expect(learners.length).toBeGreaterThan(3);
    for (const own of learners) {
      const shown = learner(host, { by: "id", id: own.id });
      if (shown.kind !== "learner") throw new Error(`${own.name} is not shown.`);
      if (own.award === null || own.onCoverage === null) continue;
      expect([shown.decisions?.sentence, shown.coverage?.sentence, shown.credits]).toEqual([
        decisionsSentence(own.award),
        coverageSentence(own.onCoverage, own.award),
        creditsSentence(own.award),
      ]);
    }
  });

  it("is the one of the selected row, column or tab, whatever the layout", async () => {
    const rows = await opened("harbour-street-level-1-certificate.xlsx");
    rows.callFromPage("confirmLayout", read(rows).layout);
    rows.select("Tracker!CT8");
    expect(rows.callFromPage("whereSelected")).toEqual({ tab: "Tracker", row: 7, column: 97 });
    expect(learner(rows, { by: "selection" })).toMatchObject({ name: "Chioma Eze", where: "Tracker!B8" });

    const tabs = await opened("harbour-street-4411-tab-per-learner.xlsx");
    const { layout } = read(tabs);
    tabs.callFromPage("confirmLayout", layout);
    const own = layout.tabs.find(({ tab }) => tab.startsWith("Bethan"));
    tabs.select(`'${own?.tab ?? ""}'!B12`);
    expect(learner(tabs, { by: "selection" })).toMatchObject({ name: "Bethan Rees" });

    const across = await opened("harbour-street-across.xlsx");
    const named = read(across);
    across.callFromPage("confirmLayout", named.layout);
    const first = checkTracker(await sample("harbour-street-across.xlsx"), catalogue).learners[0];
    across.select((first?.where ?? "").replace(/\d+$/, "20"));
    expect(learner(across, { by: "selection" })).toMatchObject({ name: first?.name });
  });

  it("is read with as few calls as there are tabs, and nothing is written", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    host.callFromPage("confirmLayout", read(host).layout);
    host.select("Tracker!C8");
    const { counts } = host.run("showLearner", [{ by: "selection" }]);
    expect(counts.writes).toBe(0);
    expect(counts.calls.get("Range.getValues")).toBe(3);
    const poll = host.run("whereSelected");
    expect(poll.counts.calls.get("Range.getValues")).toBeUndefined();
  });

  it("refuses what the page does not ask for", async () => {
    const host = await opened("harbour-street-level-1-certificate.xlsx");
    for (const wrong of [
      null,
      1,
      "selection",
      {},
      { by: "id" },
      { by: "id", id: 4 },
      { by: "selection", x: 1 },
    ])
      expect(() => learner(host, wrong)).toThrow("may not ask for");
    expect(() => host.callFromPage("goToCell", "Tracker!ZZZ99999")).toThrow("no longer there");
    host.callFromPage("goToCell", "Tracker!C5");
    expect(host.callFromPage("whereSelected")).toEqual({ tab: "Tracker", row: 4, column: 2 });
  });
});
