/** Made-up learners, the same in every run. */
import { type Qualification, type Unit } from "../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../shared/src/catalogue/index.ts";
import { rowLayout } from "../shared/src/plan/cohort.ts";

/** A small generator of numbers from 0 to 1 (mulberry32): the same seed gives the same learners. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Every qualification of the catalogue with all it needs to be computed. One prints no credits, levels or
 * criteria: they are invented here, for the benches alone.
 */
export const qualifications: readonly Qualification[] = catalogue.qualifications.map((qualification) =>
  qualification.units.some(({ credit }) => credit === null) ? invented(qualification) : qualification,
);

function invented(qualification: Qualification): Qualification {
  const credits = [6, 8, 10, 7, 5, 9, 11, 6, 10, 8];
  const mandatory = new Set(
    qualification.rules.flatMap((rule) => (rule.kind === "mandatory-units" ? rule.units : [])),
  );
  let optional = 0;
  const units = qualification.units.map((unit): Unit => {
    const at = mandatory.has(unit.ref) ? null : optional++;
    return {
      ...unit,
      credit: at === null ? 10 : (credits[at % credits.length] ?? 6),
      level: at === null || at % 5 < 3 ? 4 : 3,
      criteria: [1, 2].flatMap((outcome) => [1, 2, 3, 4, 5].map((place) => criterion(outcome, place))),
    };
  });
  return { ...qualification, units };
}

function criterion(outcome: number, place: number): Unit["criteria"][number] {
  return {
    number: `${outcome}.${place}`,
    verb: "Explain",
    summary: "Explain something",
    parts: [],
    outcome: String(outcome),
    needs: [],
    strength: null,
    linked: [],
    shows: null,
    methods: [],
    reuse: [],
  };
}

/** For each unit, which of its criteria are met. */
export type MetCriteria = readonly (readonly boolean[])[];

/**
 * A learner of a strength of their own, `p`: each unit is complete with probability 0.6 p and otherwise
 * half met with probability 0.4 p.
 */
export function randomLearner(units: readonly Unit[], random: () => number): MetCriteria {
  const strength = random();
  return units.map(({ criteria }) => {
    const luck = random();
    if (luck < 0.6 * strength) return criteria.map(() => true);
    if (luck < strength) return criteria.map(() => random() < 0.5);
    return criteria.map(() => false);
  });
}

export function randomLearners(units: readonly Unit[], count: number): MetCriteria[] {
  const random = randomNumbers(20_261_122);
  return Array.from({ length: count }, () => randomLearner(units, random));
}

/** 1 for each unit that has criteria, all of them met. */
export function heldUnits(met: MetCriteria): Uint8Array {
  return Uint8Array.from(met, (unit) => (unit.length > 0 && unit.every(Boolean) ? 1 : 0));
}

/** The learners' criteria as rows of bits. */
export function bitRows(units: readonly Unit[], learners: readonly MetCriteria[]): Uint32Array {
  const { words, first } = rowLayout(units);
  const rows = new Uint32Array(words * learners.length);
  learners.forEach((learner, row) => {
    learner.forEach((unit, index) => {
      unit.forEach((isMet, bit) => {
        const word = row * words + (first[index] ?? 0) + Math.floor(bit / 32);
        if (isMet) rows[word] = ((rows[word] ?? 0) | (1 << (bit % 32))) >>> 0;
      });
    });
  });
  return rows;
}
