/** What names a unit in one specification: its reference, the awarding body's number, its title. */
import { type Unit } from "../catalogue/catalogue.ts";
import { editDistance } from "./edit-distance.ts";
import { type Family } from "./families.ts";
import { plainWords } from "./plain-words.ts";

export interface NamedUnit {
  readonly unit: Unit;
  readonly by: "reference" | "number" | "title" | "similar title";
  /** How surely the text means this unit, from 0 to 1. */
  readonly strength: number;
  /** The text is a bare number that has lost the zeros of the unit's own: 1 for 001. */
  readonly lostZeros: boolean;
  /** The title is not spelt as printed, or the reference is not complete. */
  readonly flaw: "spelling" | "reference" | null;
}

/** A text looked at as a unit's name, before any specification is asked. */
export interface UnitText {
  /** References in it, without slashes. */
  readonly references: readonly string[];
  /** A reference with its slashes is one even when no specification has it. */
  readonly slashed: boolean;
  /** A reference that has lost a digit, completed with zeros, and the words beside it: `L/503/394`. */
  readonly broken: { readonly reference: string; readonly words: string } | null;
  readonly number: { readonly digits: string; readonly prefixed: boolean; readonly rest: string } | null;
  readonly words: string;
}

const reference = /(?<![A-Za-z0-9])([A-Za-z])([\s/\\_.-]?)(\d{3})([\s/\\_.-]?)(\d{4})(?!\d)/g;
const brokenReference = /(?<![A-Za-z0-9])([A-Za-z])\s?\/\s?(\d{1,3})\s?\/\s?(\d{1,4})(?![\d/])/;
const ownNumber =
  /^(unit|units|u|module|mod)?[\s.:#_-]*(?:no\.?|number)?\s*(\d{1,3})(?![\d]|[.,]\d)(?:$|[\s:–—\-.)_,(/|]+(.*)$)/is;
const ownNumberInside = /(?<![a-z0-9])(?:unit|u)[\s.:#_-]*(\d{1,3})(?!\d)/i;

export function unitText(text: string): UnitText {
  const short = text.slice(0, 400);
  const references: string[] = [];
  let slashed = false;
  for (const match of short.matchAll(reference)) {
    references.push(`${match[1]?.toUpperCase() ?? ""}${match[3] ?? ""}${match[5] ?? ""}`);
    if (match[2] === "/" && match[4] === "/") slashed = true;
  }
  const incomplete = references.length > 0 ? null : brokenReference.exec(short);
  const broken =
    incomplete === null
      ? null
      : {
          reference: `${incomplete[1]?.toUpperCase() ?? ""}${incomplete[2]?.padStart(3, "0") ?? ""}${incomplete[3]?.padStart(4, "0") ?? ""}`,
          words: plainWords(short.replace(incomplete[0], " ")),
        };
  const start = ownNumber.exec(short);
  const inside = start === null ? ownNumberInside.exec(short) : null;
  const number =
    start !== null
      ? { digits: start[2] ?? "", prefixed: start[1] !== undefined, rest: plainWords(start[3] ?? "") }
      : inside !== null
        ? { digits: inside[1] ?? "", prefixed: true, rest: "" }
        : null;
  return { references, slashed: slashed || broken !== null, broken, number, words: plainWords(short) };
}

export type UnitNames = (text: UnitText) => NamedUnit | null;

/** Finds the unit that a text names in a family, or `null`. Reference before number before title. */
export function unitNames(family: Family): UnitNames {
  const titles = family.units.map((unit) => ({ unit, words: plainWords(unit.title) }));
  const byTitle = new Map(titles.map(({ unit, words }) => [words, unit]));
  const vocabulary = new Set(
    titles.flatMap(({ words }) => words.split(" ").filter((word) => word.length > 3)),
  );

  const titled = (words: string): NamedUnit | null => {
    if (words.length < 8) return null;
    const exact = byTitle.get(words);
    if (exact !== undefined) return { unit: exact, by: "title", strength: 1, lostZeros: false, flaw: null };
    const tokens = words.split(" ");
    const long = tokens.filter((word) => word.length > 3);
    const known = long.filter((word) => vocabulary.has(word)).length;
    // Comparing letter by letter is dear: only what shares words with the titles is worth it.
    if (known === 0 || known * 2 < long.length || tokens.length < 2) return null;
    if (words.length >= 12) {
      const longer = titles.filter((title) => title.words.startsWith(words));
      const [only] = longer;
      if (longer.length === 1 && only !== undefined) {
        return { unit: only.unit, by: "similar title", strength: 0.8, lostZeros: false, flaw: null };
      }
    }
    const limit = Math.max(1, Math.floor(words.length / 8));
    const near = titles
      .map((title) => ({ ...title, distance: editDistance(words, title.words, limit + 1) }))
      .sort((a, b) => a.distance - b.distance);
    const [best, second] = near;
    if (best === undefined || best.distance > limit) return null;
    if (second !== undefined && second.distance <= best.distance + 1) return null;
    return { unit: best.unit, by: "similar title", strength: 0.8, lostZeros: false, flaw: "spelling" };
  };

  const numbered = ({ digits, prefixed, rest }: NonNullable<UnitText["number"]>): NamedUnit | null => {
    const exact = family.units.find(({ number }) => number === digits);
    const unit =
      exact ??
      (digits.startsWith("0") && digits.length > 2
        ? undefined
        : family.units.find(({ number }) => number !== null && Number(number) === Number(digits)));
    if (unit === undefined) return null;
    if (rest !== "") {
      const named = titled(rest);
      if (named !== null && named.unit !== unit) return null;
      const agrees = named?.unit === unit || (rest.length >= 4 && plainWords(unit.title).startsWith(rest));
      if (!agrees && !prefixed) return null;
    }
    const sure = exact !== undefined;
    const strength = sure
      ? prefixed || digits.length > 2 || digits.startsWith("0")
        ? 1
        : 0.6
      : digits.startsWith("0")
        ? 0.4
        : prefixed
          ? 0.7
          : 0.4;
    return { unit, by: "number", strength, lostZeros: !sure && !prefixed, flaw: null };
  };

  return (text) => {
    for (const key of text.references) {
      const unit = family.byReference.get(key);
      if (unit !== undefined) return { unit, by: "reference", strength: 1, lostZeros: false, flaw: null };
    }
    if (text.broken !== null) {
      const byWords = text.broken.words === "" ? null : titled(text.broken.words);
      const unit = byWords?.unit ?? family.byReference.get(text.broken.reference);
      if (unit === undefined) return null;
      return { unit, by: byWords?.by ?? "reference", strength: 0.8, lostZeros: false, flaw: "reference" };
    }
    if (text.slashed) return null;
    const byNumber = text.number === null ? null : numbered(text.number);
    if (byNumber !== null) return byNumber;
    if (text.number !== null && text.number.rest !== "") {
      // The number says one unit and the words another: neither is taken.
      const owns = family.units.some(
        ({ number }) => number !== null && Number(number) === Number(text.number?.digits),
      );
      return owns ? null : titled(text.number.rest);
    }
    return titled(text.words);
  };
}
