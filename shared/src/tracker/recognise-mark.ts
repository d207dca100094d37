/**
 * What a body cell could be as a mark. Asked once for each different text. Letters and words that depend
 * on the rest of the sheet are settled later (`settle-marks.ts`), when all of them have been seen.
 */
import { isBlank, shortened } from "./cell-text.ts";
import { wordMeaning } from "./mark-words.ts";
import { findDate, isCalendarDate } from "./read-date.ts";
import { type EvidenceReference, type Mark, type Meaning } from "./reading.ts";
import { type Cell } from "./workbook.ts";

export interface MarkGuess {
  /** As a person would name it: "a date", "the letter P". Cells of one label are counted together. */
  readonly label: string;
  readonly meaning: Meaning["meaning"] | "unknown";
  readonly because: string;
  readonly marks: readonly Mark[];
  /** The text in lower case, when a key or the other marks of the sheet may say what it means. */
  readonly word: string | null;
  /** A fault to report wherever the cell stands. */
  readonly fault: "error" | "uncalculated" | "impossible-date" | null;
}

export const nothing: MarkGuess = {
  label: "a blank",
  meaning: "nothing",
  because: "nothing is there",
  marks: [],
  word: null,
  fault: null,
};

const decidedMark = { kind: "decided", by: null, on: null } as const;

export type RecogniseMark = (cell: Cell) => MarkGuess;

export function markRecogniser(): RecogniseMark {
  const texts = new Map<string, MarkGuess>();
  const dates = new Map<string, MarkGuess>();
  const numbers = new Map<string, MarkGuess>();
  return (cell) => {
    if (cell === null) return nothing;
    if (typeof cell === "string") {
      let guess = texts.get(cell);
      if (guess === undefined) texts.set(cell, (guess = markOfText(cell.trim())));
      return guess;
    }
    if (typeof cell === "boolean") return cell ? ticked : unticked;
    if (typeof cell === "number") return kept(numbers, String(cell), () => markOfNumber(cell, String(cell)));
    switch (cell.kind) {
      case "date":
        return kept(dates, cell.date, () => dated(cell.date));
      case "number":
        return kept(numbers, `${cell.value} ${cell.shown}`, () =>
          markOfNumber(cell.value, cell.shown.trim()),
        );
      case "error":
        return errorCell;
      case "uncalculated":
        return uncalculatedCell;
    }
  };
}

function kept(memory: Map<string, MarkGuess>, key: string, make: () => MarkGuess): MarkGuess {
  let guess = memory.get(key);
  if (guess === undefined) memory.set(key, (guess = make()));
  return guess;
}

const ticked = certain("a ticked box (TRUE)", "decided", "a ticked box records a decision", [decidedMark]);
const unticked = certain("an empty box (FALSE)", "not yet", "the box is there and is not ticked", [
  { kind: "not-yet" },
]);
const errorCell: MarkGuess = {
  ...nothing,
  label: "an error",
  meaning: "unknown",
  because: "the spreadsheet shows an error",
  fault: "error",
};
const uncalculatedCell: MarkGuess = {
  ...errorCell,
  label: "a formula without a value",
  because: "its result is not stored in the file",
  fault: "uncalculated",
};

function certain(
  label: string,
  meaning: Meaning["meaning"],
  because: string,
  marks: readonly Mark[],
  word: string | null = null,
): MarkGuess {
  return { label, meaning, because, marks, word, fault: null };
}

function unknown(label: string, because: string, word: string | null): MarkGuess {
  return { label, meaning: "unknown", because, marks: [], word, fault: null };
}

function dated(date: string): MarkGuess {
  const on = date.slice(0, 10);
  if (!isCalendarDate(on)) return impossibleDate;
  return certain("a date", "decided", "a date under a criterion is the day on which it was decided", [
    { kind: "decided", by: null, on },
  ]);
}

const impossibleDate: MarkGuess = {
  label: "a date that no calendar has",
  meaning: "decided",
  because: "it is written as the day of a decision, and the day does not exist",
  marks: [decidedMark],
  word: null,
  fault: "impossible-date",
};

function markOfNumber(value: number, shown: string): MarkGuess {
  if (shown.endsWith("%")) return percentage(value * 100);
  if (shown !== String(value)) {
    const guess = markOfText(shown);
    if (guess.meaning !== "unknown") return guess;
  }
  if (Number.isInteger(value) && value >= 36526 && value <= 62000) {
    return unknown("a number that may be a date", "a day is stored as a bare number", null);
  }
  return unknown("a number", "a number alone does not say what it counts", shown.toLowerCase());
}

function percentage(percent: number): MarkGuess {
  const rounded = Math.round(percent * 100) / 100;
  if (rounded === 100) return certain("100 %", "decided", "all of it is done", [decidedMark]);
  if (rounded === 0) return certain("0 %", "not yet", "none of it is done", [{ kind: "not-yet" }]);
  if (rounded > 100 || rounded < 0) {
    return unknown("an impossible percentage", "it is not between 0 and 100", null);
  }
  return certain("a percentage below 100 %", "partly", "the sheet itself says that it is not all", [
    { kind: "partly", done: rounded, of: 100 },
  ]);
}

