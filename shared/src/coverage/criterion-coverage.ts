/**
 * The state of one criterion: open, partly, covered by evidence, or decided by an assessor.
 *
 * "Covered" and "decided" are two different things everywhere: evidence is there, and somebody judged it.
 */
import { type UnitCriterion } from "../catalogue/catalogue.ts";
import { type Need } from "../catalogue/schema.ts";
import { type CriterionRecord, type Decision, type EvidenceClaim, type Instance } from "./record.ts";

export type CriterionState = "open" | "partly" | "covered" | "decided";

/** How far one minimum count is reached. */
export interface NeedCount {
  readonly need: Need;
  readonly has: number;
  readonly observed: number;
  /** `false` when the items do not record how many people or occasions they show, so each counts as one. */
  readonly recorded: boolean;
}

export interface CriterionCoverage {
  readonly number: string;
  readonly state: CriterionState;
  /** Ids of the evidence offered, each once. */
  readonly evidence: readonly string[];
  /** Only where the specification states a count and evidence is offered. */
  readonly counts: readonly NeedCount[];
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  /** One source says met and another not yet: a person must settle it; until then nothing is decided. */
  readonly disputed: boolean;
  /** An assessor looked at it and said not yet. */
  readonly notYet: boolean;
  /** Evidence that a person has to look at before it is relied on; what is wrong with a statement keeps it out. */
  readonly doubts: readonly EvidenceDoubt[];
}

/**
 * `statement-unconfirmed`: the learner's own words about something done, confirmed by nobody, or by somebody
 * whose role nobody wrote down. It does not count (001 L895). `simulation`: no real customer. It counts, and the
 * specification says when that is allowed (000 L320, 001 L322-337).
 */
export interface EvidenceDoubt {
  readonly item: string;
  readonly kind: "statement-unconfirmed" | "simulation";
}

/** Methods in which an assessor or a witness saw the learner do it. */
const observing = new Set(["observation", "witness-testimony"]);

const none: readonly never[] = [];
const nothing: CriterionRecord = { evidence: none, decisions: none, partly: false };
const openOf = new WeakMap<UnitCriterion, CriterionCoverage>();

/** The coverage of a criterion about which nothing is recorded. */
export function openCriterion(criterion: UnitCriterion): CriterionCoverage {
  let open = openOf.get(criterion);
  if (open === undefined) {
    open = coverCriterion(criterion, nothing);
    openOf.set(criterion, open);
  }
  return open;
}

/**
 * Works out the state of one criterion.
 *
 * A stated minimum of separate people or occasions ("four customers, two of them observed") is counted: by
 * the instances that the evidence names, and where it names none, one for each item, because an e-mail or a
 * call log is one occasion. A stated minimum of things said ("three reasons") cannot be proved by counting
 * items: the claim is taken, and the assessor judges it. Where no minimum is stated, one item is the
 * centre's own minimum, not the awarding body's.
 *
 * @param linked instances named for the criterion whose instances these must be, or `null` when free
 */
export function coverCriterion(
  criterion: UnitCriterion,
  record: CriterionRecord | undefined,
  linked: readonly Instance[] | null = null,
): CriterionCoverage {
  if (record === undefined) return openCriterion(criterion);
  const { evidence, decisions, partly } = record;
  let met: Decision | null = null;
  let notYet = false;
  for (const decision of decisions) {
    if (decision.verdict === "met") met = decision;
    else notYet = true;
  }
  const settled = notYet ? null : met;
  const doubts = doubtsAbout(criterion, evidence);
  const counted =
    doubts === none ? evidence : evidence.filter((claim) => !isUnconfirmedStatement(criterion, claim));
  const counts = countNeeds(criterion, counted, linked);
  return {
    number: criterion.number,
    state:
      settled !== null
        ? "decided"
        : evidence.length === 0
          ? partly || met !== null
            ? "partly"
            : "open"
          : partly || notYet || counted.length === 0 || !counts.every(isReached)
            ? "partly"
            : "covered",
    evidence: distinctItems(evidence),
    counts,
    decidedBy: settled === null ? null : settled.by,
    decidedOn: settled === null ? null : settled.on,
    disputed: met !== null && notYet,
    notYet,
    doubts,
  };
}

/**
 * A learner's own statement shows what was done only when a reliable person confirms it, whose name and role are
 * known (001 L895). Where a tracker has no place for a witness, the assessor is trusted to have asked for one.
 */
export function isUnconfirmedStatement(
  { shows }: UnitCriterion,
  { method, witness }: EvidenceClaim,
): boolean {
  return (
    method === "personal-statement" &&
    shows === "performance" &&
    witness !== undefined &&
    (witness === null || witness.role === null)
  );
}

/** Each item once for each kind of doubt, in the order of the claims. */
function doubtsAbout(criterion: UnitCriterion, evidence: readonly EvidenceClaim[]): readonly EvidenceDoubt[] {
  let doubts: EvidenceDoubt[] | null = null;
  const add = (item: string, kind: EvidenceDoubt["kind"]): void => {
    doubts ??= [];
    if (!doubts.some((one) => one.item === item && one.kind === kind)) doubts.push({ item, kind });
  };
  for (const claim of evidence) {
    if (isUnconfirmedStatement(criterion, claim)) add(claim.item, "statement-unconfirmed");
    if (claim.setting === "simulation") add(claim.item, "simulation");
  }
  return doubts ?? none;
}

/** Is the minimum reached? Content is for the assessor to judge, so any claim reaches it. */
export function isReached({ need, has, observed, recorded }: NeedCount): boolean {
  if (need.counts === "content") return true;
  return has >= need.count && (observed >= need.observed || !recorded);
}

function countNeeds(
  criterion: UnitCriterion,
  evidence: readonly EvidenceClaim[],
  linked: readonly Instance[] | null,
): readonly NeedCount[] {
  if (criterion.needs.length === 0 || evidence.length === 0) return none;
  const instances = new Map<string, boolean>();
  let methodsKnown = true;
  for (const { item, method, instances: named } of evidence) {
    if (method === null && named === null) methodsKnown = false;
    const seen = method !== null && observing.has(method);
    for (const { name, observed } of named ?? [{ name: `item ${item}`, observed: seen }]) {
      if (linked !== null && named !== null && !linked.some((one) => one.name === name)) continue;
      instances.set(name, observed || instances.get(name) === true);
    }
  }
  const observed = [...instances.values()].filter(Boolean).length;
  return criterion.needs.map((need) => ({ need, has: instances.size, observed, recorded: methodsKnown }));
}

/** Ids in the order of their first claim. Most criteria have a handful, for which a Set is slower. */
function distinctItems(evidence: readonly EvidenceClaim[]): readonly string[] {
  if (evidence.length === 0) return none;
  if (evidence.length > 8) return [...new Set(evidence.map(({ item }) => item))];
  const items: string[] = [];
  for (const { item } of evidence) if (!items.includes(item)) items.push(item);
  return items;
}
