/**
 * A qualification's rules of combination in the form that can be computed with: which units are fixed,
 * which choices are left, and what the choices must add up to.
 *
 * The form rests on what real rules of combination look like: a total, groups with a minimum or a maximum,
 * one further minimum (credits at a level, or of one side of the barred pairs), units that cannot both
 * count. A set of rules that does not fit is refused when the catalogue is built, never half understood.
 */
import { assert } from "../assert.ts";
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type Level, type Rule } from "../catalogue/schema.ts";

/** One thing to choose: a unit, or one of a barred pair. Unit indexes. */
export interface Choice {
  readonly options: readonly number[];
}

/** Choices of one group, or of several groups that barred pairs tie together. */
export interface Block {
  readonly groups: readonly string[];
  readonly choices: readonly Choice[];
  readonly minimumCredits: number;
  readonly maximumCredits: number | null;
  readonly minimumUnits: number;
}

export interface Structure {
  readonly qualification: Qualification;
  readonly units: readonly Unit[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The mandatory units. */
  readonly fixed: readonly number[];
  /** What the mandatory units are worth, as printed, else added up; unknown credits count as 0. */
  readonly fixedCredits: number;
  readonly isFixed: readonly boolean[];
  /** For each unit, the mandatory unit that bars it, or -1. Such a unit can never count. */
  readonly deadBecauseOf: readonly number[];
  readonly blocks: readonly Block[];
  /** Credits that the choices must bring beside the mandatory units. */
  readonly total: number;
  /** Credits that the choices must bring on the second axis, and what each unit brings there. */
  readonly second: number;
  readonly bringsSecond: readonly boolean[];
  /** Units whose credit, or whose level where a level counts, is unknown. */
  readonly unknown: readonly number[];
}

/** Reads the rules into a structure. Throws when they do not fit the form, which is a fault of the catalogue. */
export function structureOf(qualification: Qualification): Structure {
  const { units, rules, groups, code } = qualification;
  const indexOf = new Map(units.map((unit, index) => [unit.ref, index]));
  const at = (ref: string): number => {
    const index = indexOf.get(ref);
    assert(index !== undefined, `${code} has no unit ${ref}.`);
    return index;
  };

  const mandatory = rules.filter((rule) => rule.kind === "mandatory-units");
  const fixed = [...new Set(mandatory.flatMap((rule) => rule.units.map(at)))];
  const isFixed = units.map((_, index) => fixed.includes(index));
  const fixedCredits = mandatory.reduce(
    (sum, rule) =>
      sum + (rule.credits ?? rule.units.reduce((own, ref) => own + (units[at(ref)]?.credit ?? 0), 0)),
    0,
  );

  const pairs = rules.flatMap((rule) =>
    rule.kind === "barred-pairs" ? rule.pairs.map(([a, b]) => [at(a), at(b)] as const) : [],
  );
  const twinOf = units.map((_, index) => {
    const pair = pairs.find((both) => both.includes(index));
    return pair === undefined ? -1 : pair[0] === index ? pair[1] : pair[0];
  });
  const deadBecauseOf = twinOf.map((twin, index) =>
    isFixed[twin] === true && isFixed[index] !== true ? twin : -1,
  );

  const free = units
    .map((_, index) => index)
    .filter((index) => !isFixed[index] && deadBecauseOf[index] === -1);
  const blockGroups = joinedGroups(
    groups.map(({ id }) => id),
    pairs.map(([a, b]) => [units[a]?.group ?? "", units[b]?.group ?? ""]),
  ).filter((ids) => free.some((index) => ids.includes(units[index]?.group ?? "")));

  const totals = [0];
  const seconds: { need: number; brings: readonly boolean[] }[] = [];
  const requireAxis = (need: number, brings: readonly boolean[]): void => {
    if (free.every((index) => brings[index]))
      totals.push(need - creditsWhere(units, fixed, brings, fixedCredits));
    else seconds.push({ need: need - creditsWhere(units, fixed, brings, fixedCredits), brings });
  };
  const minimumOf = new Map<string, number>();
  const maximumOf = new Map<string, number>();
  const minimumUnitsOf = new Map<string, number>();
  for (const rule of rules) {
    switch (rule.kind) {
      case "mandatory-units":
      case "barred-pairs":
        break;
      case "minimum-credits": {
        const inside = units.map((unit) => rule.groups.includes(unit.group));
        const block = blockGroups.find(
          (ids) => ids.length === rule.groups.length && ids.every((id) => rule.groups.includes(id)),
        );
        const isWhole = free.every((index) => inside[index]);
        if (!isWhole && block !== undefined && !fixed.some((index) => inside[index])) {
          minimumOf.set(key(block), rule.credits);
        } else {
          requireAxis(rule.credits, inside);
        }
        break;
      }
      case "minimum-credits-at-level":
        requireAxis(
          rule.credits,
          units.map((unit) => unit.level === null || meetsLevel(unit.level, rule)),
        );
        break;
      case "maximum-credits": {
        const block = blockGroups.find((ids) => key(ids) === key(rule.groups));
        assert(block !== undefined, `${rule.id}: a maximum must be about one whole group of choices.`);
        maximumOf.set(key(block), rule.credits);
        break;
      }
      case "minimum-units-from-each":
        for (const group of rule.groups) {
          assert(
            blockGroups.some((ids) => key(ids) === group),
            `${rule.id}: ${group} is not a group of its own.`,
          );
          minimumUnitsOf.set(group, rule.units);
        }
        break;
      default:
        unreachable(rule);
    }
  }
  assert(seconds.length <= 1, `${code} has more than one further minimum beside the total.`);
  const [second] = seconds;

  const blocks = blockGroups.map((ids) => {
    const members = free.filter((index) => ids.includes(units[index]?.group ?? ""));
    const choices = members.flatMap((index) => {
      const twin = twinOf[index] ?? -1;
      if (twin === -1 || !members.includes(twin)) return [{ options: [index] }];
      // The unit that also serves the second minimum first: on equal terms it is the one that counts.
      return twin > index ? [{ options: second?.brings[twin] === true ? [twin, index] : [index, twin] }] : [];
    });
    return {
      groups: ids,
      choices,
      minimumCredits: minimumOf.get(key(ids)) ?? 0,
      maximumCredits: maximumOf.get(key(ids)) ?? null,
      minimumUnits: minimumUnitsOf.get(key(ids)) ?? 0,
    };
  });
  for (const block of blocks) {
    assert(
      block.minimumUnits === 0 || (block.minimumCredits === 0 && block.maximumCredits === null),
      `${code}: a group has both a number of units and credits of its own.`,
    );
  }
  const levelCounts = rules.some((rule) => rule.kind === "minimum-credits-at-level");
  const unknown = units.flatMap((unit, index) =>
    unit.credit === null || (levelCounts && unit.level === null) ? [index] : [],
  );
  assert(
    unknown.length === 0 || (pairs.length === 0 && maximumOf.size === 0),
    `${code} has units of unknown credit beside a maximum or barred pairs: no counting set can be told.`,
  );
  return {
    qualification,
    units,
    indexOf,
    fixed,
    fixedCredits,
    isFixed,
    deadBecauseOf,
    blocks,
    total: Math.max(...totals),
    second: Math.max(0, second?.need ?? 0),
    bringsSecond: second?.brings ?? units.map(() => false),
    unknown,
  };
}

/** Does a unit of this level count for "at level 4" or "at or above level 2"? Entry levels are below 1. */
export function meetsLevel(
  level: Level,
  rule: { readonly level: Level; readonly orAbove: boolean },
): boolean {
  return rule.orAbove ? levelRank(level) >= levelRank(rule.level) : level === rule.level;
}

function levelRank(level: Level): number {
  return typeof level === "number" ? level : Number(level.slice("Entry ".length)) - 3;
}

/** What the fixed units bring to a minimum: the printed sum when all of them count, else their own credits. */
function creditsWhere(
  units: readonly Unit[],
  fixed: readonly number[],
  brings: readonly boolean[],
  fixedCredits: number,
): number {
  if (fixed.every((index) => brings[index])) return fixedCredits;
  return fixed.reduce((sum, index) => sum + (brings[index] === true ? (units[index]?.credit ?? 0) : 0), 0);
}

function joinedGroups(ids: readonly string[], ties: readonly (readonly [string, string])[]): string[][] {
  const joined = ids.map((id) => [id]);
  for (const [a, b] of ties) {
    const first = joined.find((set) => set.includes(a));
    const other = joined.find((set) => set.includes(b));
    assert(first !== undefined && other !== undefined, `Barred pairs name an unknown group.`);
    if (first === other) continue;
    first.push(...other);
    joined.splice(joined.indexOf(other), 1);
  }
  return joined;
}

function key(groups: readonly string[]): string {
  return [...groups].sort().join(" ");
}

function unreachable(rule: never): never {
  throw new Error(`Unknown rule ${JSON.stringify(rule satisfies Rule)}.`);
}
