/** The answer of `check` as scripts read it: keys are added, never renamed. */
import { problemJson } from "./problem-json.ts";
import { type LearnerCheck, type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { completionSentence, ruleSentence } from "@evidence-mapper/shared/rules/sentences";
import { type Wording } from "../load-wording.ts";
import { findingsJson } from "./evaluate.ts";

/**
 * One JSON document in pieces, each learner on a line of their own: the answer about thousands of learners is
 * never held as one text.
 */
export function* checkJson(check: CheckInTurn, wording: Wording): Generator<string> {
  const { reading, qualification, learners, problems, records } = check;
  const tracker = {
    layout: reading.layout,
    qualification: qualification?.id ?? null,
    learners: learners.length,
    certain: reading.certain,
    candidates: reading.candidates,
    description: reading.description,
    meanings: reading.meanings,
    records,
  };
  yield `{\n"tracker": ${JSON.stringify(tracker, null, 2)},\n"learners": [`;
  yield* listed(learners, (learner) => learnerJson(learner, wording));
  yield `],\n"problems": [`;
  yield* listed(problems, problemJson);
  yield `]\n}\n`;
}

function* listed<T>(values: Iterable<T>, json: (value: T) => unknown): Generator<string> {
  let isFirst = true;
  for (const value of values) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify(json(value))}`;
    isFirst = false;
  }
  if (!isFirst) yield "\n";
}

function learnerJson(learner: LearnerCheck, wording: Wording) {
  const { award, onCoverage, fewestCriteria, claimable } = learner;
  return {
    id: learner.id,
    name: learner.name,
    where: learner.where,
    verdict: award?.verdict ?? "cannot-tell",
    onCoverage: onCoverage?.verdict ?? "cannot-tell",
    creditsTotal: award?.creditsTotal ?? null,
    creditsCounted: award?.creditsCounted ?? null,
    creditsOnCoverage: onCoverage?.creditsCounted ?? null,
    missing:
      award === null
        ? []
        : award.rules
            .filter(({ verdict }) => verdict !== "met")
            .map((one) => ({
              rule: one.rule.id,
              verdict: one.verdict,
              text: ruleSentence(one, award.qualification),
            })),
    findings: award === null ? [] : findingsJson(award),
    completion:
      award?.completion === undefined || award.completion === null
        ? null
        : {
            credits: award.completion.credits,
            units: award.completion.units.map(({ ref }) => ref),
            text: completionSentence(award),
          },
    fewestOpenCriteria:
      fewestCriteria === null
        ? null
        : { criteria: fewestCriteria.criteria, units: fewestCriteria.units.map(({ ref }) => ref) },
    claimable: {
      qualifications: claimable.complete.map((one) => one.qualification.id),
      units: claimable.units.map(({ ref }) => ref),
    },
    signOff: learner.signOff.map(({ unit, issues }) => ({ ref: unit.ref, issues })),
    units: learner.units.map(({ unit, state, criteria }) => ({
      ref: unit.ref,
      number: unit.number,
      state,
      criteria: criteria.map(({ number, state: own, evidence, counts, notYet, doubts }) => {
        const official = wording?.get(unit.ref)?.get(number);
        return {
          number,
          state: own,
          ...(evidence.length === 0 ? {} : { evidence }),
          ...(counts.length === 0
            ? {}
            : {
                counts: counts.map(({ need, has, observed, recorded }) => ({
                  ...need,
                  has,
                  seen: observed,
                  recorded,
                })),
              }),
          ...(notYet ? { notYet } : {}),
          ...(doubts.length === 0 ? {} : { doubts }),
          ...(official === undefined ? {} : { wording: official }),
        };
      }),
    })),
  };
}
