/**
 * The main job: from a tracker's cells to an answer for every learner, with the reason for each line.
 * The command line, the add-on and the extension all give this answer.
 */
import { type Catalogue, findQualification, type Qualification, type Unit } from "../catalogue/catalogue.ts";
import { learnerWord } from "../report/learner-word.ts";
import { recorder, recordOf } from "../coverage/record.ts";
import { coverUnit, type UnitCoverage } from "../coverage/unit-coverage.ts";
import { type Claimable, claimable } from "../plan/claimable.ts";
import { type Planner } from "../plan/planner.ts";
import { type Problem } from "../problem.ts";
import { type AwardFinding, type Evaluator, evaluator } from "../rules/finding.ts";
import { type SignOffIssue, signOffIssues } from "../sign-off/unit-sign-off.ts";
import { isStandardTracker } from "../standard-tracker/find-tabs.ts";
import { readStandardTracker } from "../standard-tracker/read-standard-tracker.ts";
import { readTracker, type TableShape } from "../tracker/read-tracker.ts";
import {
  type Layout,
  type Mark,
  type RecordedSignature,
  type TrackedLearner,
  type TrackerReading,
} from "../tracker/reading.ts";
import { type ReadingMemory } from "../tracker/reading-memory.ts";
import { type Workbook } from "../tracker/workbook.ts";
import { type MemoryOf, memoryOf, remembered, rememberedLearners } from "./check-memory.ts";
import { evidenceDoubts } from "./evidence-doubts.ts";
import { unitSignatures } from "./unit-signatures.ts";

export interface CheckOptions {
  /** Id or code; overrides what the sheet says. */
  readonly qualification?: string;
  readonly layout?: Layout;
  /** How tables may be arranged, where the caller knows; any way when left out. */
  readonly shapes?: readonly TableShape[];
  /** For a host that lives on between edits; the answer is the same without it. Learners' answers are kept. */
  readonly memory?: CheckMemory | undefined;
}

type Asked = Omit<CheckOptions, "memory">;

export type CheckMemory = MemoryOf<CheckInTurn, LearnerCheck>;

export function checkMemory(): CheckMemory {
  return memoryOf();
}

/** Credits of one group, for a bar with its minimum and maximum marked. */
export interface GroupStanding {
  readonly id: string;
  readonly title: string;
  /** Credits that count, by decisions, and if everything covered were decided; `null` when unknown. */
  readonly decided: number | null;
  readonly covered: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Credits of all the group's units; `null` when unknown. */
  readonly available: number | null;
}

export interface LearnerCheck {
  readonly id: string;
  readonly name: string;
  /** Where the name stands: `Tab!A5`. */
  readonly where: string;
  /** In the specification's order. */
  readonly units: readonly UnitCoverage[];
  /** The award by decisions, and what it would be if everything covered were decided; `null` when the qualification cannot be told. */
  readonly award: AwardFinding | null;
  readonly onCoverage: AwardFinding | null;
  readonly groups: readonly GroupStanding[];
  /** The finish with the fewest criteria still open, counting what is covered; `null` when it cannot be told. */
  readonly fewestCriteria: { readonly criteria: number; readonly units: readonly Unit[] } | null;
  readonly claimable: Claimable;
  readonly signatures: readonly RecordedSignature[];
  /**
   * What stands between a decided unit and its sign-off, for the units where something does. Empty when the
   * tracker records no signatures at all, which `records` says.
   */
  readonly signOff: readonly { readonly unit: Unit; readonly issues: readonly SignOffIssue[] }[];
}

/** Learners in the tracker's order, to go through as often as needed: an array is one. */
export interface LearnersInTurn extends Iterable<LearnerCheck> {
  readonly length: number;
}

/**
 * The answer about a tracker. Each learner's is worked out when its turn comes and not kept: the answers of
 * thousands take far more room than the tracker. Who keeps one has it for good.
 */
export interface CheckInTurn {
  readonly reading: TrackerReading;
  readonly qualification: Qualification | null;
  readonly learners: LearnersInTurn;
  /** Everything odd: about the file's reading first, then about each learner. */
  readonly problems: readonly Problem[];
  /** What kinds of record the tracker holds at all; what it does not hold is said, not assumed. */
  readonly records: {
    readonly decisions: boolean;
    readonly evidence: boolean;
    readonly declarations: boolean;
    readonly countersignatures: boolean;
    readonly verifications: boolean;
  };
}

