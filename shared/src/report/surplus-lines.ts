/** Why units do not count: decided ones, those that covering alone would add, and what the document leaves open. */
import { type Unit } from "../catalogue/catalogue.ts";
import { type AwardFinding } from "../rules/finding.ts";
import { ambiguitySentence, surplusSentences } from "../rules/sentences.ts";

export function surplusLines(
  award: AwardFinding,
  onCoverage: AwardFinding,
  name?: (unit: Unit) => string,
): string[] {
  const { qualification } = award;
  // A decided unit that other covered units would push out is not one that is only covered.
  const decided = new Set([
    ...award.surplus.map(({ unit }) => unit.ref),
    ...award.counted.map(({ ref }) => ref),
  ]);
  const onlyCovered = onCoverage.surplus.filter(({ unit }) => !decided.has(unit.ref));
  return [
    ...surplusSentences(award.surplus, qualification, "decided", name),
    ...surplusSentences(onlyCovered, qualification, "covered", name),
  ];
}

/** The readings that the answer rests on, where the document leaves a rule open. */
export function ambiguityLines(award: AwardFinding, onCoverage: AwardFinding): string[] {
  return [...new Set([...award.ambiguities, ...onCoverage.ambiguities])].flatMap(
    (id) => ambiguitySentence(award, id) ?? [],
  );
}
