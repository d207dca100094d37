import { describe, expect, it } from "vitest";
import {
  type ReadingView,
  type SettingsView,
  type WordingView,
} from "../../apps-script/addon/src/sidebar/views.ts";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");

function tracker(): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("Tracker", { rows: 60, columns: 40 });
  host.apiUpdate("Tracker!A1", [
    ["Learner", `Unit 06 ${unit.title}`],
    ["", ...unit.criteria.map(({ number }) => number)],
    ["Ada Lovelace", "PN 01/02/2026", "E4, E7"],
    ["Ben Okri", "E1"],
    ["Cy Twombly", "PN 03/02/2026"],
  ]);
  host.open("FULL");
  return host;
}

function confirm(host: AppsScriptHost): void {
  const { layout } = host.callFromPage("readSheet", null) as ReadingView;
  host.callFromPage("confirmLayout", { ...layout, qualification: qualification.id });
}

/** A copy of a specification in words of our own, with the marks by which a unit is known. */
function invented(): string {
  const all = qualification.units.filter(({ criteria }) => criteria.length > 0);
  return all
    .map((one) =>
      [
        `Unit ${one.number ?? ""} ${one.title} (${one.ref})`,
        "The learner can:",
        ...one.criteria.map(
          ({ number, verb }) => `${number} ${verb} the invented matter ${number.replace(".", " of ")}`,
        ),
      ].join("\n"),
    )
    .join("\n\n")
    .concat("\n601/3972/9\n");
}

describe("Settings", () => {
  it("say what is stored, and erase it without touching the centre's cells", () => {
    const host = tracker();
    const before = JSON.stringify(host.values("Tracker!A1:H20"));
    confirm(host);
    const view = host.callFromPage("readSettings") as SettingsView;
    expect(view).toMatchObject({ isConfirmed: true, qualification: "601/3972/9", colours: true });
    expect(view.terms).toContain("learner, Internal Moderator");
    expect(host.world.stores.document.size).toBeGreaterThan(0);
    const after = host.callFromPage("eraseAll") as SettingsView;
    expect(after.isConfirmed).toBe(false);
    expect(host.world.stores.document.size).toBe(0);
    expect(host.tabNames).toEqual(["Sheet1", "Tracker"]);
    expect(host.tab("Tracker").colourRules).toEqual([]);
    expect(JSON.stringify(host.values("Tracker!A1:H20"))).toBe(before);
  });

  it("change the qualification of a confirmed layout only, and only to one that is known", () => {
    const host = tracker();
    expect(() => host.callFromPage("changeSettings", { qualification: "601/3972/9" })).toThrow(
      "Check this sheet",
    );
    confirm(host);
    expect(() => host.callFromPage("changeSettings", { qualification: "none" })).toThrow("no qualification");
    for (const wrong of [null, 1, { colours: "yes" }, { other: 1 }])
      expect(() => host.callFromPage("changeSettings", wrong)).toThrow("may not ask for");
    const view = host.callFromPage("changeSettings", { qualification: "601/3972/9" });
    expect(view).toMatchObject({ qualification: "601/3972/9" });
  });

  it("forget the layout", () => {
    const host = tracker();
    confirm(host);
    expect(host.callFromPage("forgetReading")).toMatchObject({ isConfirmed: false });
    expect(host.callFromPage("showLearner", { by: "selection" })).toMatchObject({ kind: "unread" });
  });

  it.each([
    ["Settings", "settings"],
    ["Help", "help"],
    ["Official wording…", "wording"],
  ])("%s opens its page and reads nothing of the sheet", (caption) => {
    const host = tracker();
    const { counts } = host.choose(caption);
    expect(host.pages.at(-1)?.kind).toBe("modal");
    expect(counts.writes + counts.reads).toBe(0);
  });
});

describe("Official wording", () => {
  it("is read from a pasted text, kept as text in a tab of its own, and shown instead of the summaries", () => {
    const host = tracker();
    confirm(host);
    const view = host.callFromPage("loadWording", { from: "text", text: invented() }) as WordingView;
    expect(view.loaded).toHaveLength(1);
    expect(host.tabNames).toContain("Official wording");
    const kept = host.values("'Official wording'!A2:D400").filter(([, ref]) => ref !== "").length;
    expect(host.note("'Official wording'!A1")).toMatch(
      new RegExp(`^${kept} rows, read from the specification at \\d\\d:\\d\\d on \\d\\d/\\d\\d/\\d{4}\\.$`),
    );
    expect(view.checked).toMatch(
      new RegExp(`^${kept} rows of official wording, looked at \\d\\d:\\d\\d on `),
    );
    const rows = host.values("'Official wording'!A1:D400").filter(([, ref]) => ref === unit.ref);
    expect(rows.map(([, , number]) => number)).toEqual(unit.criteria.map(({ number }) => number));
    host.select("Tracker!C3");
    expect(JSON.stringify(host.callFromPage("explainSelection"))).toContain("the invented matter 1 of 2");
    expect(host.callFromPage("readSheet", null)).toMatchObject({ learners: 3 });
  });

  it("is read from a tab as well, and replaced, not doubled, when it is read again", () => {
    const host = tracker();
    host.addTab("Paste", { rows: 2000, columns: 2 });
    host.apiUpdate(
      "Paste!A1",
      invented()
        .split("\n")
        .map((line) => [line]),
    );
    host.callFromPage("loadWording", { from: "tab", tab: "Paste" });
    const once = host.values("'Official wording'!A1:D600").filter(([, ref]) => ref !== "").length;
    host.callFromPage("loadWording", { from: "tab", tab: "Paste" });
    expect(host.values("'Official wording'!A1:D600").filter(([, ref]) => ref !== "").length).toBe(once);
    host.callFromPage("removeWording");
    expect(host.tabNames).not.toContain("Official wording");
  });

  it("never writes over a tab of the centre's, and refuses a text that it does not know", () => {
    const host = tracker();
    host.addTab("Official wording");
    host.type("'Official wording'!A1", "Ours");
    expect(() => host.callFromPage("loadWording", { from: "text", text: invented() })).toThrow(
      "did not make",
    );
    expect(() => host.callFromPage("removeWording")).toThrow("did not make");
    expect(host.value("'Official wording'!A1")).toBe("Ours");
    expect(() => host.callFromPage("loadWording", { from: "text", text: "A letter." })).toThrow(
      "not one of the specifications",
    );
    expect(() => host.callFromPage("loadWording", { from: "text" })).toThrow("may not ask for");
  });
});