function markOfText(text: string): MarkGuess {
  if (isBlank(text)) return nothing;
  if (/^[-–—._]+$/.test(text)) {
    return certain("a dash", "nothing", "a dash stands for an empty cell", [], text);
  }
  if (text.length > 200) return note(text);
  const percent = /^(-?\d{1,4}(?:[.,]\d+)?)\s?%$/.exec(text);
  if (percent !== null) return percentage(Number((percent[1] ?? "").replace(",", ".")));
  const outOf = /^(\d{1,3})\s*(?:\/|of|out of)\s*(\d{1,3})$/i.exec(text);
  if (outOf !== null) return fraction(Number(outOf[1]), Number(outOf[2]));
  return wholeWord(text) ?? parts(text) ?? note(text);
}

function fraction(done: number, of: number): MarkGuess {
  if (of === 0 || done > of) return unknown("an impossible share", "more is done than there is", null);
  if (done === of) return certain("a full share such as 4/4", "decided", "all of it is done", [decidedMark]);
  if (done === 0) {
    return certain("an empty share such as 0/4", "not yet", "none of it is done", [{ kind: "not-yet" }]);
  }
  return certain("a share such as 2/4", "partly", "the sheet itself says that it is not all", [
    { kind: "partly", done, of },
  ]);
}

/** Ticks, crosses, letters and words that fill the cell. */
function wholeWord(text: string): MarkGuess | null {
  const word = text.toLowerCase();
  if (/^[✓✔√☑✅🗸ü]\uFE0F?$/u.test(text)) {
    return certain("a tick", "decided", "a tick records a decision", [decidedMark], word);
  }
  if (/^[✗✘☒✕✖×❌❎]\uFE0F?$/u.test(text)) {
    return certain("a cross", "not yet", "a cross says that it is not met", [{ kind: "not-yet" }], word);
  }
  if (/^[a-z]$/i.test(text)) {
    return unknown(`the letter ${text.toUpperCase()}`, "a letter means what the sheet's key says", word);
  }
  if (unclearCapitals.test(text)) {
    return unknown(`“${text}”`, "these capitals may be somebody's initials or a kind of evidence", word);
  }
  const meaning = wordMeaning(word);
  if (meaning === null) return null;
  return certain(
    `the word “${shortened(text, 30)}”`,
    meaning,
    "that is what the word says",
    marksFor(meaning),
    word,
  );
}

/** The marks that a meaning stands for, when nothing more is known. */
export function marksFor(meaning: Meaning["meaning"]): readonly Mark[] {
  switch (meaning) {
    case "decided":
      return [decidedMark];
    case "evidence":
      return [{ kind: "evidence", items: [] }];
    case "partly":
      return [{ kind: "partly", done: null, of: null }];
    case "not yet":
      return [{ kind: "not-yet" }];
    case "nothing":
      return [];
  }
}

