/**
 * Is the award achieved, and why: the rules of combination applied word for word.
 *
 * A learner has achieved a qualification when some subset of the units that they hold satisfies every rule.
 * The units of that subset count; any other held unit is surplus, which neither helps nor harms.
 * Three answers: met, not met, and cannot tell (a credit value or a level is unknown). Cannot tell is never
 * shown as 0 and never as met.
 */
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type Rule } from "../catalogue/schema.ts";
import { type Plan, planner, type Planner } from "../plan/planner.ts";
import { meetsLevel, type Structure, structureOf } from "./structure.ts";

export type Verdict = "met" | "not-met" | "cannot-tell";

/** One rule's answer for the units that count. */
export interface RuleFinding {
  readonly rule: Rule;
  readonly verdict: Verdict;
  /** What is there and what is asked, in credits or units as the rule counts. */
  readonly has: number;
  readonly needs: number;
  /** Mandatory units that are not held. */
  readonly missingUnits: readonly Unit[];
  /** Groups from which a unit is still missing. */
  readonly missingGroups: readonly string[];
  /** Counting units whose credit or level is unknown, where that matters to the rule. */
  readonly unknown: readonly Unit[];
}

/** A held unit that does not count, and why. */
export interface Surplus {
  readonly unit: Unit;
  readonly rule: Rule;
  /** The unit that counts, or must count, in its place; `null` when a maximum is the reason. */
  readonly barredBy: Unit | null;
}

export interface Completion {
  readonly credits: number;
  readonly units: readonly Unit[];
}

export interface AwardFinding {
  readonly qualification: Qualification;
  readonly verdict: Verdict;
  /** Credits of the held units that belong to the qualification, without any cap; `null` when unknown. */
  readonly creditsTotal: number | null;
  /** Credits of the units that count; `null` when unknown. */
  readonly creditsCounted: number | null;
  readonly counted: readonly Unit[];
  readonly surplus: readonly Surplus[];
  readonly rules: readonly RuleFinding[];
  /** The fewest credits of whole units not yet held that complete the award; `null` when that cannot be told. */
  readonly completion: Completion | null;
  /** Rules that the document leaves open and on whose cautious reading this answer depends. */
  readonly ambiguities: readonly string[];
}

/** Everything about one qualification that is worked out once. */
export interface Evaluator {
  readonly qualification: Qualification;
  readonly structure: Structure;
  /** `null` while credits or levels are unknown. */
  readonly planner: Planner | null;
  /** Held units as 0 and 1 in the specification's order. Refs that the qualification lacks are ignored. */
  hold(refs: Iterable<string>): Uint8Array;
  /** `held` in the specification's order, see `hold`. */
  evaluate(held: Uint8Array): AwardFinding;
}

interface PreparedRule {
  readonly rule: Rule;
  /** Units that the rule counts. */
  readonly members: readonly number[];
  /** Of these, the units whose credit is unknown. */
  readonly creditless: readonly number[];
  /** Where the rule asks for a level: the units whose level is unknown. They are no members. */
  readonly levelless: readonly number[];
  /** For minimum units from each group: the members of each. */
  readonly each: readonly { readonly group: string; readonly members: readonly number[] }[];
}

const none: readonly never[] = [];

