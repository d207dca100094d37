import { type Finding, type FindingKind, findingWords } from "./finding.ts";

/** Why something was refused, for people: `There is a card number in the quotation. …` */
export function refusedSentence(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return "Nothing was refused.";
  return `There is ${listed(findings)} in ${places(findings)}. It must stay where it is: take those words out, or keep the location without a quotation.`;
}

/** What was masked, for people: `Masked: a telephone number, an e-mail address.`; empty when nothing was. */
export function maskedSentence(findings: readonly Finding[]): string {
  return findings.length === 0 ? "" : `Masked, and not kept: ${listed(findings)}.`;
}

function listed(findings: readonly Finding[]): string {
  return joined([...new Set(findings.map(({ kind }): FindingKind => kind))].map(findingWords));
}

function places(findings: readonly Finding[]): string {
  return joined([...new Set(findings.map(({ field }) => `the ${field}`))]);
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
