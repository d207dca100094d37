/** Takes in what an export holds: looked at by the leak guard, never twice, and never in place of what is kept. */
import { type LogEvent, type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { type ReadExport } from "@evidence-mapper/shared/exchange/export-file";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type Finding } from "../guard/finding.ts";
import { guardDraft } from "../guard/guard-evidence.ts";
import { maskedSentence, refusedSentence } from "../guard/guard-sentences.ts";
import { sameEvent } from "../store/kept-record.ts";
import { type EventDraft, type Store } from "../store/store.ts";

export interface FileTaken {
  readonly fresh: number;
  readonly known: number;
  readonly learners: number;
  /** What was taken with masks over personal data, entry by entry. */
  readonly masked: readonly Problem[];
  /** What was not taken, entry by entry. */
  readonly problems: readonly Problem[];
}

/**
 * Personal data that a file holds, because it was changed since or made elsewhere, is masked as in a capture; an entry
 * that the device has already, with or without the masks, is known.
 * @throws NotKept when nothing was kept
 */
export async function takeInFile(store: Store, read: ReadExport): Promise<FileTaken> {
  const before = new Map((await store.events()).map(({ event }) => [event.id, event]));
  const problems: Problem[] = [...read.problems];
  const masked: Problem[] = [];
  const allowed = read.events.flatMap((event): readonly StoredEvent[] => {
    const kept = before.get(event.id);
    if (kept !== undefined && sameEvent(kept, event)) return [event];
    const looked = guarded(event);
    if ("code" in looked) {
      problems.push(looked);
      return [];
    }
    if (looked.findings.length > 0 && kept === undefined) {
      masked.push({
        code: "event-masked",
        where: event.id,
        found: maskedSentence(looked.findings),
        advice: "The rest was taken in.",
      });
    }
    return [looked.event];
  });
  const known = new Set((await store.learners()).map(({ id }) => id));
  const learners = read.learners.filter(({ id }) => !known.has(id));
  const { fresh, clashing } = await store.takeIn(allowed);
  if (learners.length > 0)
    await store.keepLearners(learners.map((learner) => ({ ...learner, origin: "typed" })));
  for (const id of clashing) {
    problems.push({
      code: "event-id-taken",
      where: id,
      found: "Another entry is kept under this id.",
      advice: "It was not taken; what is kept stays. Compare the two, and record by hand what is missing.",
    });
  }
  return {
    fresh,
    known: new Set(allowed.map(({ id }) => id)).size - fresh - clashing.length,
    learners: learners.length,
    masked,
    problems,
  };
}

interface Looked {
  readonly event: StoredEvent;
  readonly findings: readonly Finding[];
}

/** The event with masks over personal data, or why it cannot be taken. */
function guarded(event: StoredEvent): Looked | Problem {
  // What a newer version wrote cannot be looked at field by field; it stays as it is and is shown nowhere.
  if (event.kind === "foreign") return { event, findings: [] };
  const answer = guardDraft(draftOf(event));
  if (answer.verdict === "allowed") {
    const { client, count, layout } = event;
    return { event: { ...answer.content, client, count, layout }, findings: answer.findings };
  }
  return {
    code: "event-secret",
    where: event.id,
    found: answer.verdict === "refused" ? refusedSentence(answer.findings) : answer.reason,
    advice: "It was not taken.",
  };
}

function draftOf({ client, count, layout, ...draft }: LogEvent): EventDraft {
  void [client, count, layout];
  return draft;
}
