/** What a unit's criteria lack, and which of their evidence a person has to look at. */
import { doubtSentences } from "./doubt-sentences.ts";
import { lackingSentences } from "./lacking-sentences.ts";
import { type UnitGap } from "./learner-answer.ts";

export function gapSentences({ open, waiting }: UnitGap): string[] {
  return [
    ...open.flatMap((one) => [...lackingSentences(one), ...doubtSentences(one)]),
    ...waiting.flatMap(doubtSentences),
  ];
}
