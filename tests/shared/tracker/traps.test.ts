import { describe, expect, it } from "vitest";
import { faults, read, said } from "./said.ts";
import { date, grid, sheet } from "./sheet.ts";

const diploma = { qualification: "innovate-l2-diploma-customer-service" };

describe("a criterion's number that the spreadsheet has changed", () => {
  it("is 2.10 when 2.1 stands a second time, after 2.9", () => {
    const reading = read(
      grid([
        ["Learner", "D/506/2119"],
        [null, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 2.1],
        ["Amy", "y", "y", "y", "y", "y", "y", "y", "y", "y", "n"],
      ]),
      diploma,
    );
    expect(said(reading)[9]).toBe("Amy: D/506/2119 2.10 not yet");
    expect(faults(reading)).toEqual(["criterion-number-lost-zero Tracker!K2"]);
  });

  it("is asked about when a number could be 2.1 or 2.10", () => {
    const reading = read(
      grid([
        ["Learner", "D/506/2119"],
        [null, 1.1, 2.1],
        ["Amy", "y", "y"],
      ]),
      diploma,
    );
    expect(said(reading)[1]).toBe("Amy: D/506/2119 2.1 decided");
    expect(faults(reading)).toEqual(["criterion-number-lost-zero Tracker!C2"]);
  });

  it("is nothing to ask about when its neighbours or its text say it", () => {
    const shown = { kind: "number", value: 2.1, shown: "2.10" } as const;
    const reading = read(
      grid([
        ["Learner", "D/506/2119"],
        [null, 1.1, 2.1, 2.2, shown],
        ["Amy", "y", "y", "y", "n"],
      ]),
      diploma,
    );
    expect(said(reading)[3]).toBe("Amy: D/506/2119 2.10 not yet");
    expect(faults(reading)).toEqual([]);
  });

  it("is found again in a date by the headings beside it", () => {
    const reading = read(
      grid([
        ["Learner", "D/506/2119"],
        [null, "1.1", date("2026-02-01", "01-Feb"), "1.3", date("2026-01-02", "1/2/2026")],
        ["Amy", "y", "y", "y", "n"],
      ]),
      diploma,
    );
    expect(said(reading).map((line) => line.split(" ")[2])).toEqual(["1.1", "1.2", "1.3", "2.1"]);
    expect(faults(reading)).toEqual(["criterion-became-date Tracker!C2", "criterion-became-date Tracker!E2"]);
  });

  it("is not read in a list when the date could be two criteria", () => {
    const reading = read(
      grid([
        ["Learner", "Unit", "Evidence", "Criteria"],
        ["Amy", "101", "E1", "1.1, 1.2"],
        ["Amy", "101", "E2", date("2026-02-01", "01-Feb")],
      ]),
    );
    expect(said(reading)).toHaveLength(2);
    expect(faults(reading)).toEqual(["criterion-became-date Tracker!D3"]);
  });
});

