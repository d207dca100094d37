/** Takes in what an export holds: looked at by the leak guard, never twice, and never in place of what is kept. */
import { type LogEvent, type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { type ReadExport } from "@evidence-mapper/shared/exchange/export-file";
import { type Problem } from "@evidence-mapper/shared/problem";
import { guardDraft } from "../guard/guard-evidence.ts";
import { refusedSentence } from "../guard/guard-sentences.ts";
import { type EventDraft, type Store } from "../store/store.ts";

export interface FileTaken {
  readonly fresh: number;
  readonly known: number;
  readonly learners: number;
  /** What was not taken, entry by entry. */
  readonly problems: readonly Problem[];
}

/** @throws NotKept when nothing was kept */
export async function takeInFile(store: Store, read: ReadExport): Promise<FileTaken> {
  const problems: Problem[] = [...read.problems];
  const allowed = read.events.filter((event) => {
    const fault = faultOf(event);
    if (fault !== null) problems.push(fault);
    return fault === null;
  });
  const kept = new Set((await store.learners()).map(({ id }) => id));
  const learners = read.learners.filter(({ id }) => !kept.has(id));
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
    problems,
  };
}

/** What was exported has been masked when it was captured; what a file holds beyond that is refused, not changed. */
function faultOf(event: StoredEvent): Problem | null {
  if (event.kind === "foreign") return null;
  const answer = guardDraft(draftOf(event));
  if (answer.verdict === "allowed") return null;
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
