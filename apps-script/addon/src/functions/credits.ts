/** Credits that count towards the award, for each learner of a block; by group in further columns. */
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { verdictName } from "@evidence-mapper/shared/rules/sentences";

/** Credits of decided units that count; "Cannot tell" where they are not known, which is never 0. */
export function creditColumns(byGroup: boolean): (learner: LearnerCheck) => (number | string)[] {
  return (learner) => [
    known(learner.award?.creditsCounted),
    ...(byGroup ? learner.groups.map(({ decided }) => known(decided)) : []),
  ];
}

function known(credits: number | null | undefined): number | string {
  return credits ?? verdictName("cannot-tell");
}
