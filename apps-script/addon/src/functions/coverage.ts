/** Criteria covered of total for each unit that the headings name, for each learner of a block. */
import { type Catalogue, type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { coverageText } from "@evidence-mapper/shared/report/short-answers";
import { familiesOf } from "@evidence-mapper/shared/tracker/families";
import { headingRecogniser } from "@evidence-mapper/shared/tracker/recognise-heading";
import { viewOf } from "@evidence-mapper/shared/tracker/view";
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";

export function coverageColumns(units: readonly Unit[]): (learner: LearnerCheck) => string[] {
  return (learner) => {
    const coverage = new Map(learner.units.map((one) => [one.unit.ref, one]));
    return units.map(({ ref }) => {
      const one = coverage.get(ref);
      return one === undefined ? "" : coverageText(one);
    });
  };
}

/** The units in the specification's order; when the headings name none, all of the qualification. */
export function unitsNamed(
  headings: readonly (readonly Cell[])[],
  qualification: Qualification,
  catalogue: Catalogue,
): readonly Unit[] {
  const families = familiesOf(catalogue, qualification);
  const recognise = headingRecogniser(families);
  const view = viewOf(families);
  const named = new Set(
    headings.flatMap((row) => row.flatMap((cell) => view.unit(recognise(cell))?.unit.ref ?? [])),
  );
  const units = qualification.units.filter(({ ref }) => named.has(ref));
  return units.length > 0 ? units : qualification.units;
}
