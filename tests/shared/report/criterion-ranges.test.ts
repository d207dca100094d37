import { describe, expect, test } from "vitest";
import { criterionRanges } from "../../../shared/src/report/criterion-ranges.ts";
import { unitOf } from "../../cli/report/made-check.ts";

// 1.1-1.4, 2.1-2.5, 3.1-3.7
const unit = unitOf("601/3972/9", "03");

describe("criterion numbers", () => {
  test.each([
    [[], ""],
    [["1.2"], "1.2"],
    [["1.1", "1.2"], "1.1, 1.2"],
    [["1.2", "2.1", "2.2", "2.3"], "1.2, 2.1-2.3"],
    [["1.3", "1.4", "2.1"], "1.3, 1.4, 2.1"],
    [["2.3", "2.1", "2.2"], "2.1-2.3"],
  ])("%j are written as %s", (numbers, text) => {
    expect(criterionRanges(unit, numbers)).toBe(text);
  });

  test("are never joined over the end of an outcome, though all of them are there", () => {
    const numbers = unit.criteria.map(({ number }) => number);
    expect(criterionRanges(unit, numbers.slice(1))).toBe("1.2-1.4, 2.1-2.5, 3.1-3.7");
    expect(criterionRanges(unit, numbers)).toBe("all 16");
  });

  test("count 2.10 after 2.9", () => {
    const diploma = unitOf("innovate-l2-diploma-customer-service", "D/506/2119");
    expect(criterionRanges(diploma, ["2.8", "2.9", "2.10"])).toBe("2.8-2.10");
  });
});
