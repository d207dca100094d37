import { describe, expect, it } from "vitest";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost, type Put } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");
const numbers = unit.criteria.map(({ number }) => number);

function tracker(learners: readonly (readonly Put[])[]): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("Year 1", { rows: 60, columns: numbers.length + 6 });
  host.apiUpdate("'Year 1'!A1", [
    [`${qualification.title} (601/3972/9)`],
    ["Learner", `Unit 06 ${unit.title}`, ...numbers.slice(1).map(() => ""), "IQA sampled", "IQA date"],
    ["", ...numbers],
    ...learners.map((marks, index) => [["Ada Lovelace", "Ben Okri", "Cy Twombly"][index] ?? "", ...marks]),
  ]);
  host.apiUpdate("Sheet1!A1", [["Notes of the centre"]]);
  host.open("FULL");
  return host;
}

function confirm(host: AppsScriptHost): unknown {
  const reading: unknown = host.callFromPage("readSheet", null);
  if (typeof reading !== "object" || reading === null || !("layout" in reading))
    throw new Error("No reading.");
  return host.callFromPage("confirmLayout", reading.layout);
}

const marks = (first: Put, second: Put = "", third: Put = ""): Put[] =>
  numbers.map((_, index) => [first, second, third][index] ?? "");

describe("the colours of the marks", () => {
  it("tell decided, covered and not yet apart, by colour and by the kind of letters", () => {
    const host = tracker([marks("PN 01/02/2026", "E4, E7", "Not yet"), marks("PN 03/02/2026"), marks("")]);
    confirm(host);
    const decided = host.colourRule("'Year 1'!B4");
    const covered = host.colourRule("'Year 1'!C4");
    const open = host.colourRule("'Year 1'!D4");
    expect(decided?.bold).toBe(true);
    expect(covered?.italic).toBe(true);
    expect(covered?.bold).not.toBe(true);
    expect(open?.strikethrough).toBe(true);
    expect(new Set([decided, covered, open].map((rule) => rule?.background)).size).toBe(3);
    expect(host.colourRule("'Year 1'!B6")).toBeNull();
    expect(host.colourRule("'Year 1'!A4")).toBeNull();
  });

  it("follow every edit, by a person or by a program", () => {
    const host = tracker([marks("E1"), marks("E2"), marks("PN 01/02/2026")]);
    confirm(host);
    expect(host.colourRule("'Year 1'!B4")?.italic).toBe(true);
    host.type("'Year 1'!B4", "PN 02/02/2026");
    expect(host.colourRule("'Year 1'!B4")?.bold).toBe(true);
    host.apiUpdate("'Year 1'!B7", [["PN 02/02/2026"]]);
    expect(host.colourRule("'Year 1'!B7")).toBeNull();
    host.apiUpdate("'Year 1'!A7", [["A new learner"]]);
    expect(host.colourRule("'Year 1'!B7")?.bold).toBe(true);
  });

  it("use plain functions of Sheets and leave the centre's rules before ours", () => {
    const host = tracker([marks("E1"), marks("E2"), marks("E3")]);
    const theirs = {
      ranges: [{ sheet: host.tab("Year 1"), box: { top: 3, left: 1, bottom: 3, right: 1 } }],
      criteria: "TEXT_EQUAL_TO",
      values: ["E1"],
      background: "#ff00ff",
      colour: null,
      bold: null,
      italic: null,
      underline: null,
      strikethrough: null,
    };
    host.tab("Year 1").colourRules.push(theirs);
    confirm(host);
    confirm(host);
    expect(host.colourRule("'Year 1'!B4")?.background).toBe("#ff00ff");
    const formulas = host.tab("Year 1").colourRules.flatMap(({ values }) => values.map(String));
    expect(formulas).toHaveLength(6);
    for (const formula of formulas) expect(formula).not.toMatch(/EM_/);
    expect(host.tab("Evidence Mapper colours").hidden).toBe(true);
    expect(host.tabNames.filter((name) => name === "Evidence Mapper colours")).toHaveLength(1);
  });

  it("go without a trace by one choice in Settings, and come back by another", () => {
    const host = tracker([marks("E1"), marks("E2"), marks("E3")]);
    confirm(host);
    host.callFromPage("changeSettings", { colours: false });
    expect(host.tab("Year 1").colourRules).toEqual([]);
    expect(host.tabNames).not.toContain("Evidence Mapper colours");
    confirm(host);
    expect(host.tab("Year 1").colourRules).toEqual([]);
    host.callFromPage("changeSettings", { colours: true });
    expect(host.colourRule("'Year 1'!B4")?.italic).toBe(true);
  });

  it("leave the person where they were", () => {
    const host = tracker([marks("E1"), marks("E2"), marks("E3")]);
    host.select("'Year 1'!C5");
    confirm(host);
    expect(host.callFromPage("whereSelected")).toEqual({ tab: "Year 1", row: 4, column: 2 });
  });

  it("never touch a tab of the centre's that has the same name", () => {
    const host = tracker([marks("E1"), marks("E2"), marks("E3")]);
    host.addTab("Evidence Mapper colours");
    host.type("'Evidence Mapper colours'!A1", "Ours");
    expect(confirm(host)).toMatchObject({
      isRemembered: true,
      doubt: expect.stringContaining("that Evidence Mapper did not make") as string,
    });
    expect(host.value("'Evidence Mapper colours'!A1")).toBe("Ours");
  });
});
