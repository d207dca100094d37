/** One line for each learner: the whole group at a glance. */
import { type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { coverageVerdictName, verdictName } from "@evidence-mapper/shared/rules/sentences";
import { shownName } from "@evidence-mapper/shared/report/plain-text";
import { cell, heading } from "./text-layout.ts";

const nameWidth = 32;

export function textTable({ learners }: TrackerCheck): string[] {
  if (learners.length === 0) return [...heading("Learners"), "  No learner was found in the tracker."];
  return [
    ...heading("Learners"),
    `  ${cell("Name", nameWidth)}  ${cell("By decisions", 16)}  ${cell("By coverage", 15)}  Credits    Units`,
    ...learners.map(row),
    "",
    "  By decisions: what assessors have decided. By coverage: what it would be if everything covered",
    "  were decided. Units: decided + covered, where evidence is there and a decision is missing.",
  ];
}

function row({ name, award, onCoverage, units }: LearnerCheck): string {
  const decided = units.filter(({ state }) => state === "decided").length;
  const covered = units.filter(({ state }) => state === "covered").length;
  const counted =
    award === null ? "?" : `${award.creditsCounted ?? "?"}/${award.qualification.minimumCredits}`;
  const verdicts =
    award === null || onCoverage === null
      ? [cell("Cannot tell", 16), cell("Cannot tell", 15)]
      : [cell(verdictName(award.verdict), 16), cell(coverageVerdictName(onCoverage.verdict), 15)];
  return `  ${cell(shownName(name), nameWidth)}  ${verdicts.join("  ")}  ${counted.padStart(7)}  ${`${decided} + ${covered}`.padStart(7)}`;
}
