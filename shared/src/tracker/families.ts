import { type Catalogue, type Qualification, type Unit } from "../catalogue/catalogue.ts";

/**
 * The qualifications of one specification. They offer the same units, so headings can tell families apart
 * and never the qualifications inside one.
 */
export interface Family {
  readonly index: number;
  readonly name: string;
  readonly qualifications: readonly Qualification[];
  readonly units: readonly Unit[];
  /** By the reference without slashes: `A6016047`. */
  readonly byReference: ReadonlyMap<string, Unit>;
  /** The criterion numbers of each unit, by reference. */
  readonly criteria: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Families of a catalogue; with `only`, the family of that qualification and no other in it. */
export function familiesOf(catalogue: Catalogue, only: Qualification | undefined): readonly Family[] {
  const bySpecification = new Map<string, Qualification[]>();
  for (const qualification of only === undefined ? catalogue.qualifications : [only]) {
    const { id } = qualification.specification;
    const others = bySpecification.get(id);
    if (others === undefined) bySpecification.set(id, [qualification]);
    else others.push(qualification);
  }
  return [...bySpecification.values()].map((qualifications, index) => {
    const units = qualifications[0]?.units ?? [];
    return {
      index,
      name: qualifications.map(({ title }) => title).join(" / "),
      qualifications,
      units,
      byReference: new Map(units.map((unit) => [unit.ref.replaceAll("/", ""), unit])),
      criteria: new Map(units.map((unit) => [unit.ref, new Set(unit.criteria.map(({ number }) => number))])),
    };
  });
}
