/**
 * What a cell could be as a heading: a unit, a criterion, both, or a known word. Asked once for each
 * different text, for all specifications together; which answer counts is decided by the reading.
 */
import { cellText } from "./cell-text.ts";
import { type Family } from "./families.ts";
import { type HeadingRole, headingRole } from "./heading-words.ts";
import { findDate } from "./read-date.ts";
import { type NamedUnit, type UnitText, unitNames, unitText } from "./unit-names.ts";
import { type Cell } from "./workbook.ts";

export interface HeadingGuess {
  readonly text: string;
  /** `2.10` as written, whether or not a unit has it. */
  readonly criterion: string | null;
  /** For each family, the unit that the text names; `null` when no family has one. */
  readonly units: readonly (NamedUnit | null)[] | null;
  /** Reads as a unit's name although no family may have it: `Unit 999`, `A/999/9999`. */
  readonly unitLike: boolean;
  /** A whole number and nothing else: it may be a unit, an outcome or something of its own. */
  readonly bare: boolean;
  /** A learning outcome's heading: `LO2`, `Outcome 2`. */
  readonly outcome: boolean;
  readonly role: HeadingRole | null;
  /** The cell holds a number, so that 2.10 could not be told from 2.1. */
  readonly numeric: boolean;
  /** The two criterion numbers that a date may have been: day-month and month-day. */
  readonly fromDate: readonly [string, string] | null;
}

const none: HeadingGuess = {
  text: "",
  criterion: null,
  units: null,
  unitLike: false,
  bare: false,
  outcome: false,
  role: null,
  numeric: false,
  fromDate: null,
};

const criterionToken = /(?<![\d.,/])([1-9]\d?)([.,])(\d{1,2})(?![\d]|[.,/]\d|\s?%)/;
/** `101.1.1`, `101/1.1`: the unit's number joined to the criterion. */
const pointed = /^(.*?\d{2,3})[./](\d{1,2}\.\d{1,2})(?![\d.])(.*)$/s;
const joiningWords =
  /(?:^|[\s\-–—_:;,.(/|])+(?:ac|a\.c\.|pc|criterion|criteria|crit|assessment criterion)?[\s\-–—_:;,.(/|#]*$/i;
const outcomeWords = /^(?:lo|l\.o\.|outcome|learning outcome|outc)[\s.:#-]*(\d{1,2})\b/i;

export type RecogniseHeading = (cell: Cell) => HeadingGuess;

export function headingRecogniser(families: readonly Family[]): RecogniseHeading {
  const names = families.map(unitNames);
  const seen = new Map<string, HeadingGuess>();
  const numbersSeen = new Map<number, HeadingGuess>();
  const datesSeen = new Map<string, HeadingGuess>();

  const namedBy = (text: UnitText): readonly (NamedUnit | null)[] | null => {
    const found = names.map((name) => name(text));
    return found.some((unit) => unit !== null) ? found : null;
  };

  const ofText = (text: string): HeadingGuess => {
    if (text === "" || text.length > 600) return { ...none, text };
    const typed = typedDate(text);
    if (typed !== null) return { ...none, text, fromDate: typed };
    const both = withCriterion(text);
    if (both !== null) return both;
    const asUnit = unitText(text);
    const units = namedBy(asUnit);
    const bare = /^\d{1,3}$/.test(text);
    const outcome = outcomeWords.test(text);
    const unitLike =
      units !== null ||
      asUnit.slashed ||
      (asUnit.number?.prefixed === true && /^\s*(unit|u)\b|^\s*u\d{2,3}\b/i.test(text) && text.length < 160);
    const role = headingRole(text);
    return { ...none, text, units, unitLike, bare, outcome, role };
  };

  const withCriterion = (text: string): HeadingGuess | null => {
    const joined = pointed.exec(text);
    if (joined !== null) {
      const units = namedBy(unitText(joined[1] ?? ""));
      if (units !== null) return { ...none, text, criterion: joined[2] ?? null, units, unitLike: true };
    }
    const token = criterionToken.exec(text);
    if (token === null) return null;
    const criterion = `${token[1] ?? ""}.${token[3] ?? ""}`;
    const before = text.slice(0, token.index);
    const after = text.slice(token.index + token[0].length);
    // A letter that touches the number belongs to it only as "AC1.1" does.
    const prefix = before
      .replace(joiningWords, "")
      .replace(/(?:^|\s)(?:ac|pc|lo|c|p)$/i, "")
      .trim();
    if (prefix === "" || /^(?:ac|pc|lo|c|p|criterion|criteria|crit|assessment criterion)$/i.test(prefix)) {
      if (/^[a-z0-9]/i.test(after)) return null;
      const behind = /^[\s)(\-–:,]*(?:unit|u\d|[A-Z][/ ]?\d{3}[/ ]?\d{4}|\d{3}\)?$)/i.test(after)
        ? namedBy(unitText(after.replace(/^[\s)(\-–:,]+|[)\s]+$/g, "")))
        : null;
      return { ...none, text, criterion, units: behind, unitLike: behind !== null };
    }
    if (outcomeWords.test(prefix) && prefix.length < 12) return { ...none, text, criterion };
    const asUnit = unitText(prefix);
    const units = namedBy(asUnit);
    const numbered = asUnit.number?.prefixed === true || /^\d{2,3}$/.test(prefix);
    if (units === null && !asUnit.slashed && !numbered) return null;
    return { ...none, text, criterion, units, unitLike: true };
  };

  const remembered = (text: string): HeadingGuess => {
    let guess = seen.get(text);
    if (guess === undefined) seen.set(text, (guess = ofText(text.trim())));
    return guess;
  };

  return (cell) => {
    if (cell === null || typeof cell === "boolean") return none;
    if (typeof cell === "string") return remembered(cell);
    if (typeof cell === "number") {
      let guess = numbersSeen.get(cell);
      if (guess === undefined) numbersSeen.set(cell, (guess = { ...ofText(String(cell)), numeric: true }));
      return guess;
    }
    switch (cell.kind) {
      case "number":
        // What the sheet shows is what the person typed or chose: 2.10 is shown as 2.10.
        return { ...remembered(cell.shown), numeric: cell.shown.trim() === String(cell.value) };
      case "date": {
        let guess = datesSeen.get(cell.date);
        if (guess === undefined) {
          guess = { ...none, text: cellText(cell), fromDate: criteriaOfDate(cell.date) };
          datesSeen.set(cell.date, guess);
        }
        return guess;
      }
      case "error":
      case "uncalculated":
        return none;
    }
  };
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date that has become text, as a list without types of cells holds it: `1 Feb`, `01/02/2026`. */
function typedDate(text: string): readonly [string, string] | null {
  const short = /^(\d{1,2})[\s./-]([A-Za-z]{3})[A-Za-z]*$/.exec(text);
  const month = monthNames.indexOf((short?.[2] ?? "").toLowerCase()) + 1;
  if (short !== null && month > 0) return [`${Number(short[1])}.${month}`, `${month}.${Number(short[1])}`];
  const whole = findDate(text);
  if (whole === null || whole.rest !== "") return null;
  return whole.found.kind === "date" ? criteriaOfDate(whole.found.date) : ["0.0", "0.0"];
}

function criteriaOfDate(date: string): readonly [string, string] | null {
  const parts = /^\d{4}-(\d{2})-(\d{2})/.exec(date);
  if (parts === null) return null;
  const month = String(Number(parts[1]));
  const day = String(Number(parts[2]));
  return [`${day}.${month}`, `${month}.${day}`];
}
