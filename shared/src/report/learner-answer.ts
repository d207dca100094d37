/** What both reports say of one learner beyond the findings: what is missing, and what is never offered. */
import { type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { type LearnerCheck } from "../check/check.ts";
import { type CriterionCoverage } from "../coverage/criterion-coverage.ts";
import { type UnitCoverage } from "../coverage/unit-coverage.ts";
import { structureOf } from "../rules/structure.ts";
import { coveredShortensTheWay } from "./finish-sentences.ts";

/** A unit that is not decided in full, with its criteria sorted by what they still need. */
export interface UnitGap {
  readonly coverage: UnitCoverage;
  /** Open or partly there: evidence is missing. */
  readonly open: readonly CriterionCoverage[];
  /** Covered: a decision is missing. */
  readonly waiting: readonly CriterionCoverage[];
  readonly decided: number;
  /** Why it is listed though nothing is recorded for it. */
  readonly isMandatory: boolean;
  readonly isInFinish: boolean;
}

/** A unit that can never count for this learner, and the unit that bars it. */
export interface BarredUnit {
  readonly unit: Unit;
  readonly by: Unit;
  readonly byMandatory: boolean;
  readonly source: string;
  readonly isBegun: boolean;
}

export interface LearnerAnswer {
  /** Something is recorded and something is missing. */
  readonly begun: readonly UnitGap[];
  /** Nothing is recorded, and the award or the cheapest finish needs the unit. */
  readonly needed: readonly UnitGap[];
  /** Nothing is recorded and nothing asks for it. */
  readonly untouched: readonly Unit[];
  readonly barred: readonly BarredUnit[];
  readonly decidedUnits: number;
  readonly coveredUnits: number;
}

/** Prepares the question once for a qualification; `null` when the qualification cannot be told. */
export function answerer(qualification: Qualification | null): (learner: LearnerCheck) => LearnerAnswer {
  const mandatory = new Set<string>();
  const pairs: { readonly a: string; readonly b: string; readonly source: string }[] = [];
  const deadBecauseOf = new Map<string, Unit>();
  const unitOf = new Map<string, Unit>();
  if (qualification !== null) {
    const structure = structureOf(qualification);
    for (const unit of structure.units) unitOf.set(unit.ref, unit);
    for (const rule of qualification.rules) {
      if (rule.kind === "mandatory-units") rule.units.forEach((ref) => mandatory.add(ref));
      if (rule.kind === "barred-pairs") {
        for (const [a, b] of rule.pairs)
          pairs.push({ a, b, source: rule.source }, { a: b, b: a, source: rule.source });
      }
    }
    structure.deadBecauseOf.forEach((by, index) => {
      const unit = structure.units[index];
      const barring = structure.units[by];
      if (unit !== undefined && barring !== undefined) deadBecauseOf.set(unit.ref, barring);
    });
  }
  const pairOf = new Map(pairs.map((pair) => [pair.a, pair]));

  return (learner) => {
    const counted = new Set(learner.award?.counted.map(({ ref }) => ref));
    const finish = new Set(
      [
        ...(learner.award?.completion?.units ?? []),
        ...(learner.fewestCriteria?.units ?? []),
        ...(coveredShortensTheWay(learner) ? (learner.onCoverage?.completion?.units ?? []) : []),
      ].map(({ ref }) => ref),
    );
    const begun: UnitGap[] = [];
    const needed: UnitGap[] = [];
    const untouched: Unit[] = [];
    const barred: BarredUnit[] = [];
    for (const coverage of learner.units) {
      const { unit, state } = coverage;
      if (state === "decided") continue;
      const isBegun = state === "partly" || state === "covered" || coverage.criteria.some(isTouched);
      const pair = pairOf.get(unit.ref);
      const dead = deadBecauseOf.get(unit.ref);
      const twin = pair !== undefined && counted.has(pair.b) ? unitOf.get(pair.b) : undefined;
      const by = dead ?? twin;
      if (by !== undefined && pair !== undefined) {
        barred.push({ unit, by, byMandatory: dead !== undefined, source: pair.source, isBegun });
        continue;
      }
      const isMandatory = mandatory.has(unit.ref);
      const isInFinish = finish.has(unit.ref);
      if (!isBegun && !isMandatory && !isInFinish) {
        untouched.push(unit);
        continue;
      }
      (isBegun ? begun : needed).push({
        coverage,
        open: coverage.criteria.filter((one) => one.state === "open" || one.state === "partly"),
        waiting: coverage.criteria.filter((one) => one.state === "covered"),
        decided: coverage.criteria.filter((one) => one.state === "decided").length,
        isMandatory,
        isInFinish,
      });
    }
    return {
      begun,
      needed,
      untouched,
      barred,
      decidedUnits: learner.units.filter(({ state }) => state === "decided").length,
      coveredUnits: learner.units.filter(({ state }) => state === "covered").length,
    };
  };
}

/** Does the tracker say anything at all about the criterion? */
function isTouched({ state, notYet }: CriterionCoverage): boolean {
  return state !== "open" || notYet;
}
