import { type Choice } from "../evidence-log/log-tabs.ts";
import { sampleOutcomes, settings, verdicts } from "../evidence-log/event.ts";
import { spaced } from "../evidence-log/event-fields.ts";
import { type Choices } from "./tracker-plan.ts";

/** Named ranges with lists that are long, or that the centre may add to. */
export const listRanges = {
  learners: "EM_Learner_ids",
  criteria: "EM_Criteria",
  methods: "EM_Methods",
} as const;

/** What a column's cells offer. Programs write what people cannot choose, so that kinds are only marked. */
export function choicesOf(choice: Choice, words: { readonly learner: string }): Choices {
  switch (choice) {
    case "learners":
      return {
        kind: "list-from",
        range: listRanges.learners,
        strict: false,
        help: `The ${words.learner}'s id from the tab Learners.`,
      };
    case "criteria":
      return {
        kind: "list-from",
        range: listRanges.criteria,
        strict: false,
        help: "The unit and criterion, such as 106 1.2, or a whole unit.",
      };
    case "methods":
      return {
        kind: "list-from",
        range: listRanges.methods,
        strict: false,
        help: "How the evidence was made. Other methods can be added to the list in Settings.",
      };
    case "settings":
      return list(settings.map(spaced), true, "Where it was done.");
    case "verdicts":
      return list(verdicts.map(spaced), true, "The assessor's decision. There is no percentage.");
    case "outcomes":
      return list(sampleOutcomes.map(spaced), true, "What the sample showed.");
    case "yes-no":
      return list(["yes", "no"], true, "Is the assessor working towards the assessor's qualification?");
    case "evidence-kinds":
      return list(
        ["captured", "tagged", "corrected", "withdrawn"],
        false,
        "Leave it empty in a row that you type.",
      );
    case "decision-kinds":
      return list(["decided", "withdrawn"], false, "Leave it empty in a row that you type.");
    case "signature-kinds":
      return list(
        ["declared", "countersigned", "sampled", "withdrawn"],
        false,
        "declared: by the learner about a unit. countersigned: by an assessor. sampled: by the IQA.",
      );
  }
}

function list(values: readonly string[], strict: boolean, help: string): Choices {
  return { kind: "list", values, strict, help };
}