/** The answer with every learner's worked out, for trackers of a few hundred learners and for one of them. */
export interface TrackerCheck extends CheckInTurn {
  readonly learners: readonly LearnerCheck[];
}

/** Reads the workbook and answers for every learner. Faults in the data are in `problems`. */
export function checkTracker(
  workbook: Workbook,
  catalogue: Catalogue,
  options: CheckOptions = {},
): TrackerCheck {
  const check = checkInTurn(workbook, catalogue, options);
  return {
    reading: check.reading,
    qualification: check.qualification,
    learners: [...check.learners],
    get problems() {
      return check.problems;
    },
    get records() {
      return check.records;
    },
  };
}

/** Reads the workbook and answers for one learner after another. Faults in the data are in `problems`. */
export function checkInTurn(
  workbook: Workbook,
  catalogue: Catalogue,
  { memory, ...options }: CheckOptions = {},
): CheckInTurn {
  if (memory === undefined) return check(workbook, catalogue, options, null);
  return remembered(memory, workbook, catalogue, options, (slot) =>
    check(workbook, catalogue, options, slot),
  );
}

function check(
  workbook: Workbook,
  catalogue: Catalogue,
  options: Asked,
  slot: CheckMemory["slots"][number] | null,
): CheckInTurn {
  const reading = readAny(workbook, catalogue, options, slot?.reading ?? null);
  const chosen =
    reading.layout.qualification === null
      ? undefined
      : findQualification(catalogue, reading.layout.qualification);
  const evaluators = catalogue.qualifications.map(evaluator);
  // Qualifications that cannot be told apart share their units: any of them gives the same coverage.
  const [likely] = reading.candidates;
  const shown = chosen ?? findQualification(catalogue, likely ?? "") ?? null;
  const units = shown?.units ?? [];
  const tracked = reading.learners;
  const holds = (kind: RecordedSignature["kind"]): boolean =>
    tracked.some(({ signatures }) => signatures.some((one) => one.kind === kind));
  const problems = onceAsked(() => {
    const unitOf = new Map(units.map((unit) => [unit.ref, unit]));
    return [
      ...reading.problems,
      ...tracked.flatMap((learner) => disputes(learner, units)),
      ...tracked.flatMap((learner) => evidenceDoubts(learner, unitOf, chosen ?? null)),
    ];
  });
  const records = onceAsked(() => ({
    decisions: tracked.some((learner) => hasMark(learner, "decided") || hasMark(learner, "not-yet")),
    evidence: tracked.some((learner) => hasMark(learner, "evidence")),
    declarations: holds("declaration"),
    countersignatures: holds("countersignature"),
    verifications: holds("verification"),
  }));
  // The standard tracker has a place for every signature: where none stands, one is missing.
  const recordsSignatures = tracked.some(
    ({ signatures, signed }) => signed !== undefined || signatures.length > 0,
  );
  const answer = checkerOf({ units, qualification: chosen ?? null, evaluators, recordsSignatures });
  const kept =
    slot === null
      ? null
      : rememberedLearners(
          slot,
          { qualification: chosen ?? null, likely: shown, recordsSignatures },
          tracked,
          answer,
        );
  return {
    reading,
    qualification: chosen ?? null,
    learners: kept ?? {
      length: tracked.length,
      *[Symbol.iterator]() {
        for (const learner of tracked) yield answer(learner);
      },
    },
    get problems() {
      return problems();
    },
    get records() {
      return records();
    },
  };
}

/** A standard tracker says how it is to be read; a layout file of another arrangement overrules it. */
function readAny(
  workbook: Workbook,
  catalogue: Catalogue,
  options: Asked,
  memory: ReadingMemory | null,
): TrackerReading {
  const { layout, qualification = layout?.qualification ?? undefined } = options;
  const standard = (layout === undefined || layout.arrangement === "standard") && isStandardTracker(workbook);
  if (!standard)
    return readTracker(workbook, catalogue, { ...options, ...(memory === null ? {} : { memory }) });
  return readStandardTracker(workbook, catalogue, qualification === undefined ? {} : { qualification });
}

function hasMark({ entries }: TrackedLearner, kind: Mark["kind"]): boolean {
  for (const { mark } of entries) if (mark.kind === kind) return true;
  return false;
}

