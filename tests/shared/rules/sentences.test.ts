import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { findQualification, type Qualification } from "../../../shared/src/catalogue/catalogue.ts";
import { claimable } from "../../../shared/src/plan/claimable.ts";
import { type AwardFinding, evaluator } from "../../../shared/src/rules/finding.ts";
import {
  claimSentences,
  coverageSentence,
  coverageVerdictName,
  creditsSentence,
  decisionsSentence,
  fewestCriteriaSentence,
  needSentence,
  qualificationName,
  surplusSentences,
} from "../../../shared/src/rules/sentences.ts";

const evaluators = catalogue.qualifications.map(evaluator);

function qualification(id: string): Qualification {
  const found = findQualification(catalogue, id);
  if (found === undefined) throw new Error(`No qualification ${id}.`);
  return found;
}

function award(id: string, numbers: readonly string[]): AwardFinding {
  const own = evaluator(qualification(id));
  const refs = own.qualification.units.flatMap(({ ref, number }) =>
    numbers.includes(number ?? ref) ? [ref] : [],
  );
  return own.evaluate(own.hold(refs));
}

const whole = award("601/3972/9", ["01", "02", "03", "04", "05", "06", "07", "08"]);
const part = award("601/3972/9", ["01"]);

describe("what evidence covers", () => {
  test("is never called achieved", () => {
    for (const verdict of ["met", "not-met", "cannot-tell"] as const) {
      expect(coverageVerdictName(verdict)).not.toMatch(/achieved|decided/i);
    }
    expect(coverageSentence(whole, part)).toBe(
      "All covered: evidence is there for every rule, and an assessor has yet to decide.",
    );
  });

  test("is told apart from decisions", () => {
    expect(decisionsSentence(part)).toContain("Not yet achieved: the decided units leave 3 of 3 rules unmet");
    expect(decisionsSentence(whole)).toContain("Achieved");
  });
});

test("credits held beyond those that count are said", () => {
  const both = award("501/1839/0", ["001", "101", "102"]);
  expect(creditsSentence(both)).toBe(
    "5 of at least 7 credits count. 7 credits are held; 2 of them do not count.",
  );
});

test("units left out for the same reason share a sentence, with its source", () => {
  const { units } = qualification("innovate-l2-diploma-customer-service");
  const groupD = units.filter(({ group }) => group === "d").slice(0, 6);
  const finding = award(
    "innovate-l2-diploma-customer-service",
    groupD.map(({ ref }) => ref),
  );
  const sentences = surplusSentences(finding.surplus, finding.qualification, "covered", ({ ref }) => ref);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain("are covered but would not count: no more than 7 credits");
  expect(sentences[0]).toMatch(/\(002 L\d+/);
});

test("a unit whose criteria are not known is not counted as none", () => {
  const [unit] = qualification("601/3972/9").units;
  if (unit === undefined) throw new Error("No unit.");
  expect(fewestCriteriaSentence([{ unit, criteria: null }])).toContain("its criteria are not known");
  expect(fewestCriteriaSentence([{ unit, criteria: 1 }])).toContain("1 criterion to cover");
});

test("a count of things said is for the assessor to judge", () => {
  const need = { count: 3, of: "reasons", counts: "content", distinct: true, observed: 0 } as const;
  expect(needSentence({ need, has: 1, observed: 0, recorded: true })).toBe(
    "3 reasons are asked for: for the assessor to judge.",
  );
});

describe("what could be claimed", () => {
  const level1Award = qualification("501/1839/0");
  const refs = (numbers: readonly string[]): string[] =>
    level1Award.units.flatMap(({ ref, number }) => (numbers.includes(number ?? "") ? [ref] : []));

  test("names another qualification that is complete", () => {
    const [sentence] = claimSentences(claimable(evaluators, refs(["001", "002", "003", "004"])), level1Award);
    expect(sentence).toContain("501/1840/7");
    expect(sentence).toContain("another qualification than this one");
  });

  test("is nothing when no unit is decided", () => {
    expect(claimSentences(claimable(evaluators, []), level1Award)).toEqual([
      "Nothing can be claimed today: no unit is decided in full.",
    ]);
  });
});

test("a qualification's name holds its awarding body once and its number where one is printed", () => {
  expect(qualificationName(qualification("601/3972/9"))).toBe(
    "NCFE Level 1 Certificate in Customer Service (601/3972/9)",
  );
  expect(qualificationName(qualification("innovate-l2-diploma-customer-service"))).toMatch(
    /^Innovate Awarding .*Service$/,
  );
});
