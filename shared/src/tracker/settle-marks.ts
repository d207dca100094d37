/**
 * Settles what letters and words mean in this workbook: first what the person's layout file says, then the
 * sheet's own key, then the other marks of the sheet. What is decided without any of them is a guess, and
 * said to be one.
 */
import { type Legend } from "./legend.ts";
import { type MarkGuess, marksFor } from "./recognise-mark.ts";
import { type Mark, type Meaning } from "./reading.ts";

/** How often a kind of cell was seen, and where first. */
export interface Tally {
  count: number;
  readonly where: string;
  readonly example: string;
}

export interface SettledMark {
  readonly guess: MarkGuess;
  readonly meaning: Meaning["meaning"] | "unknown";
  readonly because: string;
  readonly marks: readonly Mark[];
  /** Why the meaning is a guess, or `null` when it is not. */
  readonly guessed: string | null;
}

type Meant = Meaning["meaning"];

/** Letters with their usual meaning and the letters or words beside which that meaning is sure. */
const letters = new Map<string, { readonly meaning: Meant; readonly beside: RegExp; readonly says: string }>([
  ["y", { meaning: "decided", beside: /./, says: "Y says yes" }],
  ["n", { meaning: "not yet", beside: /^(y|yes|a|c|m|p)$/, says: "N says no" }],
  ["p", { meaning: "decided", beside: /^(r|f|refer|referred|fail|np)$/, says: "P beside R or F is a pass" }],
  ["r", { meaning: "not yet", beside: /^(p|pass|a|c|m)$/, says: "R beside P is a referral" }],
  ["f", { meaning: "not yet", beside: /^(p|pass)$/, says: "F beside P is a fail" }],
  [
    "a",
    {
      meaning: "decided",
      beside: /^(n|nya|na|not achieved|not yet achieved)$/,
      says: "A beside N is achieved",
    },
  ],
  [
    "c",
    {
      meaning: "decided",
      beside: /^(n|nyc|nc|not competent|not yet competent)$/,
      says: "C beside NYC is competent",
    },
  ],
  ["m", { meaning: "decided", beside: /^(n|nm|nym|not met|not yet met)$/, says: "M beside N is met" }],
]);

/** Settles every kind of mark that was seen, keyed by the guess itself. */
export function settleMarks(
  seen: ReadonlyMap<MarkGuess, Tally>,
  legend: Legend,
  overrides: ReadonlyMap<string, Meant>,
): ReadonlyMap<MarkGuess, SettledMark> {
  const present = new Set([...seen.keys()].flatMap(({ word }) => (word === null ? [] : [word])));
  const decidedOtherwise = [...seen.keys()].filter(
    ({ meaning, word }) => meaning === "decided" && (word === null || !letters.has(word)),
  );
  const numberLists = [...seen.keys()].some(({ label }) => label === "numbers of evidence");
  const settled = new Map<MarkGuess, SettledMark>();
  for (const [guess, tally] of seen) {
    settled.set(guess, withItems(settle(guess), tally.example));
  }
  return settled;

  function settle(guess: MarkGuess): SettledMark {
    const asFound: SettledMark = {
      guess,
      meaning: guess.meaning,
      because: guess.because,
      marks: guess.marks,
      guessed: null,
    };
    const { word } = guess;
    if (word === null) return asFound;
    const said = (meaning: Meant, because: string, guessed: string | null = null): SettledMark => ({
      guess,
      meaning,
      because,
      marks: meaning === guess.meaning ? guess.marks : marksFor(meaning),
      guessed,
    });
    const override = overrides.get(word);
    if (override !== undefined) return said(override, "the layout file says so");
    const key = legend.get(word);
    if (key !== undefined) return said(key.meaning, `the key in ${key.where} says “${key.says}”`);
    if (guess.meaning !== "unknown") return asFound;
    if (word === "x") return settleX(said);
    if (word === "g" || ((word === "a" || word === "r") && present.has("g"))) return settleColour(word, said);
    if (/^\d+$/.test(word)) return settleNumber(word, said, asFound);
    if (/^(obs|pd|wp|wq|oq|pq|ra|ps|q&a)$/.test(word)) {
      return said("evidence", "it is a usual short form for a kind of evidence", "it may also be initials");
    }
    const letter = letters.get(word);
    if (letter === undefined) return asFound;
    const sure = [...present].some((other) => other !== word && letter.beside.test(other));
    if (sure || word === "y") return said(letter.meaning, letter.says);
    if (letter.meaning === "decided" && decidedOtherwise.length > 0) {
      return said(
        "partly",
        `the sheet records decisions in another way (${decidedOtherwise[0]?.label ?? ""}), so the letter says something less`,
        "no key says what it means",
      );
    }
    return said(letter.meaning, `${word.toUpperCase()} is mostly used so`, "no key says what it means");
  }

  function settleX(
    said: (meaning: Meant, because: string, guessed?: string | null) => SettledMark,
  ): SettledMark {
    const [other] = decidedOtherwise;
    if (other !== undefined) {
      return said("not yet", `the sheet records decisions in another way (${other.label}), so x is a cross`);
    }
    if (present.has("y") || present.has("p") || present.has("a") || present.has("c") || present.has("m")) {
      return said("not yet", "the sheet records decisions by a letter, so x is a cross");
    }
    if (
      [...seen.keys()].some(
        ({ meaning, word }) => meaning !== "nothing" && meaning !== "unknown" && word !== "x",
      )
    ) {
      return said("not yet", "other marks are used beside it", "x may be a tick or a cross");
    }
    return said("decided", "x is the only mark in the sheet", "x may be a tick or a cross");
  }

  function settleColour(
    word: string,
    said: (meaning: Meant, because: string, guessed?: string | null) => SettledMark,
  ): SettledMark {
    const because = "R, A and G together are red, amber and green";
    const guessed = "no key says what the colours mean";
    if (word === "g") {
      return present.has("r") || present.has("a")
        ? said("partly", because, "green may mean decided or only on track")
        : said("partly", "G is mostly green", guessed);
    }
    return word === "a" ? said("partly", because, guessed) : said("not yet", because, guessed);
  }

  function settleNumber(
    word: string,
    said: (meaning: Meant, because: string, guessed?: string | null) => SettledMark,
    asFound: SettledMark,
  ): SettledMark {
    const numbers = [...present].filter((other) => /^\d+$/.test(other));
    if (numbers.every((other) => other === "0" || other === "1")) {
      return word === "1"
        ? said("decided", "only 1 and 0 are used", "1 may be a tick or a count")
        : said("not yet", "only 1 and 0 are used");
    }
    if (numberLists) {
      return { ...said("evidence", "other cells hold lists of such numbers"), marks: [] };
    }
    return asFound;
  }
}

/** Evidence without a reference of its own is named by what the cell says, so that it counts as one item. */
function withItems(settled: SettledMark, example: string): SettledMark {
  if (settled.meaning !== "evidence") return settled;
  const named = settled.marks.some((mark) => mark.kind === "evidence" && mark.items.length > 0);
  if (named) return settled;
  return {
    ...settled,
    marks: [{ kind: "evidence", items: [{ id: example, method: null, on: null }] }],
  };
}
