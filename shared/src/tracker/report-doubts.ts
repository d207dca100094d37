import { type FamilyChoice } from "./choose-family.ts";
import { type ReadingChoice, wayName } from "./choose-readings.ts";
import { type ProblemLog } from "./problem-log.ts";
import { type TabCandidate } from "./tab-candidates.ts";

/** Names what could not be told about the workbook as a whole. Returns whether the reading is certain. */
export function reportDoubts(
  choice: FamilyChoice,
  readings: ReadingChoice,
  read: readonly TabCandidate[],
  learners: number,
  problems: ProblemLog,
): boolean {
  if (read.length === 0 && choice.candidates.length === 0) {
    problems.add({
      code: "nothing-recognised",
      where: "",
      found: "No tab has headings that are units or criteria of a known qualification with marks under them.",
      advice:
        "Check that it is the right file. A layout file can say which rows hold the headings and where the names stand.",
    });
    return false;
  }
  if (read.length === 0 && choice.qualification !== null) {
    problems.add({
      code: "nothing-recognised",
      where: "",
      found: `No tab reads as a tracker of ${choice.qualification.title}.`,
      advice: "A layout file can say which rows hold the headings and where the names stand.",
    });
  }
  if (learners === 0 && read.length > 0) {
    problems.add({
      code: "learner-missing",
      where: "",
      found: "No learner was found.",
      advice: "Name the row or column with the learners in a layout file.",
    });
  }
  let certain = true;
  const { best, second } = readings;
  if (!readings.certain && best !== null && second !== null) {
    certain = false;
    problems.add({
      code: "layout-unclear",
      where: read[0]?.grid.sheet.name ?? "",
      found: `Two readings explain the workbook about equally well: “${wayName(best)}” (${Math.round(best.score * 100)} %) and “${wayName(second)}” (${Math.round(second.score * 100)} %). The first is shown.`,
      advice:
        'Choose with a layout file: save the layout that is shown, set "learners" to "down" or "across" and "arrangement" to what the sheet is, and give the file with --layout.',
    });
  }
  if (choice.qualification === null) {
    certain = false;
    problems.add({
      code: "qualification-unclear",
      where: "",
      found: `The headings fit ${choice.candidates.length} qualifications: ${choice.candidates.map(({ code, title, id }) => `${code} (${title}, ${id})`).join("; ")}.`,
      advice:
        "Say which it is with --qualification, or write its number in the sheet's title. What they have in common is read.",
    });
  }
  return certain;
}
