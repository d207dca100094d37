/** Every sample file by name: what `apps-script/samples` holds beside its README. */
import { diplomaUnits } from "./diploma-units.ts";
import { evidenceListCsv, evidenceListSheet } from "./evidence-list.ts";
import { learnersAcross } from "./learners-across.ts";
import { levelFourCredits, levelFourUnits } from "./level-4-units.ts";
import { levelOneCertificate } from "./level-1-certificate.ts";
import { standardSample } from "./standard-sample.ts";
import { tabPerLearner } from "./tab-per-learner.ts";
import { writeBook } from "./write-book.ts";

export function sampleFiles(): Readonly<Record<string, Uint8Array | string>> {
  return {
    "harbour-street-standard-tracker.xlsx": standardSample(),
    "harbour-street-level-1-certificate.xlsx": writeBook(levelOneCertificate(), "xlsx"),
    "harbour-street-4411-tab-per-learner.xlsx": writeBook(tabPerLearner(), "xlsx"),
    "harbour-street-diploma-units.xlsx": writeBook(diplomaUnits(), "xlsx"),
    "harbour-street-evidence-list.csv": evidenceListCsv(),
    "harbour-street-evidence-list.ods": writeBook(evidenceListSheet(), "ods"),
    "harbour-street-across.xlsx": writeBook(learnersAcross(), "xlsx"),
    "harbour-street-level-4.xlsx": writeBook(levelFourUnits(), "xlsx"),
    "harbour-street-level-4-credits.json": levelFourCredits(),
  };
}
