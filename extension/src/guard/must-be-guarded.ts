import { type EventDraft, NotKept } from "../store/store.ts";
import { guardDraft } from "./guard-evidence.ts";
import { maskedSentence, refusedSentence } from "./guard-sentences.ts";

/**
 * The store's own check, whoever records: an event that the leak guard would refuse, mask or not finish is not
 * kept. What has passed `guardDraft` passes here unchanged.
 *
 * @throws NotKept naming what was found, never the words themselves
 */
export function mustBeGuarded(drafts: readonly EventDraft[]): void {
  for (const draft of drafts) {
    const answer = guardDraft(draft);
    switch (answer.verdict) {
      case "allowed":
        if (answer.findings.length > 0)
          throw new NotKept(`Nothing was kept: it was not masked. ${maskedSentence(answer.findings)}`);
        break;
      case "refused":
        throw new NotKept(refusedSentence(answer.findings));
      case "unfinished":
        throw new NotKept(answer.reason);
    }
  }
}
