import { describe, expect, it } from "vitest";
import { qualificationOf, unitOf } from "../../../scripts/samples/catalogue-units.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost, type Put } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const units = ["01", "02"].map((number) => unitOf(qualification, number));
const columns = units.flatMap((unit) => unit.criteria.map(({ number }) => ({ unit, number })));
const [first, second] = units;

function tracker(
  learners: readonly (readonly [string, ...Put[]])[],
  key: readonly Put[][] = [],
): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("T", { rows: 40, columns: columns.length + 40 });
  host.addTab("Key", { rows: 10, columns: 4 });
  if (key.length > 0) host.apiUpdate("Key!A1", key);
  host.apiUpdate("T!A1", [
    [
      "",
      ...columns.map(({ unit }, index) =>
        columns[index - 1]?.unit === unit ? "" : `Unit ${unit.number ?? ""} ${unit.title}`,
      ),
    ],
    ["Learner", ...columns.map(({ number }) => number)],
    ...learners,
  ]);
  return host;
}

const last = columnLetters(columns.length);
const out = columnLetters(columns.length + 2);
const block = (rows: number): string => `"601/3972/9", B1:${last}2, B3:${last}${rows + 2}, A3:A${rows + 2}`;
const marks = (decided: number, mark: Put = "Met"): Put[] =>
  columns.map((_, index) => (index < decided ? mark : ""));
const whole = first?.criteria.length ?? 0;

function answer(
  host: AppsScriptHost,
  formula: string,
  rows: number,
  width = 1,
): readonly (readonly unknown[])[] {
  host.type(`T!${out}3`, formula);
  expect(host.errorAt(`T!${out}3`)).toBeNull();
  return host.values(`T!${out}3:${columnLetters(columns.length + 1 + width)}${rows + 2}`);
}

function columnLetters(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

describe("EM_VERDICT", () => {
  it("speaks of decisions, and of coverage in words of its own beside them", () => {
    const host = tracker([
      ["Ada", ...marks(whole)],
      ["Ben", ...marks(whole, "E4")],
    ]);
    expect(answer(host, `=EM_VERDICT(${block(2)})`, 2)).toEqual([["Not yet achieved"], ["Not yet achieved"]]);
    expect(answer(host, `=EM_VERDICT(${block(2)}, , TRUE)`, 2, 2)).toEqual([
      ["Not yet achieved", "Not yet covered"],
      ["Not yet achieved", "Not yet covered"],
    ]);
  });
});

describe("EM_CREDITS", () => {
  it("gives the credits of each group beside the sum when asked for", () => {
    const host = tracker([["Ada", ...marks(whole)]]);
    const credit = first?.credit ?? 0;
    const groups = qualification.groups.map(({ id }) => (id === first?.group ? credit : 0));
    expect(answer(host, `=EM_CREDITS(${block(1)}, , TRUE)`, 1, 1 + groups.length)).toEqual([
      [credit, ...groups],
    ]);
  });
});

describe("EM_COVERAGE", () => {
  it("has one column for each unit of the headings, and says how many criteria of all are covered", () => {
    const host = tracker([["Ada", ...marks(whole - 1, "E4")]]);
    const [row] = answer(host, `=EM_COVERAGE(${block(1)})`, 1, 2);
    expect(row).toEqual([`${whole - 1} of ${whole}`, `0 of ${second?.criteria.length ?? 0}`]);
  });
});

describe("EM_GAPS", () => {
  it("names the missing criteria by unit", () => {
    const host = tracker([["Ada", ...marks(whole - 1)]]);
    const [[text] = []] = answer(host, `=EM_GAPS(${block(1)})`, 1);
    expect(text).toContain(
      `01: ${first?.criteria[whole - 1]?.number ?? ""}; 02: all ${second?.criteria.length ?? 0}`,
    );
  });
});

describe("EM_NEXT and EM_CLAIMABLE", () => {
  it("name the unit nearest to being complete, and the units that are decided", () => {
    const host = tracker([
      ["Ada", ...marks(whole - 1)],
      ["Ben", ...marks(whole)],
    ]);
    expect(answer(host, `=EM_NEXT(${block(1)})`, 1)).toEqual([
      [`Unit 01 ${first?.title ?? ""}: 1 criterion open`],
    ]);
    expect(answer(host, `=EM_CLAIMABLE(${block(2)})`, 2)).toEqual([
      ["Nothing yet"],
      ["No award yet; units decided: 01"],
    ]);
  });

  it("cannot tell what is next where the specification prints no credits, and says why", () => {
    const host = appsScriptHost({ dist });
    host.addTab("Level 4", { rows: 10, columns: 6 });
    host.apiUpdate("'Level 4'!A1", [["J/601/1630"], ["Met"]]);
    host.type("'Level 4'!C2", '=EM_NEXT("501/0232/1", A1, A2)');
    expect(host.value("'Level 4'!C2")).toContain(
      "Cannot tell: the credits and levels of the units are not known.",
    );
    host.type("'Level 4'!C2", '=EM_CREDITS("501/0232/1", A1, A2)');
    expect(host.value("'Level 4'!C2")).toBe("Cannot tell");
  });
});

describe("arguments", () => {
  it("leave rows without a name empty, check boxes in them and sums below the learners too", () => {
    const host = tracker([
      ["Ada", ...marks(whole, true)],
      ["", ...marks(columns.length, false)],
      ["Total met", ...marks(columns.length, 1)],
    ]);
    expect(answer(host, `=EM_VERDICT(${block(5)})`, 5)).toEqual([
      ["Not yet achieved"],
      [""],
      [""],
      [""],
      [""],
    ]);
    const unnamed = `=EM_CREDITS("601/3972/9", B1:${last}2, B3:${last}4)`;
    expect(answer(host, unnamed, 2)).toEqual([[first?.credit], [""]]);
  });

  it("take what letters mean from the centre's own key, or from a text", () => {
    const host = tracker([["Ada", ...marks(whole, "Q")]], [["Key"], ["Q = Pass"]]);
    expect(answer(host, `=EM_CREDITS(${block(1)})`, 1)).toEqual([[0]]);
    expect(answer(host, `=EM_CREDITS(${block(1)}, Key!A1:B5)`, 1)).toEqual([[first?.credit]]);
    expect(answer(host, `=EM_CREDITS(${block(1)}, "Q = decided")`, 1)).toEqual([[first?.credit]]);
  });

  it("that cannot be answered are answered in a sentence, never by a bare error", () => {
    const host = tracker([["Ada", ...marks(whole)]]);
    const said = (formula: string): unknown => answer(host, formula, 1)[0]?.[0];
    expect(said(`=EM_GAPS("", B1:${last}2, B3:${last}3)`)).toContain("Say which qualification it is");
    expect(said(`=EM_GAPS("601/3972/9", B10:${last}11, B3:${last}3)`)).toContain("The headings are empty");
    expect(said('=EM_GAPS("601/3972/9", "Shoe size", "43")')).toContain(
      "The headings name no unit or criterion",
    );
    expect(said(`=EM_GAPS("601/3972/9", B1:${last}2, B3:${last}3, A3:A9)`)).toBe(
      "The marks have 1 rows and the learners' names 7: choose both from the same rows.",
    );
    expect(said('=EM_SUMMARY("601/3972/9", "{}", "T", A1:C9)')).toContain("The second argument is no layout");
    expect(said('=EM_SUMMARY("601/3972/9", "", "T")')).toContain("name each tab and then its cells");
  });
});
