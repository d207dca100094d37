/** The ways to finish: fewest credits by decisions and with everything covered, fewest open criteria. */
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { completionSentence, fewestCriteriaSentence } from "@evidence-mapper/shared/rules/sentences";

export function finishSentences(
  { award, onCoverage, fewestCriteria, units }: LearnerCheck,
  name?: (unit: Unit) => string,
): string[] {
  if (award === null || onCoverage === null) return [];
  const sentences = [`By decisions: ${lowerFirst(completionSentence(award, name))}`];
  if (award.verdict === "met") return sentences;
  const covered = completionSentence(onCoverage, name);
  if (covered !== completionSentence(award, name)) {
    sentences.push(`If everything covered were decided: ${lowerFirst(covered)}`);
  }
  if (fewestCriteria !== null && onCoverage.verdict !== "met") {
    const openOf = new Map(units.map(({ unit, openCriteria }) => [unit.ref, openCriteria]));
    sentences.push(
      fewestCriteriaSentence(
        fewestCriteria.units.map((unit) => ({ unit, criteria: openOf.get(unit.ref) ?? null })),
        name,
      ),
    );
  }
  return sentences;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
