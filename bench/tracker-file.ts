/** A tracker of many learners: criteria across under merged unit headings, as centres keep them. */
import { writeFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import { type Unit } from "../shared/src/catalogue/catalogue.ts";
import { qualifications, randomLearner, randomNumbers } from "./workload.ts";

export const trackerQualification = "innovate-l2-diploma-customer-service";

/** The cells of a tracker, two heading rows first. */
export interface TrackerCells {
  readonly units: readonly Unit[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** First and last column of each unit. */
  readonly spans: readonly (readonly [number, number])[];
  /** How many cells of criteria are filled. */
  readonly marks: number;
}

/** Columns before the first criterion. */
const names = ["Learner", "Registration"];

/** Learners × criteria, whole units as long as they fit; throws when they do not make `criteria` exactly. */
export function trackerCells(learners: number, criteria: number): TrackerCells {
  const qualification = qualifications.find(({ code }) => code === trackerQualification);
  if (qualification === undefined) throw new Error(`The catalogue has no ${trackerQualification}.`);
  let columns = 0;
  const units = qualification.units.filter((unit) => {
    if (unit.criteria.length === 0 || columns + unit.criteria.length > criteria) return false;
    columns += unit.criteria.length;
    return true;
  });
  if (columns !== criteria) throw new Error(`No whole units make ${criteria} criteria, only ${columns}.`);
  const headings: (string | null)[] = names.map(() => null);
  const numbers = [...names];
  const spans = units.map(({ ref, title, criteria: own }) => {
    const left = headings.length;
    own.forEach(({ number }, place) => {
      headings.push(place === 0 ? `${ref} ${title}` : null);
      numbers.push(number);
    });
    return [left, headings.length - 1] as const;
  });
  const random = randomNumbers(360);
  let marks = 0;
  const rows = Array.from({ length: learners }, (_, at) => {
    const cells = randomLearner(units, random).flatMap((met) => met.map((is) => (is ? mark(random) : null)));
    marks += cells.filter((cell) => cell !== null).length;
    return [`Learner ${at + 1}`, `R${100_000 + at}`, ...cells];
  });
  return { units, rows: [headings, numbers, ...rows], spans, marks };
}

export function writeTracker(path: string, { rows, spans }: TrackerCells): void {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet["!merges"] = spans.map(([left, right]) => ({ s: { r: 0, c: left }, e: { r: 0, c: right } }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Tracker");
  writeFileSync(path, write(book, { type: "buffer", bookType: "xlsx", compression: true }));
}

/** A date of a decision, or one or two pieces of evidence. */
function mark(random: () => number): string {
  const pick = random();
  if (pick < 0.6) {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, "0");
    const month = String(1 + Math.floor(random() * 9)).padStart(2, "0");
    return `${day}/${month}/2026`;
  }
  const item = 1 + Math.floor(random() * 24);
  return pick < 0.85 ? `E${item}` : `E${item}, E${item + 1}`;
}
