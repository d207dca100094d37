import { describe, expect, it } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { eventToRow } from "../../../shared/src/evidence-log/event-row.ts";
import { readHeader } from "../../../shared/src/evidence-log/header.ts";
import { logTabs, tabOf } from "../../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { iqaRows } from "../../../shared/src/standard-tracker/iqa-rows.ts";
import { iqaView } from "../../../shared/src/standard-tracker/iqa-view.ts";
import {
  captured,
  countersigned,
  decided,
  declared,
  sampled,
  tagged,
  telephone,
} from "../../shared/evidence-log/log-events.ts";
import { madeTracker } from "../../shared/standard-tracker/made-tracker.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("4411-01");
const unit = qualification.units.find(({ ref }) => ref === telephone);
if (unit === undefined) throw new Error(telephone);
const all = unit.criteria.map(({ number }) => decided(1, "met", { criterion: number }));
const [first] = all;
if (first === undefined) throw new Error("criteria");
const declaration = declared(2);
const item = captured(1);

/** A tracker made by the menu, with rows that came through the Sheets API: no trigger fires. */
function tracker(events: readonly LogEvent[]): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.open("FULL");
  host.callFromPage("makeNewTracker", { qualification: qualification.id });
  host.apiAppend("Learners", [["L-01", "Amira Cole"]]);
  append(host, events);
  return host;
}

/** The rows of each tab in one request, as a client sends what has gathered. */
function append(host: AppsScriptHost, events: readonly LogEvent[]): void {
  for (const tab of logTabs) {
    const own = events.filter((event) => tabOf(event) === tab);
    if (own.length === 0) continue;
    const rows = host.values(`'${tab.title}'!1:2`).map((row) => row.map(String));
    const { header } = readHeader(
      tab.id,
      tab.columns.map(({ field }) => field),
      { name: tab.title, rows },
    );
    if (header === null) throw new Error(tab.title);
    const names = unitNames(qualification.units);
    host.apiAppend(
      tab.title,
      own.map((event) => [...eventToRow(event, header, names)]),
    );
  }
}

function coverage(host: AppsScriptHost): readonly (readonly unknown[])[] {
  return host.values("Coverage!A3:M40").filter((row) => row.some((cell) => cell !== ""));
}

const stories: Readonly<Record<string, readonly LogEvent[]>> = {
  "evidence alone": [item, tagged(2, item.id)],
  "a unit decided, declared and countersigned": [...all, declaration, countersigned(3, declaration.id)],
  "a declaration that is missing": all,
  "a declaration that came too early": [...all, declared(2, { on: "2025-09-01" })],
  "a trainee without a countersignature": [decided(1, "met", { trainee: true })],
  "a verifier who verified their own decision": [
    ...all,
    sampled(4, first.id, { author: "priya nair", criterion: first.criterion }),
  ],
};

describe("the tab Coverage", () => {
  it.each(Object.entries(stories))("says what the core says: %s", (_, events) => {
    const host = tracker(events);
    const check = checkTracker(madeTracker({ qualification, events }), catalogue);
    const rows = iqaRows(iqaView(check).rows, qualification.specification.terms);
    expect(coverage(host).slice(0, rows.length)).toEqual(rows);
    expect(coverage(host)).toHaveLength(rows.length + (check.problems.length > 0 ? 1 : 0));
  });

  it.each([
    ["a declaration that is missing", "act", "#f9d6d0"],
    ["a trainee without a countersignature", "act", "#f9d6d0"],
    ["a verifier who verified their own decision", "act", "#f9d6d0"],
    ["a unit decided, declared and countersigned", "", null],
  ])("is red where somebody must act, and says so in words: %s", (story, word, red) => {
    const host = tracker(stories[story] ?? []);
    expect(host.value("Coverage!L3")).toBe(word);
    for (const cell of ["A3", "L3", "M3"])
      expect(host.colourRule(`Coverage!${cell}`)?.background ?? null).toBe(red);
    if (red !== null) {
      expect(host.colourRule("Coverage!L3")).toMatchObject({ bold: true, underline: true });
      expect(String(host.value("Coverage!M3"))).not.toBe("");
    }
    expect(host.colourRule("Coverage!M30")).toBeNull();
  });

  it("shows each new row at once, without a trigger or a run of the add-on", () => {
    const host = tracker([item, tagged(2, item.id)]);
    expect(host.value("Coverage!D3")).toBe("partly");
    append(host, all);
    expect(host.value("Coverage!D3")).toBe("decided");
    expect(host.value("Coverage!E3")).toBe(`${all.length} of ${all.length}`);
  });

  it("keeps its colours when the colours of the marks are taken away", () => {
    const host = tracker(all);
    host.callFromPage("changeSettings", { colours: false });
    expect(host.colourRule("Coverage!L3")?.background).toBe("#f9d6d0");
  });

  it("says when something in the tabs could not be read", () => {
    const host = tracker(all);
    host.type("Decisions!B40", [["Amira Cole", "106 9.9", "met"]]);
    const rows = coverage(host);
    expect(rows[rows.length - 1]?.slice(11)).toEqual([
      "look",
      "1 problem was found in the tabs: choose Check this sheet.",
    ]);
  });
});

describe("EM_IQA", () => {
  const tabs = "EM_Learners, EM_Evidence_log, EM_Decisions, EM_Sign_off, EM_Settings";

  it("answers for one assessor or one unit in another tab", () => {
    const other = decided(1, "met", { unit: "T/601/6080", criterion: "1.1", author: "Tom Reid" });
    const host = tracker([...all, other]);
    host.addTab("Tom");
    host.type("Tom!A1", `=EM_IQA(${tabs}, "T. Reid")`);
    host.type("Tom!A20", `=EM_IQA(${tabs}, , "106")`);
    host.type("Tom!A40", `=EM_IQA(${tabs}, "Nobody")`);
    expect(host.value("Tom!F1")).toBe("Tom Reid");
    expect(host.value("Tom!A2")).toBe("");
    expect(String(host.value("Tom!C20"))).toContain("106");
    expect(host.value("Tom!A21")).toBe("");
    expect(host.value("Tom!A40")).toBe("Nothing is recorded here yet.");
  });

  it("says what it needs, in words", () => {
    const host = tracker([]);
    host.addTab("Own");
    host.type("Own!A1", "=EM_IQA(Sheet1!A1:B4)");
    expect(String(host.value("Own!A1"))).toContain("EM_Learners, EM_Evidence_log");
    host.type("Settings!B3", "evidence-mapper-tracker/9");
    expect(String(host.value("Coverage!A3"))).toContain("Update Evidence Mapper");
    host.type("Settings!B3", "evidence-mapper-tracker/1");
    host.type("Settings!B4", "");
    expect(String(host.value("Coverage!A3"))).toContain("The tracker's Settings name no qualification.");
  });

  it("shows hostile names as text", () => {
    const host = tracker([]);
    const hostile = "=IMPORTXML(A1)<b>__proto__";
    append(host, [decided(1, "met", { learner: hostile, author: hostile })]);
    expect(coverage(host)[0]?.slice(0, 2)).toEqual([hostile, hostile]);
    expect(host.formula("Coverage!A4")).toBeNull();
  });
});
