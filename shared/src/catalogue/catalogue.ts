/**
 * The catalogue as the rest of the core uses it: each qualification with its units, criteria and rules
 * joined from the files, references checked.
 */
import { assert } from "../assert.ts";
import {
  type Criterion,
  type Level,
  type Need,
  type Oddity,
  type Outcome,
  type Rule,
  type SpecificationFile,
  type UnitEvidenceFile,
  type UnitFile,
} from "./schema.ts";

type CriterionEvidence = UnitEvidenceFile["criteria"][number];

/** One criterion as one specification asks for it. */
export interface UnitCriterion extends Criterion {
  readonly outcome: string;
  /** Minimum counts; empty when the specification states none, which is not the same as "one is enough". */
  readonly needs: readonly Need[];
  readonly strength: CriterionEvidence["strength"];
  readonly linked: CriterionEvidence["linked"];
  readonly shows: CriterionEvidence["shows"];
  readonly methods: CriterionEvidence["methods"];
  readonly reuse: CriterionEvidence["reuse"];
}

/** One unit as one specification offers it. */
export interface Unit {
  readonly ref: string;
  /** The awarding body's own number as text (`001`), or `null`. Never a key. */
  readonly number: string | null;
  readonly title: string;
  readonly level: Level | null;
  readonly credit: number | null;
  readonly glh: number | null;
  readonly group: string;
  readonly assessmentStrategy: string | null;
  readonly outcomes: readonly { readonly number: string; readonly summary: string }[];
  /** In the order of their numbers. Empty when the specification prints none. */
  readonly criteria: readonly UnitCriterion[];
  readonly source: string;
}

export interface Qualification {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly awardingBody: string;
  readonly level: Level;
  readonly minimumCredits: number;
  readonly glh: number | null;
  readonly tqt: number | null;
  readonly groups: SpecificationFile["groups"];
  readonly units: readonly Unit[];
  readonly rules: readonly Rule[];
  /** The specification that the qualification belongs to, with its policies and words. */
  readonly specification: SpecificationFile;
  readonly problems: readonly Oddity[];
}

export interface Catalogue {
  readonly qualifications: readonly Qualification[];
}

/** The catalogue's files, each valid by its own schema. */
export interface CatalogueFiles {
  readonly units: readonly UnitFile[];
  readonly specifications: readonly {
    readonly specification: SpecificationFile;
    readonly evidence: readonly UnitEvidenceFile[];
  }[];
}

/** One specification with its units joined: what the build writes, so that no program joins anything at its start. */
export interface JoinedSpecification {
  readonly specification: SpecificationFile;
  readonly units: readonly Unit[];
}

/** Joins the files. Throws on a reference to a unit, group or criterion that is not there, or a doubled id. */
export function joinCatalogue(files: CatalogueFiles): Catalogue {
  const catalogue = catalogueOf(joinSpecifications(files));
  checkReferences(catalogue);
  return catalogue;
}

/** The qualifications of specifications that were joined, and checked, before. */
export function catalogueOf(joined: readonly JoinedSpecification[]): Catalogue {
  return {
    qualifications: joined.flatMap(({ specification, units }) =>
      specification.qualifications.map((qualification) => ({
        ...qualification,
        awardingBody: specification.awardingBody,
        groups: specification.groups,
        units,
        specification,
        problems: specification.oddities,
      })),
    ),
  };
}

/** Throws when a specification offers a unit that no file holds, or a unit is there twice. */
export function joinSpecifications(files: CatalogueFiles): readonly JoinedSpecification[] {
  const unitFiles = new Map<string, UnitFile>();
  for (const unit of files.units) {
    assert(!unitFiles.has(unit.ref), `Unit ${unit.ref} is in the catalogue twice.`);
    unitFiles.set(unit.ref, unit);
  }
  return files.specifications.map(({ specification, evidence }) => {
    const evidenceOf = new Map(evidence.map((file) => [file.ref, file]));
    const units = specification.units.map((offered) => {
      const file = unitFiles.get(offered.ref);
      assert(
        file !== undefined,
        `${specification.id} offers unit ${offered.ref}, which is not in the catalogue.`,
      );
      return joinUnit(file, offered, evidenceOf.get(offered.ref));
    });
    return { specification, units };
  });
}

/** The qualification with this id or code, or `undefined`. */
export function findQualification(catalogue: Catalogue, idOrCode: string): Qualification | undefined {
  const wanted = idOrCode.trim().toLowerCase();
  return catalogue.qualifications.find(
    ({ id, code }) => id.toLowerCase() === wanted || code.toLowerCase() === wanted,
  );
}

