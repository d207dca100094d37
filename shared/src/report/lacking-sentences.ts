/** What one criterion still lacks, where the tracker says more than "open". */
import { type CriterionCoverage, isReached } from "../coverage/criterion-coverage.ts";
import { needSentence } from "../rules/sentences.ts";

export function lackingSentences({ number, counts, notYet, disputed }: CriterionCoverage): string[] {
  const said = disputed
    ? [`${number} is met in one place and not yet met in another: a person has to settle it.`]
    : notYet
      ? [`${number} was looked at by an assessor, who said not yet.`]
      : [];
  return [
    ...said,
    ...counts.filter((count) => !isReached(count)).map((count) => `${number}: ${needSentence(count)}`),
  ];
}
