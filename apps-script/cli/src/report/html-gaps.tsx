/** Units that lack something: criteria that wait for a decision, criteria that are open, in numbers and words. */
import { type ReactNode } from "react";
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CriterionCoverage } from "@evidence-mapper/shared/coverage/criterion-coverage";
import { criteriaCount, unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { criterionRanges } from "./criterion-ranges.ts";
import { criterionWords, type Wording } from "./criterion-words.ts";
import { lackingSentences } from "./lacking-sentences.ts";
import { type UnitGap } from "./learner-answer.ts";
import { plainText } from "./plain-text.ts";

export function Gaps({
  gaps,
  words,
  unitNumbers,
}: {
  readonly gaps: readonly UnitGap[];
  readonly words: { readonly wording: Wording } | null;
  readonly unitNumbers: ReadonlyMap<string, number>;
}): ReactNode {
  return (
    <ul className="gaps">
      {gaps.map(({ coverage, open, waiting, decided, isMandatory }) => {
        const { unit } = coverage;
        const lacking = open.flatMap(lackingSentences);
        return (
          <li key={unit.ref}>
            <p>
              <a href={`#unit-${unitNumbers.get(unit.ref) ?? 0}`}>{unitShortName(unit)}</a> {unit.title}
              {isMandatory ? " (mandatory)" : ""}
            </p>
            {waiting.length === 0 ? null : (
              <p>
                <span className="wait">Covered</span>, waiting for a decision: {ranges(unit, waiting)}
              </p>
            )}
            {open.length === 0 ? null : (
              <p>
                Open: {ranges(unit, open)}
                {decided > 0 ? `; ${criteriaCount(decided)} decided` : ""}
              </p>
            )}
            {unit.criteria.length === 0 ? <p>The specification prints no criteria for it.</p> : null}
            {lacking.map((sentence) => (
              <p key={sentence} className="small">
                {sentence}
              </p>
            ))}
            {words === null || open.length === 0 ? null : (
              <InWords unit={unit} open={open} wording={words.wording} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function InWords({
  unit,
  open,
  wording,
}: {
  readonly unit: Unit;
  readonly open: readonly CriterionCoverage[];
  readonly wording: Wording;
}): ReactNode {
  const wanted = new Set(open.map(({ number }) => number));
  return (
    <details className="small">
      <summary>The open criteria of {unitShortName(unit)} in words</summary>
      <ul className="plain">
        {unit.criteria
          .filter(({ number }) => wanted.has(number))
          .map((criterion) => (
            <li key={criterion.number}>
              {criterion.number} {plainText(criterionWords(unit, criterion, wording), 2000)}
            </li>
          ))}
      </ul>
    </details>
  );
}

function ranges(unit: Unit, criteria: readonly CriterionCoverage[]): string {
  const text = criterionRanges(
    unit,
    criteria.map(({ number }) => number),
    "–",
  );
  return text.startsWith("all ") ? `${text} criteria` : text;
}
