/** Every rule's answer for one learner in words, with what covering would add. */
import { type AwardFinding, type Verdict } from "../rules/finding.ts";
import { ruleOnCoverageSentence, ruleSentence } from "../rules/sentences.ts";

export interface RuleLine {
  readonly id: string;
  readonly verdict: Verdict;
  /** "Met", "Not yet met", "Cannot tell". */
  readonly word: string;
  readonly sentence: string;
}

const words = { met: "Met", "not-met": "Not yet met", "cannot-tell": "Cannot tell" } as const;

export function ruleLines(award: AwardFinding, onCoverage: AwardFinding): readonly RuleLine[] {
  return award.rules.map((finding, index) => {
    const covered = onCoverage.rules[index];
    const differs =
      finding.verdict !== "met" &&
      covered !== undefined &&
      (covered.has !== finding.has || covered.verdict !== finding.verdict);
    const sentence = ruleSentence(finding, award.qualification);
    return {
      id: finding.rule.id,
      verdict: finding.verdict,
      word: words[finding.verdict],
      sentence: differs ? `${sentence} ${ruleOnCoverageSentence(covered)}` : sentence,
    };
  });
}

/** In the place of everything about the award. */
export const awardUnknown =
  "The award cannot be told, because the qualification of this tracker is not known.";
