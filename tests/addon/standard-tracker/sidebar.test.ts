import { beforeAll, describe, expect, it } from "vitest";
import {
  type ExplainView,
  type IqaPartView,
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type UnreadView,
} from "../../../apps-script/addon/src/sidebar/views.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { eventToRow } from "../../../shared/src/evidence-log/event-row.ts";
import { readHeader } from "../../../shared/src/evidence-log/header.ts";
import { logTabs, tabOf } from "../../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { decisionsSentence } from "../../../shared/src/rules/sentences.ts";
import { captured, decided, sampled, tagged, telephone } from "../../shared/evidence-log/log-events.ts";
import { madeTracker } from "../../shared/standard-tracker/made-tracker.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("4411-01");
const unit = qualification.units.find(({ ref }) => ref === telephone);
const all = (unit?.criteria ?? []).map(({ number }) => decided(1, "met", { criterion: number }));
const item = captured(1);
const events = [
  item,
  tagged(2, item.id),
  ...all,
  sampled(4, all[0]?.id ?? null, { author: "priya nair", criterion: all[0]?.criterion ?? null }),
];

let host: AppsScriptHost;
beforeAll(() => {
  host = appsScriptHost({ dist });
  host.open("FULL");
  host.callFromPage("makeNewTracker", { qualification: qualification.id });
  host.apiAppend("Learners", [["L-01", "Amira Cole"]]);
  for (const tab of logTabs) {
    const rows = host.values(`'${tab.title}'!1:2`).map((row) => row.map(String));
    const { header } = readHeader(
      tab.id,
      tab.columns.map(({ field }) => field),
      { name: tab.title, rows },
    );
    if (header === null) throw new Error(tab.title);
    const own = events.filter((event) => tabOf(event) === tab);
    host.apiAppend(
      tab.title,
      own.map((event) => [...eventToRow(event, header, unitNames(qualification.units))]),
    );
  }
});

const explain = (where: string): ExplainView => {
  host.select(where);
  return host.callFromPage("explainSelection") as ExplainView;
};

describe("the sidebar on a standard tracker", () => {
  it("needs no confirmation: the tracker says itself how it is read", () => {
    const view = host.callFromPage("readSheet", null) as ReadingView;
    expect(view).toMatchObject({ certain: true, doubt: null, learners: 1 });
    expect(view.sentences.join(" ")).toContain("standard tracker");
    expect(view.tabs.filter(({ isRead }) => isRead).map(({ name }) => name)).toEqual([
      "Learners",
      "Evidence log",
      "Decisions",
      "Sign-off",
      "Settings",
    ]);
    expect(view.checked).toMatch(/^1 candidate in \d+ rows, checked at 12:00/);
  });

  it.each([
    "Learners!E3",
    "'Evidence log'!A3",
    "'Evidence log'!J4",
    "Decisions!H5",
    "'Sign-off'!B3",
    "Coverage!M3",
  ])("shows the learner of the row that is selected: %s", (where) => {
    host.select(where);
    const view = host.callFromPage("showLearner", { by: "selection" }) as LearnerView;
    const own = checkTracker(madeTracker({ qualification, events }), catalogue).learners[0];
    if (own === undefined || own.award === null) throw new Error("award");
    expect(view).toMatchObject({ kind: "learner", name: "Amira Cole" });
    expect(view.decisions?.sentence).toBe(decisionsSentence(own.award));
  });

  it("says which rows belong to nobody", () => {
    host.select("Learners!A900");
    const view = host.callFromPage("showLearner", { by: "selection" }) as NobodyView;
    expect(view.kind).toBe("nobody");
    expect(view.sentence).toContain("Select a cell in a candidate's row");
  });

  it("explains a row of each tab", () => {
    expect(explain("Decisions!D3").sentences.join(" ")).toContain("An assessor decided here that it is met");
    expect(explain("'Evidence log'!C4").sentences.join(" ")).toContain("Evidence is tagged here");
    const coverage = explain("Coverage!L3");
    expect(coverage.title).toContain("Amira Cole");
    expect(coverage.sentences.join(" ")).toContain("Nobody verifies their own decision. (001 L264)");
    expect(coverage.sentences.join(" ")).toContain("(000 L304)");
    expect(explain("Learners!B3").title).toBe("A candidate: Amira Cole");
    expect(explain("Decisions!A2").title).toBe("A heading of the standard tracker");
    expect(explain("Settings!B3").sentences.join(" ")).toContain("How this tracker is arranged");
    expect(explain("Sheet1!A1").title).toBe("Not read");
  });

  it("gives the IQA view, filtered by assessor and unit, with the lines of the rules", () => {
    const all = { assessor: "", unit: "", onlyAttention: false };
    const view = host.callFromPage("showIqa", all) as IqaPartView;
    expect(view).toMatchObject({
      role: "internal verifier",
      word: "candidate",
      assessors: [{ id: "Priya Nair" }],
    });
    expect(view.rows).toHaveLength(1);
    expect(view.rows[0]?.look).toBe("act");
    expect(view.rows[0]?.flags.join(" ")).toContain("Nobody verifies their own decision. (001 L264)");
    const rows = (wanted: object): number =>
      (host.callFromPage("showIqa", { ...all, ...wanted }) as IqaPartView).rows.length;
    expect(rows({ assessor: "P. Nair" })).toBe(1);
    expect(rows({ assessor: "Tom Reid" })).toBe(0);
    expect(rows({ unit: telephone, onlyAttention: true })).toBe(1);
    expect(rows({ unit: "R/601/6071" })).toBe(0);
    for (const wrong of [null, {}, { ...all, more: 1 }, { ...all, unit: 106 }])
      expect(() => host.callFromPage("showIqa", wrong)).toThrow("may not ask for");
  });

  it("adds a live summary with the answers of check, and the tracker reads on as before", () => {
    host.answer({ button: "OK" });
    host.choose("Add live columns");
    expect(host.tabNames).toContain("Live summary");
    const own = checkTracker(madeTracker({ qualification, events }), catalogue).learners[0];
    expect(host.values("'Live summary'!A5:D5")[0]?.[0]).toBe("Amira Cole");
    expect(host.values("'Live summary'!A5:D5")[0]?.[3]).toBe(own?.award?.creditsCounted);
    expect(host.callFromPage("readSheet", null) as ReadingView).toMatchObject({ learners: 1, doubt: null });
  });

  it("says what a fresh tracker needs first, and why one of another version is not read", () => {
    const fresh = appsScriptHost({ dist });
    fresh.callFromPage("makeNewTracker", { qualification: qualification.id });
    const view = fresh.callFromPage("showLearner", { by: "selection" }) as UnreadView;
    expect(view.sentence).toContain("No candidate is listed yet.");
    fresh.type("Settings!B3", "evidence-mapper-tracker/7");
    const newer = fresh.callFromPage("readSheet", null) as ReadingView;
    expect(newer.doubt).toContain("Update Evidence Mapper");
  });
});
