import { describe, expect, it } from "vitest";
import { parseLayout } from "../../../shared/src/tracker/parse-layout.ts";
import { read } from "./said.ts";
import { sheet } from "./sheet.ts";

const { layout } = read(sheet("Learner | 101 1.1 | 101 1.2\nAmy | P | R\nBob | P |"));

describe("a layout file", () => {
  it("is taken as the reading gave it, and reads the same", () => {
    const parsed = parseLayout(JSON.parse(JSON.stringify(layout)));
    expect(parsed.problems).toEqual([]);
    expect(parsed.layout).toEqual(layout);
  });

  it.each([
    ["a key that is not known", { ...layout, colour: "red" }, ""],
    ["a row counted from 0", { ...layout, tabs: [{ ...layout.tabs[0], names: 0 }] }, "tabs.0.names"],
    ["an arrangement that does not exist", { ...layout, arrangement: "spiral" }, "arrangement"],
    ["a meaning that does not exist", { ...layout, marks: { p: "maybe" } }, "marks.p"],
    ["no layout at all", null, ""],
  ])("names %s", (_what, value, where) => {
    const parsed = parseLayout(value);
    expect(parsed.layout).toBeNull();
    expect(parsed.problems.map((problem) => [problem.code, problem.where])).toEqual([
      ["layout-invalid", where],
    ]);
  });

  it("names a tab that the workbook does not have", () => {
    const tab = sheet("Learner | 101 1.1\nAmy | y");
    const reading = read(tab, {
      layout: {
        ...layout,
        tabs: [
          { tab: "Gone", headings: [1], names: 1, ids: null, unit: null, learner: null },
          { tab: "Tracker", headings: [1], names: 1, ids: null, unit: null, learner: null },
        ],
      },
    });
    expect(reading.problems.map(({ code }) => code)).toEqual(["tab-missing"]);
    expect(reading.learners).toHaveLength(1);
  });
});
