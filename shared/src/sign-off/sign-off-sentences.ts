/** What stands between decided units and their sign-off, in sentences. */
import { type Unit } from "../catalogue/catalogue.ts";
import { listOf, unitName } from "../rules/sentences.ts";
import { type SignOffIssue } from "./unit-sign-off.ts";

/** One sentence for each kind of issue, with the units that it concerns; in the order of first appearance. */
export function signOffSentences(
  units: readonly { readonly unit: Unit; readonly issues: readonly SignOffIssue[] }[],
  name: (unit: Unit) => string = unitName,
): string[] {
  const byText = new Map<string, string[]>();
  for (const { unit, issues } of units) {
    for (const { text, criteria } of issues) {
      const place = criteria.length === 0 ? name(unit) : `${name(unit)} (${criteria.join(", ")})`;
      const same = byText.get(text);
      if (same === undefined) byText.set(text, [place]);
      else same.push(place);
    }
  }
  return [...byText].map(([text, places]) => `${text.replace(/\.$/, "")}: ${listOf(places, "and")}.`);
}
