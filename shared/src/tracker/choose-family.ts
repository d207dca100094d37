/** Chooses the specification that explains the workbook's headings best, or says that it cannot be told. */
import { type Qualification } from "../catalogue/catalogue.ts";
import { type Family } from "./families.ts";
import { type NamedQualification } from "./named-qualifications.ts";

/** What one family explains under its best reading. */
export interface FamilyScore {
  readonly family: Family;
  readonly resolved: ReadonlyMap<string, number>;
  readonly unresolved: number;
}

export interface FamilyChoice {
  /** One family, or several that explain the headings equally. */
  readonly families: readonly Family[];
  readonly qualification: Qualification | null;
  readonly candidates: readonly Qualification[];
  readonly reasons: readonly string[];
}

export function chooseFamily(
  scores: readonly FamilyScore[],
  named: readonly NamedQualification[],
): FamilyChoice {
  const strengthOf = ({ resolved }: FamilyScore): number =>
    [...resolved.values()].reduce((sum, value) => sum + value, 0);
  const reasons = scores
    .filter(({ resolved }) => resolved.size > 0)
    .map(
      (score) =>
        `${score.family.name}: ${score.resolved.size} headings are its units and criteria (weight ${strengthOf(score).toFixed(1)}), ${score.unresolved} are not.`,
    );
  const ranked = [...scores].sort((a, b) => strengthOf(b) - strengthOf(a));
  const [best] = ranked;
  if (best === undefined || best.resolved.size === 0) {
    return { families: [], qualification: null, candidates: [], reasons };
  }
  const most = strengthOf(best);
  let contenders = ranked.filter(
    (score) => strengthOf(score) >= most * 0.97 && (score === best || !isPartOf(score, best)),
  );
  // What the workbook says in words counts where the headings nearly agree with it.
  const namedFamilies = ranked.filter(
    (score) =>
      strengthOf(score) >= most * 0.8 &&
      named.some(({ qualification }) => score.family.qualifications.includes(qualification)),
  );
  const exact = namedFamilies.filter((score) =>
    named.some((name) => name.exact && score.family.qualifications.includes(name.qualification)),
  );
  if (exact.length === 1) contenders = exact;
  else {
    const said = contenders.filter((score) => namedFamilies.includes(score));
    if (said.length > 0) contenders = said;
  }
  const possible = contenders.flatMap(({ family }) => family.qualifications);
  const saidHere = named.filter(({ qualification }) => possible.includes(qualification));
  for (const { qualification, where, says } of named) {
    reasons.push(`“${says}” (${where}) names ${qualification.code}, ${qualification.title}.`);
  }
  const candidates = saidHere.length > 0 ? saidHere.map(({ qualification }) => qualification) : possible;
  const families = contenders
    .map(({ family }) => family)
    .filter(({ qualifications }) => qualifications.some((one) => candidates.includes(one)));
  const [only] = candidates;
  return {
    families,
    qualification: candidates.length === 1 && only !== undefined ? only : null,
    candidates,
    reasons,
  };
}

function isPartOf(score: FamilyScore, whole: FamilyScore): boolean {
  if (score.resolved.size >= whole.resolved.size) return false;
  return [...score.resolved.keys()].every((place) => whole.resolved.has(place));
}
