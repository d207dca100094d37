/** The text beside a group's bar. */
import { type GroupStanding } from "../check/check.ts";
import { credits } from "../rules/sentences.ts";

/** "Group B: 4 credits decided, 2 more covered; at least 6, of 27 on offer". */
export function groupSentence({
  title,
  decided,
  covered,
  minimum,
  maximum,
  available,
}: GroupStanding): string {
  const standing =
    decided === null
      ? "the credits decided are not known"
      : `${credits(decided)} decided${covered !== null && covered > decided ? `, ${covered - decided} more covered` : ""}`;
  const bounds = [
    ...(minimum === null ? [] : [`at least ${minimum}`]),
    ...(maximum === null ? [] : [`at most ${maximum}`]),
  ];
  const asked = bounds.length === 0 ? "no minimum of credits of its own" : bounds.join(" and ");
  return `${title}: ${standing}; ${asked}${available === null ? "" : `, of ${available} on offer`}.`;
}
