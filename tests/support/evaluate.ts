/** Findings by the awarding body's own numbers, for readable tests. */
import { findQualification, type Qualification } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { type AwardFinding, evaluator } from "../../shared/src/rules/finding.ts";

export function qualificationOf(idOrCode: string): Qualification {
  const found = findQualification(catalogue, idOrCode);
  if (found === undefined) throw new Error(`The catalogue has no ${idOrCode}.`);
  return found;
}

/** References for units named by number (`"106"`) or by reference. */
export function refsOf(qualification: Qualification, units: readonly string[]): string[] {
  return units.map((name) => {
    const unit = qualification.units.find(({ ref, number }) => ref === name || number === name);
    if (unit === undefined) throw new Error(`${qualification.code} has no unit ${name}.`);
    return unit.ref;
  });
}

export function findingFor(qualification: Qualification, units: readonly string[]): AwardFinding {
  const own = evaluator(qualification);
  return own.evaluate(own.hold(refsOf(qualification, units)));
}