/** Works out a qualification's structure once, for any number of learners. */
export function evaluator(qualification: Qualification): Evaluator {
  const structure = structureOf(qualification);
  const { units, indexOf, unknown } = structure;
  const plan = unknown.length === 0 ? planner(structure) : null;
  const credit = Int32Array.from(units, (unit) => unit.credit ?? 0);
  const prepared = qualification.rules.map((rule) => prepare(rule, units, indexOf));
  const everyUnit = units.map((_, index) => index);
  const creditless = everyUnit.filter((index) => units[index]?.credit === null);
  const printedTogether = qualification.rules.flatMap((rule) =>
    rule.kind === "mandatory-units" && rule.credits !== null
      ? [{ credits: rule.credits, members: rule.units.map((ref) => indexOf.get(ref) ?? -1) }]
      : [],
  );

  /** 1 for each unit that counts for the learner at hand. */
  const counts = new Uint8Array(units.length);

  function hold(refs: Iterable<string>): Uint8Array {
    const held = new Uint8Array(units.length);
    for (const ref of refs) {
      const index = indexOf.get(ref);
      if (index !== undefined) held[index] = 1;
    }
    return held;
  }

  function evaluate(held: Uint8Array): AwardFinding {
    const cheapest = plan === null ? null : plan.finish(held, credit);
    const countedIndexes = cheapest?.counted ?? indexesOf(held);
    counts.fill(0);
    for (const index of countedIndexes) counts[index] = 1;

    const rules: RuleFinding[] = [];
    let verdict: Verdict = "met";
    for (const one of prepared) {
      const finding = findRule(one, counts, held);
      if (finding.verdict === "not-met") verdict = "not-met";
      else if (finding.verdict === "cannot-tell" && verdict === "met") verdict = "cannot-tell";
      rules.push(finding);
    }
    const surplus = findSurplus(structure, held, counts);
    return {
      qualification,
      verdict,
      creditsTotal: creditsOf(held),
      creditsCounted: creditsOf(counts),
      counted: pick(units, countedIndexes),
      surplus,
      rules,
      completion: completionOf(cheapest, verdict),
      ambiguities: ambiguitiesOf(rules, counts, surplus),
    };
  }

  function completionOf(cheapest: Plan | null, verdict: Verdict): Completion | null {
    if (cheapest !== null) return { credits: cheapest.cost, units: pick(units, cheapest.add) };
    return verdict === "met" ? { credits: 0, units: none } : null;
  }

  /** The sum, with units whose credits are printed only together counted when all of them are there. */
  function sum(
    held: Uint8Array,
    members: readonly number[],
    withoutCredit: readonly number[],
  ): { readonly known: number; readonly unknown: readonly number[] } {
    let known = 0;
    for (const index of members) known += (held[index] as number) * (credit[index] as number);
    if (withoutCredit.length === 0) return { known, unknown: none };
    let unknown = withoutCredit.filter((index) => held[index] === 1);
    for (const { credits, members: together } of printedTogether) {
      if (together.every((index) => unknown.includes(index))) {
        known += credits;
        unknown = unknown.filter((index) => !together.includes(index));
      }
    }
    return { known, unknown };
  }

  /**
   * The ambiguous rules whose other reading could change this answer: a maximum that whole units do not
   * reach although more is held, a group whose units all stand in it by our reading alone.
   */
  function ambiguitiesOf(
    rules: readonly RuleFinding[],
    counts: Uint8Array,
    surplus: readonly Surplus[],
  ): readonly string[] {
    let ids: string[] | null = null;
    for (const { rule, has } of rules) {
      if (!rule.ambiguous) continue;
      const depends =
        rule.kind === "maximum-credits"
          ? has < rule.credits && surplus.some((one) => one.rule === rule)
          : rule.kind === "minimum-units-from-each"
            ? restsOnReading(rule, counts)
            : true;
      if (depends) (ids ??= []).push(rule.id);
    }
    return ids ?? none;
  }

  function restsOnReading(
    { groups, units: needed, uncertain }: Extract<Rule, { kind: "minimum-units-from-each" }>,
    counts: Uint8Array,
  ): boolean {
    return groups.some((group) => {
      const members = units.filter((unit, index) => unit.group === group && counts[index] === 1);
      return (
        members.length >= needed && members.filter(({ ref }) => !uncertain.includes(ref)).length < needed
      );
    });
  }

  function creditsOf(held: Uint8Array): number | null {
    const { known, unknown: doubtful } = sum(held, everyUnit, creditless);
    return doubtful.length === 0 ? known : null;
  }
  function findRule(
    { rule, members, creditless, levelless, each }: PreparedRule,
    counts: Uint8Array,
    held: Uint8Array,
  ): RuleFinding {
    switch (rule.kind) {
      case "mandatory-units": {
        let has = 0;
        let missing: Unit[] | null = null;
        for (const index of members) {
          if (held[index] === 1) has += 1;
          else (missing ??= []).push(units[index] as Unit);
        }
        return found(rule, missing === null ? "met" : "not-met", has, rule.units.length, missing ?? none);
      }
      case "minimum-credits": {
        const { known, unknown: doubtful } = sum(counts, members, creditless);
        const verdict = known >= rule.credits ? "met" : doubtful.length > 0 ? "cannot-tell" : "not-met";
        return found(rule, verdict, known, rule.credits, none, none, pick(units, doubtful));
      }
      case "minimum-credits-at-level": {
        const { known, unknown: doubtful } = sum(counts, members, creditless);
        const unknown =
          levelless.length + doubtful.length === 0
            ? none
            : pick(units, [...levelless.filter((index) => counts[index] === 1), ...doubtful]);
        const verdict = known >= rule.credits ? "met" : unknown.length > 0 ? "cannot-tell" : "not-met";
        return found(rule, verdict, known, rule.credits, none, none, unknown);
      }
      case "maximum-credits":
        return found(rule, "met", sum(counts, members, creditless).known, rule.credits);
      case "minimum-units-from-each": {
        let missing: string[] | null = null;
        for (const { group, members: own } of each) {
          let has = 0;
          for (const index of own) has += counts[index] as number;
          if (has < rule.units) (missing ??= []).push(group);
        }
        const lacking = missing?.length ?? 0;
        return found(
          rule,
          lacking === 0 ? "met" : "not-met",
          each.length - lacking,
          each.length,
          none,
          missing ?? none,
        );
      }
      case "barred-pairs":
        return found(rule, "met", 0, 0);
    }
  }

  return { qualification, structure, planner: plan, hold, evaluate };
}

