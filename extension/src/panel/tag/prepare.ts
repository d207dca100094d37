import { type EvidenceContent } from "@evidence-mapper/shared/evidence-log/event";
import { type Finding } from "../../guard/finding.ts";
import { type Guarded, guardDraft, guardEvidence } from "../../guard/guard-evidence.ts";
import { type EventDraft } from "../../store/store.ts";

/** What the leak guard says of the item as it stands on the screen. */
export type Prepared =
  | {
      readonly state: "allowed";
      readonly content: Guarded<EvidenceContent>;
      readonly findings: readonly Finding[];
    }
  | { readonly state: "refused"; readonly content: null; readonly findings: readonly Finding[] }
  | { readonly state: "unfinished"; readonly content: null; readonly reason: string };

export function prepareEvidence(content: EvidenceContent): Prepared {
  const answer = guardEvidence(content);
  switch (answer.verdict) {
    case "allowed":
      return { state: "allowed", content: answer.content, findings: answer.findings };
    case "refused":
      return { state: "refused", content: null, findings: answer.findings };
    case "unfinished":
      return { state: "unfinished", content: null, reason: answer.reason };
  }
}

export type GuardedDrafts =
  | { readonly state: "allowed"; readonly drafts: readonly Guarded<EventDraft>[] }
  | { readonly state: "refused"; readonly findings: readonly Finding[] }
  | { readonly state: "unfinished"; readonly reason: string };

/** Everything that is going to be recorded passes the guard, all of it or nothing. */
export function guardDrafts(drafts: readonly EventDraft[]): GuardedDrafts {
  const allowed: Guarded<EventDraft>[] = [];
  for (const draft of drafts) {
    const answer = guardDraft(draft);
    switch (answer.verdict) {
      case "allowed":
        allowed.push(answer.content);
        break;
      case "refused":
        return { state: "refused", findings: answer.findings };
      case "unfinished":
        return { state: "unfinished", reason: answer.reason };
    }
  }
  return { state: "allowed", drafts: allowed };
}
