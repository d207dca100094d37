import { type CriterionState } from "@evidence-mapper/shared/coverage/criterion-coverage";

/** Where the learner stands with a criterion, in a few words. */
export interface CriterionStanding {
  readonly state: CriterionState;
  readonly words: string;
}

export function StandingBadge({ standing }: { readonly standing: CriterionStanding | null }) {
  return standing === null ? null : <span className={`badge ${standing.state}`}>{standing.words}</span>;
}
