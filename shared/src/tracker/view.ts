/** The specifications that a reading is tried under: usually one, several when they cannot be told apart. */
import { type Family } from "./families.ts";
import { type HeadingGuess } from "./recognise-heading.ts";
import { type NamedUnit } from "./unit-names.ts";

export interface View {
  readonly families: readonly Family[];
  /** The unit that a heading names, when every family of the view agrees. */
  readonly unit: (guess: HeadingGuess) => NamedUnit | null;
  /** Does the unit have the criterion, in every family of the view? */
  readonly hasCriterion: (ref: string, criterion: string) => boolean;
  /** `Unit 101 Create a good impression to customers`, for messages. */
  readonly title: (ref: string) => string;
  /** The unit's criterion numbers in order. */
  readonly criteria: (ref: string) => readonly string[];
}

export function viewOf(families: readonly Family[]): View {
  const [first] = families;
  const units = new Map(first?.units.map((unit) => [unit.ref, unit]));
  const hasCriterion = (ref: string, criterion: string): boolean =>
    families.every(({ criteria }) => criteria.get(ref)?.has(criterion) === true);
  return {
    families,
    unit: ({ units: named }) => {
      if (named === null || first === undefined) return null;
      const found = named[first.index] ?? null;
      if (found === null) return null;
      const agreed = families.every(({ index }) => named[index]?.unit.ref === found.unit.ref);
      return agreed ? found : null;
    },
    hasCriterion,
    title: (ref) => {
      const unit = units.get(ref);
      if (unit === undefined) return ref;
      return unit.number === null ? `${ref} ${unit.title}` : `${unit.number} ${unit.title}`;
    },
    criteria: (ref) =>
      units.get(ref)?.criteria.flatMap(({ number }) => (hasCriterion(ref, number) ? [number] : [])) ?? [],
  };
}