/** Capitals that are more often a way of assessing, or no name at all, than somebody's initials. */
const unclearCapitals = /^(?:OBS|PD|WP|WQ|OQ|PQ|RA|PS|Q&A|OK|NB|CT|IV|IQA|EQA|LO|AC|EX|ABS|DNA|LOA)$/;
const initials = /^(?:[A-Z]\.?\s?){1,3}[A-Z]\.?$|^[A-Z]{1,2}-[A-Z]{1,2}$/;
const personName = /^[A-Z][\p{L}'’.-]*(?: [A-Z][\p{L}'’.-]*){1,3}$/u;
const evidenceId =
  /^(?!(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|week|wk|level|lvl|unit|term|year|yr|day|aim)[\s.#-]?\d)(?:[A-Za-z]{1,9}[\s.#-]?\d{1,4}[a-z]?|#\d{1,4}|\d{1,3}[A-Za-z]\d{0,3}|RPL|APL)$/i;
const evidenceRange = /^([A-Za-z]{1,4})\s?(\d{1,4})\s*(?:-|–|to)\s*\1?\s?(\d{1,4})$/i;

/** Evidence references in a text such as `E4, E7-E9`; `null` when something else is in it too. */
export function evidenceReferences(text: string): readonly string[] | null {
  const ids: string[] = [];
  const pieces = text.split(/\s*(?:[,;/&+|\n]|\band\b)\s*/i).filter((piece) => piece !== "");
  const numbersOnly = pieces.length > 1 && pieces.every((piece) => /^\d{1,4}$/.test(piece));
  for (const piece of pieces) {
    const range = evidenceRange.exec(piece);
    const from = Number(range?.[2]);
    const to = Number(range?.[3]);
    if (range !== null && to > from && to - from < 100) {
      for (let number = from; number <= to; number += 1) ids.push(`${range[1] ?? ""}${number}`);
    } else if (evidenceId.test(piece) || numbersOnly) {
      ids.push(piece.replace(/\s+/g, " "));
    } else {
      return null;
    }
  }
  return ids.length === 0 ? null : ids;
}

/** A cell of several parts: a word, evidence references, initials and a date, in any order. */
function parts(text: string): MarkGuess | null {
  const date = findDate(text);
  const on = date?.found.kind === "date" ? date.found.date : null;
  let rest = (date?.rest ?? text)
    .replace(/[✓✔√☑✅]\uFE0F?/gu, " met ")
    .replace(/^[\s,;:/()\-–—]+|[\s,;:/()\-–—]+$/g, "");
  const words: Meaning["meaning"][] = [];
  const named: string[] = [];
  const items: EvidenceReference[] = [];
  const leading = leadingWord(rest);
  if (leading !== null && (date !== null || leading.rest !== "")) {
    words.push(leading.meaning);
    rest = leading.rest;
  }
  for (const piece of piecesOf(rest)) {
    if (/^(?:on|by|and|dated|see|ref|evidence|signed|assessor|-|–)$/i.test(piece)) continue;
    const ids = evidenceReferences(piece);
    const meaning = wordMeaning(piece.toLowerCase());
    if (ids !== null) items.push(...ids.map((id) => ({ id, method: methodOf(id), on })));
    else if (meaning !== null && piece.length > 1) words.push(meaning);
    else if (initials.test(piece) || (date !== null && personName.test(piece))) named.push(piece);
    else return null;
  }
  const by = named.length > 0 ? named.join(", ") : null;
  if (date === null && words.length === 0 && named.length === 0 && items.length === 0) return null;
  if (words.some((meaning) => meaning !== words[0])) return null;
  if (date?.found.kind === "impossible" && words.length === 0) return impossibleDate;

  const [said] = words;
  const claim: readonly Mark[] =
    items.length === 0
      ? []
      : [
          {
            kind: "evidence",
            items: by === null && said === undefined ? items : items.map((item) => ({ ...item, on: null })),
          },
        ];
  if (said !== undefined && said !== "decided") {
    const label = `the word “${said}” with more`;
    return certain(label, said, "that is what the words say", [...claim, ...marksFor(said)]);
  }
  if (said === "decided" || by !== null || items.length === 0) {
    return certain(decisionLabel(said !== undefined, by, on, items), "decided", becauseDecided(by, on), [
      ...claim,
      { kind: "decided", by, on },
    ]);
  }
  const numbers = items.every(({ id }) => /^\d+$/.test(id));
  return certain(
    numbers ? "numbers of evidence" : on === null ? "evidence references" : "evidence references with a date",
    "evidence",
    "references name evidence and decide nothing",
    claim,
  );
}

function decisionLabel(
  word: boolean,
  by: string | null,
  on: string | null,
  items: readonly EvidenceReference[],
): string {
  const said = [
    ...(items.length > 0 ? ["evidence references"] : []),
    ...(word ? ["a word or tick"] : []),
    ...(by !== null ? ["initials"] : []),
    ...(on !== null ? ["a date"] : []),
  ];
  return said.join(" and ");
}

function becauseDecided(by: string | null, on: string | null): string {
  if (by !== null && on !== null) return "initials and a date record who decided and when";
  if (by !== null) return "initials record who decided";
  return on === null
    ? "that is what the words say"
    : "a date under a criterion is the day on which it was decided";
}

/** "Not yet met 12/03" begins with a phrase that has a meaning of its own. */
function leadingWord(text: string): { readonly meaning: Meaning["meaning"]; readonly rest: string } | null {
  const words = text.split(/\s+/);
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const phrase = words
      .slice(0, count)
      .join(" ")
      .replace(/[,;:–-]+$/, "");
    const meaning = phrase.length > 1 ? wordMeaning(phrase.toLowerCase()) : null;
    if (meaning !== null) {
      return {
        meaning,
        rest: words
          .slice(count)
          .join(" ")
          .replace(/^[\s,;:–-]+/, ""),
      };
    }
  }
  return null;
}

function piecesOf(text: string): readonly string[] {
  if (text === "") return [];
  if (evidenceReferences(text) !== null || personName.test(text) || initials.test(text)) return [text];
  const byComma = text.split(/\s*[,;\n|]\s*|\s+-\s+/).filter((piece) => piece !== "");
  return byComma.flatMap((piece) =>
    evidenceReferences(piece) !== null || personName.test(piece) || initials.test(piece)
      ? [piece]
      : piece.split(/\s+/),
  );
}

function methodOf(id: string): string | null {
  return /^(?:RPL|APL)$/.test(id) ? "prior-learning" : null;
}

function note(text: string): MarkGuess {
  if (/^\d+$/.test(text)) {
    return unknown("a number", "a number alone does not say what it counts", text);
  }
  const word = text.length <= 40 ? text.toLowerCase() : null;
  return unknown(
    text.length <= 12 ? `“${text}”` : "a note in words",
    "the words are none that say met or not met",
    word,
  );
}
