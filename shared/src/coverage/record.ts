/**
 * What is known about one learner, in the form that coverage is worked out from: evidence and decisions,
 * sorted by unit and criterion. Every source (a tracker, a line of a batch, the evidence log) is turned
 * into this.
 */
import { type TrackedLearner } from "../tracker/reading.ts";

/** One customer or one occasion that a piece of evidence shows. */
export interface Instance {
  readonly name: string;
  /** Seen by an assessor or a witness. */
  readonly observed: boolean;
}

/** A piece of evidence offered for one criterion. */
export interface EvidenceClaim {
  readonly item: string;
  /** `null` when it is not recorded. */
  readonly method: string | null;
  /** `null` when nobody recorded how many customers or occasions the item shows. */
  readonly instances: readonly Instance[] | null;
}

/** An assessor's decision about one criterion or unit. */
export interface Decision {
  readonly verdict: "met" | "not-yet";
  readonly by: string | null;
  /** `2026-03-01` */
  readonly on: string | null;
  readonly where: string;
}

export interface CriterionRecord {
  readonly evidence: readonly EvidenceClaim[];
  readonly decisions: readonly Decision[];
  /** The source itself says that something is there and is not enough. */
  readonly partly: boolean;
}

/** Keyed by unit reference; the criterion's number, or `""` for what is said of the whole unit. */
export type LearnerRecord = ReadonlyMap<string, ReadonlyMap<string, CriterionRecord>>;

/** The key under which a record keeps what is said of a whole unit. */
export const wholeUnit = "";

/** Sorts what a tracker says of a learner. */
export function recordOf(learner: TrackedLearner): LearnerRecord {
  const record = new Map<string, Map<string, CriterionRecord>>();
  for (const { unit, criterion, mark, where } of learner.entries) {
    let ofUnit = record.get(unit);
    if (ofUnit === undefined) record.set(unit, (ofUnit = new Map<string, CriterionRecord>()));
    const key = criterion ?? wholeUnit;
    const before = ofUnit.get(key) ?? nothing;
    switch (mark.kind) {
      case "decided":
        ofUnit.set(key, withDecision(before, { verdict: "met", by: mark.by, on: mark.on, where }));
        break;
      case "not-yet":
        ofUnit.set(key, withDecision(before, { verdict: "not-yet", by: null, on: null, where }));
        break;
      case "evidence": {
        const claims = mark.items.map(({ id, method, instances }) => ({
          item: id,
          method,
          instances: instances ?? null,
        }));
        ofUnit.set(key, { ...before, evidence: [...before.evidence, ...claims] });
        break;
      }
      case "partly":
        ofUnit.set(key, { ...before, partly: true });
        break;
    }
  }
  return record;
}

const nothing: CriterionRecord = { evidence: [], decisions: [], partly: false };

function withDecision(before: CriterionRecord, decision: Decision): CriterionRecord {
  return { ...before, decisions: [...before.decisions, decision] };
}
