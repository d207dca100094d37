/** What an IQA looks at: who decided what, and where a second pair of eyes is due. */
import { type CheckInTurn, type LearnerCheck } from "../check/check.ts";
import { unitSignatures } from "../check/unit-signatures.ts";
import { type Unit } from "../catalogue/catalogue.ts";
import { type UnitCoverage, type UnitState } from "../coverage/unit-coverage.ts";
import { samePerson } from "../sign-off/same-person.ts";
import { learnerWord } from "../report/learner-word.ts";
import { type SignOffIssue, signOffIssues, type UnitSignatures } from "../sign-off/unit-sign-off.ts";
import { type TrackedLearner } from "../tracker/reading.ts";

export interface IqaRow {
  readonly learner: { readonly id: string; readonly name: string; readonly where: string };
  readonly unit: Unit;
  readonly state: UnitState;
  /** Criteria decided, of all; `null` when the criteria are not known. */
  readonly decided: { readonly criteria: number; readonly of: number } | null;
  /** Who decided, each once; empty when nobody is recorded. */
  readonly assessors: readonly string[];
  /** The last date of a decision; `null` when none is recorded. */
  readonly lastDecision: string | null;
  readonly declaredOn: string | null;
  readonly countersignedBy: string | null;
  /** Who verified decisions that were not their own. */
  readonly verifiers: readonly string[];
  /** Decisions verified, of those that stand. */
  readonly sampled: { readonly decisions: number; readonly of: number };
  readonly flags: readonly SignOffIssue[];
  /** Something is certainly wrong, as against not recorded. */
  readonly red: boolean;
}

export interface IqaView {
  /** Learners in the tracker's order, units in the specification's; only units with something in them. */
  readonly rows: readonly IqaRow[];
  /** `false`: the tracker records no signatures at all, so that none can be missing. */
  readonly recordsSignatures: boolean;
  /** Everybody who decided something, for filtering. */
  readonly assessors: readonly string[];
  readonly units: readonly Unit[];
}

export interface IqaFilter {
  /** By the name as it is recorded, or another spelling of it. */
  readonly assessor?: string;
  /** Reference or the awarding body's number. */
  readonly unit?: string;
  readonly redOnly?: boolean;
}

/** The view of a checked tracker: of a standard one and of a centre's own alike. */
export function iqaView(check: CheckInTurn): IqaView {
  const { reading, records } = check;
  const recordsSignatures =
    reading.layout.arrangement === "standard" ||
    records.declarations ||
    records.countersignatures ||
    records.verifications;
  const word = learnerWord(check.qualification);
  const rows: IqaRow[] = [];
  let index = 0;
  for (const learner of check.learners) {
    const tracked = reading.learners[index];
    index += 1;
    if (tracked === undefined) continue;
    for (const coverage of learner.units) {
      const row = rowOf(learner, tracked, coverage, { recordsSignatures, word });
      if (row !== null) rows.push(row);
    }
  }
  return {
    rows,
    recordsSignatures,
    assessors: [...new Set(rows.flatMap((row) => row.assessors))].sort(),
    units: [...new Set(rows.map(({ unit }) => unit))],
  };
}

/** The rows that the filter lets through. A name that could be the assessor's stays. */
export function filterIqaRows(
  rows: readonly IqaRow[],
  { assessor, unit, redOnly = false }: IqaFilter,
): readonly IqaRow[] {
  return rows.filter(
    (row) =>
      (assessor === undefined || row.assessors.some((name) => samePerson(name, assessor) !== "different")) &&
      (unit === undefined || row.unit.ref === unit || row.unit.number === unit) &&
      (!redOnly || row.red),
  );
}

function rowOf(
  { id, name, where }: LearnerCheck,
  tracked: TrackedLearner,
  coverage: UnitCoverage,
  { recordsSignatures, word }: { readonly recordsSignatures: boolean; readonly word: string },
): IqaRow | null {
  const { unit, state, criteria } = coverage;
  const signed = unitSignatures(tracked, coverage);
  const touched = criteria.some(({ notYet, disputed }) => notYet || disputed);
  const nothing = (state === "open" || state === "unknown") && signed.decisions.length === 0 && !touched;
  if (nothing && signed.declaration === null) return null;
  const flags = recordsSignatures ? flagsOf(signed, state, word) : [];
  const verified = signed.decisions.filter((decision) => isVerified(decision, flags));
  return {
    learner: { id, name, where },
    unit,
    state,
    decided:
      criteria.length === 0
        ? null
        : { criteria: criteria.filter((one) => one.state === "decided").length, of: criteria.length },
    assessors: named(signed.decisions.map(({ by }) => by)),
    lastDecision: last(signed.decisions.map(({ on }) => on)),
    declaredOn: signed.declaration?.on ?? null,
    countersignedBy: signed.countersignature?.by ?? null,
    verifiers: named(verified.map((decision) => decision.verified?.by ?? null)),
    sampled: { decisions: verified.length, of: signed.decisions.length },
    flags,
    red: flags.some(({ certainty }) => certainty === "certain"),
  };
}

/** Signatures under the unit are due when all of it is decided; those beside a decision at once. */
function flagsOf(signed: UnitSignatures, state: UnitState, word: string): readonly SignOffIssue[] {
  const issues = signOffIssues(signed, word);
  return state === "decided" ? issues : issues.filter(({ criteria }) => criteria.length > 0);
}

function isVerified(
  { verified, criterion }: UnitSignatures["decisions"][number],
  flags: readonly SignOffIssue[],
): boolean {
  return (
    verified !== null &&
    !flags.some(({ code, criteria }) => code === "verifier-is-assessor" && criteria.includes(criterion))
  );
}

function named(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.flatMap((name) => (name === null || name === "" ? [] : [name])))];
}

function last(dates: readonly (string | null)[]): string | null {
  let latest: string | null = null;
  for (const date of dates) if (date !== null && (latest === null || date > latest)) latest = date;
  return latest;
}
