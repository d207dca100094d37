/** One unit's outline, prepared for look-ups: what comes after what, and which verb begins it. */
import { type UnitOutline } from "./outline.ts";

/** A place in the outline: a criterion, or an outcome's heading (`criterion` 0) before its first criterion. */
export interface Place {
  readonly outcome: string;
  readonly criterion: number;
}

export interface UnitIndex {
  readonly ref: string;
  readonly title: string;
  readonly numbers: readonly string[];
  readonly expects: (number: string) => boolean;
  readonly hasOutcome: (outcome: string) => boolean;
  /** The criterion that should follow, `null` at the end of the unit. */
  readonly successor: (place: Place | null) => string | null;
  /** Does this text begin with the command verb that the criterion should have? */
  readonly beginsWithVerb: (number: string, text: string) => boolean;
  /** Where the criterion's verb stands capitalised inside a text, as at the start of a sentence; -1 if nowhere. */
  readonly verbInside: (number: string, text: string) => number;
}

/** `2.10` as its two parts. */
export function placeOf(number: string): Place {
  const [outcome = "", criterion = ""] = number.split(".");
  return { outcome, criterion: Number(criterion) };
}

export function indexUnit(unit: UnitOutline): UnitIndex {
  const verbs = new Map(unit.criteria.map(({ number, verb }) => [number, verb.toLowerCase()]));
  const numbers = unit.criteria.map(({ number }) => number);
  const after = new Map<string, string | null>();
  const first = new Map<string, string>();
  const outcomes = new Set(unit.outcomes);
  numbers.forEach((number, index) => {
    after.set(number, numbers[index + 1] ?? null);
    const { outcome } = placeOf(number);
    if (!first.has(outcome)) first.set(outcome, number);
    outcomes.add(outcome);
  });
  return {
    ref: unit.ref,
    title: unit.title,
    numbers,
    expects: (number) => verbs.has(number),
    hasOutcome: (outcome) => outcomes.has(outcome),
    successor: (place) => {
      if (place === null) return numbers[0] ?? null;
      if (place.criterion === 0) return first.get(place.outcome) ?? null;
      return after.get(`${place.outcome}.${place.criterion}`) ?? null;
    },
    beginsWithVerb: (number, text) => {
      const verb = verbs.get(number);
      if (verb === undefined || verb === "") return false;
      const start = text.slice(0, verb.length + 1).toLowerCase();
      return start.startsWith(verb) && !/\p{L}/u.test(start.slice(verb.length));
    },
    verbInside: (number, text) => {
      const verb = verbs.get(number) ?? "";
      if (verb === "") return -1;
      const at = text.indexOf(` ${verb.slice(0, 1).toUpperCase()}${verb.slice(1)} `);
      return at < 0 ? -1 : at + 1;
    },
  };
}
