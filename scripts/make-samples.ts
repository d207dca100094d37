/**
 * Makes the sample trackers in apps-script/samples: what centres keep, with the damages that creep into such
 * sheets. Everyone in them is made up. The same bytes on every run.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diplomaUnits } from "./samples/diploma-units.ts";
import { evidenceListCsv, evidenceListSheet } from "./samples/evidence-list.ts";
import { learnersAcross } from "./samples/learners-across.ts";
import { levelFourCredits, levelFourUnits } from "./samples/level-4-units.ts";
import { levelOneCertificate } from "./samples/level-1-certificate.ts";
import { tabPerLearner } from "./samples/tab-per-learner.ts";
import { writeBook } from "./samples/write-book.ts";

const folder = join(import.meta.dirname, "../apps-script/samples");

const files: Readonly<Record<string, Uint8Array | string>> = {
  "harbour-street-level-1-certificate.xlsx": writeBook(levelOneCertificate(), "xlsx"),
  "harbour-street-4411-tab-per-learner.xlsx": writeBook(tabPerLearner(), "xlsx"),
  "harbour-street-diploma-units.xlsx": writeBook(diplomaUnits(), "xlsx"),
  "harbour-street-evidence-list.csv": evidenceListCsv(),
  "harbour-street-evidence-list.ods": writeBook(evidenceListSheet(), "ods"),
  "harbour-street-across.xlsx": writeBook(learnersAcross(), "xlsx"),
  "harbour-street-level-4.xlsx": writeBook(levelFourUnits(), "xlsx"),
  "harbour-street-level-4-credits.json": levelFourCredits(),
};

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
console.error(`Samples: ${Object.keys(files).length} files.`);
