/** `catalogue`: the eight qualifications with their units, criteria and rules. */
import { type Catalogue, type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { credits, levelName } from "@evidence-mapper/shared/rules/sentences";
import { type ExitCode, writeData, writeJson } from "../io/output.ts";

export async function catalogueCommand(
  catalogue: Catalogue,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  if (options.json) await writeJson({ qualifications: catalogue.qualifications.map(qualificationJson) });
  else await writeData(catalogue.qualifications.map(qualificationText).join("\n"));
  return 0;
}

function qualificationJson(qualification: Qualification) {
  const { id, code, title, awardingBody, level, minimumCredits, glh, tqt, units, rules, problems } =
    qualification;
  return {
    id,
    code,
    title,
    awardingBody,
    level,
    minimumCredits,
    glh,
    tqt,
    groups: qualification.groups,
    units: units.map(unitJson),
    rules,
    simulation: qualification.specification.simulation,
    methods: qualification.specification.methods,
    problems,
  };
}

function unitJson(unit: Unit) {
  const { ref, number, title, level, credit, glh, group, assessmentStrategy, outcomes, criteria, source } =
    unit;
  return { ref, number, title, level, credit, glh, group, assessmentStrategy, source, outcomes, criteria };
}

function qualificationText({
  id,
  code,
  title,
  level,
  minimumCredits,
  units,
  groups,
  problems,
}: Qualification): string {
  const lines = [
    `${title} (${id}${code === id ? "" : `, ${code}`}) · ${levelName(level)} · ${credits(minimumCredits)}`,
  ];
  for (const group of groups) {
    lines.push(`  ${group.title}`);
    for (const unit of units.filter((one) => one.group === group.id)) {
      const worth = unit.credit === null ? "credits not printed" : credits(unit.credit);
      const asked = unit.criteria.length === 0 ? "criteria not printed" : `${unit.criteria.length} criteria`;
      lines.push(
        `    ${[unit.number, unit.ref, unit.title].filter(Boolean).join("  ")} · ${worth} · ${asked}`,
      );
    }
  }
  lines.push(`  Oddities of the specification on record: ${problems.length}`, "");
  return lines.join("\n");
}
