import { describe, expect, it } from "vitest";
import { type Cell } from "../../../shared/src/tracker/workbook.ts";
import { faults, read, said } from "./said.ts";
import { date, grid, sheet } from "./sheet.ts";

/** Reads the cells under as many criteria of one learner, beside a dated decision. */
function marks(...cells: readonly Cell[]) {
  const criteria = ["101 1.1", "101 1.2", "101 1.3", "101 2.1", "102 1.1", "102 1.2"];
  return read(
    grid([
      ["Learner", ...criteria.slice(0, cells.length), "103 1.1"],
      ["Amy", ...cells, "01/02/2026"],
    ]),
  );
}

function meaningOf(cell: Cell): string {
  return (
    said(marks(cell))[0]?.replace("Amy: 101 1.1 ", "").replace("Amy: 103 1.1 decided on 2026-02-01", "") ?? ""
  );
}

describe("a cell under a criterion", () => {
  it.each<[Cell, string]>([
    ["✓", "decided"],
    ["✔", "decided"],
    ["√", "decided"],
    ["y", "decided"],
    ["Yes", "decided"],
    ["Met", "decided"],
    ["Achieved", "decided"],
    ["Pass", "decided"],
    ["TRUE", "decided"],
    [true, "decided"],
    ["100%", "decided"],
    [{ kind: "number", value: 1, shown: "100%" }, "decided"],
    ["4/4", "decided"],
    ["AB", "decided by AB"],
    ["A.B.", "decided by A.B."],
    ["12/03/2026", "decided on 2026-03-12"],
    ["12.3.26", "decided on 2026-03-12"],
    ["12 March 2026", "decided on 2026-03-12"],
    ["2026-03-12", "decided on 2026-03-12"],
    [date("2026-03-12"), "decided on 2026-03-12"],
    ["AB 12/03/26", "decided by AB on 2026-03-12"],
    ["12/03/2026 - AB", "decided by AB on 2026-03-12"],
    ["Met 12/03/2026 AB", "decided by AB on 2026-03-12"],
    ["E4, E7", "E4, E7"],
    ["E4-E6", "E4, E5, E6"],
    ["RPL", "RPL prior-learning"],
    ["50%", "50 of 100"],
    [{ kind: "number", value: 0.5, shown: "50%" }, "50 of 100"],
    ["2/4", "2 of 4"],
    ["2 of 4", "2 of 4"],
    ["partly", "partly"],
    ["Working towards", "partly"],
    ["Not yet", "not yet"],
    ["Not yet met 12/03/2026", "not yet"],
    ["Refer", "not yet"],
    ["✗", "not yet"],
    ["x", "not yet"],
    [false, "not yet"],
    ["0%", "not yet"],
    ["0/4", "not yet"],
    ["-", ""],
    ["n/a", ""],
    ["   ", ""],
    [null, ""],
  ])("%j means: %s", (cell, meaning) => {
    expect(meaningOf(cell)).toBe(meaning);
    expect(faults(marks(cell))).toEqual([]);
  });

  it.each<Cell>(["see file", 7, 46093, "150%", "5/4", "Q", "Jo said it was fine", "?"])(
    "%j is not guessed at",
    (cell) => {
      expect(meaningOf(cell)).toBe("");
      expect(faults(marks(cell))).toEqual(["mark-unknown Tracker!B2"]);
    },
  );

  it("may name evidence and the decision about it", () => {
    expect(said(marks("E4 AB 12/03/26")).slice(0, 2)).toEqual([
      "Amy: 101 1.1 E4",
      "Amy: 101 1.1 decided by AB on 2026-03-12",
    ]);
  });
});

describe("a letter", () => {
  const letters = (text: string) => read(sheet(`Learner | 101 1.1 | 101 1.2\n${text}`));

  it("is a pass beside a referral", () => {
    const reading = letters("Amy | P | R\nBob | P |");
    expect(said(reading)).toEqual(["Amy: 101 1.1 decided", "Amy: 101 1.2 not yet", "Bob: 101 1.1 decided"]);
    expect(faults(reading)).toEqual([]);
  });

  it("is a guess when it stands alone, and is said to be one", () => {
    for (const letter of ["P", "x"]) {
      const reading = letters(`Amy | ${letter} |\nBob | ${letter} | ${letter}`);
      expect(said(reading)[0]).toBe("Amy: 101 1.1 decided");
      expect(faults(reading)).toEqual(["mark-guessed Tracker!B2"]);
      expect(reading.meanings[0]?.because).toContain("a guess");
    }
  });

  it("says less than a decision when decisions are recorded in another way", () => {
    const reading = letters("Amy | P | 12/03/2026\nBob | P |");
    expect(said(reading)[0]).toBe("Amy: 101 1.1 partly");
    expect(faults(reading)).toEqual(["mark-guessed Tracker!B2"]);
  });

  it.each([
    "P = Portfolio evidence seen",
    "Key: P = evidence submitted; R = refer",
    "Key\nP | Evidence submitted",
  ])("means what the key says: %s", (key) => {
    const reading = letters(`Amy | P |\nBob | P |\n\n${key}`);
    expect(said(reading)).toEqual(["Amy: 101 1.1 P", "Bob: 101 1.1 P"]);
    expect(reading.learners).toHaveLength(2);
    expect(faults(reading)).toEqual([]);
  });

  it("means what the layout file says", () => {
    const tab = sheet("Learner | 101 1.1 | 101 1.2\nAmy | P | Q\nBob | P |");
    const { layout } = read(tab);
    const reading = read(tab, { layout: { ...layout, marks: { p: "not yet", q: "decided" } } });
    expect(said(reading)).toEqual(["Amy: 101 1.1 not yet", "Amy: 101 1.2 decided", "Bob: 101 1.1 not yet"]);
    expect(faults(reading)).toEqual([]);
  });
});

describe("what was taken to mean what", () => {
  it("is counted for each kind of cell, with an example and its place", () => {
    const reading = read(
      sheet("Learner | 101 1.1 | 101 1.2\nAmy | 12/03/2026 | E1\nBob | 13/03/2026 | see file"),
    );
    expect(reading.meanings.map(({ cell, meaning, count, where }) => [cell, meaning, count, where])).toEqual([
      ["a date", "decided", 2, "Tracker!B2"],
      ["evidence references", "evidence", 1, "Tracker!C2"],
      ["“see file”", "nothing", 1, "Tracker!C3"],
    ]);
  });
});
