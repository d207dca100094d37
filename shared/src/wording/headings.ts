/** The headings that awarding bodies print around their criteria. */

/** The part of a specification's unit page that follows a heading. */
export type Zone = "closed" | "heading" | "outcomes" | "criteria" | "finished";

const unitReference = /(?<![A-Z0-9/])([A-Z])\s?\/\s?(\d{3})\s?\/\s?(\d{4})(?![\d/])/g;

/** Every Ofqual unit reference in a text, once each, in order. */
export function unitReferencesIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(unitReference)) found.add(`${match[1]}/${match[2]}/${match[3]}`);
  return [...found];
}

/** Longer cells that name a reference are prose, not a unit's heading. */
const longestHeading = 200;

/**
 * The reference that makes this cell the heading of a unit, or `null`: the cell is short, holds one
 * reference, and is neither a sentence nor a numbered criterion that mentions another unit. The second half
 * of a heading (`goesOn`) may begin with a small letter.
 */
export function headingReference(cell: string, goesOn: boolean): string | null {
  if (cell.length > longestHeading || cell.endsWith(".")) return null;
  if (!goesOn && /^\p{Ll}/u.test(cell)) return null;
  if (/(?<!\S)\d{1,2}\.\d{1,2}(?=[\s,:])/.test(cell)) return null;
  const [ref, second] = unitReferencesIn(cell);
  return second === undefined ? (ref ?? null) : null;
}

/** "The learner can:" opens the criteria, "The learner will:" the outcomes. */
export type Opening = {
  readonly zone: "outcomes" | "criteria";
  readonly before: string;
  readonly after: string;
};

const openingPhrase =
  /(?:learning outcomes?\s{1,4}(?:[-–:]\s{1,4})?)?(?:the\s{1,4})?(?:learner|candidate)s?\s{1,4}(will|can)(?:\s{1,4}be able to)?\s{0,4}:/gi;
const openingAlone = /^(?:the\s{1,4})?(?:learner|candidate)s?\s{1,4}(will|can)(?:\s{1,4}be able to)?$/i;

/** The last such phrase of a text, with what stands before and after it. */
export function openingIn(text: string): Opening | null {
  if (!/learner|candidate/i.test(text)) return null;
  let found: Opening | null = null;
  for (const match of text.matchAll(openingPhrase)) {
    found = {
      zone: match[1]?.toLowerCase() === "can" ? "criteria" : "outcomes",
      before: text.slice(0, match.index),
      after: text.slice(match.index + match[0].length).trim(),
    };
  }
  if (found !== null) return found;
  const alone = text.length < 60 ? openingAlone.exec(text) : null;
  if (alone === null) return null;
  return { zone: alone[1]?.toLowerCase() === "can" ? "criteria" : "outcomes", before: "", after: "" };
}

/** The heading "Assessment criteria" by itself. */
export function isCriteriaHeading(text: string): boolean {
  return text.length < 40 && /^assessment criteri(?:a|on)\s{0,4}:?$/i.test(text);
}

const outcomeHeading =
  /(?<![\p{L}\d])(?:OUTCOME|Outcome|(?:Learning|LEARNING) outcome|LO)\s{0,4}([1-9]\d?)(?![\p{L}\d]|[.,/]\s?\d)/u;

/**
 * "Outcome 2", with its title before or after it: its number. Outside the criteria (`zone`) a heading that
 * was broken over lines may begin with a small letter.
 */
export function outcomeHeadingNumber(text: string, zone: Zone): string | null {
  if (text.length > longestHeading) return null;
  if (/^\p{Ll}/u.test(text) && (zone === "criteria" || text.length > 80 || text.endsWith("."))) return null;
  return outcomeHeading.exec(text)?.[1] ?? null;
}

const closings = [
  "additional information",
  "assessment guidance",
  "assessment requirements",
  "there is no assessment guidance",
  "criteria explained",
  "details of the relationship",
  "evidence guide",
  "evidence requirements",
  "guided learning hours",
  "indicative content",
  "support of the unit",
  "unit aim",
  "unit content",
];
const closingInText = /\sAdditional information about (?:this|the) unit/;

/** The heading that ends a unit's criteria. */
export function isClosingHeading(text: string): boolean {
  if (!/^\p{Lu}/u.test(text)) return false;
  const start = text.slice(0, 60).toLowerCase();
  return closings.some((closing) => start.startsWith(closing)) || /^assessment:?$/.test(start);
}

/** Cuts such a heading off a cell whose columns ran together: the text before it, or `null`. */
export function beforeClosingHeading(text: string): string | null {
  const at = text.search(closingInText);
  return at < 0 ? null : text.slice(0, at);
}

/** Cells that name a fact about the unit ("Level:"); the cell after them holds its value. */
export function isFactLabel(text: string): boolean {
  return (
    text.length < 40 &&
    /^(?:title|level|credit(?: value)?|glh|guided learning hours|unit(?: ref| reference)?(?: number)?)\s{0,4}:$/i.test(
      text,
    )
  );
}

/** A page heading that names the unit by the awarding body's number: "Unit 001 Title". */
export function isUnitPageHeading(text: string): boolean {
  return (
    text.length <= longestHeading &&
    /(?:^|\s)Unit \d{1,3}(?!\d)/.test(text) &&
    !/(?<!\S)\d{1,2}\.\d/.test(text)
  );
}

/** "(cont'd)" by itself, left of a page heading. */
export function isContinuedMark(text: string): boolean {
  return text.length < 20 && /^\(?cont(?:inued|['’]?d)?\.?\)?$/i.test(text);
}

/** Addresses and page furniture that begin like the rest of a sentence and are not. */
export function isFurniture(text: string): boolean {
  return (
    text.length < 120 &&
    /^\(?(?:www\.|https?:|\S{1,60}@\S|page\s{0,4}\d|cont'd|continued|version\s{0,4}\d)/i.test(text)
  );
}
