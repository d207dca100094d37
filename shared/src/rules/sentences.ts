/**
 * Findings in plain words: one place for every sentence about credits and rules, in all three tools.
 */
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type Level } from "../catalogue/schema.ts";
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

/** The group's title as the document gives it. */
export function groupTitle(qualification: Qualification, id: string): string {
  return qualification.groups.find((group) => group.id === id)?.title ?? id;
}

/** What the rule asks, what is there, what is missing; ends with where the rule is printed. */
export function ruleSentence(finding: RuleFinding, qualification: Qualification): string {
  return `${ruleText(finding, qualification)} (${finding.rule.source})`;
}

function ruleText(finding: RuleFinding, qualification: Qualification): string {
  const { rule, has, needs, missingUnits, missingGroups } = finding;
  switch (rule.kind) {
    case "mandatory-units": {
      if (missingUnits.length === 0) {
        return needs === 1 ? "The mandatory unit is held." : `All ${needs} mandatory units are held.`;
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

/** Why a held unit does not count. */
export function surplusSentence({ unit, rule, barredBy }: Surplus, qualification: Qualification): string {
  const why =
    barredBy !== null
      ? `it cannot count together with ${unitName(barredBy)}`
      : rule.kind === "maximum-credits"
        ? `no more than ${credits(rule.credits)} of ${groupTitle(qualification, rule.groups[0] ?? "")} can count, in whole units`
        : "it is not needed";
  return `${unitName(unit)} is held but does not count: ${why}. (${rule.source})`;
}

/** The cheapest way to finish, in one sentence. */
export function completionSentence({ verdict, completion }: AwardFinding): string {
  if (verdict === "met") return "Nothing more is needed.";
  if (completion === null) {
    return "The cheapest way to finish cannot be told until the centre supplies the credits and levels of the units.";
  }
  const units = completion.units.map((unit) => `${unitName(unit)} (${credits(unit.credit ?? 0)})`);
  return `The cheapest way to finish is ${listOf(units, "and")}: ${credits(completion.credits)} more.`;
}

/** "a", "a and b", "a, b and c". */
export function listOf(items: readonly string[], word: "and" | "or"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1] ?? ""}`;
}
