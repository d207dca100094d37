/**
 * Findings in plain words: one place for every sentence about credits and rules, in all three tools.
 */
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type Level } from "../catalogue/schema.ts";
import { type NeedCount } from "../coverage/criterion-coverage.ts";
import { type Claimable } from "../plan/claimable.ts";
import { type AwardFinding, type RuleFinding, type Surplus, type Verdict } from "./finding.ts";

/** "Unit 06 Record details of customer service problems", with the reference where there is no number. */
export function unitName({ number, ref, title }: Pick<Unit, "number" | "ref" | "title">): string {
  return number === null ? `${ref} ${title}` : `Unit ${number} ${title}`;
}

/** "06", or the reference where the awarding body gives no number. */
export function unitShortName({ number, ref }: Pick<Unit, "number" | "ref">): string {
  return number ?? ref;
}

/** "1 credit", "2 credits". */
export function credits(count: number): string {
  return `${count} ${count === 1 ? "credit" : "credits"}`;
}

/** "Entry 3" as printed, "Level 2" for the number 2. */
export function levelName(level: Level): string {
  return typeof level === "number" ? `Level ${level}` : level;
}

/** "Achieved", "Not yet achieved", "Cannot tell": never a percentage. */
export function verdictName(verdict: Verdict): string {
  return verdict === "met" ? "Achieved" : verdict === "not-met" ? "Not yet achieved" : "Cannot tell";
}

/** The same three answers about what evidence covers, in words that no decision uses. */
export function coverageVerdictName(verdict: Verdict): string {
  return verdict === "met" ? "All covered" : verdict === "not-met" ? "Not yet covered" : "Cannot tell";
}

/** "NCFE Level 1 Certificate in Customer Service (601/3972/9)", with the awarding body where the title lacks it. */
export function qualificationName({ title, awardingBody, id }: Qualification): string {
  const name = title.startsWith(awardingBody) ? title : `${awardingBody} ${title}`;
  return /^\d/.test(id) ? `${name} (${id})` : name;
}

/** The group's title as the document gives it. */
export function groupTitle(qualification: Qualification, id: string): string {
  return qualification.groups.find((group) => group.id === id)?.title ?? id;
}

/** What the rule asks, what is there, what is missing; ends with where the rule is printed. */
export function ruleSentence(finding: RuleFinding, qualification: Qualification): string {
  return `${ruleText(finding, qualification)} (${finding.rule.source})`;
}

/** Where the rule stands with everything covered, "18 of 23": a figure that is never called held. */
export function ruleOnCoverageSentence({ rule, has, needs, verdict }: RuleFinding): string {
  const what =
    rule.kind === "mandatory-units"
      ? "units"
      : rule.kind === "minimum-units-from-each"
        ? "groups"
        : "credits";
  const answer =
    verdict === "met" ? "that would meet it" : verdict === "not-met" ? "not enough yet" : "cannot tell";
  return `With everything covered as well: ${has} of ${needs} ${what}; ${answer}.`;
}

function ruleText(finding: RuleFinding, qualification: Qualification): string {
  const { rule, has, needs, missingUnits, missingGroups } = finding;
  switch (rule.kind) {
    case "mandatory-units": {
      if (missingUnits.length === 0) {
        if (needs === 1) return "The mandatory unit is held.";
        return needs === 2 ? "Both mandatory units are held." : `All ${needs} mandatory units are held.`;
      }
      return `Mandatory units: ${has} of ${needs} held. Still needed: ${listOf(missingUnits.map(unitName), "and")}.`;
    }
    case "minimum-credits": {
      const whole = rule.groups.length === qualification.groups.length;
      const where = whole
        ? "Credits in all"
        : `Credits from ${listOf(
            rule.groups.map((id) => groupTitle(qualification, id)),
            "and",
          )}`;
      return `${where}: ${amount(finding)} of at least ${needs}.${shortfall(finding)}`;
    }
    case "minimum-credits-at-level":
      return `Credits at ${rule.orAbove ? "or above " : ""}${levelName(rule.level)}: ${amount(finding)} of at least ${needs}.${shortfall(finding)}`;
    case "maximum-credits":
      return `Credits from ${listOf(
        rule.groups.map((id) => groupTitle(qualification, id)),
        "and",
      )}: ${has} of at most ${needs}. Only whole units count.`;
    case "minimum-units-from-each":
      return missingGroups.length === 0
        ? `At least ${rule.units} ${rule.units === 1 ? "unit" : "units"} from each of ${rule.groups.length} groups: held.`
        : `At least ${rule.units} ${rule.units === 1 ? "unit" : "units"} from each of ${rule.groups.length} groups: nothing counts yet from ${listOf(
            missingGroups.map((id) => groupTitle(qualification, id)),
            "and",
          )}.`;
    case "barred-pairs":
      return `Only one unit of each barred pair counts.`;
  }
}

