/** `batch`: evidence in, coverage and credits out, one learner a line, for cohorts of any size. */
import * as z from "zod";
import { type CriterionRecord, type LearnerRecord } from "@evidence-mapper/shared/coverage/record";
import { coverUnit } from "@evidence-mapper/shared/coverage/unit-coverage";
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
  const { record, unknown } = recordOfLine(line, evaluator);
  const coverage = evaluator.qualification.units.map((unit) => coverUnit(unit, record));
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

interface CriterionPlace {
  readonly ref: string;
  readonly number: string;
}

/** For each qualification, `L/506/2083:1.1` → its place. */
const placesOf = new WeakMap<Evaluator, ReadonlyMap<string, CriterionPlace>>();

function criterionPlaces(evaluator: Evaluator): ReadonlyMap<string, CriterionPlace> {
  let places = placesOf.get(evaluator);
  if (places === undefined) {
    places = new Map(
      evaluator.qualification.units.flatMap(({ ref, criteria }) =>
        criteria.map(({ number }) => [`${ref}:${number}`, { ref, number }] as const),
      ),
    );
    placesOf.set(evaluator, places);
  }
  return places;
}

interface OpenRecord extends CriterionRecord {
  readonly evidence: { item: string; method: string | null; instances: null }[];
  readonly decisions: { verdict: "met"; by: null; on: null; where: string }[];
}

function recordOfLine(line: LearnerLine, evaluator: Evaluator): { record: LearnerRecord; unknown: string[] } {
  const places = criterionPlaces(evaluator);
  const record = new Map<string, Map<string, OpenRecord>>();
  const unknown: string[] = [];
  const at = (criterion: string): OpenRecord | null => {
    const place = places.get(criterion) ?? places.get(criterion.trim().toUpperCase());
    if (place === undefined) {
      unknown.push(criterion);
      return null;
    }
    let unit = record.get(place.ref);
    if (unit === undefined) record.set(place.ref, (unit = new Map<string, OpenRecord>()));
    let own = unit.get(place.number);
    if (own === undefined) unit.set(place.number, (own = { evidence: [], decisions: [], partly: false }));
    return own;
  };
  for (const { id, method, criteria } of line.evidence) {
    const claim = { item: String(id), method: method ?? null, instances: null };
    for (const criterion of criteria) at(criterion)?.evidence.push(claim);
  }
  for (const criterion of line.decided ?? []) {
    at(criterion)?.decisions.push({ verdict: "met", by: null, on: null, where: criterion });
  }
  return { record, unknown };
}
