import { type People } from "../evidence-log/people.ts";
import { type LearnerLog } from "../evidence-log/state.ts";
import { type Entry, type RecordedSignature, type TrackedLearner } from "../tracker/reading.ts";
import { itemNames } from "./item-names.ts";
import { unitsSigned } from "./unit-signed.ts";

/**
 * What a folded log says of one learner, in the form in which every tracker is checked. Disputed tags are left
 * out; decisions that disagree are all there, so that the criterion is disputed and not decided.
 *
 * @param where the cell of an event
 */
export function trackedLearner(
  log: LearnerLog,
  person: { readonly name: string; readonly where: string },
  people: People,
  where: (event: string) => string,
): TrackedLearner {
  const names = itemNames(log.items);
  const entries: Entry[] = [];
  for (const item of log.items) {
    for (const { event, unit, criterion, instances, disputed } of item.tags) {
      if (disputed) continue;
      const evidence = {
        id: names.get(item.event) ?? item.title,
        method: item.method,
        on: item.seenOn,
        instances,
        setting: item.setting,
        witness: item.witness,
      };
      entries.push({ unit, criterion, mark: { kind: "evidence", items: [evidence] }, where: where(event) });
    }
  }
  for (const { event, unit, criterion, verdict, by, on, settled } of log.decisions) {
    if (settled) continue;
    const mark =
      verdict === "met"
        ? ({ kind: "decided", by: people.nameOf(by), on } as const)
        : ({ kind: "not-yet" } as const);
    entries.push({ unit, criterion, mark, where: where(event) });
  }
  return {
    id: log.learner,
    name: person.name,
    where: person.where,
    entries,
    signatures: signaturesOf(log, where),
    signed: unitsSigned(log, people),
  };
}

function signaturesOf(
  { declarations, decisions }: LearnerLog,
  where: (event: string) => string,
): readonly RecordedSignature[] {
  const signatures: RecordedSignature[] = [];
  for (const { event, unit, on, countersignatures } of declarations) {
    signatures.push({ unit, kind: "declaration", by: null, on, where: where(event) });
    for (const one of countersignatures)
      signatures.push({ unit, kind: "countersignature", by: one.by, on: one.on, where: where(one.event) });
  }
  for (const { unit, settled, samples } of decisions) {
    if (settled) continue;
    for (const one of samples) {
      if (one.sameness === "same") continue;
      signatures.push({ unit, kind: "verification", by: one.by, on: one.on, where: where(one.event) });
    }
  }
  return signatures;
}