function amount({ has, unknown }: RuleFinding): string {
  if (unknown.length === 0) return String(has);
  return `${has} known`;
}

function shortfall({ verdict, has, needs, unknown }: RuleFinding): string {
  if (verdict === "met") return "";
  if (verdict === "cannot-tell") {
    return ` Cannot tell: the credits or level of ${unknown.length} held ${unknown.length === 1 ? "unit are" : "units are"} not known. Your centre can supply them.`;
  }
  return ` ${needs - has} more ${needs - has === 1 ? "is" : "are"} needed.`;
}

/** Why a decided unit does not count, or a covered one would not. */
export function surplusSentence(
  surplus: Surplus,
  qualification: Qualification,
  basis: "decided" | "covered" = "decided",
): string {
  return surplusSentences([surplus], qualification, basis).join(" ");
}

/** One sentence for each reason, with all the units that it leaves out. */
export function surplusSentences(
  surplus: readonly Surplus[],
  qualification: Qualification,
  basis: "decided" | "covered" = "decided",
  name: (unit: Unit) => string = unitName,
): string[] {
  const reasons = new Map<string, { readonly first: Surplus; readonly units: string[] }>();
  for (const one of surplus) {
    const key = `${one.rule.id} ${one.barredBy?.ref ?? ""}`;
    const same = reasons.get(key);
    if (same === undefined) reasons.set(key, { first: one, units: [name(one.unit)] });
    else same.units.push(name(one.unit));
  }
  return [...reasons.values()].map(({ first: { rule, barredBy }, units }) => {
    const one = units.length === 1;
    const state =
      basis === "decided"
        ? `${one ? "is" : "are"} decided but ${one ? "does" : "do"} not count`
        : `${one ? "is" : "are"} covered but would not count`;
    return `${listOf(units, "and")} ${state}: ${surplusReason(rule, barredBy, qualification, one)}. (${rule.source})`;
  });
}

function surplusReason(
  rule: Surplus["rule"],
  barredBy: Unit | null,
  qualification: Qualification,
  isOne: boolean,
): string {
  if (barredBy !== null) {
    return `${isOne ? "it" : "they"} cannot count together with ${unitName(barredBy)}`;
  }
  return rule.kind === "maximum-credits"
    ? `no more than ${credits(rule.credits)} of ${groupTitle(qualification, rule.groups[0] ?? "")} can count, in whole units`
    : `${isOne ? "it is" : "they are"} not needed`;
}

/** The cheapest way to finish, in one sentence. `name` where the units' titles stand elsewhere already. */
export function completionSentence(
  { verdict, completion }: AwardFinding,
  name: (unit: Unit) => string = unitName,
): string {
  if (verdict === "met") return "Nothing more is needed.";
  if (completion === null) {
    return "The cheapest way to finish cannot be told until the centre supplies the credits and levels of the units.";
  }
  const units = completion.units.map((unit) => `${name(unit)} (${credits(unit.credit ?? 0)})`);
  return `The cheapest way to finish is ${listOf(units, "and")}: ${credits(completion.credits)} more.`;
}

/** The award by the assessors' decisions, in one sentence. */
export function decisionsSentence({ verdict, rules }: AwardFinding): string {
  if (verdict === "met") return "Achieved: the units that assessors have decided meet every rule.";
  if (verdict === "cannot-tell") {
    return "Cannot tell: the credits or levels of some decided units are not known.";
  }
  return `Not yet achieved: the decided units leave ${unmetRules(rules)}.`;
}

/** What the award would be if everything covered were decided, in one sentence. Never called achieved. */
export function coverageSentence(onCoverage: AwardFinding, award: AwardFinding): string {
  if (onCoverage.verdict === "cannot-tell") {
    return "Cannot tell: the credits or levels of some covered units are not known.";
  }
  if (onCoverage.verdict === "met") {
    return award.verdict === "met"
      ? "Everything that the award needs is decided; nothing more has to be covered."
      : "All covered: evidence is there for every rule, and an assessor has yet to decide.";
  }
  return `Not yet covered: deciding everything that is covered would still leave ${unmetRules(onCoverage.rules)}.`;
}

/** "2 of 5 rules unmet, and 3 cannot be told". */
function unmetRules(rules: readonly RuleFinding[]): string {
  const unmet = rules.filter(({ verdict }) => verdict === "not-met").length;
  const doubtful = rules.filter(({ verdict }) => verdict === "cannot-tell").length;
  return `${unmet} of ${rules.length} rules unmet${doubtful === 0 ? "" : `, and ${doubtful} cannot be told`}`;
}

/** "15 of at least 23 credits count.", with what is held beyond that. */
export function creditsSentence({ creditsCounted, creditsTotal, qualification }: AwardFinding): string {
  const asked = `at least ${credits(qualification.minimumCredits)}`;
  if (creditsCounted === null) return `The credits that count are not known; ${asked} are asked for.`;
  const beyond =
    creditsTotal !== null && creditsTotal > creditsCounted
      ? ` ${credits(creditsTotal)} are held; ${creditsTotal - creditsCounted} of them do not count.`
      : "";
  return `${creditsCounted} of ${asked} count.${beyond}`;
}

