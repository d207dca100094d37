/** The sample trackers that ship with the project: who is in them, and every damage named by its cell. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { readTracker } from "../../../shared/src/tracker/read-tracker.ts";
import { type Layout, type TrackerReading } from "../../../shared/src/tracker/reading.ts";

async function read(name: string, layout?: Layout): Promise<TrackerReading> {
  const file = await readWorkbookFile(join(import.meta.dirname, "../../../apps-script/samples", name));
  if (!file.ok) throw new Error(file.problem.found);
  return readTracker(file.workbook, catalogue, layout === undefined ? {} : { layout });
}

test.each([
  "harbour-street-level-1-certificate.xlsx",
  "harbour-street-4411-tab-per-learner.xlsx",
  "harbour-street-diploma-units.xlsx",
  "harbour-street-across.xlsx",
  "harbour-street-evidence-list.csv",
  "harbour-street-level-4.xlsx",
])("%s, read again under the layout that was found, gives the same learners", async (name) => {
  const first = await read(name);
  expect((await read(name, first.layout)).learners).toEqual(first.learners);
});

const names = (reading: TrackerReading) => reading.learners.map(({ name }) => name).sort();
const at = (reading: TrackerReading, cell: string) =>
  reading.problems.filter(({ where }) => where.split(", ").includes(cell)).map(({ code }) => code);

describe("one tab, learners down (harbour-street-level-1-certificate.xlsx)", async () => {
  const reading = await read("harbour-street-level-1-certificate.xlsx");

  test("the counts below the learners are nobody's row", () => {
    expect(names(reading)).not.toContain("Learners with an entry");
    expect(reading.learners).toHaveLength(15);
  });

  test("notes attached to cells are counted, and read as nothing", async () => {
    const file = await readWorkbookFile(
      join(import.meta.dirname, "../../../apps-script/samples/harbour-street-level-1-certificate.xlsx"),
    );
    if (!file.ok) throw new Error(file.problem.found);
    const noted = file.workbook.sheets.map((sheet) =>
      sheet.name === "Tracker" ? { ...sheet, notes: [{ row: 4, column: 6, text: "ask Priya" }] } : sheet,
    );
    const again = readTracker({ sheets: noted }, catalogue, {});
    expect(again.learners).toEqual(reading.learners);
    expect(again.description).toContain("The note attached to Tracker!G5 is not read; it changes no answer.");
  });

  test("a number alone is not evidence", () => {
    expect(
      reading.meanings.filter(({ cell, meaning }) => cell === "a number" && meaning !== "nothing"),
    ).toEqual([]);
  });

  test("each damage is named by its cell", () => {
    expect(at(reading, "Tracker!CT4")).toEqual(["criterion-became-date"]);
    expect(at(reading, "Tracker!DS4")).toEqual(["criterion-unknown"]);
    expect(at(reading, "Tracker!EZ15")).toEqual(["cell-error"]);
    expect(at(reading, "Tracker!B19")).toEqual(["learner-twice"]);
  });
});

describe("a tab for each learner (harbour-street-4411-tab-per-learner.xlsx)", async () => {
  const reading = await read("harbour-street-4411-tab-per-learner.xlsx");

  test("learners are named by the cell beside “Learner”, not by the tab, and a template is nobody", () => {
    expect(new Set(names(reading))).toEqual(
      new Set([
        "Amara Okafor",
        "Bethan Rees",
        "Connor Bailey",
        "Farah Siddiqui",
        "Marcus Grant",
        "Zofia Nowak",
      ]),
    );
  });

  test("a copied tab is the same learner twice", () => {
    expect(reading.problems.map(({ code }) => code)).toContain("learner-twice");
  });

  test("31 November is no date, and unit 104 stands twice on Farah's tab", () => {
    expect(at(reading, "'Bethan Rees'!D46").length).toBeGreaterThan(0);
    expect(reading.problems.filter(({ code }) => code === "unit-twice").map(({ where }) => where)).toContain(
      "'Farah S'!A51",
    );
  });
});

describe("whole units (harbour-street-diploma-units.xlsx)", async () => {
  const reading = await read("harbour-street-diploma-units.xlsx");

  test("the row of credit values is nobody's, and its numbers are no marks", () => {
    expect(reading.learners).toHaveLength(10);
    expect(reading.problems.map(({ code }) => code)).not.toContain("mark-unknown");
  });

  test("a reference that lost its zero is found by its title or named by its cell, never dropped", () => {
    const craig = reading.learners.find(({ name }) => name === "Craig Donnelly");
    const isRead = craig?.entries.some(({ unit }) => unit === "L/503/0394") === true;
    expect(isRead || at(reading, "Diploma!AB4").length > 0).toBe(true);
    expect(at(reading, "Diploma!AB4").length).toBeGreaterThan(0);
  });

  test("a unit in two columns and a formula without a value are named", () => {
    expect(at(reading, "Diploma!X4")).toEqual(["unit-twice"]);
    expect(at(reading, "Diploma!H12")).toEqual(["formula-without-value"]);
  });
});

describe("learners across, a tab for each unit (harbour-street-across.xlsx)", async () => {
  const reading = await read("harbour-street-across.xlsx");

  test("a merged “Learners” over the names is a heading and not a name", () => {
    expect(names(reading)).toContain("Alfie Marsh");
    expect(names(reading)).not.toContain("Learners");
    expect(reading.learners.length).toBeLessThanOrEqual(9);
  });

  test("a criterion that the unit lacks is named, and the tab 7 is read as 007 or named", () => {
    expect(at(reading, "'002'!A13")).toEqual(["criterion-unknown"]);
    const units = new Set(reading.learners.flatMap(({ entries }) => entries.map(({ unit }) => unit)));
    expect(units.has("M/601/6062")).toBe(true);
  });

  test("Darius Kowal, who stands on one tab alone, is not taken for Dariusz silently", () => {
    expect(reading.problems.some(({ found }) => found.includes("Darius Kowal"))).toBe(true);
  });
});

describe("a list of evidence (harbour-street-evidence-list.csv)", async () => {
  const reading = await read("harbour-street-evidence-list.csv");
  const tab = "'harbour-street-evidence-list'";
  const row = (number: number) =>
    reading.problems
      .filter(({ where }) =>
        where.split(", ").some((one) => one.startsWith(tab) && one.endsWith(String(number))),
      )
      .map(({ code }) => code);

  test("a row without a unit never takes the unit of the row above, which is another piece of evidence", () => {
    const mohammed = reading.learners.find(({ name }) => name === "Mohammed Iqbal");
    expect(mohammed?.entries.filter(({ where }) => /\D26$/.test(where))).toEqual([]);
    expect(row(26).length).toBeGreaterThan(0);
  });

  test.each([
    ["a row that stands twice", 7],
    ["2,2 for 2.2", 10],
    ["a criterion that the unit lacks", 15],
    ["a misspelt unit title", 24],
    ["a criterion that became a date", 42],
    ["30 February", 43],
  ])("%s is named", (_, number) => {
    expect(row(number).length).toBeGreaterThan(0);
  });

  test("a date in a list is when the evidence was made, and decides nothing", () => {
    expect(
      reading.meanings.filter(({ cell, meaning }) => cell.includes("date") && meaning === "decided"),
    ).toEqual([]);
  });
});
