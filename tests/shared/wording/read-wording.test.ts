import { describe, expect, it } from "vitest";
import { readWording, type UnitOutline, type WordingReading } from "../../../shared/src/wording/index.ts";
import { bakery, dough, icing, ovens } from "./bakery-outline.ts";

function read(text: string, ...units: readonly UnitOutline[]): WordingReading {
  return readWording(text, { id: "bakery-1", units: units.length > 0 ? units : [dough] });
}

function wording(reading: WordingReading, ref = dough.ref): Record<string, string> {
  const unit = reading.units.find((candidate) => candidate.ref === ref);
  return Object.fromEntries((unit?.criteria ?? []).map(({ number, text }) => [number, text]));
}

const whole = {
  "1.1": "Describe what yeast does",
  "1.2": "Explain why dough rests",
  "1.3": "List three kinds of flour",
  "2.1": "Knead the dough by hand",
  "2.2": "Use a scale",
};

const nothing = { notFound: [], unplaced: [], withoutNumber: [], printedDifferently: [] };

describe("the printed forms of a unit's criteria", () => {
  it("reads a list under 'The learner can', numbered in full", () => {
    const reading = read(
      [
        "Unit 01 Prepare dough (B/111/1001)",
        "The learner will:",
        "1 Know about dough",
        "The learner can:",
        "- 1.1 Describe what yeast does",
        "- 1.2 Explain why dough rests",
        "- 1.3 List three kinds of flour",
        "Unit 01 Prepare dough (B/111/1001) (cont'd)",
        "The learner will:",
        "2 Be able to make dough",
        "The learner can",
        "- 2.1 Knead the dough by hand",
        "- 2.2 Use a scale",
        "Assessment guidance",
        "Assessment criteria:",
        "- 1.2 **Dough** means bread dough here.",
      ].join("\n\n"),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading).toMatchObject(nothing);
  });

  it("reads criteria numbered within an outcome, wherever the outcome's number is printed", () => {
    const reading = read(
      [
        "Unit 01 Prepare dough",
        "Reference: B/111/1001",
        "There are **two** learning outcomes to this unit. The learner will:",
        "- 1. Know about dough\n- 2. Be able to make dough",
        "Know about Outcome 1 dough",
        "Assessment Criteria",
        "The learner can:",
        "- 1. describe what yeast does\n- 2. explain why dough rests\n- 3. list three kinds of flour.",
        "Criteria explained",
        "For **1.1** the candidate must describe **two** effects.",
        "Unit 01 Prepare dough",
        "Outcome 2",
        "Be able to make dough",
        "Assessment Criteria",
        "The learner can:",
        "- 1. knead the dough by hand\n- 2. use a scale",
        "Evidence guide",
        "1.1, 1.2\tWritten questions",
      ].join("\n\n"),
    );
    expect(wording(reading)).toEqual({
      "1.1": "describe what yeast does",
      "1.2": "explain why dough rests",
      "1.3": "list three kinds of flour.",
      "2.1": "knead the dough by hand",
      "2.2": "use a scale",
    });
    expect(reading).toMatchObject(nothing);
  });

  it("reads table cells that hold several criteria in one line", () => {
    const reading = read(
      [
        "Title:\tB/111/1001 Prepare dough",
        "Level:\t2",
        "Learning outcomes The learner will:\tAssessment criteria The learner can:",
        "Know about dough\t1.1 Describe what yeast does 1.2 Explain why dough rests 1.3 List three kinds of flour",
        "2. Be able to make dough\t2.1. Knead the dough by hand  2.2. Use a scale",
        "Additional information about this unit\t",
        "N/A\t",
      ].join("\n"),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading).toMatchObject(nothing);
  });

  it("reads numbers that stand in their own table cells", () => {
    const reading = read(
      [
        "Unit B/111/1001",
        "Learning Outcome - The learner will:\t\tAssessment Criterion - The learner can:\t",
        "1\tKnow about dough\t1.1\tDescribe what yeast does",
        "\t\t1.2\tExplain why dough rests",
        "\t\t1.3\tList three kinds of flour",
        "2\tBe able to make dough\t2.1\tKnead the dough by hand",
        "\t\t2.2\tUse a scale",
      ].join("\n"),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading).toMatchObject(nothing);
  });

  it("reads list items in cells, also when two outcomes share a cell", () => {
    const reading = read(
      [
        "Title:\tB/111/1001 Prepare dough",
        "Learning outcomes\tAssessment criteria",
        "The learner will:\tThe learner can:",
        "Know about dough      Make dough\t<ul> <li>1.1 Describe what yeast does</li> <li>1.2 Explain why dough rests</li><li>1.3 List three<br>kinds of flour</li> <li>2.1 Knead the dough by hand</li><li>2.2 Use a scale</li></ul>",
      ].join("\n"),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading).toMatchObject(nothing);
  });

  it("keeps 2.10 apart from 2.1", () => {
    const unit: UnitOutline = {
      ...dough,
      criteria: [
        { number: "2.1", verb: "Knead" },
        { number: "2.10", verb: "Wash" },
      ],
    };
    const reading = read("Unit B/111/1001\nThe learner can:\n2.1 Knead dough\n2.10 Wash up", unit);
    expect(wording(reading)).toEqual({ "2.1": "Knead dough", "2.10": "Wash up" });
  });
});

