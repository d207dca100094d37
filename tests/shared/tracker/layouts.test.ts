import { describe, expect, it } from "vitest";
import { faults, read, said } from "./said.ts";
import { date, grid, sheet, transposed } from "./sheet.ts";

const oneTab = sheet(`
  Learner  | ID | Unit 101 |            |         | Total | Unit 102    |
           |    | 1.1      | 1.2        | 1.3     |       | 1.1         | 1.2
  Amy Pond | L1 | ✓        | 12/03/2026 |         | 2     | AB 12/03/26 | x
  Bob Fox  | L2 | E4, E7   | 50%        | Not yet | 1     |             |
`);
const ofOneTab = [
  "L1: 101 1.1 decided",
  "L1: 101 1.2 decided on 2026-03-12",
  "L1: 102 1.1 decided by AB on 2026-03-12",
  "L1: 102 1.2 not yet",
  "L2: 101 1.1 E4, E7",
  "L2: 101 1.2 50 of 100",
  "L2: 101 1.3 not yet",
];

describe("one tab for all", () => {
  it("is read with two heading rows and learners down", () => {
    const reading = read(oneTab);
    expect(said(reading)).toEqual(ofOneTab);
    expect(faults(reading)).toEqual([]);
    expect(reading.layout).toMatchObject({ arrangement: "one-tab", learners: "down", detail: "criteria" });
    expect(reading.layout.tabs).toEqual([
      { tab: "Tracker", headings: [1, 2], names: 1, ids: 2, unit: null, learner: null },
    ]);
  });

  it("is read with learners across", () => {
    const reading = read(transposed(oneTab));
    expect(said(reading)).toEqual(ofOneTab);
    expect(reading.layout.learners).toBe("across");
  });

  it("says that totals are not read", () => {
    expect(read(oneTab).description.join(" ")).toMatch(/“Total” \(column F\).*sums other cells up.*not read/);
  });

  it("is read with merged unit headings", () => {
    const merged = grid(oneTab.rows, {
      merges: [
        { top: 0, left: 2, bottom: 0, right: 4 },
        { top: 0, left: 6, bottom: 0, right: 7 },
      ],
    });
    expect(said(read(merged))).toEqual(ofOneTab);
  });

  it.each([
    ["101 1.1", "102 1.1"],
    ["U101-1.1", "U102-1.1"],
    ["Unit 101 AC 1.1", "Unit 102 AC 1.1"],
    ["R/601/6068 1.1", "R/601/6071 1.1"],
    ["101/1.1", "102/1.1"],
    ["101.1.1", "102.1.1"],
    ["1.1 (101)", "1.1 (102)"],
    ["101 1.1 Explain why it matters", "102: 1.1 Name two of them"],
  ])("is read with unit and criterion in one cell: %s", (first, second) => {
    const reading = read(
      grid([
        ["Learner", first, second],
        ["Amy", "y", "n"],
        ["Bob", null, "y"],
      ]),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy: 102 1.1 not yet", "Bob: 102 1.1 decided"]);
    expect(faults(reading)).toEqual([]);
  });

  it.each([
    "101",
    "U101",
    "Unit 101 - Create a good impression to customers",
    "R/601/6068",
    "R6016068",
    "Create a good impression to customers",
    "Create a good impresion to customer",
    "CREATE A GOOD IMPRESSION",
    "Level 1 Unit 101: Create a good impression to customers (R/601/6068)",
  ])("knows a unit by %s", (name) => {
    const reading = read(
      grid([
        ["Learner", name, null],
        [null, "1.1", "1.2"],
        ["Amy", "y", "y"],
        ["Bob", "y", null],
      ]),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy: 101 1.2 decided", "Bob: 101 1.1 decided"]);
  });

  it("is read with outcome headings and the criteria's wording", () => {
    const reading = read(
      sheet(`
        Learner | Create a good impression to customers |               |
                | LO1                                   |               | LO2
                | 1.1 Explain why it matters            | 1.2 Say how   | 2.1 Greet them
        Amy     | y                                     | n             | y
      `),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy: 101 1.2 not yet", "Amy: 101 2.1 decided"]);
    expect(faults(reading)).toEqual([]);
  });

  it("is read with a row of wording below the numbers", () => {
    const reading = read(
      sheet(`
        Learner | 101                    |
                | 1.1                    | 1.2
                | Explain why it matters | Say how to do it well
        Amy     | y                      | n
      `),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy: 101 1.2 not yet"]);
    expect(faults(reading)).toEqual([]);
  });

  it("is read with criteria down, outcome rows and a new heading for each unit", () => {
    const reading = read(
      sheet(`
        Unit 101: Create a good impression to customers
        AC                       | Amy Pond | Bob Fox
        1 Know how to impress    |          |
        1.1 Explain why          | y        | n
        LO2 Be able to           |          |
        2.1 Greet                | y        |
        Unit 102
        AC                       | Amy Pond | Bob Fox
        1.1 Name                 | y        | y
      `),
    );
    expect(said(reading)).toEqual([
      "Amy Pond: 101 1.1 decided",
      "Amy Pond: 101 2.1 decided",
      "Amy Pond: 102 1.1 decided",
      "Bob Fox: 101 1.1 not yet",
      "Bob Fox: 102 1.1 decided",
    ]);
  });

  it("is read with several tables one under the other", () => {
    const reading = read(
      sheet(`
        Unit 101 Create a good impression to customers
        Learner | 1.1 | 1.2
        Amy     | y   | n
        Bob     | y   |

        Unit 105 Working in customer service
        Learner | 1.1 | 1.2
        Amy     | n   | n
        Bob     |     | y
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 1.1 decided",
      "Amy: 101 1.2 not yet",
      "Amy: 105 1.1 not yet",
      "Amy: 105 1.2 not yet",
      "Bob: 101 1.1 decided",
      "Bob: 105 1.2 decided",
    ]);
    expect(faults(reading)).toEqual([]);
  });

  it("is read with unit headings between the learners", () => {
    const reading = read(
      sheet(`
        Learner  | 1.1 | 1.2
        Unit 101
        Amy      | y   | n
        Unit 102
        Amy      | n   | y
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 1.1 decided",
      "Amy: 101 1.2 not yet",
      "Amy: 102 1.1 not yet",
      "Amy: 102 1.2 decided",
    ]);
  });

  it("joins first name and surname, and takes the unique learner number for the id", () => {
    const reading = read(
      sheet(`
        First name | Surname | ULN  | Start date | 101 1.1
        Amy        | Pond    | 1234 | 01/09/2025 | y
        Bob        | Fox     | 1235 | 01/09/2025 | n
      `),
    );
    expect(reading.learners.map(({ id, name }) => [id, name])).toEqual([
      ["1234", "Amy Pond"],
      ["1235", "Bob Fox"],
    ]);
  });

  it("passes over sums, percentages, signatures and the key below the learners", () => {
    const reading = read(
      sheet(`
        Learner    | 101 1.1 | 101 1.2 | % complete
        Amy        | y       |         | 50%
        Total      | 1       | 0       | 50%
        IQA signed | CD      | CD      |

        Key
        y = met
      `),
    );
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided"]);
    expect(reading.learners).toHaveLength(1);
    expect(faults(reading)).toEqual([]);
  });
});

describe("units without criteria", () => {
  it("are read from one heading row", () => {
    const reading = read(
      sheet(`
        Learner | 101        | R/601/6071 | Record and communicate customer problems
        Amy     | 12/03/2026 | AB         |
        Bob     |            | E1         | y
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 decided on 2026-03-12",
      "Amy: 102 decided by AB",
      "Bob: 102 E1",
      "Bob: 104 decided",
    ]);
    expect(reading.layout.detail).toBe("units");
  });

  it("are read with a date, an assessor and an IQA under each", () => {
    const reading = read(
      sheet(`
        Learner | Unit 101   |          |     | Unit 102   |          |
                | Date       | Assessor | IQA | Date       | Assessor | IQA
        Amy     | 12/03/2026 | AB       | CD  | 13/03/2026 |          |
        Bob     |            |          |     |            | AB       |
      `),
    );
    expect(said(reading)).toEqual(["Amy: 101 decided by AB on 2026-03-12", "Amy: 102 decided on 2026-03-13"]);
    expect(reading.learners[0]?.signatures).toMatchObject([{ kind: "verification", by: "CD" }]);
    expect(faults(reading)).toEqual(["decision-unsigned Tracker!F3", "decision-undated Tracker!F4"]);
  });
});

describe("a tab for each unit", () => {
  it("is known by the tab's name or by its title, and joins the learners", () => {
    const reading = read([
      sheet("Learner | 1.1 | 1.2 | 2.1\nAmy | y | y | y\nBob | y | n |", { name: "101" }),
      sheet("Learner | 1.1 | 1.2\nAmy | y | y\nBob | | n", { name: "102 Apply legislation, regulat" }),
      sheet("Unit 105\nLearner | 1.1\nAmy | y\nBob | n", { name: "Third" }),
    ]);
    expect(reading.layout.arrangement).toBe("tab-per-unit");
    expect(reading.learners.map(({ entries }) => entries.length)).toEqual([6, 4]);
    expect(faults(reading)).toEqual([]);
  });
});

describe("a tab for each learner", () => {
  const tab = (name: string) =>
    sheet(
      `
      Learner: ${name}
      Unit 101 Create a good impression to customers
      AC      | Evidence | Date       | Assessor
      1.1 Say | E1       | 12/03/2026 | AB
      1.2 Do  | E2, E3   |            |
      Unit 102
      1.1 Say |          | 13/03/2026 | AB
      Learner declaration | ${name} 14/03/2026
      `,
      { name: name.split(" ")[0] ?? "" },
    );

  it("is read with evidence, date and assessor beside each criterion", () => {
    const reading = read([tab("Amy Pond"), tab("Bob Fox")]);
    expect(said(reading).slice(0, 5)).toEqual([
      "Amy Pond: 101 1.1 E1",
      "Amy Pond: 101 1.1 decided by AB on 2026-03-12",
      "Amy Pond: 101 1.2 E2, E3",
      "Amy Pond: 102 1.1 decided by AB on 2026-03-13",
      "Bob Fox: 101 1.1 E1",
    ]);
    expect(reading.layout).toMatchObject({ arrangement: "tab-per-learner", learners: null });
    expect(reading.learners[0]?.signatures).toMatchObject([{ kind: "declaration", on: "2026-03-14" }]);
    expect(faults(reading)).toEqual([]);
  });

  it("is read with units down and criteria across", () => {
    const reading = read(
      sheet("Candidate: Amy Pond\nUnit | 1.1 | 1.2 | 2.1\n101 | y | y | y\n102 | n | |", { name: "Amy" }),
    );
    expect(said(reading)).toEqual([
      "Amy Pond: 101 1.1 decided",
      "Amy Pond: 101 1.2 decided",
      "Amy Pond: 101 2.1 decided",
      "Amy Pond: 102 1.1 not yet",
    ]);
  });

  it("takes the learner's name from the tab", () => {
    const page = "Unit | Criterion | Achieved\n101 | 1.1 | y\n101 | 1.2 | 12/03/2026";
    const reading = read([sheet(page, { name: "Amy Pond" }), sheet(page, { name: "Bob Fox" })]);
    expect(reading.learners.map(({ name }) => name)).toEqual(["Amy Pond", "Bob Fox"]);
  });
});

describe("a list with one row for each piece of evidence", () => {
  it("claims criteria and decides nothing", () => {
    const reading = read(
      grid([
        ["Learner", "Unit", "Evidence", "Method", "Date", "Criteria"],
        ["Amy Pond", "101", "E1", "Observation", date("2026-03-12"), "1.1, 1.2-1.3"],
        ["Amy Pond", "102", "E2", "Report", date("2026-03-13"), "1.1"],
        ["Bob Fox", "101", "E1", "Report", date("2026-03-13"), "1.1 and 2.1"],
      ]),
    );
    expect(said(reading)).toEqual([
      "Amy Pond: 101 1.1 E1 observation 2026-03-12",
      "Amy Pond: 101 1.2 E1 observation 2026-03-12",
      "Amy Pond: 101 1.3 E1 observation 2026-03-12",
      "Amy Pond: 102 1.1 E2 report 2026-03-13",
      "Bob Fox: 101 1.1 E1 report 2026-03-13",
      "Bob Fox: 101 2.1 E1 report 2026-03-13",
    ]);
    expect(reading.layout).toMatchObject({ arrangement: "evidence-list", learners: "down" });
    expect(faults(reading)).toEqual([]);
  });

  it("takes several units in one cell", () => {
    const reading = read(
      sheet(`
        Learner | Evidence | Criteria claimed
        Amy     | E1       | 101: 1.1, 1.2; 102: 1.1
        Amy     | E2       | R/601/6068 2.1
        Bob     | E1       | U101 1.1-1.2
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 1.1 E1",
      "Amy: 101 1.2 E1",
      "Amy: 102 1.1 E1",
      "Amy: 101 2.1 E2",
      "Bob: 101 1.1 E1",
      "Bob: 101 1.2 E1",
    ]);
  });

  it("takes a decision where a column records one", () => {
    const reading = read(
      sheet(`
        Learner | Unit | Evidence | Criteria | Decision | Assessor | Date assessed
        Amy     | 101  | E1       | 1.1, 1.2 | Met      | AB       | 12/03/2026
        Bob     | 101  | E1       | 1.1      | Not yet  | AB       | 13/03/2026
        Bob     | 101  | E2       | 1.2      |          |          |
      `),
    );
    expect(said(reading)).toEqual([
      "Amy: 101 1.1 E1",
      "Amy: 101 1.1 decided by AB on 2026-03-12",
      "Amy: 101 1.2 E1",
      "Amy: 101 1.2 decided by AB on 2026-03-12",
      "Bob: 101 1.1 E1",
      "Bob: 101 1.1 not yet",
      "Bob: 101 1.2 E2",
    ]);
  });

  it("names a range that runs over criteria that the unit does not have", () => {
    const reading = read(
      sheet(`
        Learner | Unit | Evidence | Criteria
        Amy     | 101  | E1       | 1.1-1.5
        Bob     | 101  | E1       | 1.3-1.1
      `),
    );
    expect(faults(reading)).toEqual([
      "criterion-unknown Tracker!D2",
      "criterion-unknown Tracker!D2",
      "criteria-range-unclear Tracker!D3",
    ]);
  });
});

describe("other tabs", () => {
  const tracker = sheet("Learner | 101 1.1 | 101 1.2\nAmy | P | P\nBob | P |");

  it("are left out when they are no tracker, and their key is used", () => {
    const reading = read([sheet("How to use this tracker\nP = Pass", { name: "Read me" }), tracker]);
    expect(reading.layout.tabs.map(({ tab }) => tab)).toEqual(["Tracker"]);
    expect(reading.description.join(" ")).toContain("“Read me” is not read");
    expect(faults(reading)).toEqual([]);
  });

  it("are named when they are hidden and look like a tracker", () => {
    const reading = read([tracker, { ...tracker, name: "Old", hidden: true }]);
    expect(reading.learners).toHaveLength(2);
    expect(faults(reading)).toContain("tab-hidden Old");
  });
});

describe("signatures", () => {
  it("belong to the unit whose headings they stand under", () => {
    const reading = read(
      sheet(`
        Learner | 101 |                     |               | 102 |                     |               | IQA
                | 1.1 | Learner declaration | Countersigned | 1.1 | Learner declaration | Countersigned |
        Amy     | y   | AP 01/04/2026       | AB 02/04/2026 | y   | AP                  | AB            | CD 03/04/2026
      `),
    );
    expect(reading.learners[0]?.signatures.map(({ unit, kind, by, on }) => [unit, kind, by, on])).toEqual([
      ["R/601/6068", "declaration", "AP", "2026-04-01"],
      ["R/601/6068", "countersignature", "AB", "2026-04-02"],
      ["R/601/6071", "declaration", "AP", null],
      ["R/601/6071", "countersignature", "AB", null],
      [null, "verification", "CD", "2026-04-03"],
    ]);
  });
});
