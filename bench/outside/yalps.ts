/** The cheapest completion as an integer programme, solved by yalps. */
import { type Qualification } from "../../shared/src/catalogue/catalogue.ts";
import { type Rule } from "../../shared/src/catalogue/schema.ts";
import { evaluator } from "../../shared/src/rules/finding.ts";
import { meetsLevel } from "../../shared/src/rules/structure.ts";
import { rounded } from "../measurement.ts";
import { tail, time } from "../stopwatch.ts";
import { heldUnits, qualifications, randomLearners } from "../workload.ts";
import { call, member, packageFrom } from "./package-from.ts";

type Amounts = Record<string, number>;

export async function compareYalps(folder: string): Promise<void> {
  const yalps = packageFrom(folder, "yalps");
  for (const qualification of qualifications) {
    const { planner } = evaluator(qualification);
    if (planner === null) continue;
    const costs = Int32Array.from(qualification.units, ({ credit }) => credit ?? 0);
    const programme = programmeOf(qualification);
    const learners = randomLearners(qualification.units, 2_000).map(heldUnits);
    const solve = (held: Uint8Array): unknown => call(yalps, "solve", programme(held));
    const compared = learners.slice(0, 200);
    const wrong = compared.filter(
      (held) => Math.round(Number(member(solve(held), "result"))) !== planner.finish(held, costs).cost,
    ).length;
    const [ours, theirs] = await time(
      [
        { name: "ours", each: 200, run: () => compared.forEach((held) => planner.finish(held, costs)) },
        { name: "yalps", each: 200, run: () => compared.forEach(solve) },
      ],
      2000,
    );
    const slow = tail(learners, solve);
    console.log(
      [
        `yalps, ${qualification.code}: ${rounded((theirs?.median ?? NaN) * 1000)} µs`,
        `${rounded(theirs?.timesTheFirst ?? NaN)} × as long as ours (${rounded((ours?.median ?? NaN) * 1000)} µs)`,
        `slowest of 2,000 learners at its best of five ${rounded(slow.slowestInput)} µs`,
        `${wrong} of 200 answers differ`,
      ].join("; "),
    );
  }
}

/** One variable of 0 or 1 for each unit, one constraint for each rule. What is held costs nothing. */
function programmeOf({ units, rules }: Qualification): (held: Uint8Array) => unknown {
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const coefficients = units.map((): Amounts => ({}));
  const constrain = (
    id: string,
    bound: { min?: number; max?: number; equal?: number },
    amount: (unit: (typeof units)[number]) => number,
  ): void => {
    constraints[id] = bound;
    units.forEach((unit, index) => {
      const brought = amount(unit);
      const own = coefficients[index];
      if (brought !== 0 && own !== undefined) own[id] = brought;
    });
  };
  for (const rule of rules) addRule(rule, constrain);
  return (held) => ({
    direction: "minimize",
    objective: "cost",
    constraints,
    variables: Object.fromEntries(
      units.map(({ ref, credit }, index) => [
        ref,
        { ...coefficients[index], cost: held[index] === 1 ? 0 : (credit ?? 0) },
      ]),
    ),
    binaries: true,
  });
}

type Constrain = (
  id: string,
  bound: { min?: number; max?: number; equal?: number },
  amount: (unit: Qualification["units"][number]) => number,
) => void;

function addRule(rule: Rule, constrain: Constrain): void {
  switch (rule.kind) {
    case "mandatory-units":
      constrain(rule.id, { equal: rule.units.length }, ({ ref }) => (rule.units.includes(ref) ? 1 : 0));
      break;
    case "minimum-credits":
      constrain(rule.id, { min: rule.credits }, ({ group, credit }) =>
        rule.groups.includes(group) ? (credit ?? 0) : 0,
      );
      break;
    case "maximum-credits":
      constrain(rule.id, { max: rule.credits }, ({ group, credit }) =>
        rule.groups.includes(group) ? (credit ?? 0) : 0,
      );
      break;
    case "minimum-credits-at-level":
      constrain(rule.id, { min: rule.credits }, ({ level, credit }) =>
        level !== null && meetsLevel(level, rule) ? (credit ?? 0) : 0,
      );
      break;
    case "minimum-units-from-each":
      for (const own of rule.groups)
        constrain(`${rule.id} ${own}`, { min: rule.units }, ({ group }) => (group === own ? 1 : 0));
      break;
    case "barred-pairs":
      for (const pair of rule.pairs)
        constrain(`${rule.id} ${pair[0]}`, { max: 1 }, ({ ref }) => (pair.includes(ref) ? 1 : 0));
      break;
  }
}
