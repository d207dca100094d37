import { describe, expect, test } from "vitest";
import { type Qualification } from "../../../shared/src/catalogue/catalogue.ts";
import { supplyCredits } from "../../../shared/src/catalogue/supplied-credits.ts";
import { ruleSentence, surplusSentence } from "../../../shared/src/rules/sentences.ts";
import { evaluator } from "../../../shared/src/rules/finding.ts";
import { withInventedCredits } from "../../support/arbitrary-learners.ts";
import { findingFor, qualificationOf } from "../../support/evaluate.ts";

const level1 = qualificationOf("601/3972/9");
const diploma = qualificationOf("innovate-l2-diploma-customer-service");
const level4 = qualificationOf("501/0232/1");
const proqual = qualificationOf("600/5863/8");
const mandatoryOf = (qualification: Qualification): string[] =>
  qualification.rules.flatMap((rule) => (rule.kind === "mandatory-units" ? rule.units : []));
const ruleOf = (finding: ReturnType<typeof findingFor>, id: string) => {
  const found = finding.rules.find(({ rule }) => rule.id.endsWith(id));
  if (found === undefined) throw new Error(id);
  return found;
};

describe("mandatory units", () => {
  test("all of group A are asked for by name", () => {
    const finding = findingFor(level1, ["01", "02", "03", "05", "06", "07", "08"]);
    expect(finding.verdict).toBe("not-met");
    const [missing] = ruleOf(finding, "/mandatory").missingUnits;
    expect(missing?.number).toBe("04");
  });
});

describe("minimum credits", () => {
  test("14 + 6 + 3 = 23: group A, two units of B and one of C achieve the Level 1 Certificate", () => {
    expect(findingFor(level1, ["01", "02", "03", "04", "05", "06", "07", "18"])).toMatchObject({
      verdict: "met",
      creditsCounted: 23,
      completion: { credits: 0, units: [] },
    });
  });

  test("22 credits are not 23, and the sentence says how many more", () => {
    const finding = findingFor(level1, ["01", "02", "03", "04", "05", "06", "07", "13"]);
    expect(finding.verdict).toBe("not-met");
    expect(ruleSentence(ruleOf(finding, "/total"), level1)).toBe(
      "Credits in all: 22 of at least 23. 1 more is needed. (000 L66, L111-115)",
    );
    expect(finding.completion).toMatchObject({ credits: 1, units: [{ number: "12" }] });
  });

  test("minimums overlap and are not added up: 6 credits are enough for 4411-30", () => {
    expect(findingFor(qualificationOf("4411-30"), ["002", "001", "103"]).verdict).toBe("met");
    expect(findingFor(qualificationOf("4411-30"), ["002", "001", "004"]).creditsCounted).toBe(6);
  });

  test("more than the minimum always passes", () => {
    expect(
      findingFor(qualificationOf("4411-33"), ["002", "009", "001", "004", "005", "006", "007"])
        .creditsCounted,
    ).toBe(14);
    expect(
      findingFor(qualificationOf("4411-33"), ["002", "009", "001", "004", "005", "006", "007"]).verdict,
    ).toBe("met");
  });
});

describe("maximum credits", () => {
  const groupD = ["T/505/4673", "K/503/0421", "L/503/0394", "H/506/1912"];

  test("group D units worth 5 and 4 count as 5, not 7 and not 9, and the rule is named as ambiguous", () => {
    const finding = findingFor(diploma, ["L/503/0394", "H/506/1912"]);
    expect(finding).toMatchObject({ creditsTotal: 9, creditsCounted: 5 });
    expect(finding.ambiguities).toEqual(["innovate-l2-diploma-customer-service/group-d"]);
    const [surplus] = finding.surplus;
    expect(surplus && surplusSentence(surplus, diploma)).toContain("no more than 7 credits");
  });

  test("the best whole units count: of 2, 7, 5 and 4 credits, 7", () => {
    expect(findingFor(diploma, groupD)).toMatchObject({ creditsTotal: 18, creditsCounted: 7 });
  });

  test("the minimums 19 + 3 + 16 make 38, and 38 are not 45", () => {
    const units = [
      ...mandatoryOf(diploma),
      "D/506/2119",
      "T/506/2143",
      "A/506/2158",
      "K/506/2978",
      "L/506/2133",
    ];
    const finding = findingFor(diploma, units);
    expect(finding).toMatchObject({ verdict: "not-met", creditsCounted: 38 });
    expect(finding.completion?.credits).toBe(7);
  });
});

