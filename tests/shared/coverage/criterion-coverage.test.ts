import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type UnitCriterion } from "../../../shared/src/catalogue/catalogue.ts";
import { coverCriterion } from "../../../shared/src/coverage/criterion-coverage.ts";
import {
  type CriterionRecord,
  type EvidenceClaim,
  type Instance,
} from "../../../shared/src/coverage/record.ts";
import { qualificationOf, refsOf } from "../../support/evaluate.ts";

const certificate = qualificationOf("4411-11");

function criterion(unit: string, number: string): UnitCriterion {
  const [ref] = refsOf(certificate, [unit]);
  const found = certificate.units
    .find((one) => one.ref === ref)
    ?.criteria.find((one) => one.number === number);
  if (found === undefined) throw new Error(`${unit} ${number}`);
  return found;
}

const nothing: CriterionRecord = { evidence: [], decisions: [], partly: false };
const item = (
  id: string,
  method: string | null = null,
  instances: readonly Instance[] | null = null,
): EvidenceClaim => ({
  item: id,
  method,
  instances,
});
const met = { verdict: "met", by: "AB", on: "2026-03-12", where: "Tab!C5" } as const;
const notYet = { verdict: "not-yet", by: null, on: null, where: "Tab!C6" } as const;
const greetings = criterion("106", "1.2");
const reasons = criterion("106", "1.1");

describe("covered is not decided", () => {
  test("nothing recorded is open", () => {
    expect(coverCriterion(reasons, undefined).state).toBe("open");
  });

  test("evidence without a decision covers, and names its items once", () => {
    const coverage = coverCriterion(reasons, { ...nothing, evidence: [item("E4"), item("E7"), item("E4")] });
    expect(coverage).toMatchObject({ state: "covered", evidence: ["E4", "E7"] });
  });

  test("an assessor's decision decides, with or without evidence, and says who and when", () => {
    expect(coverCriterion(reasons, { ...nothing, decisions: [met] })).toMatchObject({
      state: "decided",
      decidedBy: "AB",
      decidedOn: "2026-03-12",
    });
  });

  test("not yet leaves a criterion open, and partly there when evidence is offered", () => {
    expect(coverCriterion(reasons, { ...nothing, decisions: [notYet] })).toMatchObject({
      state: "open",
      notYet: true,
    });
    expect(coverCriterion(reasons, { ...nothing, evidence: [item("E4")], decisions: [notYet] }).state).toBe(
      "partly",
    );
  });

  test("met in one place and not yet in another is nobody's decision until a person settles it", () => {
    const coverage = coverCriterion(reasons, { ...nothing, decisions: [met, notYet] });
    expect(coverage).toMatchObject({ state: "partly", disputed: true, decidedBy: null });
  });
});

describe("four customers, at least two of the calls observed (106 1.2)", () => {
  test("two items are two of four customers: partly", () => {
    const coverage = coverCriterion(greetings, { ...nothing, evidence: [item("E4"), item("E7")] });
    expect(coverage.state).toBe("partly");
    expect(coverage.counts).toMatchObject([{ has: 2, recorded: false }]);
  });

  test("four items whose methods nobody recorded cover it, and say that nothing was recorded", () => {
    const evidence = ["E1", "E2", "E3", "E4"].map((id) => item(id));
    const coverage = coverCriterion(greetings, { ...nothing, evidence });
    expect(coverage).toMatchObject({ state: "covered", counts: [{ has: 4, recorded: false }] });
  });

  test("four call logs, none observed, are not enough", () => {
    const evidence = ["E1", "E2", "E3", "E4"].map((id) => item(id, "diary-or-log"));
    expect(coverCriterion(greetings, { ...nothing, evidence })).toMatchObject({
      state: "partly",
      counts: [{ has: 4, observed: 0 }],
    });
  });

  test("two observations and two call logs are enough", () => {
    const evidence = [
      item("E1", "observation"),
      item("E2", "witness-testimony"),
      item("E3", "recording"),
      item("E4", "recording"),
    ];
    expect(coverCriterion(greetings, { ...nothing, evidence }).state).toBe("covered");
  });

  test("one observation of four named customers is enough; the same customer twice is one customer", () => {
    const customers = (names: string) => [...names].map((name) => ({ name, observed: true }));
    const record = (names: string) => ({
      ...nothing,
      evidence: [item("E1", "observation", customers(names))],
    });
    expect(coverCriterion(greetings, record("ABCD")).state).toBe("covered");
    expect(coverCriterion(greetings, record("ABCC")).state).toBe("partly");
  });

  test("an assessor's decision stands whatever the counts are", () => {
    expect(coverCriterion(greetings, { ...nothing, evidence: [item("E4")], decisions: [met] }).state).toBe(
      "decided",
    );
  });
});

test("a minimum of things said is for the assessor: one answer can hold three reasons", () => {
  const techniques = criterion("107", "1.2");
  expect(techniques.needs).toMatchObject([{ count: 3, counts: "content" }]);
  expect(coverCriterion(techniques, { ...nothing, evidence: [item("E4")] }).state).toBe("covered");
});

test("the same customers are asked for: others do not count (109 3.4 and 3.2)", () => {
  const respect = criterion("109", "3.4");
  const abc = ["A", "B", "C"].map((name) => ({ name, observed: false }));
  const record = {
    ...nothing,
    evidence: [item("E1", "observation", [...abc.slice(0, 2), { name: "D", observed: false }])],
  };
  expect(coverCriterion(respect, record, abc).state).toBe("partly");
  expect(coverCriterion(respect, { ...nothing, evidence: [item("E1", "observation", abc)] }, abc).state).toBe(
    "covered",
  );
});

describe("laws", () => {
  const rank = { open: 0, partly: 1, covered: 2, decided: 3 };
  const claim = fc.record({
    item: fc.constantFrom("E1", "E2", "E3", "E4", "E5"),
    method: fc.constantFrom("observation", "recording", "work-product"),
    instances: fc.option(
      fc.array(fc.record({ name: fc.constantFrom("A", "B", "C", "D"), observed: fc.boolean() })),
    ),
  });
  const any = fc.constantFrom(...certificate.units.flatMap(({ criteria }) => criteria));

  test("more evidence never lowers coverage", () => {
    fc.assert(
      fc.property(any, fc.array(claim, { minLength: 1 }), claim, (one, evidence, extra) => {
        const before = coverCriterion(one, { ...nothing, evidence });
        const after = coverCriterion(one, { ...nothing, evidence: [...evidence, extra] });
        expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
      }),
    );
  });

  test("the order of evidence and a repeated item change nothing", () => {
    fc.assert(
      fc.property(any, fc.array(claim, { minLength: 1 }), (one, evidence) => {
        const state = (claims: readonly EvidenceClaim[]) =>
          coverCriterion(one, { ...nothing, evidence: claims }).state;
        expect(state([...evidence].reverse())).toBe(state(evidence));
        expect(state([...evidence, ...evidence])).toBe(state(evidence));
      }),
    );
  });

  test("evidence alone never decides", () => {
    fc.assert(
      fc.property(any, fc.array(claim), (one, evidence) => {
        expect(coverCriterion(one, { ...nothing, evidence }).state).not.toBe("decided");
      }),
    );
  });
});
