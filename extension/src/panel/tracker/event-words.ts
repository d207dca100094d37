import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { spaced } from "@evidence-mapper/shared/evidence-log/event-fields";
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { unitNames } from "@evidence-mapper/shared/evidence-log/unit-names";

export type NameOf = (unit: string, criterion: string | null) => string;

/** How the learner's qualification names units and criteria: `106 1.2`. */
export function namesFor(catalogue: Catalogue, qualification: string): NameOf {
  const names = unitNames(findQualification(catalogue, qualification)?.units ?? []);
  return (unit, criterion) => names.nameOf({ unit, criterion });
}

/** What an event is, in one line. */
export function eventWords(event: StoredEvent, nameOf: NameOf): string {
  switch (event.kind) {
    case "captured":
      return `Evidence item “${event.evidence.title}”`;
    case "tagged":
      return `Tag: ${nameOf(event.tag.unit, event.tag.criterion)}`;
    case "corrected":
      return event.content.what === "captured"
        ? `Correction of the evidence item “${event.content.evidence.title}”`
        : `Correction of a tag: ${nameOf(event.content.tag.unit, event.content.tag.criterion)}`;
    case "withdrawn":
      return `Withdrawal of what was ${event.what}`;
    case "decided":
      return `Decision: ${nameOf(event.unit, event.criterion)}, ${spaced(event.verdict)}`;
    case "declared":
      return `Learner's declaration: ${nameOf(event.unit, null)}`;
    case "countersigned":
      return `Countersignature: ${nameOf(event.unit, event.criterion)}`;
    case "sampled":
      return `Sample: ${nameOf(event.unit, event.criterion)}, ${spaced(event.outcome)}`;
    case "foreign":
      return `“${event.says}”, recorded by a newer Evidence Mapper`;
  }
}
