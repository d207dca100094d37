import { describe, expect, test } from "vitest";
import { readCatalogueFiles } from "../../../scripts/catalogue-files.ts";
import {
  compareCriterionNumbers,
  findQualification,
  joinCatalogue,
} from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { rule, specification, unit, unitEvidence } from "../../../shared/src/catalogue/schema.ts";

const find = (code: string) => {
  const found = findQualification(catalogue, code);
  if (found === undefined) throw new Error(code);
  return found;
};
const unitOf = (code: string, ref: string) => {
  const found = find(code).units.find((one) => one.ref === ref);
  if (found === undefined) throw new Error(`${code} ${ref}`);
  return found;
};
const criterionOf = (code: string, ref: string, number: string) => {
  const found = unitOf(code, ref).criteria.find((one) => one.number === number);
  if (found === undefined) throw new Error(`${ref} ${number}`);
  return found;
};

describe("the catalogue", () => {
  test("holds all eight qualifications with their printed figures", () => {
    const rows = catalogue.qualifications.map(({ id, minimumCredits, glh, tqt, units }) => [
      id,
      minimumCredits,
      glh,
      tqt,
      units.length,
      units.reduce((sum, { criteria }) => sum + criteria.length, 0),
    ]);
    expect(rows.sort()).toEqual(
      [
        ["601/3972/9", 23, 133, 230, 18, 251],
        ["501/1840/7", 6, 51, 60, 20, 179],
        ["501/1838/9", 13, 109, 130, 20, 179],
        ["501/1839/0", 7, 57, 70, 20, 179],
        ["501/1837/7", 13, 109, 130, 20, 179],
        ["innovate-l2-diploma-customer-service", 45, 245, 450, 39, 524],
        ["501/0232/1", 67, null, null, 33, 0],
        ["600/5863/8", 7, 57, 70, 19, 172],
      ].sort(),
    );
  });

  test("total qualification time is ten times the credits wherever both are printed", () => {
    for (const { tqt, minimumCredits } of catalogue.qualifications) {
      if (tqt !== null) expect(tqt).toBe(10 * minimumCredits);
    }
  });

  test("each summary begins with its verb, has at most 14 words, and no two of a unit are the same", () => {
    for (const { units } of catalogue.qualifications) {
      for (const { ref, criteria } of units) {
        for (const { verb, summary } of criteria) {
          expect(summary.startsWith(`${verb} `), `${ref}: ${summary}`).toBe(true);
          expect(summary.split(/\s+/).length, summary).toBeLessThanOrEqual(14);
        }
      }
    }
  });

  test("criteria run without gaps inside each outcome, in the order of their numbers", () => {
    for (const { units } of catalogue.qualifications) {
      for (const { ref, criteria, outcomes } of units) {
        const numbers = criteria.map(({ number }) => number);
        expect([...numbers].sort(compareCriterionNumbers), ref).toEqual(numbers);
        for (const outcome of outcomes) {
          const own = numbers.filter((number) => number.startsWith(`${outcome.number}.`));
          expect(own, ref).toEqual(own.map((_, index) => `${outcome.number}.${index + 1}`));
        }
      }
    }
  });

  test("2.10 exists and follows 2.9", () => {
    const numbers = unitOf("innovate-l2-diploma-customer-service", "D/506/2119").criteria.map(
      ({ number }) => number,
    );
    expect(numbers.slice(-2)).toEqual(["2.9", "2.10"]);
  });

  test("the same reference carries different criteria in two specifications", () => {
    expect(unitOf("4411-11", "A/601/6064").criteria).toHaveLength(9);
    expect(unitOf("600/5863/8", "A/601/6064").criteria).toHaveLength(11);
    expect(unitOf("4411-11", "F/601/6065").criteria).toHaveLength(9);
    expect(unitOf("600/5863/8", "F/601/6065").criteria).toHaveLength(10);
  });

  test("001 and 004 share 19 references, 000 and 002 share 7", () => {
    const refs = (code: string) => new Set(find(code).units.map(({ ref }) => ref));
    const shared = (a: string, b: string) => [...refs(a)].filter((ref) => refs(b).has(ref)).length;
    expect(shared("4411-11", "600/5863/8")).toBe(19);
    expect(shared("601/3972/9", "innovate-l2-diploma-customer-service")).toBe(7);
  });

  test("what a document does not print is null: 003 prints no credit, level or hours, 002's K/506/2978 no criteria", () => {
    for (const { credit, level, glh, criteria } of find("501/0232/1").units) {
      expect([credit, level, glh, criteria]).toEqual([null, null, null, []]);
    }
    expect(unitOf("innovate-l2-diploma-customer-service", "K/506/2978")).toMatchObject({
      credit: 5,
      criteria: [],
    });
  });

  test("one criterion can have two parts, both needed", () => {
    expect(criterionOf("601/3972/9", "T/505/4673", "1.1").parts).toEqual(["employers", "employees"]);
  });

  test("every rule and every oddity names its lines, and every rule's id is used once", () => {
    const ids = catalogue.qualifications.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { rules, problems } of catalogue.qualifications) {
      for (const { source } of [...rules, ...problems]) expect(source).toMatch(/^00[0-4] L\d/);
    }
  });
});

