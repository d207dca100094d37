import { type UnitCoverage } from "../coverage/unit-coverage.ts";
import { type UnitSignatures } from "../sign-off/unit-sign-off.ts";
import { type RecordedSignature, type TrackedLearner } from "../tracker/reading.ts";

const unsigned: UnitSignatures = { decisions: [], declaration: null, countersignature: null };

/**
 * What was signed for a unit: decision by decision where the tracker records it so; else from its cells. There
 * a signature for everything stands for each unit, a verification counts for every decision of its unit, and
 * nobody says who is a trainee.
 */
export function unitSignatures(
  { signed, signatures }: TrackedLearner,
  { unit, criteria }: UnitCoverage,
): UnitSignatures {
  if (signed !== undefined) return signed.get(unit.ref) ?? unsigned;
  const find = (kind: RecordedSignature["kind"]): RecordedSignature | null =>
    signatures.find((one) => one.kind === kind && one.unit === unit.ref) ??
    signatures.find((one) => one.kind === kind && one.unit === null) ??
    null;
  const verified = find("verification");
  return {
    decisions: criteria
      .filter(({ state }) => state === "decided")
      .map(({ number, decidedBy, decidedOn }) => ({
        criterion: number,
        by: decidedBy,
        on: decidedOn,
        trainee: null,
        countersigned: null,
        verified,
      })),
    declaration: find("declaration"),
    countersignature: find("countersignature"),
  };
}
