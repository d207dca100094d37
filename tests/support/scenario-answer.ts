/** The core's answer to a scenario, as a page that somebody at a centre can read and agree with or not. */
import { type Qualification, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { supplyCredits } from "../../shared/src/catalogue/supplied-credits.ts";
import { type CriterionRecord, wholeUnit } from "../../shared/src/coverage/record.ts";
import { coverUnit, type UnitCoverage } from "../../shared/src/coverage/unit-coverage.ts";
import { claimable } from "../../shared/src/plan/claimable.ts";
import { type AwardFinding, evaluator, type Verdict } from "../../shared/src/rules/finding.ts";
import {
  ambiguitySentence,
  barredSentence,
  claimSentences,
  completionSentence,
  coverageSentence,
  credits,
  levelName,
  listOf,
  needSentence,
  qualificationName,
  ruleSentence,
  surplusSentences,
  unitName,
  verdictName,
} from "../../shared/src/rules/sentences.ts";
import { qualificationOf } from "./evaluate.ts";
import { type Scenario } from "./scenario.ts";

/** Markdown. Throws when the scenario names a qualification or a unit that the catalogue lacks. */
export function answerScenario(scenario: Scenario): string {
  const { id } = qualificationOf(scenario.qualification);
  const supplied = catalogue.qualifications.map((one) => supplyCredits(one, scenario.credits));
  const evaluators = supplied.map(({ qualification }) => evaluator(qualification));
  const own = evaluators.find(({ qualification }) => qualification.id === id);
  if (own === undefined) throw new Error(`No evaluator for ${id}.`);
  const { qualification } = own;

  const coverage = coverageOf(scenario, qualification);
  const whole = scenario.units.map((name) => unitNamed(name, qualification));
  const decided = [...whole, ...coverage.filter(({ state }) => state === "decided").map(({ unit }) => unit)];
  const covered = [
    ...decided,
    ...coverage.filter(({ state }) => state === "covered").map(({ unit }) => unit),
  ];
  const held = decided.map(({ ref }) => ref);
  const finding = own.evaluate(own.hold(held));
  const onCoverage = own.evaluate(own.hold(covered.map(({ ref }) => ref)));
  const contradicted = supplyCredits(qualificationOf(id), scenario.credits).problems;

  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["Units held", held.length === 0 ? ["None."] : decided.map((unit) => heldLine(unit, qualification))],
    ["Criteria", coverage.map(criteriaLine)],
    ["Credits", creditLines(finding)],
    ["Rules", finding.rules.map((one) => `${mark(one.verdict)}: ${ruleSentence(one, qualification)}`)],
    ["Surplus", orNone(surplusSentences(finding.surplus, qualification))],
    ["Readings to confirm", finding.ambiguities.flatMap((rule) => ambiguitySentence(finding, rule) ?? [])],
    ["Cheapest finish", [completionSentence(finding)]],
    [
      "If everything covered were decided",
      coverage.length === 0 ? [] : [coverageSentence(onCoverage, finding), completionSentence(onCoverage)],
    ],
    ["Never offered here", deadOptions(own.structure)],
    [
      "What could be claimed today",
      claimSentences(claimable(evaluators, held), qualification, nameIn(qualification)),
    ],
    ["Problems", contradicted.map(({ found, advice }) => `${found} ${advice}`)],
  ];
  return [
    `# ${scenario.title}`,
    scenario.story,
    `**${qualificationName(qualification)}: ${verdictName(finding.verdict)}.**`,
    ...sections.flatMap(([heading, lines]) =>
      lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join("\n")],
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

/** A unit of the scenario's qualification by number or reference, or of any other by reference. */
function unitNamed(name: string, own: Qualification): Unit {
  const found =
    own.units.find(({ ref, number }) => ref === name || number === name) ??
    catalogue.qualifications.flatMap(({ units }) => units).find(({ ref }) => ref === name);
  if (found === undefined) throw new Error(`Neither ${own.code} nor any other has a unit ${name}.`);
  return found;
}

/** As this qualification names the unit; by reference where it does not offer it, for numbers are not shared. */
function nameIn({ units }: Qualification): (unit: Unit) => string {
  return ({ ref, title }) => unitName(units.find((unit) => unit.ref === ref) ?? { number: null, ref, title });
}

function heldLine(unit: Unit, qualification: Qualification): string {
  const worth =
    unit.credit === null || unit.level === null
      ? "credits and level not known"
      : `${credits(unit.credit)}, ${levelName(unit.level)}`;
  const elsewhere = qualification.units.some(({ ref }) => ref === unit.ref)
    ? ""
    : ", not part of this qualification";
  return `${nameIn(qualification)(unit)} (${worth}${elsewhere})`;
}

function creditLines({ creditsTotal, creditsCounted }: AwardFinding): string[] {
  const known = (count: number | null): string => (count === null ? "cannot tell" : String(count));
  return [`In all: ${known(creditsTotal)}`, `Counted: ${known(creditsCounted)}`];
}

function criteriaLine({ unit, state, criteria }: UnitCoverage): string {
  if (criteria.length === 0) return `${unitName(unit)}: ${state}, its criteria are not known`;
  const states = ["decided", "covered", "partly", "open"] as const;
  const parts = states.flatMap((wanted) => {
    const numbers = criteria.filter((one) => one.state === wanted).map(({ number }) => number);
    return numbers.length === 0 ? [] : [`${wanted} ${listOf(numbers, "and")}`];
  });
  const short = criteria
    .filter((one) => one.state === "partly")
    .flatMap(({ number, counts }) => counts.map((count) => `${number}: ${needSentence(count)}`));
  return [`${unitName(unit)}: ${state}; ${parts.join("; ")}`, ...short].join(". ");
}

function coverageOf({ evidence, decisions }: Scenario, qualification: Qualification): UnitCoverage[] {
  const record = new Map<string, Map<string, CriterionRecord>>();
  const change = (
    name: string,
    criteria: readonly string[] | undefined,
    add: (before: CriterionRecord) => CriterionRecord,
  ): void => {
    const { ref } = unitNamed(name, qualification);
    const ofUnit = record.get(ref) ?? new Map<string, CriterionRecord>();
    record.set(ref, ofUnit);
    for (const number of criteria ?? [wholeUnit]) {
      ofUnit.set(number, add(ofUnit.get(number) ?? { evidence: [], decisions: [], partly: false }));
    }
  };
  for (const { item, unit, criteria, method = null, shows = null } of evidence) {
    const claim = { item, method, instances: shows };
    change(unit, criteria, (before) => ({ ...before, evidence: [...before.evidence, claim] }));
  }
  for (const { unit, criteria, verdict, by } of decisions) {
    const decision = { verdict, by, on: null, where: "the scenario" };
    change(unit, criteria, (before) => ({ ...before, decisions: [...before.decisions, decision] }));
  }
  return qualification.units.filter(({ ref }) => record.has(ref)).map((unit) => coverUnit(unit, record));
}

function deadOptions({
  qualification,
  units,
  deadBecauseOf,
}: ReturnType<typeof evaluator>["structure"]): string[] {
  const barred = qualification.rules.find(({ kind }) => kind === "barred-pairs");
  return units.flatMap((unit, index) => {
    const by = units[deadBecauseOf[index] ?? -1];
    return by === undefined || barred === undefined ? [] : [barredSentence(unit, by, true, barred.source)];
  });
}

function mark(verdict: Verdict): string {
  return verdict === "met" ? "Met" : verdict === "not-met" ? "Not met" : "Cannot tell";
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ["None."] : lines;
}
