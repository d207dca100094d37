/**
 * What was checked before, for a host in which the program lives on between two edits: the same cells have the
 * same answer, and after an edit only the learners whose rows differ are worked out again. Everything is compared
 * to the letter with a copy of what was there; with or without a memory the answer is the same.
 */
import { type Qualification } from "../catalogue/catalogue.ts";
import { type Catalogue } from "../catalogue/catalogue.ts";
import { readingMemory, type ReadingMemory } from "../tracker/reading-memory.ts";
import { type RecordedSignature, type TrackedLearner } from "../tracker/reading.ts";
import { copiedWorkbook, sameWorkbook } from "../tracker/same-cells.ts";
import { type Workbook } from "../tracker/workbook.ts";

/** A memory of checks. `Check` and `Learner` are what a check and a learner's answer are. */
export interface MemoryOf<Check, Learner> {
  readonly slots: Slot<Check, Learner>[];
}

interface Slot<Check, Learner> {
  readonly catalogue: Catalogue;
  /** The options, in words. */
  readonly asked: string;
  readonly reading: ReadingMemory;
  last: { readonly workbook: Workbook; readonly check: Check } | null;
  learners: LearnersBefore<Learner> | null;
}

interface LearnersBefore<Learner> {
  readonly basis: AnswerBasis;
  readonly known: ReadonlyMap<string, readonly [tracked: TrackedLearner, answer: Learner]>;
}

/** What every learner's answer rests on besides the learner. */
export interface AnswerBasis {
  readonly qualification: Qualification | null;
  /** The qualification whose units are shown, where several fit. */
  readonly likely: Qualification | null;
  readonly recordsSignatures: boolean;
}

/** A tracker has a few formulas that ask differently; what was asked longest ago is forgotten. */
const mostSlots = 6;

export function memoryOf<Check, Learner>(): MemoryOf<Check, Learner> {
  return { slots: [] };
}

/** The check of a workbook: the one before when nothing differs, else a new one by `work`. */
export function remembered<Check, Learner>(
  { slots }: MemoryOf<Check, Learner>,
  workbook: Workbook,
  catalogue: Catalogue,
  options: unknown,
  work: (slot: Slot<Check, Learner>) => Check,
): Check {
  const asked = JSON.stringify([options, workbook.sheets.map(({ name }) => name)]);
  const at = slots.findIndex((one) => one.catalogue === catalogue && one.asked === asked);
  const [slot = { catalogue, asked, reading: readingMemory(), last: null, learners: null }] =
    at < 0 ? [] : slots.splice(at, 1);
  slots.unshift(slot);
  slots.splice(mostSlots);
  if (slot.last !== null && sameWorkbook(slot.last.workbook, workbook)) return slot.last.check;
  const check = work(slot);
  slot.last = { workbook: copiedWorkbook(workbook), check };
  return check;
}

/** Each learner's answer: the one before when nothing is said differently of them, else by `work`. */
export function rememberedLearners<Check, Learner>(
  slot: Slot<Check, Learner>,
  basis: AnswerBasis,
  tracked: readonly TrackedLearner[],
  work: (learner: TrackedLearner) => Learner,
): readonly Learner[] {
  const { learners: before } = slot;
  const known = before !== null && sameBasis(before.basis, basis) ? before.known : new Map<string, never>();
  const next = new Map<string, readonly [TrackedLearner, Learner]>();
  const answers = tracked.map((learner) => {
    const one = known.get(learner.id);
    const answer = one !== undefined && sameLearner(one[0], learner) ? one[1] : work(learner);
    next.set(learner.id, [learner, answer]);
    return answer;
  });
  slot.learners = { basis, known: next };
  return answers;
}

function sameBasis(a: AnswerBasis, b: AnswerBasis): boolean {
  return (
    a.qualification === b.qualification &&
    a.likely === b.likely &&
    a.recordsSignatures === b.recordsSignatures
  );
}

/** What is said in a row that was not read again are the very same entries. */
function sameLearner(a: TrackedLearner, b: TrackedLearner): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.where === b.where &&
    a.signed === undefined &&
    b.signed === undefined &&
    a.entries.length === b.entries.length &&
    a.signatures.length === b.signatures.length &&
    a.entries.every((entry, at) => entry === b.entries[at]) &&
    a.signatures.every((signature, at) => sameSignature(signature, b.signatures[at]))
  );
}

function sameSignature(a: RecordedSignature, b: RecordedSignature | undefined): boolean {
  return (
    b !== undefined &&
    a.unit === b.unit &&
    a.kind === b.kind &&
    a.by === b.by &&
    a.on === b.on &&
    a.where === b.where
  );
}
