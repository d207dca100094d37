/**
 * The same answers as one would write them first: Sets, filter and reduce, Maps keyed by text, straight from
 * the rules as the catalogue holds them. The benches check that the answers agree before they time anything.
 */
import { type Qualification, type Unit } from "../shared/src/catalogue/catalogue.ts";
import { type Rule } from "../shared/src/catalogue/schema.ts";
import { meetsLevel } from "../shared/src/rules/structure.ts";
import { type MetCriteria } from "./workload.ts";

const creditsOf = (units: readonly Unit[]): number =>
  units.reduce((sum, { credit }) => sum + (credit ?? 0), 0);

/** A learner's met criteria as a plain program holds them: `L/506/2083 1.1`. */
export function criterionSet(units: readonly Unit[], met: MetCriteria): ReadonlySet<string> {
  return new Set(
    units.flatMap(({ ref, criteria }, index) =>
      criteria.filter((_, place) => met[index]?.[place]).map(({ number }) => `${ref} ${number}`),
    ),
  );
}

/** From met criteria: is the award achieved, and how many credits do whole units make? */
export function plainStatus(
  qualification: Qualification,
): (met: ReadonlySet<string>) => { readonly achieved: boolean; readonly credits: number } {
  const keyed = qualification.units.map((unit) => ({
    unit,
    keys: unit.criteria.map(({ number }) => `${unit.ref} ${number}`),
  }));
  return (met) => {
    const whole = keyed
      .filter(({ keys }) => keys.length > 0 && keys.every((key) => met.has(key)))
      .map(({ unit }) => unit);
    return { achieved: someSubsetMeets(qualification, whole), credits: creditsOf(whole) };
  };
}

/** Tries the ways to leave out a unit of a barred pair, and takes the fullest set below each maximum. */
function someSubsetMeets(qualification: Qualification, held: readonly Unit[]): boolean {
  const refs = new Set(held.map(({ ref }) => ref));
  for (const rule of qualification.rules) {
    if (rule.kind === "mandatory-units" && !rule.units.every((ref) => refs.has(ref))) return false;
    if (rule.kind === "barred-pairs") {
      const pair = rule.pairs.find(([a, b]) => refs.has(a) && refs.has(b));
      if (pair !== undefined) {
        return pair.some((leftOut) =>
          someSubsetMeets(
            qualification,
            held.filter(({ ref }) => ref !== leftOut),
          ),
        );
      }
    }
  }
  const counted = qualification.rules.reduce(
    (units, rule) => (rule.kind === "maximum-credits" ? fullestBelow(rule, units) : units),
    held,
  );
  return qualification.rules.every((rule) => isMet(rule, counted));
}

function fullestBelow(
  rule: Extract<Rule, { kind: "maximum-credits" }>,
  held: readonly Unit[],
): readonly Unit[] {
  const sets = new Map<number, readonly Unit[]>([[0, []]]);
  for (const unit of held.filter(({ group }) => rule.groups.includes(group))) {
    for (const [credits, units] of [...sets]) {
      const more = credits + (unit.credit ?? 0);
      if (more <= rule.credits && !sets.has(more)) sets.set(more, [...units, unit]);
    }
  }
  const fullest = sets.get(Math.max(...sets.keys())) ?? [];
  return [...held.filter(({ group }) => !rule.groups.includes(group)), ...fullest];
}

function isMet(rule: Rule, counted: readonly Unit[]): boolean {
  switch (rule.kind) {
    case "minimum-credits":
      return creditsOf(counted.filter(({ group }) => rule.groups.includes(group))) >= rule.credits;
    case "minimum-credits-at-level":
      return (
        creditsOf(counted.filter(({ level }) => level !== null && meetsLevel(level, rule))) >= rule.credits
      );
    case "minimum-units-from-each":
      return rule.groups.every(
        (group) => counted.filter((unit) => unit.group === group).length >= rule.units,
      );
    case "mandatory-units":
    case "maximum-credits":
    case "barred-pairs":
      return true;
  }
}

export interface PlainCompletion {
  readonly credits: number;
  readonly add: readonly Unit[];
}

interface Partial {
  readonly amounts: readonly number[];
  readonly credits: number;
  readonly add: readonly Unit[];
}