/** A reading that the document leaves open and that this answer rests on; `null` when the rule has no note. */
export function ambiguitySentence(
  { qualification }: Pick<AwardFinding, "qualification">,
  ruleId: string,
): string | null {
  const rule = qualification.rules.find(({ id }) => id === ruleId);
  if (rule === undefined || rule.note === null) return null;
  return `The document leaves open how a rule is read. ${rule.note} (${rule.source})`;
}

/** Why a unit of the list is never offered to a learner. */
export function barredSentence(unit: Unit, by: Unit, isMandatory: boolean, source: string): string {
  const why = isMandatory ? "which is mandatory" : "which counts already";
  return `${unitName(unit)} cannot count here: it is barred by ${unitName(by)}, ${why}. (${source})`;
}

/** The finish with the fewest criteria still open. `criteria` is `null` where a unit's criteria are not known. */
export function fewestCriteriaSentence(
  units: readonly { readonly unit: Unit; readonly criteria: number | null }[],
  name: (unit: Unit) => string = unitName,
): string {
  if (units.length === 0) return "No criterion is open any more: only decisions are missing.";
  const known = units.reduce((sum, { criteria }) => sum + (criteria ?? 0), 0);
  const each = units.map(
    ({ unit, criteria }) =>
      `${name(unit)} (${criteria === null ? "its criteria are not known" : criteriaCount(criteria)})`,
  );
  const more = units.some(({ criteria }) => criteria === null)
    ? `at least ${criteriaCount(known)}`
    : criteriaCount(known);
  return `The finish with the fewest open criteria is ${listOf(each, "and")}: ${more} to cover.`;
}

/** "1 criterion", "2 criteria". */
export function criteriaCount(count: number): string {
  return `${count} ${count === 1 ? "criterion" : "criteria"}`;
}

/** How far a stated minimum is reached: "4 customers are asked for, 2 of them observed: 3 shown, 1 observed." */
export function needSentence({ need, has, observed, recorded }: NeedCount): string {
  const seen = need.observed > 0 ? `, ${need.observed} of them observed` : "";
  const asked = `${need.count} ${need.of} ${need.count === 1 ? "is" : "are"} asked for${seen}`;
  if (need.counts === "content") return `${asked}: for the assessor to judge.`;
  const observedToo =
    need.observed === 0
      ? ""
      : recorded
        ? `, ${observed} observed`
        : "; the tracker does not say how many were observed";
  return `${asked}: the evidence shows ${has}${observedToo}.`;
}

/** What could be claimed today, by decisions alone, one sentence for each claim. */
export function claimSentences(
  { awards, complete, duplicates, units }: Claimable,
  own: Qualification | null,
  name: (unit: Unit) => string = unitName,
): string[] {
  if (complete.length > 0) {
    const claims = complete.map(({ qualification, creditsCounted }) => {
      const other =
        own !== null && own.id !== qualification.id ? ", another qualification than this one," : "";
      const how =
        creditsCounted === null
          ? ""
          : `: ${creditsCounted} of at least ${credits(qualification.minimumCredits)}`;
      return `${qualificationName(qualification)}${other} could be claimed today${how}.`;
    });
    const warnings = duplicates.map(
      ([a, b]) =>
        `${qualificationName(a.qualification)} and ${qualificationName(b.qualification)} are of the same type, level and content: enter the learner for one of them only. (000 L107, 001 L276)`,
    );
    return [...claims, ...warnings];
  }
  if (units.length === 0) return ["Nothing can be claimed today: no unit is decided in full."];
  const sentences = ["No whole award can be claimed today."];
  const ordered = [...awards].sort(
    (a, b) => Number(b.qualification.id === own?.id) - Number(a.qualification.id === own?.id),
  );
  let rest = units;
  for (const { qualification } of ordered) {
    const { available, source } = qualification.specification.unitCertificates;
    if (available !== true) continue;
    const here = rest.filter(({ ref }) => qualification.units.some((unit) => unit.ref === ref));
    if (here.length === 0) continue;
    rest = rest.filter((unit) => !here.includes(unit));
    sentences.push(
      `Certificates for single units could be claimed through ${qualificationName(qualification)} by learners registered for it: ${listOf(here.map(name), "and")}. (${source ?? qualification.specification.document})`,
    );
  }
  if (rest.length > 0) {
    sentences.push(
      `Decided and kept for later, though the specification does not say whether single units are certificated: ${listOf(rest.map(name), "and")}.`,
    );
  }
  return sentences;
}

/** "a", "a and b", "a, b and c". */
export function listOf(items: readonly string[], word: "and" | "or"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1] ?? ""}`;
}
