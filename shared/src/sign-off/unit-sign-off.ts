/**
 * Is a unit signed off? One truth table for every tool.
 *
 * On completion of each unit the learner declares the work their own, then the assessor countersigns
 * (000 L304): the order matters, and a declaration made before the last decision is not this one. A trainee
 * assessor's decisions need a countersignature by a qualified one (000 L210-212), which is another signature
 * with the same everyday name. Nobody verifies their own assessments (001 L264), judged decision by decision.
 */
import { type Sameness, samePerson } from "./same-person.ts";

/** A signature; what is not recorded is `null`. Dates are `2026-03-01` and so compare as text. */
export interface Signature {
  readonly by: string | null;
  readonly on: string | null;
}

/** One criterion's decision with what was signed beside it. */
export interface SignedDecision extends Signature {
  readonly criterion: string;
  /** Is the assessor working towards the qualification? `null` when it is not recorded. */
  readonly trainee: boolean | null;
  /** A qualified assessor's countersignature of a trainee's decision. */
  readonly countersigned: Signature | null;
  /** The IQA who looked at the decision; with `sameness` where more than the names was compared. */
  readonly verified: (Signature & { readonly sameness?: Sameness }) | null;
}

export interface UnitSignatures {
  /** The decisions that met the unit's criteria. */
  readonly decisions: readonly SignedDecision[];
  readonly declaration: Signature | null;
  readonly countersignature: Signature | null;
}

export type SignOffIssueCode =
  | "declaration-missing"
  | "declaration-early"
  | "declaration-order-unknown"
  | "countersignature-missing"
  | "countersignature-early"
  | "countersignature-order-unknown"
  | "trainee-not-countersigned"
  | "trainee-countersigned-by-self"
  | "verifier-is-assessor"
  | "verifier-may-be-assessor";

export interface SignOffIssue {
  readonly code: SignOffIssueCode;
  /** Criteria that it concerns; empty when it is the unit. */
  readonly criteria: readonly string[];
  /** `unclear` when something is not recorded, so that a person must look. */
  readonly certainty: "certain" | "unclear";
  readonly text: string;
}

/**
 * Everything that stands between the decisions and a signed unit; empty when it is signed off.
 *
 * @param word what the awarding body calls a learner
 */
export function signOffIssues(
  { decisions, declaration, countersignature }: UnitSignatures,
  word = "learner",
): readonly SignOffIssue[] {
  const issues: SignOffIssue[] = [];
  const add = (
    code: SignOffIssueCode,
    text: string,
    criteria: readonly string[] = [],
    certainty: SignOffIssue["certainty"] = "certain",
  ): void => {
    issues.push({ code, criteria, certainty, text });
  };
  const lastDecision = latest(decisions);
  if (declaration === null) add("declaration-missing", `The ${word} has not declared the work their own.`);
  else {
    const order = compare(declaration.on, lastDecision);
    if (order === "before") {
      add(
        "declaration-early",
        `The ${word}'s declaration is earlier than the last decision; it is made when the unit is complete.`,
      );
    } else if (order === "unknown") {
      add(
        "declaration-order-unknown",
        "The tracker does not record whether the declaration came after the last decision.",
        [],
        "unclear",
      );
    }
  }
  if (countersignature === null)
    add("countersignature-missing", "The assessor has not countersigned the declaration.");
  else {
    const order = compare(countersignature.on, declaration?.on ?? null);
    if (order === "before")
      add("countersignature-early", "The countersignature is earlier than the declaration that it is under.");
    else if (order === "unknown" && declaration !== null) {
      add(
        "countersignature-order-unknown",
        "The tracker does not record whether the countersignature came after the declaration.",
        [],
        "unclear",
      );
    }
  }
  addDecisionIssues(decisions, add);
  return issues;
}

type Add = (
  code: SignOffIssueCode,
  text: string,
  criteria: readonly string[],
  certainty?: SignOffIssue["certainty"],
) => void;

function addDecisionIssues(decisions: readonly SignedDecision[], add: Add): void {
  const among = (wanted: (decision: SignedDecision) => boolean): string[] =>
    decisions.filter(wanted).map(({ criterion }) => criterion);

  const bare = among(({ trainee, countersigned }) => trainee === true && countersigned === null);
  if (bare.length > 0)
    add(
      "trainee-not-countersigned",
      "A trainee's decision needs a qualified assessor's countersignature.",
      bare,
    );
  const bySelf = among(
    ({ trainee, countersigned, by }) =>
      trainee === true && countersigned !== null && sameness(countersigned.by, by) === "same",
  );
  if (bySelf.length > 0)
    add("trainee-countersigned-by-self", "A trainee cannot countersign their own decision.", bySelf);
  const own = among((decision) => verifierSameness(decision) === "same");
  if (own.length > 0) add("verifier-is-assessor", "Nobody verifies their own decision.", own);
  const doubtful = among((decision) => verifierSameness(decision) === "unclear");
  if (doubtful.length > 0) {
    add(
      "verifier-may-be-assessor",
      "The verifier and the assessor could be the same person.",
      doubtful,
      "unclear",
    );
  }
}

function verifierSameness({ verified, by }: SignedDecision): Sameness | null {
  return verified === null ? null : (verified.sameness ?? sameness(verified.by, by));
}

/** Without a name on one side nothing can be told. */
function sameness(a: string | null, b: string | null): Sameness {
  return a === null || b === null ? "unclear" : samePerson(a, b);
}

/** The last of the decisions' dates; `null` when any is not recorded, because that one could be the last. */
function latest(decisions: readonly SignedDecision[]): string | null {
  let last: string | null = null;
  for (const { on } of decisions) {
    if (on === null) return null;
    if (last === null || on > last) last = on;
  }
  return last;
}

function compare(date: string | null, other: string | null): "before" | "not-before" | "unknown" {
  if (date === null || other === null) return "unknown";
  return date < other ? "before" : "not-before";
}
