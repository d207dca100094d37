/** The ways to finish: fewest credits and fewest open criteria counting what is covered, then by decisions alone. */
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { completionSentence, fewestCriteriaSentence } from "@evidence-mapper/shared/rules/sentences";

/** @param name how units are called that the list of what is missing names in full */
export function finishSentences(
  { award, onCoverage, fewestCriteria, units }: LearnerCheck,
  name?: (unit: Unit) => string,
): string[] {
  if (award === null || onCoverage === null) return [];
  if (award.verdict === "met") return [completionSentence(award)];
  const sentences: string[] = [];
  if (onCoverage.verdict === "met") {
    sentences.push("Everything that is needed is covered: only the assessor's decisions are missing.");
  } else {
    sentences.push(completionSentence(onCoverage, name));
    if (fewestCriteria !== null) {
      const openOf = new Map(units.map(({ unit, openCriteria }) => [unit.ref, openCriteria]));
      sentences.push(
        fewestCriteriaSentence(
          fewestCriteria.units.map((unit) => ({ unit, criteria: openOf.get(unit.ref) ?? null })),
          name,
        ),
      );
    }
  }
  if (completionSentence(award) !== completionSentence(onCoverage)) {
    const alone = completionSentence(award);
    sentences.push(
      `By decisions alone, as if nothing else were covered: ${alone.charAt(0).toLowerCase()}${alone.slice(1)}`,
    );
  }
  return sentences;
}