function found(
  rule: Rule,
  verdict: Verdict,
  has: number,
  needs: number,
  missingUnits: readonly Unit[] = none,
  missingGroups: readonly string[] = none,
  unknown: readonly Unit[] = none,
): RuleFinding {
  return { rule, verdict, has, needs, missingUnits, missingGroups, unknown };
}

function prepare(rule: Rule, units: readonly Unit[], indexOf: ReadonlyMap<string, number>): PreparedRule {
  const all = units.flatMap((unit, index) => (countsFor(rule, unit) ? [index] : []));
  const levelless: readonly number[] =
    rule.kind === "minimum-credits-at-level" ? all.filter((index) => units[index]?.level === null) : none;
  const members = all.filter((index) => !levelless.includes(index));
  const creditless = members.filter((index) => units[index]?.credit === null);
  const each =
    rule.kind !== "minimum-units-from-each"
      ? none
      : rule.groups.map((group) => ({
          group,
          members: units.flatMap((unit) => (unit.group === group ? [indexOf.get(unit.ref) as number] : [])),
        }));
  return { rule, members, creditless, levelless, each };
}

function countsFor(rule: Rule, unit: Unit): boolean {
  switch (rule.kind) {
    case "mandatory-units":
      return rule.units.includes(unit.ref);
    case "barred-pairs":
      return rule.pairs.some((pair) => pair.includes(unit.ref));
    case "minimum-credits-at-level":
      return unit.level === null || meetsLevel(unit.level, rule);
    case "minimum-credits":
    case "maximum-credits":
    case "minimum-units-from-each":
      return rule.groups.includes(unit.group);
  }
}

function findSurplus(structure: Structure, held: Uint8Array, counts: Uint8Array): readonly Surplus[] {
  let surplus: Surplus[] | null = null;
  for (let index = 0; index < held.length; index += 1) {
    if (held[index] !== 1 || counts[index] === 1) continue;
    (surplus ??= []).push(explainSurplus(structure, index));
  }
  return surplus ?? none;
}

function explainSurplus({ qualification, units, indexOf }: Structure, index: number): Surplus {
  const unit = units[index] as Unit;
  for (const rule of qualification.rules) {
    if (rule.kind === "barred-pairs") {
      const pair = rule.pairs.find((both) => both.includes(unit.ref));
      if (pair !== undefined) {
        const twin = units[indexOf.get(pair[0] === unit.ref ? pair[1] : pair[0]) as number] as Unit;
        return { unit, rule, barredBy: twin };
      }
    }
    if (rule.kind === "maximum-credits" && rule.groups.includes(unit.group))
      return { unit, rule, barredBy: null };
  }
  throw new Error(`${unit.ref} does not count for ${qualification.code}, and no rule says why.`);
}

function indexesOf(held: Uint8Array): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < held.length; index += 1) if (held[index] === 1) indexes.push(index);
  return indexes;
}

function pick(units: readonly Unit[], indexes: readonly number[]): readonly Unit[] {
  return indexes.length === 0 ? none : indexes.map((index) => units[index] as Unit);
}
