/** Units of the catalogue by the number or reference that a centre would use. */
import { findQualification, type Qualification, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";

/** The qualification with this id or code. Throws when the catalogue has none: a sample is out of date. */
export function qualificationOf(idOrCode: string): Qualification {
  const found = findQualification(catalogue, idOrCode);
  if (found === undefined) throw new Error(`The catalogue has no qualification ${idOrCode}.`);
  return found;
}

/** The unit with this reference or awarding body's number. Throws when there is none. */
export function unitOf(qualification: Qualification, refOrNumber: string): Unit {
  const found = qualification.units.find(({ ref, number }) => ref === refOrNumber || number === refOrNumber);
  if (found === undefined) throw new Error(`${qualification.code} has no unit ${refOrNumber}.`);
  return found;
}
