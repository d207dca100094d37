import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { claimsOf } from "../../../shared/src/coverage/claims.ts";
import { type CriterionRecord } from "../../../shared/src/coverage/record.ts";
import { coverUnit } from "../../../shared/src/coverage/unit-coverage.ts";

const prepared = catalogue.qualifications.map(({ code, units }) => ({
  code,
  units,
  claims: claimsOf(units),
  all: units.flatMap(({ ref, criteria }) => criteria.map(({ number }) => ({ ref, number }))),
}));

/** Claims and decisions on some criteria of a few units, so that units are complete now and then. */
const learner = fc
  .constantFrom(...prepared.filter(({ all }) => all.length > 0))
  .chain(({ code, units, claims, all }) =>
    fc
      .shuffledSubarray(
        units.map(({ ref }) => ref),
        { maxLength: 4 },
      )
      .chain((refs) => {
        const offered = all.filter(({ ref }) => refs.includes(ref));
        const event = fc.record({
          place: fc.nat({ max: Math.max(0, offered.length - 1) }),
          item: fc.constantFrom("E1", "E2", "E3", "E4"),
          method: fc.constantFrom("observation", "report", null),
          decides: fc.boolean(),
        });
        return fc.record({
          code: fc.constant(code),
          units: fc.constant(units),
          claims: fc.constant(claims),
          events: fc
            .array(event, { maxLength: 60 })
            .map((events) =>
              events.flatMap((one) =>
                offered.slice(one.place, one.place + 1).map((at) => ({ ...one, ...at })),
              ),
            ),
        });
      }),
  );

test("marks give the states of the full coverage, learner after learner", () => {
  fc.assert(
    fc.property(learner, ({ units, claims, events }) => {
      const record = new Map<string, Map<string, CriterionRecord>>();
      claims.clear();
      for (const { ref, number, item, method, decides } of events) {
        const unit = record.get(ref) ?? new Map<string, CriterionRecord>();
        record.set(ref, unit);
        const before = unit.get(number) ?? { evidence: [], decisions: [], partly: false };
        if (decides) {
          const decision = { verdict: "met", by: null, on: null, where: "" } as const;
          unit.set(number, { ...before, decisions: [...before.decisions, decision] });
          expect(claims.decide(`${ref}:${number}`, decision)).toBe(true);
        } else {
          const claim = { item, method, instances: null };
          unit.set(number, { ...before, evidence: [...before.evidence, claim] });
          expect(claims.claim(`${ref}:${number}`, claim)).toBe(true);
        }
      }
      const full = units.map((unit) => coverUnit(unit, record));
      expect(claims.coverage().map(({ state, openCriteria }) => [state, openCriteria])).toEqual(
        full.map(({ state, openCriteria }) => [state, openCriteria]),
      );
    }),
    { numRuns: 500 },
  );
});

test("a criterion that no unit has is refused, and small letters and spaces are not", () => {
  const [first] = prepared;
  const [place] = first?.all ?? [];
  if (first === undefined || place === undefined) throw new Error("the catalogue is empty");
  const claim = { item: "E1", method: null, instances: null };
  first.claims.clear();
  expect(first.claims.claim(`${place.ref}:99.99`, claim)).toBe(false);
  expect(first.claims.claim(` ${place.ref.toLowerCase()}:${place.number} `, claim)).toBe(true);
});
