import { type SignOffIssueCode } from "./unit-sign-off.ts";

/** The line of a specification that prints the rule behind an issue. */
export const signOffSources: Readonly<Record<SignOffIssueCode, string>> = {
  "declaration-missing": "000 L304",
  "declaration-early": "000 L304",
  "declaration-order-unknown": "000 L304",
  "countersignature-missing": "000 L304",
  "countersignature-early": "000 L304",
  "countersignature-order-unknown": "000 L304",
  "trainee-not-countersigned": "000 L210-212",
  "trainee-countersigned-by-self": "000 L210-212",
  "verifier-is-assessor": "001 L264",
  "verifier-may-be-assessor": "001 L264",
};