/**
 * The check of one learner at a time, for whoever holds a record that is no spreadsheet: the extension's own
 * events, or one row. It gives what `checkTracker` gives for the same record.
 *
 * @param recordsSignatures `false`: nothing is said of missing signatures, because none are recorded anywhere
 */
export function learnerChecker(
  catalogue: Catalogue,
  qualification: Qualification,
  recordsSignatures: boolean,
): (learner: TrackedLearner) => LearnerCheck {
  const evaluators = catalogue.qualifications.map(evaluator);
  return checkerOf({ units: qualification.units, qualification, evaluators, recordsSignatures });
}

function checkerOf({
  qualification,
  ...basis
}: Omit<Basis, "own" | "record"> & { readonly qualification: Qualification | null }): (
  learner: TrackedLearner,
) => LearnerCheck {
  const own = basis.evaluators.find((one) => one.qualification.id === qualification?.id) ?? null;
  const record = recorder();
  return (learner) => checkLearner(learner, { ...basis, own, record });
}

/** What every learner of a tracker is checked on. */
interface Basis {
  readonly units: readonly Unit[];
  /** `null` when the qualification cannot be told. */
  readonly own: Evaluator | null;
  readonly evaluators: readonly Evaluator[];
  readonly recordsSignatures: boolean;
  readonly record: ReturnType<typeof recorder>;
}

/**
 * Each part of the answer is worked out when it is first asked for, and then kept: a column of credits asks for
 * nothing else, and a sidebar that shows one learner asks nothing of a thousand others.
 */
function checkLearner(
  learner: TrackedLearner,
  { units, own, evaluators, recordsSignatures, record }: Basis,
): LearnerCheck {
  const coverage = onceAsked(() => {
    const said = record(learner);
    return units.map((unit) => coverUnit(unit, said));
  });
  const decided = onceAsked(() => refsWhere(coverage(), ({ state }) => state === "decided"));
  const covered = onceAsked(() =>
    refsWhere(coverage(), ({ state }) => state === "decided" || state === "covered"),
  );
  const award = onceAsked(() =>
    own === null
      ? null
      : withNearestCompletion(own, own.evaluate(own.hold(decided())), coverage(), decided()),
  );
  const onCoverage = onceAsked(() => own?.evaluate(own.hold(covered())) ?? null);
  const groups = onceAsked(() => groupsOf(award(), onCoverage()));
  const fewest = onceAsked(() => (own === null ? null : fewestCriteria(own, coverage(), covered())));
  const claims = onceAsked(() => claimable(evaluators, decided()));
  const signOff = onceAsked(() =>
    signOffOf(learner, coverage(), recordsSignatures, own?.qualification ?? null),
  );
  return {
    id: learner.id,
    name: learner.name,
    where: learner.where,
    get units() {
      return coverage();
    },
    get award() {
      return award();
    },
    get onCoverage() {
      return onCoverage();
    },
    get groups() {
      return groups();
    },
    get fewestCriteria() {
      return fewest();
    },
    get claimable() {
      return claims();
    },
    signatures: learner.signatures,
    get signOff() {
      return signOff();
    },
  };
}

function onceAsked<Answer>(work: () => Answer): () => Answer {
  let answer: { readonly is: Answer } | null = null;
  return () => (answer ??= { is: work() }).is;
}

function groupsOf(award: AwardFinding | null, onCoverage: AwardFinding | null): readonly GroupStanding[] {
  return award === null || onCoverage === null ? [] : groupStandings(award, onCoverage);
}

/** A unit is signed off when all of it is decided. */
function signOffOf(
  learner: TrackedLearner,
  coverage: readonly UnitCoverage[],
  recorded: boolean,
  qualification: Qualification | null,
): LearnerCheck["signOff"] {
  if (!recorded) return [];
  return coverage.flatMap((one) => {
    if (one.state !== "decided") return [];
    const issues = signOffIssues(unitSignatures(learner, one), learnerWord(qualification));
    return issues.length === 0 ? [] : [{ unit: one.unit, issues }];
  });
}

function refsWhere(coverage: readonly UnitCoverage[], wanted: (unit: UnitCoverage) => boolean): string[] {
  return coverage.filter(wanted).map(({ unit }) => unit.ref);
}