const page = (...rows: string[]): string =>
  ["Title:\tB/111/1001 Prepare dough", "The learner will:\tThe learner can:", ...rows].join("\n");

describe("criteria that lost their number", () => {
  it("places the items of a list by their order and command verb, and says so", () => {
    const reading = read(
      page(
        "Know about dough\t<ol> <li>Describe what yeast does</li> <li>Explain why dough rests</li> <li>List three kinds of flour</li> </ol>",
        "Be able to make dough\t<ul><li>2.1 Knead the dough by hand</li></ul>",
        "",
        "\tUse a scale",
        "Additional information about this unit\t",
      ),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading.withoutNumber).toEqual([
      { ref: dough.ref, number: "1.1", line: 3 },
      { ref: dough.ref, number: "1.2", line: 3 },
      { ref: dough.ref, number: "1.3", line: 3 },
      { ref: dough.ref, number: "2.2", line: 6 },
    ]);
    expect(reading.unplaced).toEqual([]);
  });

  it("does not place an item whose verb is not the next criterion's", () => {
    const reading = read(page("Know about dough\t1.1 Describe what yeast does", "\tBake a loaf"));
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(reading.unplaced).toEqual([{ line: 4, text: "Bake a loaf" }]);
    expect(reading.notFound.map(({ number }) => number)).toEqual(["1.2", "1.3", "2.1", "2.2"]);
  });

  it("prefers the printing that has the number, and reports the other text", () => {
    const reading = read(
      page(
        "Know about dough\t1.1 Describe what yeast does",
        "\tExplain the oven",
        "\t1.2 Explain why dough rests",
      ),
    );
    expect(wording(reading)["1.2"]).toBe("Explain why dough rests");
    expect(reading.withoutNumber).toEqual([]);
    expect(reading.unplaced).toEqual([{ line: 4, text: "Explain the oven" }]);
  });

  it("cuts a text that ran on into the next criterion at its verb, where no printing has the number", () => {
    const reading = read(
      page(
        "Know about dough\t1.1 Describe what yeast does Explain why dough rests List three kinds of flour",
      ),
    );
    expect(wording(reading)).toEqual({ "1.1": whole["1.1"], "1.2": whole["1.2"], "1.3": whole["1.3"] });
    expect(reading.withoutNumber.map(({ number }) => number)).toEqual(["1.2", "1.3"]);
  });

  it("does not take a list inside a criterion for the next criterion", () => {
    const reading = read(
      page(
        "Make dough\t<ul><li>2.1 Knead the following: <ul><li>Use-by dough</li><li>rye</li></ul></li></ul>",
      ),
    );
    expect(wording(reading)).toEqual({ "2.1": "Knead the following: Use-by dough rye" });
  });
});

