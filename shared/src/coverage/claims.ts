/**
 * Coverage of many learners, one after another, of whom only claims and decisions "met" are known.
 *
 * Where one claim covers a criterion there is nothing to count and a mark is enough; that holds for most
 * units. A unit with a criterion that counts people or occasions goes through `coverUnit`. The states are
 * those that `coverUnit` gives for every unit, without the lists of evidence behind them.
 */
import { type Unit } from "../catalogue/catalogue.ts";
import { type CriterionRecord, type Decision, type EvidenceClaim } from "./record.ts";
import { coverUnit, type UnitCoverage, unitState } from "./unit-coverage.ts";

export type ClaimedUnit = Pick<UnitCoverage, "unit" | "state" | "openCriteria">;

export interface Claims {
  /** Begins with the next learner. */
  clear(): void;
  /** @returns `false` when no unit has the criterion, written as `L/506/2083:1.1` */
  claim(criterion: string, claim: EvidenceClaim): boolean;
  decide(criterion: string, decision: Decision & { readonly verdict: "met" }): boolean;
  /** In the order of the units given. */
  coverage(): readonly ClaimedUnit[];
}

interface Place {
  readonly index: number;
  /** The unit's criteria by number, kept only where they are counted. */
  readonly counted: Map<string, OpenRecord> | null;
  readonly number: string;
}

interface OpenRecord extends CriterionRecord {
  readonly evidence: EvidenceClaim[];
  readonly decisions: Decision[];
}

const claimed = 1;
const decided = 2;

/** Prepares the marks for one qualification's units; they are used again for every learner. */
export function claimsOf(units: readonly Unit[]): Claims {
  const places = new Map<string, Place>();
  const members = units.map((unit) => {
    const counted = unit.criteria.some(countsInstances) ? new Map<string, OpenRecord>() : null;
    const first = places.size;
    for (const { number } of unit.criteria)
      places.set(`${unit.ref}:${number}`, { index: places.size, counted, number });
    return { unit, first, counted };
  });
  const marks = new Uint8Array(places.size);

  function clear(): void {
    marks.fill(0);
    for (const { counted } of members) counted?.clear();
  }

  function find(criterion: string): Place | undefined {
    return places.get(criterion) ?? places.get(criterion.trim().toUpperCase());
  }

  function claim(criterion: string, evidence: EvidenceClaim): boolean {
    const place = find(criterion);
    if (place === undefined) return false;
    if (marks[place.index] === 0) marks[place.index] = claimed;
    if (place.counted !== null) recordAt(place.counted, place.number).evidence.push(evidence);
    return true;
  }

  function decide(criterion: string, decision: Decision): boolean {
    const place = find(criterion);
    if (place === undefined) return false;
    marks[place.index] = decided;
    if (place.counted !== null) recordAt(place.counted, place.number).decisions.push(decision);
    return true;
  }

  function coverage(): readonly ClaimedUnit[] {
    return members.map(({ unit, first, counted }) => {
      if (counted !== null) return coverUnit(unit, new Map([[unit.ref, counted]]));
      if (unit.criteria.length === 0) return coverUnit(unit, new Map());
      let isDecided = 0;
      let isClaimed = 0;
      for (let index = first; index < first + unit.criteria.length; index += 1) {
        if (marks[index] === decided) isDecided += 1;
        else if (marks[index] === claimed) isClaimed += 1;
      }
      return { unit, ...unitState(unit, isDecided, isClaimed) };
    });
  }

  return { clear, claim, decide, coverage };
}

/** Minimums of things said are the assessor's to judge: one claim covers such a criterion. */
function countsInstances({ needs }: Unit["criteria"][number]): boolean {
  return needs.some(({ counts }) => counts === "instances");
}

function recordAt(records: Map<string, OpenRecord>, number: string): OpenRecord {
  let own = records.get(number);
  if (own === undefined) records.set(number, (own = { evidence: [], decisions: [], partly: false }));
  return own;
}