/**
 * The cheapest completion by credits: unit after unit, the cheapest way to every combination of amounts that
 * the rules look at, in a Map keyed by those amounts as text. `null` when there is none.
 */
export function plainCompletion(
  qualification: Qualification,
): (held: ReadonlySet<string>) => PlainCompletion | null {
  const { units, rules } = qualification;
  const counters = rules.flatMap(countersOf);
  const mandatory = new Set(rules.flatMap((rule) => (rule.kind === "mandatory-units" ? rule.units : [])));
  const pairs = rules.flatMap((rule) => (rule.kind === "barred-pairs" ? rule.pairs : []));
  const choices = choicesOf(units, mandatory, pairs);

  return (held) => {
    const take = (before: Partial, unit: Unit): Partial | null => {
      const amounts = before.amounts.map((amount, at) => {
        const counter = counters[at];
        if (counter === undefined) return amount;
        const after = amount + counter.brings(unit);
        return counter.most ? after : Math.min(after, counter.bound);
      });
      if (amounts.some((amount, at) => counters[at]?.most === true && amount > counters[at].bound))
        return null;
      return held.has(unit.ref)
        ? { ...before, amounts }
        : { amounts, credits: before.credits + (unit.credit ?? 0), add: [...before.add, unit] };
    };
    const start = units
      .filter(({ ref }) => mandatory.has(ref))
      .reduce<Partial | null>((before, unit) => before && take(before, unit), {
        amounts: counters.map(() => 0),
        credits: 0,
        add: [],
      });
    let reached = new Map<string, Partial>();
    if (start !== null) reached.set(start.amounts.join(), start);
    for (const options of choices) {
      const next = new Map(reached);
      for (const before of reached.values()) {
        for (const unit of options) {
          const after = take(before, unit);
          if (after === null) continue;
          const key = after.amounts.join();
          const known = next.get(key);
          if (known === undefined || after.credits < known.credits) next.set(key, after);
        }
      }
      reached = next;
    }
    return [...reached.values()]
      .filter(({ amounts }) =>
        amounts.every((amount, at) => counters[at]?.most === true || amount === counters[at]?.bound),
      )
      .reduce<PlainCompletion | null>(
        (best, one) => (best === null || one.credits < best.credits ? one : best),
        null,
      );
  };
}

interface Counter {
  readonly bound: number;
  /** The bound is a maximum. */
  readonly most: boolean;
  brings(unit: Unit): number;
}

function countersOf(rule: Rule): readonly Counter[] {
  switch (rule.kind) {
    case "minimum-credits":
    case "maximum-credits":
      return [
        {
          bound: rule.credits,
          most: rule.kind === "maximum-credits",
          brings: ({ group, credit }) => (rule.groups.includes(group) ? (credit ?? 0) : 0),
        },
      ];
    case "minimum-credits-at-level":
      return [
        {
          bound: rule.credits,
          most: false,
          brings: ({ level, credit }) => (level !== null && meetsLevel(level, rule) ? (credit ?? 0) : 0),
        },
      ];
    case "minimum-units-from-each":
      return rule.groups.map((own) => ({
        bound: rule.units,
        most: false,
        brings: ({ group }) => (group === own ? 1 : 0),
      }));
    case "mandatory-units":
    case "barred-pairs":
      return [];
  }
}

/** Each unit, or the two of a barred pair, once. What a mandatory unit bars is no choice. */
function choicesOf(
  units: readonly Unit[],
  mandatory: ReadonlySet<string>,
  pairs: readonly (readonly [string, string])[],
): readonly (readonly Unit[])[] {
  const dead = new Set(
    pairs.flatMap(([a, b]) => [...(mandatory.has(a) ? [b] : []), ...(mandatory.has(b) ? [a] : [])]),
  );
  const free = units.filter(({ ref }) => !mandatory.has(ref) && !dead.has(ref));
  const paired = pairs.map((pair) => free.filter(({ ref }) => pair.includes(ref)));
  const inPairs = new Set(paired.flat());
  return [
    ...paired.filter((pair) => pair.length > 0),
    ...free.filter((unit) => !inPairs.has(unit)).map((unit) => [unit]),
  ];
}