describe("sentences that the copy broke", () => {
  it("joins the lines of a cell", () => {
    const reading = read(
      page("Know about dough\t1.1 Describe what", "\tyeast does", "and more\t(in rye) 1.2 Explain why"),
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does (in rye)", "1.2": "Explain why" });
  });

  it("joins a name that was broken between two capitals", () => {
    const reading = read(
      "Unit B/111/1001\nThe learner can:\n1.1 Describe the UK\nGeneral Flour Code\nfor mills",
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe the UK General Flour Code for mills" });
  });

  it("does not join two ends of a sentence whose middle it could not place", () => {
    const reading = read("Unit B/111/1001\nThe learner can:\n1.1 Describe yeast\nZq garbled\nin the dark");
    expect(wording(reading)).toEqual({ "1.1": "Describe yeast" });
    expect(reading.unplaced.map(({ text }) => text)).toEqual(["Zq garbled", "in the dark"]);
  });

  it("does not join an outcome to a criterion that seems unfinished", () => {
    const reading = read(
      "Unit B/111/1001\nThe learner can:\n1.1 Describe whom to bake with\nBe able to make dough",
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe whom to bake with" });
    expect(reading.unplaced).toEqual([{ line: 4, text: "Be able to make dough" }]);
  });

  it("knows a unit's heading that was broken over two lines", () => {
    const reading = read(
      "Unit C/111/1002\nThe learner can:\n1.1 State when\nUnit 01 Prepare and knead\nrye dough (B/111/1001)\n(cont'd)\nThe learner can:\n1.1 Describe what yeast does",
      dough,
      ovens,
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(wording(reading, ovens.ref)).toEqual({ "1.1": "State when" });
    expect(reading.unplaced).toEqual([]);
  });

  it("gives the tail in the next outcome's cell to the criterion before it", () => {
    const reading = read(
      page(
        "Know about dough\t<ul><li>1.3 List three kinds of</li></ul>",
        "Make dough\tflour 2.1 Knead the dough",
      ),
    );
    expect(wording(reading)).toEqual({ "1.3": "List three kinds of flour", "2.1": "Knead the dough" });
  });

  it("goes on in the row of the heading that ends the criteria", () => {
    const reading = read(
      page(
        "Make dough\t<ul><li>2.1 Knead the dough by hand</li></ul>",
        "Additional information about this unit\t2.2 Use a scale",
        "N/A\tThis is no criterion",
      ),
    );
    expect(wording(reading)).toEqual({ "2.1": "Knead the dough by hand", "2.2": "Use a scale" });
    expect(reading.unplaced).toEqual([]);
  });

  it("drops the last words when that row only repeats them", () => {
    const reading = read(
      page("Make dough\t2.2 Use a kitchen", "\tscale", "Additional information about this unit\tscale"),
    );
    expect(wording(reading)["2.2"]).toBe("Use a kitchen scale");
  });

  it("goes on in a plain line after the table", () => {
    const reading = read(
      page("Make dough\t2.1 Knead the dough by hand", "", "2.2 Use a scale", "", "## Unit aim"),
    );
    expect(wording(reading)).toEqual({ "2.1": "Knead the dough by hand", "2.2": "Use a scale" });
  });

  it("keeps printed hyphens at a line's end", () => {
    const reading = read(
      page(
        "Dough\t1.1 Describe oven-",
        "\tready and non-",
        "\tstick tins",
        "\t1.2 Explain pre-",
        "\tand post-proving",
      ),
    );
    expect(wording(reading)).toEqual({
      "1.1": "Describe oven-ready and non-stick tins",
      "1.2": "Explain pre- and post-proving",
    });
  });

  it("takes a hyphen out only where the copy shows the word in one piece", () => {
    const reading = read(
      page(
        "Dough\t1.1 Describe the organi-",
        "\tsation of work",
        "\t1.2 Explain self- raising flour",
        "\t1.3 List self-raising flours",
      ),
    );
    expect(wording(reading)).toMatchObject({
      "1.1": "Describe the organi-sation of work",
      "1.2": "Explain self-raising flour",
    });
    const known = read(
      page("Dough\t1.1 Describe the organi-", "\tsation of work", "\t1.2 Explain organisation"),
    );
    expect(wording(known)["1.1"]).toBe("Describe the organisation of work");
  });

  it("cleans stars, dots, entities and doubled spaces, and keeps misprints and small initials", () => {
    const reading = read(page("Dough\t• 1.1  describe **waht**   yeast&nbsp;does &amp; why"));
    expect(wording(reading)).toEqual({ "1.1": "describe waht yeast does & why" });
  });

  it("keeps lettered parts as they are printed", () => {
    const reading = read(
      "Unit B/111/1001\nThe learner can:\n- 1.1 Describe the following:\n - a) rye\n - b) wheat\n- 1.2 Explain bran",
    );
    expect(wording(reading)).toEqual({
      "1.1": "Describe the following: a) rye b) wheat",
      "1.2": "Explain bran",
    });
  });
});

describe("a criterion that is printed twice", () => {
  it("is read once when both printings agree", () => {
    const text = page("Dough\t1.1 Describe what yeast does");
    const reading = read(`${text}\n${text}.`);
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(reading.printedDifferently).toEqual([]);
  });

  it("keeps the complete one and reports the one that broke off", () => {
    const reading = read(page("Dough\t1.1 Describe what", "Dough\t1.1 Describe what yeast does"));
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(reading.printedDifferently).toEqual([
      { ref: dough.ref, number: "1.1", line: 3, text: "Describe what" },
    ]);
  });

  it("keeps what most printings say, and reports a criterion under a wrong number", () => {
    const reading = read(
      page(
        "Dough\t1.1 Describe what yeast does 1.2 Explain why dough rests",
        "Dough\t1.1 Describe what yeast does 1.1 Explain why dough rests",
        "Dough\t1.1 Describe what yeast did 1.2 Explain why dough rests",
      ),
    );
    expect(wording(reading)).toMatchObject({
      "1.1": "Describe what yeast does",
      "1.2": "Explain why dough rests",
    });
    expect(reading.printedDifferently).toEqual([
      { ref: dough.ref, number: "1.1", line: 4, text: "Explain why dough rests" },
      { ref: dough.ref, number: "1.1", line: 5, text: "Describe what yeast did" },
    ]);
  });

  it("reads a page whose columns ran through one line, more than once", () => {
    const run =
      "Learning outcomes The learner will:  1. Know about dough  1. Know about dough  1. Describe what yeast does 1.2 Explain why dough rests 1.3 List three kinds of flour 2. Make the dough  2.1 Knead the dough by hand 2.2 Use a scale";
    const reading = read(
      [
        `Credit value:  2  GLH:  16  ${run}  Additional information about this unit\tTitle:\tB/111/1001 Prepare dough`,
        `GLH:  ${run.replace("1. Describe", "1.1 Describe")}\tLevel:\t2`,
        "about dough  why dough rests 1.3 List three kinds of flour\t\t",
        "Additional information about this unit\tknead the dough by hand  2.2 Use a scale\t",
      ].join("\n"),
    );
    expect(wording(reading)).toEqual(whole);
    expect(reading).toMatchObject(nothing);
  });
});

describe("what cannot be placed", () => {
  it("is reported with its line: garbage, stray cells, numbers that the unit does not have", () => {
    const reading = read(
      page(
        "Know about dough\t1.1 Describe what yeast does",
        "Smudge here\t1.2 Explain why dough rests",
        "\t33,757",
        "\t1.7 Weigh the salt",
        "\tcarefully",
        "2. Make dough\tO.A. Kneed tho dough",
        "\t2.1 Knead the dough by hand",
      ),
    );
    expect(reading.unplaced).toEqual([
      { line: 4, text: "Smudge here" },
      { line: 5, text: "33,757" },
      { line: 6, text: "1.7 Weigh the salt" },
      { line: 7, text: "carefully" },
      { line: 8, text: "O.A. Kneed tho dough" },
    ]);
    expect(wording(reading)).toEqual({
      "1.1": "Describe what yeast does",
      "1.2": "Explain why dough rests",
      "2.1": "Knead the dough by hand",
    });
  });

  it("includes page furniture between two criteria, but not after the last", () => {
    const reading = read(
      [
        "Unit C/111/1002",
        "The learner can:",
        "1.1 State when",
        "Version 3 of this page",
        "www.example.org",
        "1.2 Clean the oven",
        "Bakers' Board\nHigh Street",
      ].join("\n\n"),
      ovens,
    );
    expect(wording(reading, ovens.ref)).toEqual({ "1.1": "State when", "1.2": "Clean the oven" });
    expect(reading.unplaced.map(({ text }) => text)).toEqual(["Version 3 of this page", "www.example.org"]);
  });

  it("includes the criteria of a unit that the specification does not have", () => {
    const reading = read(
      "Unit B/111/1001\nThe learner can:\n1.1 Describe what yeast does\nUnit Z/999/9999\nThe learner can:\n1.1 Describe bees",
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(reading.unplaced).toEqual([{ line: 6, text: "1.1 Describe bees" }]);
  });

  it("leaves out repeated page headings", () => {
    const reading = read(
      "Unit B/111/1001\nThe learner can:\n1.1 Describe what yeast does\nUnit 01 Prepare\ndough\n1.2 Explain why dough rests\nPrepare dough\n1.3 List three",
    );
    expect(wording(reading)).toEqual({
      "1.1": "Describe what yeast does",
      "1.2": "Explain why dough rests",
      "1.3": "List three",
    });
    expect(reading.unplaced).toEqual([]);
  });

  it("leaves prose outside the criteria alone, numbered or not", () => {
    const reading = read(
      [
        "Unit\tTitle\tReference",
        "01\tPrepare dough\tB/111/1001",
        "1.2 Opportunities for progression",
        "Any baker may enrol.",
        page("Dough\t1.1 Describe what yeast does"),
        "Evidence guide",
        "1.2 Explain this as in 1.1",
      ].join("\n"),
    );
    expect(wording(reading)).toEqual({ "1.1": "Describe what yeast does" });
    expect(reading.unplaced).toEqual([]);
  });
});

describe("what was not found", () => {
  it("says whether the unit, its criteria or the number is missing", () => {
    const reading = readWording("Unit C/111/1002\nSome prose.\nUnit D/111/1003", bakery);
    expect(reading.notFound.filter(({ ref }) => ref === ovens.ref)).toEqual([
      { ref: ovens.ref, number: "1.1", why: "the copy names the unit but prints no criteria for it" },
      { ref: ovens.ref, number: "1.2", why: "the copy names the unit but prints no criteria for it" },
    ]);
    expect(reading.notFound.find(({ ref }) => ref === dough.ref)?.why).toBe(
      "no heading in the copy carries the unit's reference",
    );
    expect(read(page("Dough\t1.1 Describe it")).notFound[0]?.why).toBe(
      "none of the unit's criteria in the copy has this number",
    );
  });

  it("is nothing for a specification that prints no criteria", () => {
    const reading = read("Optional units\n- [Ice cakes D/111/1003](#)", icing);
    expect(reading).toEqual({
      specification: "bakery-1",
      units: [{ ref: icing.ref, criteria: [] }],
      ...nothing,
    });
  });

  it("knows a unit by its reference, never by its title", () => {
    const reading = read("Unit 01 Prepare dough\nThe learner can:\n1.1 Describe what yeast does");
    expect(wording(reading)).toEqual({});
    expect(reading.unplaced).toEqual([{ line: 3, text: "1.1 Describe what yeast does" }]);
  });
});
