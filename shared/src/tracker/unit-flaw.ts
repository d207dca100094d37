import { type Problem } from "../problem.ts";
import { shortened } from "./cell-text.ts";
import { type NamedUnit } from "./unit-names.ts";
import { type View } from "./view.ts";

/** What is wrong with a unit's name that was understood all the same; `null` when nothing is. */
export function unitFlaw(view: View, named: NamedUnit, text: string): Omit<Problem, "where"> | null {
  const title = view.title(named.unit.ref);
  if (named.lostZeros) {
    return {
      code: "unit-number-lost-zeros",
      found: `“${shortened(text)}” is read as unit ${title}; the zeros before the number are gone.`,
      advice: "Format the cell as text and type the unit's number in full, or its reference.",
      choices: [named.unit.number ?? named.unit.ref],
    };
  }
  if (named.flaw === "spelling") {
    return {
      code: "unit-title-misspelt",
      found: `“${shortened(text, 90)}” is taken for unit ${title}.`,
      advice: "Correct the title, or write the unit's reference.",
    };
  }
  if (named.flaw === "reference") {
    return {
      code: "unit-reference-misread",
      found: `“${shortened(text, 90)}” has no complete reference; it is taken for unit ${title} (${named.unit.ref}).`,
      advice: `Write the reference in full: ${named.unit.ref}.`,
    };
  }
  return null;
}
