/** `evaluate`: achieved units in, findings out, one learner a line. */
import * as z from "zod";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type AwardFinding, type Evaluator } from "@evidence-mapper/shared/rules/finding";
import {
  completionSentence,
  ruleSentence,
  surplusSentence,
  verdictName,
} from "@evidence-mapper/shared/rules/sentences";
import { type Evaluators } from "../evaluators.ts";
import { learnerId } from "../io/learner-id.ts";
import { answerLines, type LineAnswer } from "../io/ndjson.ts";
import { type ExitCode, say, sayLineProblems } from "../io/output.ts";
import { refusedLine } from "../io/refused-line.ts";

const learnerLine = z.object(
  {
    id: learnerId,
    qualification: z.string("a text such as 601/3972/9"),
    achievedUnits: z.array(z.string("a text such as L/506/2083"), "a list of unit references"),
  },
  "an object with id, qualification and achievedUnits",
);

export async function evaluateCommand(
  input: AsyncIterable<Buffer>,
  evaluators: Evaluators,
  catalogue: Catalogue,
): Promise<ExitCode> {
  const known = new Set(catalogue.qualifications.flatMap(({ units }) => units.map(({ ref }) => ref)));
  const { lines, problems } = await answerLines(input, "id", (value, where) =>
    evaluateLine(value, where, evaluators, known),
  );
  if (lines === 0)
    say("Nothing to evaluate: no line came in. Give one JSON object a line on standard input.");
  sayLineProblems(problems, lines);
  return problems > 0 ? 1 : 0;
}

function evaluateLine(
  value: unknown,
  where: string,
  evaluators: Evaluators,
  known: ReadonlySet<string>,
): LineAnswer {
  const parsed = learnerLine.safeParse(value);
  if (!parsed.success) return refusedLine("id", value, where, parsed.error);
  const { id, qualification, achievedUnits } = parsed.data;
  const found = evaluators.find(qualification, where);
  if (!found.ok) return { value: { id, problem: found.problem }, problem: true };
  const refs = achievedUnits.map(unitReference);
  const strangers = achievedUnits.filter((ref) => !known.has(unitReference(ref)));
  return {
    value: {
      id,
      ...findingJson(found.evaluator, refs),
      ...(strangers.length === 0
        ? {}
        : {
            problems: strangers.map((ref) => ({
              code: "unit-unknown",
              where,
              found: `No qualification in the catalogue has a unit "${ref.slice(0, 80)}".`,
              advice: "Check the reference; it looks like A/601/6047. The unit was left out.",
            })),
          }),
    },
    problem: strangers.length > 0,
  };
}

/** A reference as the catalogue writes it, from one as a person types it. */
export function unitReference(typed: string): string {
  return typed.trim().toUpperCase();
}

/** The finding as scripts read it. */
export function findingJson(evaluator: Evaluator, refs: readonly string[]) {
  const finding = evaluator.evaluate(evaluator.hold(refs));
  return {
    verdict: finding.verdict,
    creditsTotal: finding.creditsTotal,
    creditsCounted: finding.creditsCounted,
    minimumAdditionalCredits: finding.completion?.credits ?? null,
    completion: finding.completion?.units.map(({ ref }) => ref) ?? [],
    findings: findingsJson(finding),
    ambiguities: finding.ambiguities,
  };
}

/** Each rule's answer and each unit that does not count, in words. */
export function findingsJson(finding: AwardFinding) {
  const { qualification } = finding;
  return [
    ...finding.rules.map((one) => ({
      rule: one.rule.id,
      verdict: one.verdict,
      text: ruleSentence(one, qualification),
    })),
    ...finding.surplus.map((one) => ({
      rule: one.rule.id,
      verdict: "met",
      text: surplusSentence(one, qualification),
    })),
  ];
}

/** The same for a person. */
export function findingText(finding: AwardFinding): string {
  const { qualification, surplus, rules } = finding;
  return [
    `${qualification.title}: ${verdictName(finding.verdict)}`,
    ...rules.map((one) => `  ${ruleSentence(one, qualification)}`),
    ...surplus.map((one) => `  ${surplusSentence(one, qualification)}`),
    `  ${completionSentence(finding)}`,
  ].join("\n");
}
