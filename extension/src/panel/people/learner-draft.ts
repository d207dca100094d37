import { cleanLine } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type KeptLearner } from "../../store/store.ts";

/** A learner while being typed in. */
export interface LearnerDraft {
  readonly name: string;
  /** The centre's own id; empty when the centre has none. */
  readonly id: string;
  /** A catalogue's id; empty until it is chosen. */
  readonly qualification: string;
}

export const emptyLearner: LearnerDraft = { name: "", id: "", qualification: "" };

export interface LearnerProblems {
  readonly name: string | null;
  readonly id: string | null;
  readonly qualification: string | null;
}

export type ReadLearner =
  | { readonly ok: true; readonly learner: KeptLearner }
  | { readonly ok: false; readonly problems: LearnerProblems };

/**
 * The learner that was typed in, or what is missing. Who has no id is known by the name, as in a tracker: two
 * learners of one name need ids.
 *
 * @param others the learners kept already
 */
export function readLearner(draft: LearnerDraft, others: readonly KeptLearner[]): ReadLearner {
  const name = cleanLine(draft.name, 200);
  const typed = cleanLine(draft.id, 200);
  const id = typed === "" ? name : typed;
  const taken = others.find((one) => one.id === id);
  const problems: LearnerProblems = {
    name: name === "" ? "The name is missing. Type the name by which you know this learner." : null,
    id:
      taken === undefined || id === ""
        ? null
        : typed === ""
          ? `${taken.name} is here already. Type the id that your centre gives this learner, so that the two are told apart.`
          : `${taken.name} has this id already. Give each learner an id of their own.`,
    qualification: draft.qualification === "" ? "Choose what the learner is registered for." : null,
  };
  if (problems.name !== null || problems.id !== null || problems.qualification !== null)
    return { ok: false, problems };
  return { ok: true, learner: { id, name, qualification: draft.qualification, origin: "typed" } };
}
