/**
 * Settles which criterion each heading of a unit means, in the order in which the headings stand: a
 * spreadsheet turns 2.10 into 2.1 and 1.2 into a date, and only the neighbours can tell.
 */
import { compareCriterionNumbers } from "../catalogue/catalogue.ts";
import { type Problem } from "../problem.ts";
import { shortened } from "./cell-text.ts";
import { type HeadingGuess } from "./recognise-heading.ts";
import { type View } from "./view.ts";

export interface CriterionHeading {
  readonly guess: HeadingGuess;
  readonly where: string;
  /** Where the unit's own heading stands, when it covers several columns. */
  readonly block: string | null;
}

export interface ResolvedCriteria {
  /** For each heading its criterion, or `null` when it is not read. */
  readonly criteria: readonly (string | null)[];
  readonly problems: readonly Problem[];
}

export function resolveCriteria(
  view: View,
  unit: string,
  headings: readonly CriterionHeading[],
): ResolvedCriteria {
  const problems: Problem[] = [];
  const taken = new Map<string, CriterionHeading>();
  const doubledBlocks = new Set<string>();
  const written = new Set(
    headings.flatMap(({ guess }) => (guess.criterion === null ? [] : [guess.criterion])),
  );
  const has = (criterion: string): boolean => view.hasCriterion(unit, criterion);
  let previous: string | null = null;

  const criteria = headings.map((heading, index): string | null => {
    const { guess, where } = heading;
    const next =
      headings.slice(index + 1).find((other) => other.guess.criterion !== null)?.guess.criterion ?? null;
    const settled =
      guess.criterion !== null ? fromNumber(heading, guess.criterion, next) : fromDate(heading, next);
    if (settled === null) return null;
    const before = taken.get(settled);
    if (before !== undefined) {
      if (heading.block !== null && before.block !== null && heading.block !== before.block) {
        if (!doubledBlocks.has(heading.block)) {
          doubledBlocks.add(heading.block);
          problems.push({
            code: "unit-twice",
            where: heading.block,
            found: `Unit ${view.title(unit)} stands here a second time; it stands first in ${before.block}.`,
            advice:
              "Only the first is read where both have the same criterion. Join the two, or correct the unit.",
          });
        }
      } else {
        problems.push({
          code: "criterion-twice",
          where,
          found: `Criterion ${settled} of unit ${view.title(unit)} stands here a second time; it stands first in ${before.where}.`,
          advice: "Only the first is read. Correct the number, or join the two.",
        });
      }
      return null;
    }
    taken.set(settled, heading);
    previous = settled;
    return settled;
  });
  return { criteria, problems };

  function fromNumber(
    { guess, where }: CriterionHeading,
    number: string,
    next: string | null,
  ): string | null {
    const tenth = `${number}0`;
    if (/\.\d$/.test(number) && has(tenth)) {
      const doubled = taken.has(number) && !taken.has(tenth) && !written.has(tenth);
      const backwards =
        !taken.has(tenth) &&
        !written.has(tenth) &&
        previous !== null &&
        sameOutcome(previous, number) &&
        compareCriterionNumbers(previous, number) > 0;
      if (doubled || backwards) {
        problems.push({
          code: "criterion-number-lost-zero",
          where,
          found: `${guess.text} stands after ${previous ?? number}: it is ${tenth} whose last zero the spreadsheet has dropped, and is read as ${tenth}.`,
          advice: `Format the cell as text and type ${tenth}.`,
          choices: [tenth],
        });
        return tenth;
      }
      const before21 =
        next !== null && sameOutcome(next, number) && compareCriterionNumbers(next, number) > 0;
      if (guess.numeric && !before21 && !written.has(tenth)) {
        problems.push({
          code: "criterion-number-lost-zero",
          where,
          found: `${guess.text} is stored as a number and could be ${number} or ${tenth}; it is read as ${number}.`,
          advice: `Format the cell as text and type the number that is meant, ${number} or ${tenth}.`,
          choices: [number, tenth],
        });
      }
    }
    if (has(number)) return number;
    problems.push(unknownCriterion(view, unit, number, where, guess.text));
    return null;
  }

  function fromDate({ guess, where }: CriterionHeading, next: string | null): string | null {
    if (guess.fromDate === null) return null;
    const possible = [...new Set(guess.fromDate)].filter((number) => has(number));
    if (possible.length === 0) return null;
    const free = possible.filter((number) => !taken.has(number) && !written.has(number));
    const fitting = free.filter(
      (number) =>
        (previous === null || compareCriterionNumbers(previous, number) < 0) &&
        (next === null || compareCriterionNumbers(number, next) < 0),
    );
    const [only] = fitting.length === 1 ? fitting : free.length === 1 ? free : [];
    problems.push({
      code: "criterion-became-date",
      where,
      found:
        only === undefined
          ? `The heading ${guess.text} is a date; it was ${possible.join(" or ")}, which cannot be told. The cells below it are not read.`
          : `The heading ${guess.text} is a date; the headings beside it say that it was ${only}, and it is read as ${only}.`,
      advice: `Format the cell as text and type ${only ?? "the criterion's number"}.`,
      choices: only === undefined ? possible : [only],
    });
    return only ?? null;
  }
}

/** The problem of a criterion that the unit does not have. */
export function unknownCriterion(
  view: View,
  unit: string,
  number: string,
  where: string,
  text: string,
): Problem {
  const numbers = view.criteria(unit);
  const last = numbers[numbers.length - 1];
  return {
    code: "criterion-unknown",
    where,
    found: `“${shortened(text)}”: unit ${view.title(unit)} has no criterion ${number}.`,
    advice:
      last === undefined
        ? "No criteria of this unit are known; what stands under it is not read. Check the unit's page in the specification."
        : `Its criteria run from ${numbers[0] ?? ""} to ${last}. Correct the number; what stands under it is not read.`,
  };
}

function sameOutcome(a: string, b: string): boolean {
  return a.split(".")[0] === b.split(".")[0];
}