/**
 * The cheapest completion by credits; of equally cheap ones that with the fewest criteria still open, so that
 * units already begun come first.
 */
function withNearestCompletion(
  own: Evaluator,
  award: AwardFinding,
  coverage: readonly UnitCoverage[],
  decided: readonly string[],
): AwardFinding {
  const { planner } = own;
  if (planner === null || award.completion === null || award.verdict === "met") return award;
  const { credits } = award.completion;
  const completion = onceAsked(() => ({ credits, units: nearestUnits(own, planner, coverage, decided) }));
  return {
    ...award,
    get completion() {
      return completion();
    },
  };
}

function nearestUnits(
  own: Evaluator,
  planner: Planner,
  coverage: readonly UnitCoverage[],
  decided: readonly string[],
): readonly Unit[] {
  const costs = Int32Array.from(
    coverage,
    ({ unit, openCriteria }) => (unit.credit ?? 0) * creditStep + (openCriteria ?? unknownUnitCost),
  );
  return unitsAt(own, planner.finish(own.hold(decided), costs).add);
}

function unitsAt(own: Evaluator, indexes: readonly number[]): readonly Unit[] {
  return indexes.flatMap((index) => own.structure.units[index] ?? []);
}

/** More than the open criteria of any plan. */
const creditStep = 1024;

/** The finish with the fewest open criteria. A unit whose criteria are unknown comes last of all. */
export function fewestCriteria(
  own: Evaluator,
  coverage: readonly Pick<UnitCoverage, "unit" | "openCriteria">[],
  covered: readonly string[],
): { readonly criteria: number; readonly units: readonly Unit[] } | null {
  if (own.planner === null) return null;
  const costs = new Int32Array(coverage.length);
  coverage.forEach(({ openCriteria }, index) => {
    costs[index] = Math.max(1, openCriteria ?? unknownUnitCost);
  });
  const { cost, add } = own.planner.finish(own.hold(covered), costs);
  return { criteria: cost, units: unitsAt(own, add) };
}

/** Dearer than any plan of units whose criteria are known. */
const unknownUnitCost = 1000;

function groupStandings(award: AwardFinding, onCoverage: AwardFinding): readonly GroupStanding[] {
  const { qualification } = award;
  return qualification.groups.map(({ id, title }) => {
    const members = qualification.units.filter((unit) => unit.group === id);
    let minimum: number | null = null;
    let maximum: number | null = null;
    for (const rule of qualification.rules) {
      if (
        rule.kind === "mandatory-units" &&
        members.length === rule.units.length &&
        members.every(({ ref }) => rule.units.includes(ref))
      ) {
        minimum = rule.credits;
      }
      if (rule.kind === "minimum-credits" && rule.groups.length === 1 && rule.groups[0] === id)
        minimum = rule.credits;
      if (rule.kind === "maximum-credits" && rule.groups.includes(id)) maximum = rule.credits;
    }
    return {
      id,
      title,
      decided: creditsOf(award.counted.filter((unit) => unit.group === id)),
      covered: creditsOf(onCoverage.counted.filter((unit) => unit.group === id)),
      minimum,
      maximum,
      available: creditsOf(members),
    };
  });
}

function creditsOf(units: readonly Unit[]): number | null {
  let sum = 0;
  for (const { credit } of units) {
    if (credit === null) return null;
    sum += credit;
  }
  return sum;
}

/** Criteria that one cell says are met and another says are not yet. */
function disputes(learner: TrackedLearner, units: readonly Unit[]): readonly Problem[] {
  if (!hasMark(learner, "not-yet") || !hasMark(learner, "decided")) return [];
  const problems: Problem[] = [];
  const record = recordOf(learner);
  for (const { unit, criteria } of units.map((one) => coverUnit(one, record))) {
    for (const { number, disputed } of criteria) {
      if (!disputed) continue;
      const places = learner.entries
        .filter(
          (entry) => entry.unit === unit.ref && (entry.criterion === number || entry.criterion === null),
        )
        .map(({ where }) => where);
      problems.push({
        code: "decisions-disagree",
        where: places.join(", "),
        found: `For ${learner.name}, ${unit.number ?? unit.ref} ${number} is met in one place and not yet met in another.`,
        advice: "Settle it and correct one of the cells. Until then the criterion is not counted as decided.",
      });
    }
  }
  return problems;
}
