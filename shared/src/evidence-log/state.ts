/** What a log says once all of its events are taken together. Plain data, in an order that never varies. */
import { type Problem } from "../problem.ts";
import { type Sameness } from "../sign-off/same-person.ts";
import { type EventOf, type EvidenceContent, type ForeignEvent, type TagContent } from "./event.ts";

/** Who did it, by which event. */
export interface Act {
  readonly event: string;
  readonly by: string;
  readonly on: string | null;
  readonly note: string | null;
}

export interface LoggedTag extends TagContent {
  readonly event: string;
  readonly by: string;
  /** Corrections disagree about it: it counts for nothing until a person settles it. */
  readonly disputed: boolean;
}

export interface LoggedItem extends EvidenceContent {
  readonly event: string;
  readonly by: string;
  readonly at: string | null;
  /** Corrections disagree about it: it stands as it was captured until a person settles it. */
  readonly disputed: boolean;
  readonly tags: readonly LoggedTag[];
}

/** A qualified assessor's signature under a trainee's decision, or the assessor's under a declaration. */
export interface Countersignature extends Act {
  /** Is the signer whoever made the decision? `null` under a declaration, where it may be. */
  readonly sameness: Sameness | null;
}

/** An IQA's look at one decision. Where the verifier decided the same criterion it is refused: `same`. */
export interface Sampled extends Act {
  readonly outcome: EventOf<"sampled">["outcome"];
  readonly sameness: Sameness;
}

export interface LoggedDecision extends Act {
  readonly unit: string;
  /** `null`: the whole unit. */
  readonly criterion: string | null;
  readonly verdict: EventOf<"decided">["verdict"];
  readonly trainee: boolean | null;
  /** Another decision replaced it; it is history. */
  readonly settled: boolean;
  /** Another decision that stands says otherwise: nothing is decided until a person settles it. */
  readonly disputed: boolean;
  readonly countersignatures: readonly Countersignature[];
  readonly samples: readonly Sampled[];
}

export interface LoggedDeclaration extends Act {
  readonly unit: string;
  readonly countersignatures: readonly Countersignature[];
}

/** Events that contradict each other, each made without knowledge of the other. */
export interface Conflict {
  readonly about: "decisions" | "corrections";
  /** The event that the corrections change; `null` for decisions. */
  readonly changes: string | null;
  readonly unit: string | null;
  readonly criterion: string | null;
  /** An event that settles it names all of these. */
  readonly events: readonly string[];
}

export interface LearnerLog {
  readonly learner: string;
  readonly items: readonly LoggedItem[];
  /** All but the withdrawn ones. */
  readonly decisions: readonly LoggedDecision[];
  readonly declarations: readonly LoggedDeclaration[];
  readonly conflicts: readonly Conflict[];
}

/**
 * What became of an event: it counts; it was withdrawn, or fell with what was; another replaced it; others
 * contradict it; it waits for an event that it names; it cannot be (a `Problem` says why).
 */
export type Fate = "counts" | "withdrawn" | "replaced" | "disputed" | "waiting" | "refused";

export interface LogState {
  readonly learners: readonly LearnerLog[];
  /** Every event that was read, by its id, in the log's order. Ids that stand for two events are `refused`. */
  readonly fates: readonly { readonly event: string; readonly fate: Fate }[];
  /** Events of other versions. While there are any, what is shown may be out of date. */
  readonly foreign: readonly ForeignEvent[];
  /** `where` is an event's id. */
  readonly problems: readonly Problem[];
}