describe("a unit's heading", () => {
  it("is named when its number has lost its zeros", () => {
    const reading = read(
      grid([
        ["Learner", 1, 2, 101],
        ["Amy", "y", null, "y"],
        ["Bob", "n", "y", "y"],
      ]),
    );
    expect(said(reading)[0]).toBe("Amy: 001 decided");
    expect(faults(reading)).toEqual([
      "unit-number-lost-zeros Tracker!B1",
      "unit-number-lost-zeros Tracker!C1",
    ]);
  });

  it("is named when the qualification does not have the unit", () => {
    const reading = read(
      grid([
        ["Learner", "101 1.1", "999 1.1", "Unit 998 1.1", "Z/123/4567 1.1"],
        ["Amy", "y", "y", "y", "y"],
      ]),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided"]);
    expect(faults(reading)).toEqual([
      "unit-unknown Tracker!C1",
      "unit-unknown Tracker!D1",
      "unit-unknown Tracker!E1",
    ]);
  });

  it("is named when it stands twice, and only the first is read where both have a criterion", () => {
    const reading = read(
      sheet(`
        Learner | 101 |     | 102 | 101 |
                | 1.1 | 1.2 | 1.1 | 1.1 | 1.3
        Amy     | y   | y   | y   | n   | y
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 1.1 decided",
      "Amy: 101 1.2 decided",
      "Amy: 102 1.1 decided",
      "Amy: 101 1.3 decided",
    ]);
    expect(faults(reading)).toEqual(["unit-twice Tracker!E1"]);
  });

  it("is named when whole units stand twice", () => {
    const reading = read(sheet("Learner | 101 | 102 | 101\nAmy | y | y | n"));
    expect(said(reading)).toEqual(["Amy: 101 decided", "Amy: 102 decided"]);
    expect(faults(reading)).toEqual(["unit-twice Tracker!D1"]);
  });
});

describe("a criterion's heading", () => {
  it("is named when the unit does not have it, and when it stands twice", () => {
    const reading = read(sheet("Learner | 101 1.1 | 101 1.9 | 101 1.1\nAmy | y | y | n"));
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided"]);
    expect(faults(reading)).toEqual(["criterion-unknown Tracker!C1", "criterion-twice Tracker!D1"]);
  });
});

describe("a learner", () => {
  it("is kept apart and named when the same name comes twice without ids", () => {
    const reading = read(sheet("Learner | 101 1.1 | 101 1.2\nAmy | y |\nAmy | | y"));
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy (2): 101 1.2 decided"]);
    expect(faults(reading)).toEqual(["learner-twice Tracker!A3"]);
  });

  it("may have the same name as another with an id of their own", () => {
    const reading = read(sheet("Learner | ID | 101 1.1\nAmy | L1 | y\nAmy | L2 | y\nBob | L1 | n"));
    expect(reading.learners.map(({ id }) => id)).toEqual(["L1", "L2", "L1 (2)"]);
    expect(faults(reading)).toEqual(["learner-twice Tracker!A4"]);
  });

  it("is missed when a row has marks and no name", () => {
    const reading = read(sheet("Learner | 101 1.1 | 101 1.2\nAmy | y |\n | y | n\nBob | y | y"));
    expect(faults(reading)).toEqual(["learner-missing Tracker!B3"]);
  });

  it("may be called anything", () => {
    const names = ["__proto__", "constructor", "toString", "=1+1", "a".repeat(10_000), "<b>Amy</b>"];
    const reading = read(grid([["Learner", "101 1.1"], ...names.map((name) => [name, "y"])]));
    expect(reading.learners.map(({ name }) => name)).toEqual(names);
    expect(reading.learners.every(({ entries }) => entries.length === 1)).toBe(true);
    expect(faults(reading)).toEqual([]);
  });
});

describe("a cell that cannot be read", () => {
  it("is named: an error, a formula without a value, an impossible date, a remark", () => {
    const reading = read(
      grid([
        ["Learner", "101 1.1", "101 1.2", "101 1.3", "102 1.1"],
        [
          "Amy",
          { kind: "error", shown: "#REF!" },
          { kind: "uncalculated", formula: "=B1" },
          "31/02/2026",
          "see file",
        ],
        ["Bob", "y", "y", "y", "y"],
        [{ kind: "error", shown: "#NAME?" }, "y", "y", "y", "y"],
      ]),
    );
    expect(faults(reading)).toEqual([
      "cell-error Tracker!B2",
      "formula-without-value Tracker!C2",
      "date-impossible Tracker!D2",
      "mark-unknown Tracker!E2",
      "cell-error Tracker!A4",
    ]);
    expect(said(reading)[0]).toBe("Amy: 101 1.3 decided");
  });

  it("is listed twenty times and then counted", () => {
    const rows = Array.from({ length: 300 }, (_, index) => [
      `Learner ${index}`,
      "see the file again",
      "ask the tutor why",
    ]);
    const reading = read(grid([["Learner", "101 1.1", "101 1.2"], ...rows]));
    expect(reading.learners).toHaveLength(300);
    expect(reading.problems).toHaveLength(21);
    expect(reading.problems[20]?.found).toContain("580 more cells");
  });
});

describe("the qualification", () => {
  const body = "Learner | A/601/6047 | R/601/6068\nAmy | y | n\nBob | y | y";

  it("cannot be told when several offer the units, and what they share is read", () => {
    const reading = read(sheet(body), {});
    expect(reading.layout.qualification).toBeNull();
    expect(reading.candidates).toHaveLength(5);
    expect(faults(reading)).toEqual(["qualification-unclear"]);
    expect(said(reading)).toHaveLength(4);
    expect(reading.certain).toBe(false);
  });

  it.each([
    ["4411-11 tracker", "501/1837/7"],
    ["Tracker 501/1840/7", "501/1840/7"],
    ["City & Guilds Entry Level 3 Certificate", "501/1838/9"],
    ["City & Guilds Level 1 Award", "501/1839/0"],
    ["ProQual Level 1 Award for Introduction to Customer Service", "600/5863/8"],
  ])("is told by the sheet's own words: %s", (title, id) => {
    const reading = read(sheet(`${title}\n${body}`), {});
    expect(reading.layout.qualification).toBe(id);
    expect(faults(reading)).toEqual([]);
  });

  it("is told by a unit that only one specification offers", () => {
    const reading = read(sheet("Learner | A/601/6047 | M/601/6076\nAmy | y | n"), {});
    expect(reading.candidates).toHaveLength(4);
  });

  it("is told by the way in which units are numbered", () => {
    const reading = read(sheet("Learner | Unit 06 AC 2.3 | Unit 01 AC 1.1\nAmy | y | n"), {});
    expect(reading.layout.qualification).toBe("601/3972/9");
  });

  it("is named when it is not the one that the headings fit", () => {
    const reading = read(sheet("Learner | L/506/2083 1.1 | L/506/2083 1.2\nAmy | y | n"));
    expect(faults(reading)).toEqual(["qualification-mismatch", "nothing-recognised"]);
    expect(reading.problems[0]?.found).toContain("NCFE Level 1 Certificate");
  });

  it("is named when it is not in the catalogue", () => {
    expect(faults(read(sheet(body), { qualification: "9999" }))).toContain("qualification-unknown");
  });
});

describe("the layout", () => {
  const square = grid([
    [null, 1, 2, 3],
    [1, "y", "n", "y"],
    [2, "y", "y", "n"],
    [3, "y", "y", "y"],
  ]);

  it("is not certain when both directions explain the sheet, and a layout file chooses", () => {
    const reading = read(square);
    expect(reading.certain).toBe(false);
    expect(faults(reading)).toContain("layout-unclear Tracker");
    const chosen = read(square, { layout: { ...reading.layout, learners: "across" } });
    expect(chosen.layout.learners).toBe("across");
    expect(chosen.certain).toBe(true);
    expect(said(chosen)).toHaveLength(9);
    expect(said(chosen)[0]).toBe("1: 001 decided");
    expect(said(chosen)[3]).toBe("2: 001 not yet");
  });

  it("cannot be told when nothing is recognised", () => {
    for (const tab of [sheet("Hello | World\nNothing | here"), grid([])]) {
      const reading = read(tab, {});
      expect(faults(reading)).toEqual(["nothing-recognised"]);
      expect(reading.certain).toBe(false);
      expect(reading.learners).toEqual([]);
    }
  });
});
