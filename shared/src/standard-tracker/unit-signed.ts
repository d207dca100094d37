/** What was signed for each unit of one learner, decision by decision, as the sign-off table asks for it. */
import { type People } from "../evidence-log/people.ts";
import {
  type Countersignature,
  type LearnerLog,
  type LoggedDecision,
  type LoggedDeclaration,
  type Sampled,
} from "../evidence-log/state.ts";
import { type Signature, type SignedDecision, type UnitSignatures } from "../sign-off/unit-sign-off.ts";

/** What a decision about a whole unit is called among its criteria. */
const wholeUnitName = "whole unit";

/** By unit reference; a unit about which nothing is recorded is not there. */
export function unitsSigned(
  { decisions, declarations }: LearnerLog,
  people: People,
): ReadonlyMap<string, UnitSignatures> {
  const units = new Set([...decisions, ...declarations].map(({ unit }) => unit));
  return new Map([...units].map((unit) => [unit, signed(unit, decisions, declarations, people)]));
}

function signed(
  unit: string,
  decisions: readonly LoggedDecision[],
  declarations: readonly LoggedDeclaration[],
  { nameOf }: People,
): UnitSignatures {
  const declaration = latest(declarations.filter((one) => one.unit === unit));
  const countersignature = latest(declaration?.countersignatures ?? []);
  const signatureOf = <Act extends Signature & { readonly by: string }>({ by, on }: Act): Signature => ({
    by: nameOf(by),
    on,
  });
  return {
    decisions: decisions
      .filter((one) => one.unit === unit && one.verdict === "met" && !one.settled)
      .map((one): SignedDecision => {
        const countersigned = best(one.countersignatures);
        const verified = best(one.samples);
        return {
          ...signatureOf(one),
          criterion: one.criterion ?? wholeUnitName,
          trainee: one.trainee,
          countersigned: countersigned === null ? null : signatureOf(countersigned),
          verified: verified === null ? null : { ...signatureOf(verified), sameness: verified.sameness },
        };
      }),
    declaration: declaration === null ? null : { by: null, on: declaration.on },
    countersignature: countersignature === null ? null : signatureOf(countersignature),
  };
}

/** The last by its own date: a declaration made again after another decision is the one that counts. */
function latest<Dated extends { readonly on: string | null }>(acts: readonly Dated[]): Dated | null {
  let last: Dated | null = null;
  for (const act of acts) if (last === null || (act.on ?? "") >= (last.on ?? "")) last = act;
  return last;
}

const rank = { different: 0, unclear: 1, same: 2 } as const;

/** One proper signature is enough, whoever else signed; the last of those. */
function best<Signed extends Countersignature | Sampled>(acts: readonly Signed[]): Signed | null {
  let kept: Signed | null = null;
  for (const act of acts) if (kept === null || rankOf(act) <= rankOf(kept)) kept = act;
  return kept;
}

function rankOf({ sameness }: Countersignature | Sampled): number {
  return sameness === null ? 0 : rank[sameness];
}
