/** One line for each learner: the whole group at a glance. */
import { coverageVerdictName, verdictName } from "@evidence-mapper/shared/rules/sentences";
import { shownName } from "@evidence-mapper/shared/report/plain-text";
import { type CohortRow } from "./cohort-rows.ts";
import { cell, heading } from "./text-layout.ts";

const nameWidth = 32;

export function textTable(rows: readonly CohortRow[]): string[] {
  if (rows.length === 0) return [...heading("Learners"), "  No learner was found in the tracker."];
  return [
    ...heading("Learners"),
    `  ${cell("Name", nameWidth)}  ${cell("By decisions", 16)}  ${cell("By coverage", 15)}  Credits    Units`,
    ...rows.map(line),
    "",
    "  By decisions: what assessors have decided. By coverage: what it would be if everything covered",
    "  were decided. Units: decided + covered, where evidence is there and a decision is missing.",
  ];
}

function line({ name, verdicts, credits, units }: CohortRow): string {
  const decided = units.filter(({ state }) => state === "decided").length;
  const covered = units.filter(({ state }) => state === "covered").length;
  const said =
    verdicts === null
      ? [cell("Cannot tell", 16), cell("Cannot tell", 15)]
      : [cell(verdictName(verdicts.decisions), 16), cell(coverageVerdictName(verdicts.coverage), 15)];
  return `  ${cell(shownName(name), nameWidth)}  ${said.join("  ")}  ${credits.padStart(7)}  ${`${decided} + ${covered}`.padStart(7)}`;
}
