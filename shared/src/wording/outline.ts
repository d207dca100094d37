/** What the reader is told to expect: facts from the catalogue, no sentence of a specification. */

/** One criterion that a unit should have. `verb` is its command verb ("Explain", "Carry out"). */
export interface CriterionOutline {
  readonly number: string;
  readonly verb: string;
}

/** One unit, known by its Ofqual reference. `criteria` is empty when the specification prints none. */
export interface UnitOutline {
  readonly ref: string;
  readonly number: string | null;
  readonly title: string;
  readonly criteria: readonly CriterionOutline[];
  /** The numbers of its learning outcomes. */
  readonly outcomes: readonly string[];
}

/** One specification. The qualification numbers only help to tell two specifications apart. */
export interface SpecificationOutline {
  readonly id: string;
  readonly qualificationNumbers?: readonly string[];
  readonly units: readonly UnitOutline[];
}
