/** Credits that count towards the award, for each learner of a block. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { recordOf } from "@evidence-mapper/shared/coverage/record";
import { coverUnit } from "@evidence-mapper/shared/coverage/unit-coverage";
import { evaluator } from "@evidence-mapper/shared/rules/finding";
import { verdictName } from "@evidence-mapper/shared/rules/sentences";
import { type Argument, type ToCell } from "./arguments.ts";
import { inDirection, readBlock } from "./block.ts";

/**
 * One row for each learner: the credits of decided units that count. `""` below the last filled row, and
 * "Cannot tell" where credits are not known. Throws a sentence when the arguments do not belong together.
 */
export function creditsOf(
  given: { readonly qualification: Argument; readonly headings: Argument; readonly marks: Argument },
  catalogue: Catalogue,
  toCell: ToCell,
): (number | string)[][] {
  const block = readBlock(given, catalogue, toCell);
  const own = evaluator(block.qualification);
  const answers = block.learners.map((learner) => {
    if (learner === null) return [""];
    const record = recordOf(learner);
    const decided = block.qualification.units.filter((unit) => coverUnit(unit, record).state === "decided");
    const { creditsCounted } = own.evaluate(own.hold(decided.map(({ ref }) => ref)));
    return [creditsCounted ?? verdictName("cannot-tell")];
  });
  return inDirection(block, answers);
}
