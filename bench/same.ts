/** Stops a bench whose contestants disagree: a faster wrong answer is no comparison. */
import { deepStrictEqual } from "node:assert";

export function sameAnswers<Input>(
  what: string,
  inputs: readonly Input[],
  ours: (input: Input) => unknown,
  plain: (input: Input) => unknown,
): void {
  inputs.forEach((input, at) => {
    deepStrictEqual(plain(input), ours(input), `${what}: the plain answer for learner ${at} differs.`);
  });
}
