/** The state of a unit from the states of its criteria. */
import { type Unit } from "../catalogue/catalogue.ts";
import { coverCriterion, type CriterionCoverage, openCriterion } from "./criterion-coverage.ts";
import {
  type CriterionRecord,
  type Instance,
  type LearnerRecord,
  type UnitRecord,
  wholeUnit,
} from "./record.ts";

/**
 * `unknown`: the specification prints no criteria for the unit, so that 0 of 0 would say nothing; only a
 * decision about the whole unit settles it.
 */
export type UnitState = "open" | "partly" | "covered" | "decided" | "unknown";

export interface UnitCoverage {
  readonly unit: Unit;
  readonly state: UnitState;
  /** In the order of the unit's criteria. */
  readonly criteria: readonly CriterionCoverage[];
  /** How many criteria are neither covered nor decided; `null` when the criteria are not known. */
  readonly openCriteria: number | null;
}

const untouched = new WeakMap<Unit, UnitCoverage>();

/**
 * A unit is decided only when all of its criteria are (000 L324); it is covered when each criterion is at
 * least covered. What a tracker says of the whole unit holds for each of its criteria.
 */
export function coverUnit(unit: Unit, record: LearnerRecord): UnitCoverage {
  const ofUnit = record.get(unit.ref);
  if (ofUnit === undefined) return untouchedUnit(unit);
  const whole = ofUnit.get(wholeUnit);
  if (unit.criteria.length === 0) return coverWithoutCriteria(unit, whole);
  const criteria = unit.criteria.map((criterion) => {
    const own = joined(whole, ofUnit.get(criterion.number));
    return own === undefined
      ? openCriterion(criterion)
      : coverCriterion(criterion, own, linkedInstances(criterion, ofUnit));
  });
  return summarise(unit, criteria, whole?.partly === true);
}

/** A unit about which nothing is recorded. */
function untouchedUnit(unit: Unit): UnitCoverage {
  let coverage = untouched.get(unit);
  if (coverage === undefined) {
    coverage =
      unit.criteria.length === 0
        ? coverWithoutCriteria(unit, undefined)
        : summarise(unit, unit.criteria.map(openCriterion), false);
    untouched.set(unit, coverage);
  }
  return coverage;
}

function summarise(unit: Unit, criteria: readonly CriterionCoverage[], partlySaid: boolean): UnitCoverage {
  let decided = 0;
  let covered = 0;
  let touched = partlySaid;
  for (const { state } of criteria) {
    if (state === "decided") decided += 1;
    else if (state === "covered") covered += 1;
    else if (state === "partly") touched = true;
  }
  return { unit, criteria, ...unitState(unit, decided, covered, touched) };
}

/**
 * A unit's state from how many of its criteria are decided and how many only covered.
 * @param touched something is there that is not enough
 */
export function unitState(
  { criteria }: Unit,
  decided: number,
  covered: number,
  touched = false,
): { readonly state: UnitState; readonly openCriteria: number } {
  const openCriteria = criteria.length - decided - covered;
  const state: UnitState =
    decided === criteria.length
      ? "decided"
      : openCriteria === 0
        ? "covered"
        : touched || decided + covered > 0
          ? "partly"
          : "open";
  return { state, openCriteria };
}

function coverWithoutCriteria(unit: Unit, whole: CriterionRecord | undefined): UnitCoverage {
  const decided =
    whole !== undefined &&
    whole.decisions.length > 0 &&
    whole.decisions.every(({ verdict }) => verdict === "met");
  return { unit, state: decided ? "decided" : "unknown", criteria: [], openCriteria: null };
}

/**
 * What is said of the whole unit is said of each criterion, except "partly": which criteria are meant cannot
 * be told, so none is touched and the unit alone is partly there.
 */
function joined(
  whole: CriterionRecord | undefined,
  own: CriterionRecord | undefined,
): CriterionRecord | undefined {
  if (whole === undefined || (whole.decisions.length === 0 && whole.evidence.length === 0)) return own;
  if (own === undefined) return { ...whole, partly: false };
  return {
    evidence: [...whole.evidence, ...own.evidence],
    decisions: [...whole.decisions, ...own.decisions],
    partly: own.partly,
  };
}

/** Instances named for the criterion that this one must share them with; `null` when there is no such link. */
function linkedInstances(
  { linked }: Unit["criteria"][number],
  ofUnit: UnitRecord,
): readonly Instance[] | null {
  if (linked.length === 0) return null;
  const required = linked.filter(({ same }) => same === "required");
  if (required.length === 0) return null;
  const named = required.flatMap(({ criterion }) =>
    (ofUnit.get(criterion)?.evidence ?? []).flatMap(({ instances }) => instances ?? []),
  );
  return named.length === 0 ? null : named;
}
