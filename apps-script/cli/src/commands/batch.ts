/** `batch`: evidence in, coverage and credits out, one learner a line, for cohorts of any size. */
import * as z from "zod";
import { type ClaimedUnit, type Claims, claimsOf } from "@evidence-mapper/shared/coverage/claims";
import { fewestCriteria } from "@evidence-mapper/shared/check/check";
import { type Evaluator } from "@evidence-mapper/shared/rules/finding";
import { type Evaluators } from "../evaluators.ts";
import { isExactNumber, learnerId } from "../io/learner-id.ts";
import { answerLines, type LineAnswer } from "../io/ndjson.ts";
import { type ExitCode, say, sayLineProblems } from "../io/output.ts";
import { progressBar } from "../io/progress.ts";
import { refusedLine } from "../io/refused-line.ts";

const criteria = z.array(z.string("a text such as L/506/2083:1.1"), "a list of criteria");

const evidenceItem = z.object(
  {
    id: learnerId,
    date: z.string("a text or null").nullish(),
    method: z.string("a text or null").nullish(),
    criteria,
  },
  "an object with id, date, method and criteria",
);

const learnerLine = z.object(
  {
    learner: learnerId,
    qualification: z.string("a text such as 601/3972/9"),
    evidence: z.array(evidenceItem, "a list of evidence"),
    /** Criteria that an assessor has decided, where the caller knows: `L/506/2083:1.1`. */
    decided: criteria.optional(),
  },
  "an object with learner, qualification and evidence",
);
type LearnerLine = z.infer<typeof learnerLine>;

/** @param totalBytes length of the input where it is known, for the progress bar */
export async function batchCommand(
  input: AsyncIterable<Buffer>,
  evaluators: Evaluators,
  totalBytes: number | null,
): Promise<ExitCode> {
  const bar = progressBar(totalBytes);
  const { lines, problems } = await answerLines(
    input,
    "learner",
    (value, where) => batchLine(value, where, evaluators),
    (done, bytes) => {
      bar.update(done, bytes);
    },
  );
  bar.stop();
  if (lines === 0) say("Nothing to check: no line came in. Give one JSON object a line on standard input.");
  sayLineProblems(problems, lines);
  return problems > 0 ? 1 : 0;
}

function batchLine(value: unknown, where: string, evaluators: Evaluators): LineAnswer {
  const line = readLine(value);
  if (line === null) {
    const parsed = learnerLine.safeParse(value);
    if (!parsed.success) return refusedLine("learner", value, where, parsed.error);
    return answerLearner(parsed.data, where, evaluators);
  }
  return answerLearner(line, where, evaluators);
}

/** The quick admission of a line of the right form; `null` sends it to zod, which says what is wrong. */
function readLine(value: unknown): LearnerLine | null {
  return isLearnerLine(value) ? value : null;
}

function isLearnerLine(value: unknown): value is LearnerLine {
  if (typeof value !== "object" || value === null) return false;
  const { learner, qualification, evidence, decided } = value as Partial<Record<keyof LearnerLine, unknown>>;
  return (
    (typeof learner === "string" || isExactNumber(learner)) &&
    typeof qualification === "string" &&
    decided === undefined &&
    Array.isArray(evidence) &&
    evidence.every(isItem)
  );
}

function isItem(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, date, method, criteria } = value as Partial<
    Record<"id" | "date" | "method" | "criteria", unknown>
  >;
  return (
    (typeof id === "string" || isExactNumber(id)) &&
    isTextOrNothing(date) &&
    isTextOrNothing(method) &&
    Array.isArray(criteria) &&
    criteria.every((one) => typeof one === "string")
  );
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function answerLearner(line: LearnerLine, where: string, evaluators: Evaluators): LineAnswer {
  const found = evaluators.find(line.qualification, where);
  if (!found.ok) return { value: { learner: line.learner, problem: found.problem }, problem: true };
  const { evaluator } = found;
  const { coverage, unknown } = coverageOfLine(line, evaluator);
  const decided: string[] = [];
  const covered: string[] = [];
  for (const { unit, state } of coverage) {
    if (state === "decided") decided.push(unit.ref);
    if (state === "decided" || state === "covered") covered.push(unit.ref);
  }
  const onCoverage = evaluator.evaluate(evaluator.hold(covered));
  const { verdict } =
    decided.length === covered.length ? onCoverage : evaluator.evaluate(evaluator.hold(decided));
  return {
    value: {
      learner: line.learner,
      verdict,
      onCoverage: onCoverage.verdict,
      creditsCounted: onCoverage.creditsCounted,
      minimumAdditionalCredits: onCoverage.completion?.credits ?? null,
      openCriteria: fewestCriteria(evaluator, coverage, covered)?.criteria ?? null,
      ...(unknown.length === 0
        ? {}
        : {
            problems: unknown.map((criterion) => ({
              code: "criterion-unknown",
              where,
              found: `${evaluator.qualification.code} has no criterion "${criterion.slice(0, 80)}".`,
              advice:
                "Write the unit's reference, a colon and the criterion: L/506/2083:1.1. It was left out.",
            })),
          }),
    },
    problem: unknown.length > 0,
  };
}

const claimsFor = new WeakMap<Evaluator, Claims>();

function coverageOfLine(
  line: LearnerLine,
  evaluator: Evaluator,
): { readonly coverage: readonly ClaimedUnit[]; readonly unknown: readonly string[] } {
  let claims = claimsFor.get(evaluator);
  if (claims === undefined) claimsFor.set(evaluator, (claims = claimsOf(evaluator.qualification.units)));
  claims.clear();
  const unknown: string[] = [];
  for (const { id, method, criteria } of line.evidence) {
    const claim = { item: String(id), method: method ?? null, instances: null };
    for (const criterion of criteria) if (!claims.claim(criterion, claim)) unknown.push(criterion);
  }
  for (const criterion of line.decided ?? []) {
    const decision = { verdict: "met", by: null, on: null, where: criterion } as const;
    if (!claims.decide(criterion, decision)) unknown.push(criterion);
  }
  return { coverage: claims.coverage(), unknown };
}