/** Orders criterion numbers part by part: 2.9 comes before 2.10. */
export function compareCriterionNumbers(a: string, b: string): number {
  const [aOutcome = 0, aNumber = 0] = a.split(".").map(Number);
  const [bOutcome = 0, bNumber = 0] = b.split(".").map(Number);
  return aOutcome - bOutcome || aNumber - bNumber;
}

function joinUnit(
  file: UnitFile,
  offered: SpecificationFile["units"][number],
  evidence: UnitEvidenceFile | undefined,
): Unit {
  const evidenceOf = new Map(evidence?.criteria.map((entry) => [entry.number, entry]));
  const criteria = differingCriteria(file, offered).map(([outcome, criterion]) => {
    const asked = evidenceOf.get(criterion.number);
    evidenceOf.delete(criterion.number);
    return {
      ...criterion,
      outcome: outcome.number,
      needs: asked?.needs ?? [],
      strength: asked?.strength ?? null,
      linked: asked?.linked ?? [],
      shows: asked?.shows ?? null,
      methods: asked?.methods ?? [],
      reuse: asked?.reuse ?? [],
    };
  });
  assert(
    evidenceOf.size === 0,
    `The evidence of unit ${file.ref} names criteria that it does not have: ${[...evidenceOf.keys()].join(", ")}.`,
  );
  return {
    ref: file.ref,
    number: offered.number,
    title: file.title,
    level: file.level,
    credit: file.credit,
    glh: offered.glh,
    group: offered.group,
    assessmentStrategy: offered.assessmentStrategy,
    outcomes: file.outcomes.map(({ number, summary }) => ({ number, summary })),
    criteria,
    source: offered.source,
  };
}

/** The unit's criteria with what this specification omits, replaces and adds, in order of their numbers. */
function differingCriteria(
  file: UnitFile,
  { differs }: SpecificationFile["units"][number],
): readonly (readonly [Outcome, Criterion])[] {
  const stored = file.outcomes.flatMap((outcome) => outcome.criteria.map((item) => [outcome, item] as const));
  if (differs === undefined) return stored;
  const replaced = new Map(differs.replaces.map((item) => [item.number, item]));
  const kept = stored
    .filter(([, { number }]) => !differs.omits.includes(number))
    .map(([outcome, item]) => [outcome, replaced.get(item.number) ?? item] as const);
  const added = differs.adds.map((item) => {
    const outcome = file.outcomes.find(({ number }) => item.number.startsWith(`${number}.`));
    assert(outcome !== undefined, `Unit ${file.ref} has no outcome for the added criterion ${item.number}.`);
    return [outcome, item] as const;
  });
  return [...kept, ...added].sort(([, a], [, b]) => compareCriterionNumbers(a.number, b.number));
}

function checkReferences(catalogue: Catalogue): void {
  const ids = new Set<string>();
  const unique = (id: string): void => {
    assert(!ids.has(id), `The id ${id} is used twice in the catalogue.`);
    ids.add(id);
  };
  for (const { id, code, units, groups, rules } of catalogue.qualifications) {
    unique(id);
    if (code !== id) unique(code);
    const refs = new Set(units.map((unit) => unit.ref));
    const groupIds = new Set(groups.map((group) => group.id));
    assert(refs.size === units.length, `${code} offers a unit twice.`);
    for (const unit of units) {
      assert(
        groupIds.has(unit.group),
        `${code} puts ${unit.ref} in group ${unit.group}, which it does not have.`,
      );
      const numbers = new Set(unit.criteria.map(({ number }) => number));
      assert(numbers.size === unit.criteria.length, `Unit ${unit.ref} has a criterion number twice.`);
      for (const { number, linked } of unit.criteria) {
        for (const link of linked) {
          assert(
            numbers.has(link.criterion),
            `${unit.ref} ${number} is linked to ${link.criterion}, which is not there.`,
          );
        }
      }
      for (const { number, reuse } of unit.criteria) {
        for (const from of reuse) {
          const origin = units.find(({ ref }) => ref === from.unit);
          assert(
            origin?.criteria.some((item) => item.number === from.criterion) === true,
            `${unit.ref} ${number} re-uses ${from.unit} ${from.criterion}, which is not there.`,
          );
        }
      }
    }
    for (const rule of rules) {
      unique(rule.id);
      const named = "groups" in rule ? rule.groups : [];
      assert(
        named.every((group) => groupIds.has(group)),
        `Rule ${rule.id} names an unknown group.`,
      );
      const ruled =
        rule.kind === "mandatory-units"
          ? rule.units
          : rule.kind === "barred-pairs"
            ? rule.pairs.flat()
            : rule.kind === "minimum-units-from-each"
              ? rule.uncertain
              : [];
      assert(
        ruled.every((ref) => refs.has(ref)),
        `Rule ${rule.id} names a unit that ${code} does not offer.`,
      );
    }
  }
}
