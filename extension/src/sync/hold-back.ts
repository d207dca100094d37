import { type LogEvent } from "@evidence-mapper/shared/evidence-log/event";
import { foldEvents } from "@evidence-mapper/shared/evidence-log/fold";
import { peopleOf } from "@evidence-mapper/shared/evidence-log/people";
import { type TrackerContents } from "./tracker-contents.ts";

/**
 * Which events of a queue the rules refuse, with the reason: a sample by whoever decided that criterion
 * (001 L264), a trainee's own countersignature, an event about one that it cannot be about. They are not sent.
 */
export function heldBack(
  queue: readonly LogEvent[],
  { events, people }: TrackerContents,
): ReadonlyMap<string, string> {
  const refused = new Map<string, string>();
  if (queue.every(({ kind }) => kind === "captured" || kind === "decided" || kind === "declared"))
    return refused;
  const state = foldEvents([...[...events.values()].flat(), ...queue], peopleOf(people));
  const fates = new Map(state.fates.map(({ event, fate }) => [event, fate]));
  const problems = new Map(state.problems.map((problem) => [problem.where, problem]));
  for (const { id } of queue) {
    const problem = problems.get(id);
    if (fates.get(id) === "refused" && problem !== undefined)
      refused.set(id, `${problem.found} ${problem.advice}`);
  }
  return refused;
}
