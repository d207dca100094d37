import { describe, expect, it } from "vitest";
import { type CoverageOf, criteriaFinder } from "../../../extension/src/panel/tag/find-criteria.ts";
import { findQualification } from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { coverCriterion } from "../../../shared/src/coverage/criterion-coverage.ts";

function qualificationOf(id: string) {
  const found = findQualification(catalogue, id);
  if (found === undefined) throw new Error(`There is no qualification ${id}.`);
  return found;
}

const certificate = qualificationOf("501/1837/7");
const find = criteriaFinder(certificate, null);
const nothingKept: CoverageOf = () => null;

/** What is found, as `106 1.2`. */
function found(typed: string, coverageOf = nothingKept, finder = find): readonly string[] {
  return finder(typed, coverageOf).map(
    ({ unit, criterion }) => `${unit.number ?? unit.ref} ${criterion.number}`,
  );
}

/** Says that one item is kept for each of these criteria. */
function kept(...names: readonly string[]): CoverageOf {
  return (ref, number) => {
    const unit = certificate.units.find((one) => one.ref === ref);
    const criterion = unit?.criteria.find((one) => one.number === number);
    if (criterion === undefined || !names.includes(`${unit?.number ?? ""} ${number}`)) return null;
    const claim = { item: "E1", method: "work-product", instances: null };
    return coverCriterion(criterion, { evidence: [claim], decisions: [], partly: false });
  };
}

describe("finding a criterion", () => {
  it.each(["106 1.2", "106/1.2", "106:1.2", "106.1.2", " 106  1.2 ", "T/601/6077 1.2", "t/601/6077/1.2"])(
    "knows %s by its number",
    (typed) => expect(found(typed)).toEqual(["106 1.2"]),
  );

  it("takes a unit's number with or without its zeros", () => {
    expect(found("1 1.1")).toEqual(found("001 1.1"));
    expect(found("001 1.1")).toEqual(["001 1.1"]);
  });

  it("gives a unit's criteria while only the unit is typed, and an outcome's while only that is", () => {
    expect(found("106")).toEqual([
      "106 1.1",
      "106 1.2",
      "106 2.1",
      "106 2.2",
      "106 2.3",
      "106 3.1",
      "106 3.2",
    ]);
    expect(found("106 2")).toEqual(["106 2.1", "106 2.2", "106 2.3"]);
    expect(found("106 2.")).toEqual(["106 2.1", "106 2.2", "106 2.3"]);
  });

  it("gives a number without its unit in every unit that has it", () => {
    const names = found("1.2");
    expect(names.length).toBeGreaterThan(5);
    expect(names.every((name) => name.endsWith(" 1.2"))).toBe(true);
  });

  it("puts 2.1 before 2.10, which begins so too", () => {
    const diploma = criteriaFinder(qualificationOf("601/3972/9"), null);
    const unit = qualificationOf("601/3972/9").units.find(({ criteria }) =>
      criteria.some(({ number }) => number === "2.10"),
    );
    if (unit === undefined) return;
    expect(
      diploma(`${unit.number ?? unit.ref} 2.1`, nothingKept).map(({ criterion }) => criterion.number),
    ).toEqual(["2.1", "2.10"]);
  });

  it("understands a few words, the beginnings of words, and a slip of the finger", () => {
    expect(found("greeting customer rings")[0]).toBe("106 1.2");
    expect(found("greet rin")).toContain("106 1.2");
    expect(found("greetting")).toContain("106 1.2");
  });

  it("finds every criterion of the catalogue by its number", () => {
    for (const { units, ...qualification } of catalogue.qualifications) {
      const finder = criteriaFinder({ units, ...qualification }, null);
      for (const unit of units) {
        for (const { number } of unit.criteria) {
          const [first] = finder(`${unit.number ?? unit.ref} ${number}`, nothingKept);
          expect(first?.unit.ref).toBe(unit.ref);
          expect(first?.criterion.number).toBe(number);
        }
      }
    }
  });

  it("searches the official wording where it is loaded", () => {
    const wording = new Map([["T/601/6077", new Map([["1.2", "Wave a purple flag at the caller"]])]]);
    expect(found("purple flag", nothingKept, criteriaFinder(certificate, wording))).toEqual(["106 1.2"]);
  });

  it("offers what is partly there first, then the rest of the units begun, when nothing is typed", () => {
    const names = found("", kept("106 1.2"));
    expect(names[0]).toBe("106 1.2");
    expect(names.slice(1, 7)).toEqual(["106 1.1", "106 2.1", "106 2.2", "106 2.3", "106 3.1", "106 3.2"]);
  });

  it("puts open criteria before covered ones that fit the words as well", () => {
    const [first = "", second = ""] = found("telephone");
    const [now] = found("telephone", kept(first));
    expect([first, second]).toContain(now);
    expect(found("greeting", kept("106 1.1"))[0]).not.toBe("106 1.1");
  });

  it("finds nothing for words that no criterion has", () => {
    expect(found("xylophone")).toEqual([]);
  });
});
