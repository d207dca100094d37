/** Random learners of each qualification, for laws. */
import fc from "fast-check";
import { type Qualification } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { supplyCredits } from "../../shared/src/catalogue/supplied-credits.ts";

/** Invented credits and levels for 003, as the benches use them. */
export function withInventedCredits(qualification: Qualification): Qualification {
  if (qualification.units.every(({ credit }) => credit !== null)) return qualification;
  const cycle = [6, 8, 10, 7, 5, 9, 11, 6, 10, 8];
  let optional = 0;
  const supplied = Object.fromEntries(
    qualification.units.map((unit) => {
      if (unit.group === "mandatory") return [unit.ref, { credit: 10, level: 4 as const }];
      const at = optional;
      optional += 1;
      return [
        unit.ref,
        { credit: cycle[at % cycle.length] ?? 6, level: at % 5 < 3 ? (4 as const) : (3 as const) },
      ];
    }),
  );
  return supplyCredits(qualification, supplied).qualification;
}

/** All eight, each with every credit known. */
export const completeQualifications: readonly Qualification[] =
  catalogue.qualifications.map(withInventedCredits);

/** A qualification and the references of some of its units, each unit at most once. */
export const learner: fc.Arbitrary<{ qualification: Qualification; refs: string[] }> = fc
  .constantFrom(...completeQualifications)
  .chain((qualification) =>
    fc.record({
      qualification: fc.constant(qualification),
      refs: fc.shuffledSubarray(qualification.units.map(({ ref }) => ref)),
    }),
  );
