import { describe, expect, it } from "vitest";
import { claimedCriteria } from "../../../shared/src/tracker/criteria-list.ts";

const one = (text: string) =>
  claimedCriteria(text)?.map(({ unit, ranges }) => [unit, ranges.map((range) => range.join("-"))]);

describe("a cell of claimed criteria", () => {
  it.each([
    ["1.1", [["", ["1.1-1.1"]]]],
    ["1.1, 1.3-1.5", [["", ["1.1-1.1", "1.3-1.5"]]]],
    ["AC 1.1 and 2.10", [["", ["1.1-1.1", "2.10-2.10"]]]],
    ["1.1 to 1.4; 2.1", [["", ["1.1-1.4", "2.1-2.1"]]]],
    ["3,2", [["", ["3.2-3.2"]]]],
    [
      "101: 1.1, 1.2; 102: 2.1",
      [
        ["101", ["1.1-1.1", "1.2-1.2"]],
        ["102", ["2.1-2.1"]],
      ],
    ],
    ["L/506/2083:1.1", [["L/506/2083", ["1.1-1.1"]]]],
  ])("%s", (text, expected) => {
    expect(one(text)).toEqual(expected);
  });

  it.each(["", "all", "E4", "12/03/2026", "12.03.2026"])("“%s” claims none", (text) => {
    expect(claimedCriteria(text)).toBeNull();
  });
});
