/** Evidence of one learner that a person has to look at before it is relied on, each as a problem with its cell. */
import { type Qualification, type Unit, type UnitCriterion } from "../catalogue/catalogue.ts";
import { isUnconfirmedStatement } from "../coverage/criterion-coverage.ts";
import { type Problem } from "../problem.ts";
import { listOf } from "../rules/sentences.ts";
import { shortened } from "../tracker/cell-text.ts";
import { type EvidenceReference, type TrackedLearner } from "../tracker/reading.ts";

/** Criteria that one problem names. */
const mostNamed = 4;

/** @param qualification whose rules about simulation hold; `null` when it cannot be told */
export function evidenceDoubts(
  { name, entries }: TrackedLearner,
  units: ReadonlyMap<string, Unit>,
  qualification: Qualification | null,
): readonly Problem[] {
  const found = new Map<string, Doubted>();
  for (const { unit: ref, criterion, mark, where } of entries) {
    if (mark.kind !== "evidence") continue;
    const unit = units.get(ref);
    if (unit === undefined) continue;
    const about = unit.criteria.filter(({ number }) => criterion === null || number === criterion);
    for (const item of mark.items) {
      for (const code of doubtsOf(item, about)) {
        const doubted = found.get(`${code} ${item.id}`) ?? { code, item, targets: [], places: [] };
        found.set(`${code} ${item.id}`, doubted);
        doubted.targets.push(`${unit.number ?? unit.ref}${criterion === null ? "" : ` ${criterion}`}`);
        doubted.places.push(where);
      }
    }
  }
  return [...found.values()].map(({ code, item, targets, places }) => {
    const named = [...new Set(targets)];
    const more = named.length > mostNamed ? [`${named.length - mostNamed} more`] : [];
    const forWhat = listOf([...named.slice(0, mostNamed), ...more], "and");
    return {
      code,
      where: [...new Set(places)].slice(0, mostNamed).join(", "),
      ...(code === "evidence-simulated"
        ? {
            found: `“${shortened(item.id)}” of ${shortened(name)} is a simulation, offered for ${forWhat}. It is counted.`,
            advice: simulationAdvice(qualification),
          }
        : {
            found: `“${shortened(item.id)}” is ${shortened(name)}'s own statement, offered for ${forWhat}, and ${lackOf(item)}.`,
            advice:
              "Have a reliable person confirm it, and record their name and role (001 L895). Until then it does not count.",
          }),
    };
  });
}

type DoubtCode = "evidence-simulated" | "statement-unconfirmed";

interface Doubted {
  readonly code: DoubtCode;
  readonly item: EvidenceReference;
  readonly targets: string[];
  readonly places: string[];
}

function doubtsOf(item: EvidenceReference, about: readonly UnitCriterion[]): readonly DoubtCode[] {
  const claim = { item: item.id, method: item.method, instances: null, witness: item.witness };
  return [
    ...(item.setting === "simulation" ? (["evidence-simulated"] as const) : []),
    ...(about.some((criterion) => isUnconfirmedStatement(criterion, claim))
      ? (["statement-unconfirmed"] as const)
      : []),
  ];
}

function lackOf({ witness }: EvidenceReference): string {
  return witness === null || witness === undefined
    ? "nobody confirms it"
    : `${shortened(witness.name)} confirms it without a role`;
}

/** What the specification says of simulation, with its line. */
function simulationAdvice(qualification: Qualification | null): string {
  const simulation = qualification?.specification.simulation;
  const source = simulation?.source ?? null;
  const line = source === null ? "" : ` (${source})`;
  switch (simulation?.policy) {
    case "exceptional-only":
      return `Evidence comes from real work; simulation is for exceptional circumstances${line}. Record why these were, or offer evidence from the workplace.`;
    case "allowed-under-conditions":
      return `Simulation is allowed under ${simulation.conditions.length} conditions${line}. See that each was kept, and record it.`;
    case "not-stated":
    case undefined:
      return "The specification does not say whether simulation is allowed. Ask the awarding body, or offer evidence from the workplace.";
  }
}
