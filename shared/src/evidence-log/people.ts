import { type Sameness, samePerson } from "../sign-off/same-person.ts";

export interface People {
  /** Could the two names be one person's? */
  readonly sameness: (a: string, b: string) => Sameness;
  /** The name that the centre put first for this person; the name itself when it is in no list. */
  readonly nameOf: (name: string) => string;
  /** Does the centre say who this is? */
  readonly isListed: (name: string) => boolean;
}

/**
 * Compares people by their names and by what the centre says: each list holds the names and accounts of one
 * person. A second account tells nothing by its spelling, so only the centre can say whose it is.
 *
 * Two names from two lists are two people, as the centre says; else see `samePerson`.
 */
export function peopleOf(lists: readonly (readonly string[])[]): People {
  const found = new Map<string, readonly string[] | null>();
  const answers = new Map<string, Sameness>();

  const listOf = (name: string): readonly string[] | null => {
    let list = found.get(name);
    if (list === undefined) {
      list =
        lists.find((names) => names.some((one) => one === name || samePerson(one, name) === "same")) ?? null;
      found.set(name, list);
    }
    return list;
  };
  const compare = (a: string, b: string): Sameness => {
    if (a === b) return samePerson(a, b);
    const ofA = listOf(a);
    const ofB = listOf(b);
    if (ofA !== null && ofB !== null) return ofA === ofB ? "same" : "different";
    let answer: Sameness = "different";
    for (const first of ofA ?? [a]) {
      for (const second of ofB ?? [b]) {
        const one = samePerson(first, second);
        if (one === "same") return "same";
        if (one === "unclear") answer = "unclear";
      }
    }
    return answer;
  };
  return {
    nameOf: (name) => listOf(name)?.[0] ?? name,
    isListed: (name) => listOf(name) !== null,
    sameness: (a, b) => {
      const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
      let answer = answers.get(key);
      if (answer === undefined) answers.set(key, (answer = compare(a, b)));
      return answer;
    },
  };
}
