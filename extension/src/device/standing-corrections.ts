import { type LearnerView } from "./learner-view.ts";

/** The corrections of an entry that stand: a new one names them all, and so replaces them. */
export function standingCorrections({ events, fates }: LearnerView, changes: string): readonly string[] {
  return events.flatMap(({ event }) => {
    if (event.kind !== "corrected" || event.changes !== changes) return [];
    const fate = fates.get(event.id);
    return fate === "counts" || fate === "disputed" ? event.id : [];
  });
}
