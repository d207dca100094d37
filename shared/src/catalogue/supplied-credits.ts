/**
 * Credits and levels that a centre supplies for units whose specification prints none (003): it can look
 * them up in the regulator's register.
 */
import * as z from "zod";
import { type Problem } from "../problem.ts";
import { type Qualification, type Unit } from "./catalogue.ts";
import { level, unitReference } from "./schema.ts";

const suppliedCredits = z.record(
  unitReference,
  z.strictObject({ credit: z.int().min(1).max(99), level: level.optional() }),
);

/** Unit reference → what the centre supplies for it. */
export type SuppliedCredits = z.infer<typeof suppliedCredits>;

/** Checks a centre's file of credits; the file's name goes into the problems. */
export function parseSuppliedCredits(
  data: unknown,
  file: string,
):
  | { readonly ok: true; readonly supplied: SuppliedCredits }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = suppliedCredits.safeParse(data);
  if (parsed.success) return { ok: true, supplied: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({
      code: "credits-file-unreadable",
      where: [file, ...path.map(String)].join(" "),
      found: message,
      advice: 'Write one line for each unit, such as "J/601/1630": {"credit": 10, "level": 4}.',
    })),
  };
}

/**
 * The qualification with the supplied values where the specification prints none. A value that the
 * specification does print is kept, and a different supplied one is reported.
 */
export function supplyCredits(
  qualification: Qualification,
  supplied: SuppliedCredits,
): { readonly qualification: Qualification; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const given = new Map(Object.entries(supplied));
  const units = qualification.units.map((unit) => {
    const own = given.get(unit.ref);
    if (own === undefined) return unit;
    if (unit.credit !== null && unit.credit !== own.credit) {
      problems.push({
        code: "credits-contradict-specification",
        where: unit.ref,
        found: `The file says ${own.credit} credits for ${unit.ref}; the specification prints ${unit.credit}.`,
        advice: "The specification's value is used. Correct or remove the line in your file.",
      });
    }
    return { ...unit, credit: unit.credit ?? own.credit, level: unit.level ?? own.level ?? null };
  });
  const contradicted = contradictedSums(qualification, units);
  return {
    qualification: {
      ...qualification,
      units: units.map((unit, index) =>
        contradicted.some(({ refs }) => refs.includes(unit.ref))
          ? { ...unit, credit: qualification.units[index]?.credit ?? null }
          : unit,
      ),
    },
    problems: [...problems, ...contradicted.map(({ problem }) => problem)],
  };
}

/** Mandatory units whose supplied credits do not add up to the sum that the specification prints for them. */
function contradictedSums(
  { rules }: Qualification,
  units: readonly Unit[],
): readonly { readonly refs: readonly string[]; readonly problem: Problem }[] {
  return rules.flatMap((rule) => {
    if (rule.kind !== "mandatory-units" || rule.credits === null) return [];
    const own = units.filter(({ ref }) => rule.units.includes(ref));
    const sum = own.reduce((total, { credit }) => total + (credit ?? 0), 0);
    const impossible =
      sum > rule.credits || (sum !== rule.credits && own.every(({ credit }) => credit !== null));
    if (!impossible) return [];
    return [
      {
        refs: rule.units,
        problem: {
          code: "credits-contradict-specification",
          where: rule.units.join(", "),
          found: `The file gives ${rule.units.join(" and ")} ${sum} credits together; the specification prints ${rule.credits}.`,
          advice:
            "The specification's sum is used and your credits for these units are not. Correct the lines in your file.",
        },
      },
    ];
  });
}
