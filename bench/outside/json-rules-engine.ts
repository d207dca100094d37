/**
 * "Is the award achieved?" in json-rules-engine. It compares facts with values and has no counting set, so
 * only the two awards without barred pairs or a maximum can be asked, and the sums are given to it as facts.
 */
import { type Qualification, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { evaluator } from "../../shared/src/rules/finding.ts";
import { meetsLevel } from "../../shared/src/rules/structure.ts";
import { median, rounded } from "../measurement.ts";
import { heldUnits, qualifications, randomLearners } from "../workload.ts";
import { call, make, member, packageFrom } from "./package-from.ts";

export async function compareJsonRulesEngine(folder: string): Promise<void> {
  const { Engine } = { Engine: member(packageFrom(folder, "json-rules-engine"), "Engine") };
  const plain = qualifications.filter(({ rules }) =>
    rules.every(({ kind }) => kind !== "barred-pairs" && kind !== "maximum-credits"),
  );
  for (const qualification of plain) {
    const own = evaluator(qualification);
    const learners = randomLearners(qualification.units, 1_000).map(heldUnits);
    const { conditions, factsOf } = translated(qualification);
    const engine = make(Engine, [{ conditions: { all: conditions }, event: { type: "achieved" } }]);
    const ask = async (held: Uint8Array): Promise<boolean> => {
      const told = await call(engine, "run", factsOf(held));
      return Array.isArray(member(told, "events")) && Number(member(member(told, "events"), "length")) > 0;
    };
    let wrong = 0;
    for (const held of learners) if ((await ask(held)) !== (own.evaluate(held).verdict === "met")) wrong += 1;
    const rounds = [];
    for (let round = 0; round < 7; round += 1) {
      const begun = performance.now();
      for (const held of learners) await ask(held);
      const between = performance.now();
      for (const held of learners) own.evaluate(held);
      rounds.push({ theirs: between - begun, ours: performance.now() - between });
    }
    console.log(
      [
        `json-rules-engine, ${qualification.code}: ${rounded(median(rounds.map((one) => one.theirs)))} µs for met or not met`,
        `${rounded(median(rounds.map((one) => one.theirs / one.ours)))} × as long as our full finding with reasons and cheapest completion (${rounded(median(rounds.map((one) => one.ours)))} µs)`,
        `${wrong} of 1,000 answers differ`,
      ].join("; "),
    );
  }
}

/** Each rule as conditions on facts, and the facts of one learner. */
function translated({ units, rules }: Qualification): {
  readonly conditions: readonly unknown[];
  readonly factsOf: (held: Uint8Array) => Record<string, unknown>;
} {
  const conditions: unknown[] = [];
  const sums: { readonly fact: string; readonly amount: (unit: Unit) => number }[] = [];
  const atLeast = (fact: string, value: number, amount: (unit: Unit) => number): void => {
    conditions.push({ fact, operator: "greaterThanInclusive", value });
    sums.push({ fact, amount });
  };
  for (const rule of rules) {
    switch (rule.kind) {
      case "mandatory-units":
        for (const ref of rule.units) conditions.push({ fact: "held", operator: "contains", value: ref });
        break;
      case "minimum-credits":
        atLeast(rule.id, rule.credits, ({ group, credit }) =>
          rule.groups.includes(group) ? (credit ?? 0) : 0,
        );
        break;
      case "minimum-credits-at-level":
        atLeast(rule.id, rule.credits, ({ level, credit }) =>
          level !== null && meetsLevel(level, rule) ? (credit ?? 0) : 0,
        );
        break;
      case "minimum-units-from-each":
        for (const own of rule.groups)
          atLeast(`${rule.id} ${own}`, rule.units, ({ group }) => (group === own ? 1 : 0));
        break;
      case "maximum-credits":
      case "barred-pairs":
        throw new Error(`${rule.kind} cannot be said in conditions on facts.`);
    }
  }
  return {
    conditions,
    factsOf: (held) => {
      const own = units.filter((_, index) => held[index] === 1);
      return {
        held: own.map(({ ref }) => ref),
        ...Object.fromEntries(
          sums.map(({ fact, amount }) => [fact, own.reduce((sum, unit) => sum + amount(unit), 0)]),
        ),
      };
    },
  };
}