describe("barred pairs and dead options", () => {
  test("of 103 and its twin 003 one counts, and the other says why it does not", () => {
    const certificate = qualificationOf("4411-11");
    const finding = findingFor(certificate, ["102", "105", "103", "003", "106", "107", "108"]);
    expect(finding).toMatchObject({ verdict: "met", creditsTotal: 17, creditsCounted: 14 });
    const [surplus] = finding.surplus;
    expect(surplus && surplusSentence(surplus, certificate)).toMatch(
      /does not count: it cannot count together with Unit (003|103)/,
    );
  });

  test("102 can never count towards 4411-30, whose mandatory 002 bars it", () => {
    const finding = findingFor(qualificationOf("4411-30"), ["102"]);
    expect(finding).toMatchObject({ creditsTotal: 3, creditsCounted: 0 });
    expect(finding.surplus.map(({ barredBy }) => barredBy?.number)).toEqual(["002"]);
  });

  test("the pairs belong to City & Guilds: ProQual counts both units", () => {
    const finding = findingFor(proqual, ["R/601/6071", "R/601/6054", "H/601/6074"]);
    expect(finding).toMatchObject({ verdict: "met", creditsCounted: 9 });
  });
});

describe("levels", () => {
  test("Entry 3 is below level 1: the mandatory unit and any number of Entry 3 units fail", () => {
    const entry3 = proqual.units.filter(({ level }) => level === "Entry 3").map(({ ref }) => ref);
    const finding = findingFor(proqual, ["R/601/6071", ...entry3]);
    expect(finding.verdict).toBe("not-met");
    expect(ruleSentence(ruleOf(finding, "/level-1"), proqual)).toContain(
      "Credits at Level 1: 3 of at least 5.",
    );
  });

  test("at or above level 2 includes the level 3 units", () => {
    const level3 = diploma.units.filter(({ level }) => level === 3).map(({ ref }) => ref);
    const finding = findingFor(diploma, level3);
    expect(ruleOf(finding, "/level-2").has).toBe(finding.creditsCounted);
  });
});

describe("unknown credits", () => {
  const themes = ["R/601/1226", "Y/601/1230", "J/601/1515", "K/601/1555"];

  test("003 cannot tell its credit rules, and still answers the mandatory units and the themes", () => {
    const finding = findingFor(level4, [...mandatoryOf(level4), ...themes]);
    expect(finding.verdict).toBe("cannot-tell");
    expect(finding.rules.map(({ rule, verdict }) => [rule.kind, verdict])).toEqual([
      ["minimum-credits", "cannot-tell"],
      ["mandatory-units", "met"],
      ["minimum-credits", "cannot-tell"],
      ["minimum-units-from-each", "met"],
      ["minimum-credits-at-level", "cannot-tell"],
    ]);
    expect(finding).toMatchObject({ creditsTotal: null, creditsCounted: null, completion: null });
  });

  test("without a unit of each theme the answer is not met, whatever the credits are", () => {
    const finding = findingFor(level4, [...mandatoryOf(level4), ...themes.slice(1)]);
    expect(finding.verdict).toBe("not-met");
    expect(ruleOf(finding, "/one-per-theme").missingGroups).toEqual(["impression-and-image"]);
  });

  test("the 20 credits that are printed for both mandatory units together are known", () => {
    expect(findingFor(level4, mandatoryOf(level4)).creditsTotal).toBe(20);
    expect(findingFor(level4, mandatoryOf(level4).slice(1)).creditsTotal).toBeNull();
  });

  test("no unit held is 0 credits, which is known", () => {
    expect(findingFor(level4, [])).toMatchObject({ verdict: "not-met", creditsTotal: 0, creditsCounted: 0 });
  });

  test("with the credits and levels supplied everything is answered", () => {
    const supplied = withInventedCredits(level4);
    const finding = findingFor(supplied, [...mandatoryOf(level4), ...themes]);
    expect(finding.verdict).toBe("not-met");
    expect(finding.completion?.credits).toBeGreaterThan(0);
    expect(finding.rules.every(({ verdict }) => verdict !== "cannot-tell")).toBe(true);
  });

  test("a supplied value never replaces a printed one, and the contradiction is named", () => {
    const { qualification, problems } = supplyCredits(level1, { "L/506/2083": { credit: 9, level: 1 } });
    expect(qualification.units[0]?.credit).toBe(3);
    expect(problems).toMatchObject([{ code: "credits-contradict-specification", where: "L/506/2083" }]);
  });
});

describe("units of other qualifications", () => {
  test("are ignored: they neither count nor are surplus", () => {
    const own = evaluator(level1);
    const finding = own.evaluate(own.hold(["A/601/6047", "L/506/2083", "__proto__", ""]));
    expect(finding).toMatchObject({ creditsTotal: 3, surplus: [] });
  });
});
