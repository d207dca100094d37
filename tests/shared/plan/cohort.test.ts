import fc from "fast-check";
import { expect, test } from "vitest";
import { type Unit } from "../../../shared/src/catalogue/catalogue.ts";
import { cohort, rowLayout } from "../../../shared/src/plan/cohort.ts";
import { evaluator } from "../../../shared/src/rules/finding.ts";
import { structureOf } from "../../../shared/src/rules/structure.ts";
import { completeQualifications, learner } from "../../support/arbitrary-learners.ts";

const prepared = new Map(
  completeQualifications.map((one) => [one.id, { own: evaluator(one), cohort: cohort(structureOf(one)) }]),
);

/** A row with every bit of the held units' criteria set. */
function rowOf(units: readonly Unit[], refs: readonly string[]): Uint32Array {
  const { words, first } = rowLayout(units);
  const row = new Uint32Array(words);
  units.forEach((unit, index) => {
    if (!refs.includes(unit.ref)) return;
    unit.criteria.forEach((_, bit) => {
      const word = (first[index] ?? 0) + Math.floor(bit / 32);
      row[word] = ((row[word] ?? 0) | (1 << (bit % 32))) >>> 0;
    });
  });
  return row;
}

test("a cohort's status is the full finding's verdict, learner by learner", () => {
  fc.assert(
    fc.property(learner, ({ qualification, refs }) => {
      const both = prepared.get(qualification.id);
      if (both === undefined) throw new Error(qualification.id);
      // Units without known criteria cannot be told from bits; give every unit of 003 one for this law.
      const known = qualification.units.filter((unit) => unit.criteria.length > 0).map(({ ref }) => ref);
      const held = refs.filter((ref) => known.includes(ref));
      const achieved = new Uint8Array(1);
      const credits = new Uint16Array(1);
      both.cohort.status(rowOf(qualification.units, held), 1, achieved, credits);
      const finding = both.own.evaluate(both.own.hold(held));
      expect(achieved[0] === 1).toBe(finding.verdict === "met");
      expect(credits[0]).toBe(finding.creditsTotal);
    }),
    { numRuns: 1000 },
  );
});

test("a unit of more than 32 criteria takes a second word, and all its bits are asked for", () => {
  const [qualification] = completeQualifications;
  const [unit] = qualification?.units ?? [];
  if (qualification === undefined || unit === undefined) throw new Error("the catalogue is empty");
  const [criterion] = unit.criteria;
  if (criterion === undefined) throw new Error("the unit is empty");
  const large = { ...unit, criteria: Array.from({ length: 40 }, () => criterion) };
  const units = qualification.units.map((one) => (one.ref === unit.ref ? large : one));
  const own = cohort(structureOf({ ...qualification, units }));
  expect(own.layout.first[1]).toBe(2);
  const credits = new Uint16Array(1);
  const row = rowOf(units, [unit.ref]);
  own.status(row, 1, new Uint8Array(1), credits);
  expect(credits[0]).toBe(unit.credit);
  row[1] = (row[1] ?? 0) ^ 1;
  own.status(row, 1, new Uint8Array(1), credits);
  expect(credits[0]).toBe(0);
});
