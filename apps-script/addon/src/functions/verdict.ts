/** The award in words, for each learner of a block: by decisions, and what coverage would make of it. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { coverageVerdictName, verdictName } from "@evidence-mapper/shared/rules/sentences";

export function verdictColumns(withCoverage: boolean): (learner: LearnerCheck) => string[] {
  return ({ award, onCoverage }) => [
    verdictName(award?.verdict ?? "cannot-tell"),
    ...(withCoverage ? [coverageVerdictName(onCoverage?.verdict ?? "cannot-tell")] : []),
  ];
}
