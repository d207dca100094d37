/** The custom functions, as `index.ts` lists them: arguments in, a block of answers out. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CheckMemory } from "@evidence-mapper/shared/check/check";
import { answerer } from "@evidence-mapper/shared/report/learner-answer";
import { claimableText, gapsText, nextText } from "@evidence-mapper/shared/report/short-answers";
import { answered, type Answered } from "./answered.ts";
import { type Argument, toText, type ToCell } from "./arguments.ts";
import { type BlockArguments } from "./block.ts";
import { coverageColumns, unitsNamed } from "./coverage.ts";
import { creditColumns } from "./credits.ts";
import { iqaAnswer, type IqaArguments } from "./iqa.ts";
import { learnerRows } from "./learner-rows.ts";
import { stateRows, type StatesArguments } from "./states.ts";
import { type SummaryArguments, summaryRows } from "./summary.ts";
import { verdictColumns } from "./verdict.ts";

export interface CustomFunctions {
  credits(given: BlockArguments, byGroup: Argument): Answered;
  verdict(given: BlockArguments, withCoverage: Argument): Answered;
  gaps(given: BlockArguments): Answered;
  next(given: BlockArguments): Answered;
  claimable(given: BlockArguments): Answered;
  coverage(given: BlockArguments): Answered;
  summary(given: SummaryArguments): Answered;
  states(given: StatesArguments): Answered;
  iqa(given: IqaArguments): Answered;
}

/** @param memory of earlier calls, where the host keeps one; the answers are the same without it */
export function customFunctions(catalogue: Catalogue, toCell: ToCell, memory?: CheckMemory): CustomFunctions {
  const rows = (given: BlockArguments, columns: Parameters<typeof learnerRows>[3]): Answered =>
    answered(() => learnerRows(given, catalogue, toCell, columns, memory));
  const wished = (argument: Argument): boolean => /^(true|yes|1)$/i.test(toText(argument, toCell));
  return {
    credits: (given, byGroup) => rows(given, () => creditColumns(wished(byGroup))),
    verdict: (given, withCoverage) => rows(given, () => verdictColumns(wished(withCoverage))),
    gaps: (given) =>
      rows(given, ({ qualification }) => {
        const answerOf = answerer(qualification);
        return (learner) => [gapsText(answerOf(learner), learner)];
      }),
    next: (given) => rows(given, () => (learner) => [nextText(learner)]),
    claimable: (given) => rows(given, () => (learner) => [claimableText(learner)]),
    coverage: (given) =>
      rows(given, ({ headings, qualification }) =>
        coverageColumns(unitsNamed(headings, qualification, catalogue)),
      ),
    summary: (given) => answered(() => summaryRows(given, catalogue, toCell, memory)),
    states: (given) => answered(() => stateRows(given, catalogue, toCell, memory)),
    iqa: (given) => answered(() => iqaAnswer(given, catalogue, toCell, memory)),
  };
}
