/** `plan`: for units already achieved, what counts, what is missing, the cheapest finish, what could be claimed. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { claimable } from "@evidence-mapper/shared/plan/claimable";
import { evaluator } from "@evidence-mapper/shared/rules/finding";
import { credits, unitName } from "@evidence-mapper/shared/rules/sentences";
import { type Evaluators } from "../evaluators.ts";
import { type ExitCode, sayProblem, writeData, writeJson } from "../io/output.ts";
import { findingJson, findingText, unitReference } from "./evaluate.ts";

export async function planCommand(
  qualification: string,
  achieved: readonly string[],
  { catalogue, evaluators, json }: { catalogue: Catalogue; evaluators: Evaluators; json: boolean },
): Promise<ExitCode> {
  const found = evaluators.find(qualification, "");
  if (!found.ok) {
    sayProblem(found.problem);
    return 2;
  }
  const refs = achieved.map(unitReference);
  const known = new Set(catalogue.qualifications.flatMap(({ units }) => units.map(({ ref }) => ref)));
  const stranger = achieved.find((ref) => !known.has(unitReference(ref)));
  if (stranger !== undefined) {
    sayProblem({
      code: "unit-unknown",
      where: "",
      found: `No qualification in the catalogue has a unit "${stranger.slice(0, 80)}".`,
      advice: "Give Ofqual references such as A/601/6047, separated by spaces.",
    });
    return 2;
  }
  const finding = found.evaluator.evaluate(found.evaluator.hold(refs));
  const today = claimable(catalogue.qualifications.map(evaluator), refs);
  if (json) {
    await writeJson({
      qualification: found.evaluator.qualification.id,
      ...findingJson(found.evaluator, refs),
      claimable: {
        qualifications: today.complete.map((one) => one.qualification.id),
        units: today.units.map(({ ref }) => ref),
      },
    });
  } else {
    const awards = today.complete.map((one) => one.qualification.title);
    const units = today.units.map(
      (unit) => `${unitName(unit)} (${unit.credit === null ? "credits not known" : credits(unit.credit)})`,
    );
    await writeData(
      `${findingText(finding)}\n\n${
        awards.length > 0
          ? `Could be claimed today: ${awards.join("; ")}.`
          : units.length > 0
            ? `No award could be claimed today. Whole units that could be certificated: ${units.join("; ")}.`
            : "Nothing could be claimed today."
      }\n`,
    );
  }
  return finding.verdict === "met" ? 0 : 1;
}
