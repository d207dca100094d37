import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluator } from "../../../shared/src/rules/finding.ts";
import { completeQualifications, learner } from "../../support/arbitrary-learners.ts";
import { bruteForce, narrowed, satisfies } from "../../support/brute-force.ts";

const evaluators = new Map(completeQualifications.map((one) => [one.id, evaluator(one)]));
const find = (id: string, refs: Iterable<string>) => {
  const own = evaluators.get(id);
  if (own === undefined) throw new Error(id);
  return own.evaluate(own.hold(refs));
};

describe("laws of the award", () => {
  test("the order in which units were achieved never matters", () => {
    fc.assert(
      fc.property(learner, ({ qualification, refs }) => {
        expect(find(qualification.id, refs)).toEqual(find(qualification.id, [...refs].sort()));
      }),
    );
  });

  test("adding a unit never turns met into not met, and never makes finishing dearer", () => {
    fc.assert(
      fc.property(learner, fc.nat(), ({ qualification, refs }, pick) => {
        const before = find(qualification.id, refs);
        const extra = qualification.units[pick % qualification.units.length]?.ref ?? "";
        const after = find(qualification.id, [...refs, extra]);
        if (before.verdict === "met") expect(after.verdict).toBe("met");
        expect(after.completion?.credits).toBeLessThanOrEqual(before.completion?.credits ?? 0);
      }),
    );
  });

  test("a completion, added, gives met, and only units not yet held are asked for", () => {
    fc.assert(
      fc.property(learner, ({ qualification, refs }) => {
        const { completion, verdict } = find(qualification.id, refs);
        const add = completion?.units.map(({ ref }) => ref) ?? [];
        expect(add.filter((ref) => refs.includes(ref))).toEqual([]);
        expect(find(qualification.id, [...refs, ...add]).verdict).toBe("met");
        expect(add.length === 0).toBe(verdict === "met");
      }),
    );
  });

  test("the units that count, with the completion, satisfy every rule word for word", () => {
    fc.assert(
      fc.property(learner, ({ qualification, refs }) => {
        const { counted, completion } = find(qualification.id, refs);
        expect(satisfies(qualification, [...counted, ...(completion?.units ?? [])])).toBe(true);
      }),
    );
  });

  test("every held unit either counts or is surplus with a reason", () => {
    fc.assert(
      fc.property(learner, ({ qualification, refs }) => {
        const { counted, surplus } = find(qualification.id, refs);
        expect([...counted, ...surplus.map(({ unit }) => unit)].map(({ ref }) => ref).sort()).toEqual(
          [...refs].sort(),
        );
      }),
    );
  });

  test("a dead option is never offered: no completion holds both units of a barred pair", () => {
    fc.assert(
      fc.property(learner, ({ qualification, refs }) => {
        const { counted, completion } = find(qualification.id, refs);
        const chosen = new Set([...counted, ...(completion?.units ?? [])].map(({ ref }) => ref));
        const pairs = qualification.rules.flatMap((rule) => (rule.kind === "barred-pairs" ? rule.pairs : []));
        expect(pairs.filter(([a, b]) => chosen.has(a) && chosen.has(b))).toEqual([]);
      }),
    );
  });
});

describe("against a brute force over every subset", () => {
  /** Mandatory units and a random dozen of the others, so that every subset can be tried. */
  const smallLearner = fc.constantFrom(...completeQualifications).chain((qualification) => {
    const mandatory = qualification.rules.flatMap((rule) =>
      rule.kind === "mandatory-units" ? rule.units : [],
    );
    const others = qualification.units.map(({ ref }) => ref).filter((ref) => !mandatory.includes(ref));
    return fc
      .record({
        refs: fc.shuffledSubarray(others, { minLength: Math.min(9, others.length), maxLength: 10 }),
        heldOthers: fc.shuffledSubarray(others),
        heldMandatory: fc.subarray(mandatory),
        costs: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 40, maxLength: 40 }),
      })
      .map(({ refs, heldOthers, heldMandatory, costs }) => {
        const small = narrowed(qualification, new Set([...mandatory, ...refs]));
        return {
          small,
          held: new Set([...heldMandatory, ...heldOthers.filter((ref) => refs.includes(ref))]),
          cost: new Map(small.units.map(({ ref }, index) => [ref, costs[index] ?? 1])),
        };
      });
  });

  test("nothing cheaper exists, by credits or by any other cost of a unit", () => {
    fc.assert(
      fc.property(smallLearner, ({ small, held, cost }) => {
        const priceOf = ({ ref }: { ref: string }): number => cost.get(ref) ?? 1;
        const byCredits = bruteForce(small, small.units, held);
        fc.pre(byCredits.additional !== Infinity);
        const own = evaluator(small);
        const finding = own.evaluate(own.hold(held));
        expect(finding.completion?.credits).toBe(byCredits.additional);
        expect(finding.verdict === "met").toBe(byCredits.met);
        if (byCredits.met) expect(finding.creditsCounted).toBe(byCredits.creditsCounted);
        const byCost = bruteForce(small, small.units, held, priceOf);
        expect(own.planner?.finish(own.hold(held), Int32Array.from(small.units, priceOf)).cost).toBe(
          byCost.additional,
        );
      }),
      { numRuns: 60 },
    );
  });
});
