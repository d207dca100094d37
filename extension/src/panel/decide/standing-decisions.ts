import { type LoggedDecision } from "@evidence-mapper/shared/evidence-log/state";
import { type LearnerView } from "../../device/learner-view.ts";

/** The decisions about a criterion (`null`: about the whole unit) that nobody has replaced. */
export function standingDecisions(
  { log }: LearnerView,
  unit: string,
  criterion: string | null,
): readonly LoggedDecision[] {
  return log.decisions.filter((one) => one.unit === unit && one.criterion === criterion && !one.settled);
}

export type Countersigning =
  /** The decision is a qualified assessor's, or is countersigned. */
  | { readonly state: "not-needed" }
  | { readonly state: "done"; readonly by: string; readonly on: string | null }
  /** Somebody else has to sign. */
  | { readonly state: "waits"; readonly why: string }
  | { readonly state: "can" };

/**
 * Does a decision wait for a qualified assessor's countersignature, and can this person give it? A trainee cannot,
 * and nobody signs under their own decision.
 */
export function countersigningOf(
  decision: LoggedDecision,
  person: { readonly author: string | null; readonly trainee: boolean | null },
  sameness: LearnerView["sameness"],
): Countersigning {
  if (decision.trainee !== true) return { state: "not-needed" };
  const proper = decision.countersignatures.find((one) => one.sameness !== "same");
  if (proper !== undefined) return { state: "done", by: proper.by, on: proper.on };
  if (person.author === null) return { state: "waits", why: "Say in the settings who you are." };
  if (sameness(decision.by, person.author) !== "different")
    return {
      state: "waits",
      why: "It waits for a qualified assessor; nobody signs under their own decision.",
    };
  if (person.trainee !== false)
    return { state: "waits", why: "It waits for a qualified assessor; a trainee's signature is not enough." };
  return { state: "can" };
}
