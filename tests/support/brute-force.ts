/**
 * The rules of combination in the plainest words there are: try every subset. Written from the
 * specifications and not from the product's code, so that the two can disagree.
 */
import { type Qualification, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { type Rule } from "../../shared/src/catalogue/schema.ts";

/** Does exactly this set of units satisfy every rule, word for word? */
export function satisfies(qualification: Qualification, units: readonly Unit[]): boolean {
  const refs = new Set(units.map(({ ref }) => ref));
  const credits = (wanted: (unit: Unit) => boolean): number =>
    units.filter(wanted).reduce((sum, { credit }) => sum + (credit ?? 0), 0);
  return qualification.rules.every((rule) => {
    switch (rule.kind) {
      case "mandatory-units":
        return rule.units.every((ref) => refs.has(ref));
      case "minimum-credits":
        return credits(({ group }) => rule.groups.includes(group)) >= rule.credits;
      case "maximum-credits":
        return credits(({ group }) => rule.groups.includes(group)) <= rule.credits;
      case "minimum-units-from-each":
        return rule.groups.every(
          (group) => units.filter((unit) => unit.group === group).length >= rule.units,
        );
      case "minimum-credits-at-level": {
        const rank = (level: Unit["level"]): number => (typeof level === "number" ? level : -1);
        return (
          credits(({ level }) => (rule.orAbove ? rank(level) >= rank(rule.level) : level === rule.level)) >=
          rule.credits
        );
      }
      case "barred-pairs":
        return rule.pairs.every(([a, b]) => !(refs.has(a) && refs.has(b)));
    }
  });
}

export interface BruteAnswer {
  readonly met: boolean;
  /** The most credits of held units that one satisfying subset holds; `null` when none satisfies. */
  readonly creditsCounted: number | null;
  /** The least credits of units to add. */
  readonly additional: number;
}

/**
 * Tries every subset of the qualification's units. `held` and `units` must be few: 2 to the power of
 * `units.length` subsets are tried.
 */
export function bruteForce(
  qualification: Qualification,
  units: readonly Unit[],
  held: ReadonlySet<string>,
  cost: (unit: Unit) => number = ({ credit }) => credit ?? 0,
): BruteAnswer {
  let counted: number | null = null;
  let additional = Infinity;
  for (let mask = 0; mask < 2 ** units.length; mask += 1) {
    const subset = units.filter((_, index) => (mask >> index) & 1);
    const price = subset.reduce((sum, unit) => sum + (held.has(unit.ref) ? 0 : cost(unit)), 0);
    if (price > additional || !satisfies(qualification, subset)) continue;
    additional = price;
    if (price === 0) {
      const own = subset.reduce((sum, { credit }) => sum + (credit ?? 0), 0);
      counted = Math.max(counted ?? 0, own);
    }
  }
  return { met: additional === 0, creditsCounted: counted, additional };
}

/** The qualification with only these units; the rest cannot be chosen. Its mandatory units must be among them. */
export function narrowed(qualification: Qualification, refs: ReadonlySet<string>): Qualification {
  return {
    ...qualification,
    units: qualification.units.filter(({ ref }) => refs.has(ref)),
    rules: qualification.rules.flatMap((rule): Rule[] => {
      if (rule.kind !== "barred-pairs") return [rule];
      const pairs = rule.pairs.filter(([a, b]) => refs.has(a) && refs.has(b));
      return pairs.length === 0 ? [] : [{ ...rule, pairs }];
    }),
  };
}
