/** Checks made from a few words about each learner, through the real rules and the real coverage. */
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { findQualification, type Qualification, type Unit } from "../../../shared/src/catalogue/catalogue.ts";
import { type GroupStanding, type LearnerCheck, type TrackerCheck } from "../../../shared/src/check/check.ts";
import { recordOf } from "../../../shared/src/coverage/record.ts";
import { coverUnit } from "../../../shared/src/coverage/unit-coverage.ts";
import { claimable } from "../../../shared/src/plan/claimable.ts";
import { type Problem } from "../../../shared/src/problem.ts";
import { type AwardFinding, evaluator } from "../../../shared/src/rules/finding.ts";
import {
  type Entry,
  type Mark,
  type Meaning,
  type TrackedLearner,
} from "../../../shared/src/tracker/reading.ts";
import { cellName } from "../../../shared/src/tracker/workbook.ts";

/** Unit number or reference → criteria (`"all"`, or numbers). */
type Marked = Readonly<Record<string, "all" | readonly string[]>>;

export interface MadeLearner {
  readonly name: string;
  readonly decided?: Marked;
  readonly evidence?: Marked;
  readonly partly?: Marked;
  readonly notYet?: Marked;
}

export interface MadeTracker {
  readonly qualification: string | null;
  /** Read as if it were for this one when the qualification cannot be told. */
  readonly likely?: string;
  readonly learners: readonly MadeLearner[];
  readonly problems?: readonly Problem[];
  readonly meanings?: readonly Meaning[];
  readonly description?: readonly string[];
}

const evaluators = catalogue.qualifications.map(evaluator);

export function madeCheck(made: MadeTracker): TrackerCheck {
  const qualification =
    made.qualification === null ? null : (findQualification(catalogue, made.qualification) ?? null);
  const likely = qualification ?? findQualification(catalogue, made.likely ?? "");
  const units = likely?.units ?? [];
  const own = evaluators.find((one) => one.qualification.id === qualification?.id) ?? null;
  const tracked = made.learners.map((learner, index) => trackedLearner(learner, index, units));
  const learners = tracked.map((learner): LearnerCheck => {
    const record = recordOf(learner);
    const coverage = units.map((unit) => coverUnit(unit, record));
    const decided = coverage.filter(({ state }) => state === "decided").map(({ unit }) => unit.ref);
    const covered = coverage
      .filter(({ state }) => state === "decided" || state === "covered")
      .map(({ unit }) => unit.ref);
    const award = own?.evaluate(own.hold(decided)) ?? null;
    const onCoverage = own?.evaluate(own.hold(covered)) ?? null;
    const costs = Int32Array.from(coverage, ({ openCriteria }) => Math.max(1, openCriteria ?? 100));
    const fewest = own?.planner?.finish(own.hold(covered), costs) ?? null;
    return {
      id: learner.id,
      name: learner.name,
      where: learner.where,
      units: coverage,
      award,
      onCoverage,
      groups: award === null || onCoverage === null ? [] : groups(award, onCoverage),
      fewestCriteria:
        fewest === null
          ? null
          : { criteria: fewest.cost, units: fewest.add.flatMap((index) => units[index] ?? []) },
      claimable: claimable(evaluators, decided),
      signatures: learner.signatures,
    };
  });
  const marks = tracked.flatMap(({ entries }) => entries);
  return {
    reading: {
      layout: {
        arrangement: "one-tab",
        learners: "down",
        detail: "criteria",
        qualification: qualification?.id ?? null,
        tabs: [],
        marks: {},
      },
      description: made.description ?? ["Learners run down the rows of the tab Tracker."],
      reasoning: [],
      certain: qualification !== null,
      candidates: qualification === null ? ["501/1839/0", "501/1837/7"] : [qualification.id],
      learners: tracked,
      meanings: made.meanings ?? [],
      problems: made.problems ?? [],
    },
    qualification,
    learners,
    problems: made.problems ?? [],
    records: {
      decisions: marks.some(({ mark }) => mark.kind === "decided"),
      evidence: marks.some(({ mark }) => mark.kind === "evidence"),
      declarations: false,
      countersignatures: false,
      verifications: false,
    },
  };
}

/** The unit with this number or reference in the qualification. */
export function unitOf(qualification: string, numberOrRef: string): Unit {
  const unit = findQualification(catalogue, qualification)?.units.find(
    ({ number, ref }) => number === numberOrRef || ref === numberOrRef,
  );
  if (unit === undefined) throw new Error(`${qualification} has no unit ${numberOrRef}.`);
  return unit;
}

export function qualificationOf(id: string): Qualification {
  const qualification = findQualification(catalogue, id);
  if (qualification === undefined) throw new Error(`No qualification ${id}.`);
  return qualification;
}

function trackedLearner(learner: MadeLearner, index: number, units: readonly Unit[]): TrackedLearner {
  const row = index + 3;
  let column = 1;
  const entries: Entry[] = [];
  const mark = (marked: Marked | undefined, one: Mark): void => {
    for (const [key, numbers] of Object.entries(marked ?? {})) {
      const unit = units.find(({ number, ref }) => number === key || ref === key);
      if (unit === undefined) throw new Error(`No unit ${key}.`);
      const criteria: readonly (string | null)[] = numbers === "all" ? [null] : numbers;
      for (const criterion of criteria) {
        column += 1;
        entries.push({ unit: unit.ref, criterion, mark: one, where: cellName("Tracker", row, column) });
      }
    }
  };
  mark(learner.decided, { kind: "decided", by: "JP", on: "2026-03-01" });
  mark(learner.evidence, { kind: "evidence", items: [{ id: "E4", method: null, on: null }] });
  mark(learner.partly, { kind: "partly", done: 1, of: 2 });
  mark(learner.notYet, { kind: "not-yet" });
  return {
    id: `${learner.name}#${index}`,
    name: learner.name,
    where: cellName("Tracker", row, 0),
    entries,
    signatures: [],
  };
}

function groups(award: AwardFinding, onCoverage: AwardFinding): GroupStanding[] {
  const { qualification } = award;
  const sum = (units: readonly Unit[]): number | null =>
    units.some(({ credit }) => credit === null)
      ? null
      : units.reduce((total, { credit }) => total + (credit ?? 0), 0);
  return qualification.groups.map(({ id, title }) => {
    const inGroup = ({ group }: Unit): boolean => group === id;
    const minimum = qualification.rules.find(
      (rule) => rule.kind === "minimum-credits" && rule.groups.length === 1 && rule.groups[0] === id,
    );
    const maximum = qualification.rules.find(
      (rule) => rule.kind === "maximum-credits" && rule.groups.includes(id),
    );
    return {
      id,
      title,
      decided: sum(award.counted.filter(inGroup)),
      covered: sum(onCoverage.counted.filter(inGroup)),
      minimum: minimum?.kind === "minimum-credits" ? minimum.credits : null,
      maximum: maximum?.kind === "maximum-credits" ? maximum.credits : null,
      available: sum(qualification.units.filter(inGroup)),
    };
  });
}
