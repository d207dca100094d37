/** The ways to finish: fewest credits, fewest open criteria, and what covering has already brought. */
import { type Unit } from "../catalogue/catalogue.ts";
import { type LearnerCheck } from "../check/check.ts";
import { completionSentence, fewestCriteriaSentence } from "../rules/sentences.ts";

/** @param name how units are called that the list of what is missing names in full */
export function finishSentences(learner: LearnerCheck, name?: (unit: Unit) => string): string[] {
  const { award, onCoverage, fewestCriteria, units } = learner;
  if (award === null || onCoverage === null) return [];
  if (award.verdict === "met") return [completionSentence(award)];
  if (onCoverage.verdict === "met") {
    return [
      "Everything that is needed is covered: only the assessor's decisions are missing.",
      completionSentence(award, name),
    ];
  }
  const sentences = [completionSentence(award, name)];
  if (fewestCriteria !== null) {
    const openOf = new Map(units.map(({ unit, openCriteria }) => [unit.ref, openCriteria]));
    sentences.push(
      fewestCriteriaSentence(
        fewestCriteria.units.map((unit) => ({ unit, criteria: openOf.get(unit.ref) ?? null })),
        name,
      ),
    );
  }
  if (coveredShortensTheWay(learner)) {
    const rest = completionSentence(onCoverage, name);
    sentences.push(
      `If everything covered were decided as met: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`,
    );
  }
  return sentences;
}

/** Would fewer credits be left if everything covered were decided? */
export function coveredShortensTheWay({ award, onCoverage }: LearnerCheck): boolean {
  const left = award?.completion?.credits;
  const leftOnCoverage = onCoverage?.completion?.credits;
  return left !== undefined && leftOnCoverage !== undefined && leftOnCoverage < left;
}