describe("minimum counts of City & Guilds 4411", () => {
  test.each([
    [
      "106 1.2: four customers, at least two of the calls observed",
      "T/601/6077",
      "1.2",
      [[4, "instances", 2]],
    ],
    [
      "104 1.1: one customer, three details",
      "K/601/6075",
      "1.1",
      [
        [1, "instances", 0],
        [3, "content", 0],
      ],
    ],
    [
      "103 1.1: one product and one service",
      "H/601/6074",
      "1.1",
      [
        [1, "content", 0],
        [1, "content", 0],
      ],
    ],
    ["003 1.1: one product or one service", "R/601/6054", "1.1", [[1, "content", 0]]],
    [
      "110 3.1: two positive and two negative",
      "A/601/6081",
      "3.1",
      [
        [2, "content", 0],
        [2, "content", 0],
      ],
    ],
    [
      "009 3.1: one positive and one negative experience",
      "F/601/6065",
      "3.1",
      [
        [1, "content", 0],
        [1, "content", 0],
      ],
    ],
    ["001 1.1: no count is stated", "A/601/6047", "1.1", []],
  ] as const)("%s", (_, ref, number, expected) => {
    const { needs } = criterionOf("4411-11", ref, number);
    expect(needs.map(({ count, counts, observed }) => [count, counts, observed])).toEqual(expected);
  });

  test("109 3.4 needs the same customers as 3.2; 110 1.5 may share them", () => {
    expect(criterionOf("4411-11", "T/601/6080", "3.4").linked).toContainEqual({
      criterion: "3.2",
      same: "required",
    });
    expect(criterionOf("4411-11", "A/601/6081", "1.5").linked.map(({ same }) => same)).toContain("allowed");
  });

  test("re-use is one way, and only by telephone where the unit is about the telephone", () => {
    const { reuse } = criterionOf("4411-11", "T/601/6077", "2.2");
    expect(reuse.map(({ unit: from, criterion, channel }) => [from, criterion, channel])).toEqual([
      ["H/601/6074", "4.1", "telephone"],
      ["A/601/6081", "1.4", "telephone"],
    ]);
  });

  test("108 2.3 names 109 1.2 for guidance only, so nothing is re-used", () => {
    expect(criterionOf("4411-11", "F/601/6079", "2.3").reuse).toEqual([]);
  });

  test('102 1.1 and 106 1.1 sit under "Be able to" and show knowledge', () => {
    expect(criterionOf("4411-11", "R/601/6071", "1.1").shows).toBe("knowledge");
    expect(criterionOf("4411-11", "T/601/6077", "1.1").shows).toBe("knowledge");
  });

  test("the counts are City & Guilds' own: ProQual's copy of a unit has none", () => {
    expect(criterionOf("600/5863/8", "T/601/6077", "1.2").needs).toEqual([]);
  });
});

describe("catalogue files", () => {
  const files = readCatalogueFiles();

  test("refuse what they do not know: an unknown key anywhere", () => {
    for (const one of files.units) expect(unit.safeParse({ ...one, extra: 1 }).success).toBe(false);
    for (const { specification: own, evidence } of files.specifications) {
      expect(specification.safeParse({ ...own, extra: 1 }).success).toBe(false);
      for (const one of evidence) expect(unitEvidence.safeParse({ ...one, extra: 1 }).success).toBe(false);
      for (const { rules } of own.qualifications) {
        for (const one of rules) expect(rule.safeParse({ ...one, extra: 1 }).success).toBe(false);
      }
    }
  });

  test("refuse a dangling reference", () => {
    expect(() => joinCatalogue({ ...files, units: files.units.slice(1) })).toThrow(
      /which is not in the catalogue/,
    );
  });

  test("refuse a unit that is there twice", () => {
    expect(() => joinCatalogue({ ...files, units: [...files.units, ...files.units.slice(0, 1)] })).toThrow(
      /twice/,
    );
  });
});
