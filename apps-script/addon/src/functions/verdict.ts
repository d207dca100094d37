/** The award in words, for each learner of a block: by decisions, and what coverage would make of it. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { coverageVerdictName, verdictName } from "@evidence-mapper/shared/rules/sentences";

export function verdictColumns(withCoverage: boolean): (learner: LearnerCheck) => string[] {
  return (learner) => [
    verdictName(learner.award?.verdict ?? "cannot-tell"),
    ...(withCoverage ? [coverageVerdictName(learner.onCoverage?.verdict ?? "cannot-tell")] : []),
  ];
}
