/** The IQA view as rows of text, for the tab `Coverage` and for files. */
import { type SpecificationFile } from "../catalogue/schema.ts";
import { type IqaRow } from "./iqa-view.ts";

export interface IqaColumn {
  readonly id: string;
  readonly heading: string;
  readonly width: number;
  readonly text: (row: IqaRow) => string;
}

/** The columns, with the awarding body's words for the roles. A count is a count, never a percentage. */
export function iqaColumns({ learner, iqa }: SpecificationFile["terms"]): readonly IqaColumn[] {
  const learnerWord = learner.charAt(0).toUpperCase() + learner.slice(1);
  const iqaWord = iqa.charAt(0).toUpperCase() + iqa.slice(1);
  return [
    { id: "learner", heading: `${learnerWord}'s id`, width: 120, text: (row) => row.learner.id },
    { id: "name", heading: learnerWord, width: 180, text: (row) => row.learner.name },
    {
      id: "unit",
      heading: "Unit",
      width: 260,
      text: ({ unit }) => `${unit.number ?? unit.ref} ${unit.title}`,
    },
    { id: "state", heading: "State", width: 110, text: ({ state }) => stateWords[state] },
    {
      id: "decided",
      heading: "Criteria decided",
      width: 130,
      text: ({ decided }) => (decided === null ? "" : `${decided.criteria} of ${decided.of}`),
    },
    { id: "assessor", heading: "Assessor", width: 160, text: ({ assessors }) => assessors.join("; ") },
    { id: "on", heading: "Last decision", width: 110, text: ({ lastDecision }) => lastDecision ?? "" },
    { id: "declared", heading: "Declared on", width: 110, text: ({ declaredOn }) => declaredOn ?? "" },
    {
      id: "countersigned",
      heading: "Countersigned by",
      width: 160,
      text: ({ countersignedBy }) => countersignedBy ?? "",
    },
    {
      id: "sampled",
      heading: "Decisions sampled",
      width: 140,
      text: ({ sampled }) => (sampled.of === 0 ? "" : `${sampled.decisions} of ${sampled.of}`),
    },
    // An awarding body's word can be a whole phrase.
    {
      id: "verifier",
      heading: iqaWord,
      width: Math.max(160, 8 * iqaWord.length),
      text: ({ verifiers }) => verifiers.join("; "),
    },
    {
      id: "attention",
      heading: "Attention",
      width: 110,
      text: ({ flags, red }) => (red ? "act" : flags.length > 0 ? "look" : ""),
    },
    {
      id: "why",
      heading: "Why",
      width: 420,
      text: ({ flags }) =>
        flags
          .map(({ text, criteria }) => (criteria.length === 0 ? text : `${criteria.join(", ")}: ${text}`))
          .join(" "),
    },
  ];
}

const stateWords = {
  open: "open",
  partly: "partly",
  covered: "covered",
  decided: "decided",
  unknown: "cannot tell",
} as const;

/** One row of text for each learner and unit, in the order of the columns. */
export function iqaRows(
  rows: readonly IqaRow[],
  terms: SpecificationFile["terms"],
): readonly (readonly string[])[] {
  const columns = iqaColumns(terms);
  return rows.map((row) => columns.map(({ text }) => text(row)));
}
