import { describe, expect, it } from "vitest";
import { qualificationOf, unitOf } from "../../../scripts/samples/catalogue-units.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost, type Put } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const units = ["01", "02"].map((number) => unitOf(qualification, number));
const columns = units.flatMap((unit) => unit.criteria.map(({ number }) => ({ unit, number })));
const last = "ZZ";

/** Two units with their criteria: unit headings in the first cell only, as merged cells arrive. */
function tracker(learners: readonly (readonly Put[])[]): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("Tracker", { rows: 60, columns: columns.length + 4 });
  host.apiUpdate("Tracker!A1", [
    [
      "Learner",
      "Credits",
      ...columns.map(({ unit }, index) => (columns[index - 1]?.unit === unit ? "" : headingOf(unit))),
    ],
    ["", "", ...columns.map(({ number }) => number)],
    ...learners.map((marks, index) => [`Learner ${index + 1}`, "", ...marks]),
  ]);
  return host;
}

const headingOf = ({ number, title }: (typeof units)[number]): string => `Unit ${number} ${title}`;
const marksFor = (refs: readonly string[], mark: Put): Put[] =>
  columns.map(({ unit }) => (refs.includes(unit.ref) ? mark : ""));
const refs = units.map(({ ref }) => ref);
const creditsOf = (count: number): number =>
  units.slice(0, count).reduce((sum, { credit }) => sum + (credit ?? 0), 0);

describe("EM_CREDITS", () => {
  it("gives one row for each learner, from one call", () => {
    const host = tracker([
      marksFor(refs.slice(0, 1), "Met"),
      marksFor(refs, new Date("2026-02-03T00:00:00Z")),
      marksFor([], ""),
      marksFor(refs.slice(0, 1), "E4, E7"),
    ]);
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:${last}2, C3:${last}6)`);
    expect(host.errorAt("Tracker!B3")).toBeNull();
    expect(host.values("Tracker!B3:B6")).toEqual([[creditsOf(1)], [creditsOf(2)], [0], [0]]);
    expect(host.customCalls).toBe(1);
  });

  it("recalculates when a person edits a mark", () => {
    const host = tracker([marksFor(refs.slice(0, 1), "Met")]);
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:${last}2, C3:${last}3)`);
    expect(host.value("Tracker!B3")).toBe(creditsOf(1));
    host.type("Tracker!C3", "");
    expect(host.value("Tracker!B3")).toBe(0);
  });

  it("recalculates when a program writes a mark, though no trigger fires", () => {
    const host = tracker([marksFor(refs.slice(0, 1), "Met")]);
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:${last}2, C3:${last}3)`);
    expect(host.value("Tracker!B3")).toBe(creditsOf(1));
    host.apiUpdate("Tracker!C3", [marksFor(refs, "Met")]);
    expect(host.value("Tracker!B3")).toBe(creditsOf(2));
    host.apiUpdate("Tracker!A3", [["Another name"]]);
    host.value("Tracker!B3");
    expect(host.customCalls).toBe(2);
  });

  it("leaves the rows below the last mark empty", () => {
    const host = tracker([marksFor(refs, "Met")]);
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:${last}2, C3:${last}30)`);
    expect(host.values("Tracker!B3:B5")).toEqual([[creditsOf(2)], [""], [""]]);
  });

  it("takes single cells: one unit, one learner, and the qualification from a cell", () => {
    const [unit] = units;
    const host = appsScriptHost({ dist });
    host.addTab("Units", { rows: 20, columns: 12 });
    host.apiUpdate("Units!A1", [
      ["501/0232/1 no, this one:", "601/3972/9"],
      ["Learner", unit?.ref ?? ""],
      ["Ada", "Met"],
    ]);
    host.type("Units!D3", "=EM_CREDITS(B1, B2:B2, B3:B3)");
    expect(host.errorAt("Units!D3")).toBeNull();
    expect(host.value("Units!D3")).toBe(creditsOf(1));
  });

  it("takes criterion numbers that the sheet turned into numbers", () => {
    const host = tracker([marksFor(refs, "Met")]);
    host.type("Tracker!C2", [columns.map(({ number }) => number)]);
    expect(host.value("Tracker!C2")).toBe(Number(columns[0]?.number));
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:${last}2, C3:${last}3)`);
    expect(host.value("Tracker!B3")).toBe(creditsOf(2));
  });

  it("answers along the row where learners run across", () => {
    const host = appsScriptHost({ dist });
    host.addTab("Across", { rows: columns.length + 10, columns: 10 });
    host.apiUpdate("Across!A2", [
      ...columns.map(({ unit, number }, index) => [
        columns[index - 1]?.unit === unit ? "" : headingOf(unit),
        number,
        refs[0] === unit.ref ? "Met" : "",
        "Met",
      ]),
    ]);
    const bottom = columns.length + 1;
    host.type("Across!C1", `=EM_CREDITS("601/3972/9", A2:B${bottom}, C2:D${bottom})`);
    expect(host.errorAt("Across!C1")).toBeNull();
    expect(host.values("Across!C1:D1")).toEqual([[creditsOf(1), creditsOf(2)]]);
  });

  it("says which qualification it does not know, and when headings and marks do not fit together", () => {
    const host = tracker([marksFor(refs, "Met")]);
    host.type("Tracker!B3", `=EM_CREDITS("601/9999/9", C1:F2, C3:F3)`);
    expect(host.errorAt("Tracker!B3")).toBeNull();
    expect(host.value("Tracker!B3")).toContain(
      "“601/9999/9” is no qualification of the catalogue. Use one of ",
    );
    host.type("Tracker!B3", `=EM_CREDITS("601/3972/9", C1:F2, C3:E3)`);
    expect(host.value("Tracker!B3")).toBe(
      "The headings have 4 columns and the marks 3: choose both from the same columns.",
    );
  });
});
