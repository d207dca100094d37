/**
 * Worth a second look before an item is saved. None of these is forbidden: evidence may serve many criteria and
 * learners may work together. But a tag on everything proves nothing, and a message counts once for a learner.
 */

/** An item that is kept and shows the same thing. */
export interface TwinItem {
  readonly learner: string;
  readonly item: string;
}

export type ClaimAlarm =
  /** One item is offered for very many criteria. */
  | { readonly kind: "many-criteria"; readonly criteria: number }
  /** The same thing is kept for this learner already: it would count as another occasion. */
  | { readonly kind: "kept-already"; readonly learner: string; readonly items: readonly string[] }
  /** The same thing is kept for somebody else, or is about to be: whose work is it? */
  | { readonly kind: "other-learners"; readonly learners: readonly string[] };

/** More criteria than an item of one occasion shows; our own figure, no specification prints one. */
export const mostCriteriaOfAnItem = 12;

/**
 * @param learners those whom the item is about to be kept for
 * @param criteria how many criteria it is offered for
 * @param twins items of any learner that show the same thing
 */
export function claimAlarms(
  learners: readonly string[],
  criteria: number,
  twins: readonly TwinItem[],
): readonly ClaimAlarm[] {
  const alarms: ClaimAlarm[] = [];
  if (criteria > mostCriteriaOfAnItem) alarms.push({ kind: "many-criteria", criteria });
  for (const learner of learners) {
    const items = twins.filter((twin) => twin.learner === learner).map(({ item }) => item);
    if (items.length > 0) alarms.push({ kind: "kept-already", learner, items });
  }
  const others = new Set(
    twins.map(({ learner }) => learner).filter((learner) => !learners.includes(learner)),
  );
  if (learners.length > 1) for (const learner of learners) others.add(learner);
  if (learners.length > 0 && others.size > 0) alarms.push({ kind: "other-learners", learners: [...others] });
  return alarms;
}
