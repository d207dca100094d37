/**
 * What is known about one learner, in the form that coverage is worked out from: evidence and decisions,
 * sorted by unit and criterion. Every source (a tracker, a line of a batch, the evidence log) is turned
 * into this.
 */
import { type Setting, type TrackedLearner, type Witness } from "../tracker/reading.ts";

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
  /** `null` or left out when nobody recorded it. */
  readonly setting?: Setting | null | undefined;
  /** `null` when nobody confirms it; left out when nobody could have recorded it. */
  readonly witness?: Witness | null | undefined;
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

/** What is said of one unit, by the criterion's number, or `""` for what is said of the whole unit. */
export interface UnitRecord {
  get(criterion: string): CriterionRecord | undefined;
}

/** By unit reference. A Map of Maps is one. */
export interface LearnerRecord {
  get(unit: string): UnitRecord | undefined;
}

/** The key under which a record keeps what is said of a whole unit. */
export const wholeUnit = "";

/** Sorts what a tracker says of a learner. */
export function recordOf(learner: TrackedLearner): LearnerRecord {
  return recorder()(learner);
}

/**
 * The same for one learner after another. What is given holds until the next learner's turn: the places for a
 * thousand learners' criteria are made once, which is most of the work.
 */
export function recorder(): (learner: TrackedLearner) => LearnerRecord {
  const units = new Map<string, UnitPlaces>();
  let turn = 0;

  function unitOf(ref: string): UnitPlaces {
    let places = units.get(ref);
    if (places === undefined) {
      const criteria = new Map<string, Place>();
      units.set(ref, (places = { turn: 0, criteria, record: { get: (key) => current(criteria.get(key)) } }));
    }
    places.turn = turn;
    return places;
  }

  function current<Kept extends { readonly turn: number }>(kept: Kept | undefined): Kept | undefined {
    return kept?.turn === turn ? kept : undefined;
  }

  return (learner) => {
    turn += 1;
    let unitBefore: string | null = null;
    let ofUnit: UnitPlaces | null = null;
    for (const { unit, criterion, mark, where } of learner.entries) {
      // A tracker says one thing after another of the same unit.
      if (ofUnit === null || unit !== unitBefore) ofUnit = unitOf((unitBefore = unit));
      const own = placeIn(ofUnit, criterion ?? wholeUnit, turn);
      switch (mark.kind) {
        case "decided":
          own.decisions = withDecision(own.decisions, { verdict: "met", by: mark.by, on: mark.on, where });
          break;
        case "not-yet":
          own.decisions = withDecision(own.decisions, { verdict: "not-yet", by: null, on: null, where });
          break;
        case "evidence": {
          const claims = mark.items.map(({ id, method, instances, setting, witness }) => ({
            item: id,
            method,
            instances: instances ?? null,
            setting,
            witness,
          }));
          own.evidence = own.evidence.length === 0 ? claims : [...own.evidence, ...claims];
          break;
        }
        case "partly":
          own.partly = true;
          break;
      }
    }
    const mine = turn;
    return {
      get: (ref) => {
        if (mine !== turn) throw new Error("This record is another learner's by now.");
        return current(units.get(ref))?.record;
      },
    };
  };
}

interface UnitPlaces {
  turn: number;
  readonly criteria: Map<string, Place>;
  readonly record: UnitRecord;
}

/** A criterion's record, used again for each learner of whom something is said there. */
interface Place {
  turn: number;
  evidence: readonly EvidenceClaim[];
  decisions: readonly Decision[];
  partly: boolean;
}

const none: readonly never[] = [];

function placeIn({ criteria }: UnitPlaces, key: string, turn: number): Place {
  let place = criteria.get(key);
  if (place === undefined)
    criteria.set(key, (place = { turn, evidence: none, decisions: none, partly: false }));
  else if (place.turn !== turn) {
    place.turn = turn;
    place.evidence = none;
    place.decisions = none;
    place.partly = false;
  }
  return place;
}

function withDecision(before: readonly Decision[], decision: Decision): readonly Decision[] {
  return before.length === 0 ? [decision] : [...before, decision];
}
