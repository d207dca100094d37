/** A tracker of many learners: criteria across under merged unit headings, as centres keep them. */
import { writeFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import { qualifications, randomLearner, randomNumbers } from "./workload.ts";

export const trackerQualification = "innovate-l2-diploma-customer-service";

/** Writes learners × criteria, whole units until there are `criteria` of them; returns what it wrote. */
export function writeTracker(
  path: string,
  learners: number,
  criteria: number,
): { readonly columns: number; readonly marks: number } {
  const qualification = qualifications.find(({ code }) => code === trackerQualification);
  if (qualification === undefined) throw new Error(`The catalogue has no ${trackerQualification}.`);
  let columns = 0;
  const units = qualification.units.filter((unit) => {
    if (columns + unit.criteria.length > criteria) return false;
    columns += unit.criteria.length;
    return unit.criteria.length > 0;
  });
  const random = randomNumbers(360);
  const headings: string[] = ["", ""];
  const numbers: string[] = ["Learner", "Registration"];
  const merges = units.map(({ ref, title, criteria: own }) => {
    const left = headings.length;
    own.forEach(({ number }, place) => {
      headings.push(place === 0 ? `${ref} ${title}` : "");
      numbers.push(number);
    });
    return { s: { r: 0, c: left }, e: { r: 0, c: headings.length - 1 } };
  });
  const rows = Array.from({ length: learners }, (_, at) => [
    `Learner ${at + 1}`,
    `R${100_000 + at}`,
    ...randomLearner(units, random).flatMap((met) => met.map((is) => (is ? mark(random) : null))),
  ]);
  const sheet = utils.aoa_to_sheet([headings, numbers, ...rows]);
  sheet["!merges"] = merges;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Tracker");
  writeFileSync(path, write(book, { type: "buffer", bookType: "xlsx", compression: true }));
  const marks = rows.reduce((sum, [, , ...cells]) => sum + cells.filter((cell) => cell !== null).length, 0);
  return { columns, marks };
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
