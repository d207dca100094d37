/** Evaluators by qualification, made when first asked for, with the centre's own credits where it supplies them. */
import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { type SuppliedCredits, supplyCredits } from "@evidence-mapper/shared/catalogue/supplied-credits";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type Evaluator, evaluator } from "@evidence-mapper/shared/rules/finding";

export interface Evaluators {
  /** `where` names the place of the question in the problem. */
  find(
    idOrCode: string,
    where: string,
  ): { readonly ok: true; readonly evaluator: Evaluator } | { readonly ok: false; readonly problem: Problem };
}

export function evaluatorsOf(catalogue: Catalogue): Evaluators {
  const made = new Map<string, Evaluator>();
  return {
    find(idOrCode, where) {
      const ready = made.get(idOrCode);
      if (ready !== undefined) return { ok: true, evaluator: ready };
      const qualification = findQualification(catalogue, idOrCode);
      if (qualification === undefined)
        return { ok: false, problem: unknownQualification(catalogue, idOrCode, where) };
      const fresh = evaluator(qualification);
      made.set(idOrCode, fresh);
      return { ok: true, evaluator: fresh };
    },
  };
}

export function unknownQualification(catalogue: Catalogue, asked: string, where: string): Problem {
  const all = catalogue.qualifications.map(({ id, code }) => (id === code ? id : `${id} (${code})`));
  return {
    code: "qualification-unknown",
    where,
    found: `The catalogue has no qualification "${asked.slice(0, 80)}".`,
    advice: `Use one of: ${all.join(", ")}.`,
  };
}

/** The catalogue with supplied credits in every qualification that lacks them. */
export function withSuppliedCredits(
  catalogue: Catalogue,
  supplied: SuppliedCredits,
): { readonly catalogue: Catalogue; readonly problems: readonly Problem[] } {
  const results = catalogue.qualifications.map((qualification) => supplyCredits(qualification, supplied));
  return {
    catalogue: { qualifications: results.map(({ qualification }) => qualification) },
    problems: results.flatMap(({ problems }) => problems),
  };
}
