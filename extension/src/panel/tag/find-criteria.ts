/** Finds criteria by number or by a few words. */
import {
  type Qualification,
  type Unit,
  type UnitCriterion,
} from "@evidence-mapper/shared/catalogue/catalogue";
import {
  type CriterionCoverage,
  type CriterionState,
} from "@evidence-mapper/shared/coverage/criterion-coverage";
import { criterionWords, type Wording } from "@evidence-mapper/shared/report/criterion-words";
import MiniSearch from "minisearch";

export interface FoundCriterion {
  readonly unit: Unit;
  readonly criterion: UnitCriterion;
}

/** Where the learner stands with a criterion; `null` when nothing is known. */
export type CoverageOf = (unit: string, criterion: string) => CriterionCoverage | null;

/** The criteria that what was typed could mean, best first, at most `most`. */
export type FindCriteria = (
  typed: string,
  coverageOf: CoverageOf,
  most?: number,
) => readonly FoundCriterion[];

/** Prepares the search over a qualification's criteria; the index of words is built when it is first needed. */
export function criteriaFinder({ units }: Qualification, wording: Wording): FindCriteria {
  const all = units.flatMap((unit) =>
    unit.criteria.map((criterion): FoundCriterion => ({ unit, criterion })),
  );
  let index: MiniSearch | null = null;

  const byWords = (typed: string, coverageOf: CoverageOf): readonly FoundCriterion[] => {
    index ??= indexOf(all, wording);
    return index
      .search(typed)
      .flatMap(({ id, score }) => {
        const found = all[Number(id)];
        if (found === undefined) return [];
        return [{ found, score: score * urgency[stateOf(found, coverageOf)] }];
      })
      .sort((a, b) => b.score - a.score)
      .map(({ found }) => found);
  };

  return (typed, coverageOf, most = 12) => {
    const text = typed.trim();
    if (text === "") return openFirst(all, coverageOf).slice(0, most);
    const numbered = byNumber(all, text);
    const found = numbered.length > 0 ? numbered : byWords(text, coverageOf);
    return found.slice(0, most);
  };
}

/** Among criteria that fit the words about as well, those that still need evidence come first. */
const urgency: { readonly [state in CriterionState]: number } = {
  open: 1,
  partly: 1.1,
  covered: 0.7,
  decided: 0.4,
};

function stateOf({ unit, criterion }: FoundCriterion, coverageOf: CoverageOf): CriterionState {
  return coverageOf(unit.ref, criterion.number)?.state ?? "open";
}

/** Nothing typed: what is partly there, then the rest of the units begun, then what is open. */
function openFirst(all: readonly FoundCriterion[], coverageOf: CoverageOf): readonly FoundCriterion[] {
  const begun = new Set(all.filter((one) => stateOf(one, coverageOf) !== "open").map(({ unit }) => unit.ref));
  const rank = (one: FoundCriterion): number => {
    const state = stateOf(one, coverageOf);
    if (state === "partly") return 0;
    if (state === "open") return begun.has(one.unit.ref) ? 1 : 2;
    return state === "covered" ? 3 : 4;
  };
  // Sorting keeps the qualification's order among equals.
  return [...all].sort((a, b) => rank(a) - rank(b));
}

const numberAlone = /^()?(\d{1,2}\.\d{0,2})$/;
const typedNumber = /^(?:([a-z]\/\d{3}\/\d{4}|\d{1,3})(?:[\s:/.]+|$))?(\d{1,2}(?:\.\d{0,2})?)?$/i;

/**
 * `106 1.2`, `106/1.2`, `T/601/6077 1.2`, `106` or `1.2`; a number not yet typed to its end gives all that begin
 * so, the one that is exactly so first. Nothing when no number is meant.
 */
function byNumber(all: readonly FoundCriterion[], typed: string): readonly FoundCriterion[] {
  // `1.2` is a criterion; without a point a number alone is a unit.
  const parts = numberAlone.exec(typed) ?? typedNumber.exec(typed);
  if (parts === null) return [];
  const [, unit, number = ""] = parts;
  const found = all.filter(
    (one) => (unit === undefined || isUnit(one.unit, unit)) && beginsWith(one.criterion.number, number),
  );
  const exact = found.filter(({ criterion }) => criterion.number === number);
  return exact.length === 0 ? found : [...exact, ...found.filter((one) => !exact.includes(one))];
}

/** Units are numbered `06` or `001`: people leave the zeros out. */
function isUnit({ ref, number }: Unit, typed: string): boolean {
  return (
    ref.toLowerCase() === typed.toLowerCase() ||
    (number !== null && plainNumber(number) === plainNumber(typed))
  );
}

function plainNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, "");
}

/** `1` means outcome 1 and not outcome 10; `1.1` is the beginning of `1.10` too. */
function beginsWith(number: string, typed: string): boolean {
  return typed === "" || (typed.includes(".") ? number.startsWith(typed) : number.startsWith(`${typed}.`));
}

function indexOf(all: readonly FoundCriterion[], wording: Wording): MiniSearch {
  const index = new MiniSearch({
    fields: ["number", "words", "summary", "outcome", "title"],
    searchOptions: {
      boost: { number: 4, words: 2, summary: 2, title: 1 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "OR",
    },
  });
  index.addAll(
    all.map(({ unit, criterion }, id) => ({
      id,
      number: `${unit.number ?? ""} ${criterion.number}`,
      words: criterionWords(unit, criterion, wording),
      summary: criterion.summary,
      outcome: unit.outcomes.find(({ number }) => number === criterion.outcome)?.summary ?? "",
      title: unit.title,
    })),
  );
  return index;
}
