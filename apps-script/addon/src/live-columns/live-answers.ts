/** The live columns: what each is called, and the custom function that answers it. */
import { type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { summaryHeadings } from "../functions/summary.ts";

/** One formula, and the columns (rows, when learners run across) that it fills. */
export interface LiveAnswer {
  readonly headings: readonly string[];
  readonly name: string;
  /** Stands after the arguments that all functions share. */
  readonly last: string;
}

const [, byDecisions, onCoverage, credits, next, missing, claimable] = summaryHeadings;

/** @param units those that have columns in the tracker, in the specification's order */
export function liveAnswers({ groups }: Qualification, units: readonly Unit[]): readonly LiveAnswer[] {
  return [
    { name: "EM_VERDICT", headings: [byDecisions, onCoverage], last: ", TRUE" },
    {
      name: "EM_CREDITS",
      headings: [credits, ...groups.map(({ title }) => `${credits}, ${title}`)],
      last: ", TRUE",
    },
    { name: "EM_NEXT", headings: [next], last: "" },
    { name: "EM_GAPS", headings: [missing], last: "" },
    { name: "EM_CLAIMABLE", headings: [claimable], last: "" },
    {
      name: "EM_COVERAGE",
      headings: units.map(progressHeading),
      last: "",
    },
  ];
}

/**
 * "Progress" says that a column sums up. A reference is written with fraction slashes, so that no later check
 * takes the column for one of the unit's marks.
 */
function progressHeading(unit: Unit): string {
  return `Progress: ${unitShortName(unit).replaceAll("/", "\u2044")}`;
}
