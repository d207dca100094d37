/** The criteria that the learners' answers name one by one, each once, in words. */
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { unitName } from "@evidence-mapper/shared/rules/sentences";
import { type Wording, criterionWords } from "@evidence-mapper/shared/report/criterion-words";
import { type LearnerAnswer } from "@evidence-mapper/shared/report/learner-answer";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { heading, wrap } from "./text-layout.ts";

/** Units that are begun, with the numbers of criteria that the answers name. */
export type NamedCriteria = Map<Unit, Set<string>>;

/** Adds the criteria that one learner's answer names. */
export function nameCriteria(named: NamedCriteria, { begun }: LearnerAnswer): void {
  for (const { coverage, open } of begun) {
    // "All 9 criteria" names none of them.
    if (open.length === coverage.criteria.length) continue;
    let numbers = named.get(coverage.unit);
    if (numbers === undefined) named.set(coverage.unit, (numbers = new Set()));
    for (const { number } of open) numbers.add(number);
  }
}

export function textCriteria(
  named: ReadonlyMap<Unit, ReadonlySet<string>>,
  order: readonly Unit[],
  wording: Wording,
): string[] {
  const units = order.flatMap((unit): [Unit, ReadonlySet<string>][] => {
    const numbers = named.get(unit);
    return numbers === undefined || numbers.size === 0 ? [] : [[unit, numbers]];
  });
  if (units.length === 0) return [];
  return [
    ...heading("The open criteria in words"),
    ...wrap("Of units that are begun. The page that --html writes has every criterion of every unit.", "  "),
    ...units.flatMap(([unit, numbers]) => [
      ...wrap(unitName(unit), "  "),
      ...unit.criteria
        .filter(({ number }) => numbers.has(number))
        .flatMap((criterion) =>
          wrap(
            plainText(criterionWords(unit, criterion, wording), 2000),
            `    ${criterion.number.padEnd(6)}`,
            " ".repeat(10),
          ),
        ),
    ]),
  ];
}
