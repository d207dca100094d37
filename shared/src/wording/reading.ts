/** What was read from a copy of a specification, and everything that could not be read or placed. */

export interface CriterionWording {
  readonly number: string;
  readonly text: string;
}

export interface UnitWording {
  readonly ref: string;
  readonly criteria: readonly CriterionWording[];
}

/** A criterion that the outline expects and the copy does not show. */
export interface NotFound {
  readonly ref: string;
  readonly number: string;
  readonly why: string;
}

/** Text inside a unit's criteria that is no heading, outcome, criterion or continuation of one. */
export interface Unplaced {
  readonly line: number;
  readonly text: string;
}

/** A criterion whose number is missing in the copy: placed by its position and its command verb. */
export interface WithoutNumber {
  readonly ref: string;
  readonly number: string;
  readonly line: number;
}

/** Another printing of a criterion, in other words than the ones that were kept. */
export interface PrintedDifferently {
  readonly ref: string;
  readonly number: string;
  readonly line: number;
  readonly text: string;
}

/** Lines are counted from 1. Every unit of the outline is listed, in its order. */
export interface WordingReading {
  readonly specification: string;
  readonly units: readonly UnitWording[];
  readonly notFound: readonly NotFound[];
  readonly unplaced: readonly Unplaced[];
  readonly withoutNumber: readonly WithoutNumber[];
  readonly printedDifferently: readonly PrintedDifferently[];
}
