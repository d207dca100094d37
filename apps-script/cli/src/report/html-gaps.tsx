/** Units that lack something: criteria that wait for a decision, criteria that are open, in numbers and words. */
import { Fragment, type ReactNode } from "react";
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CriterionCoverage } from "@evidence-mapper/shared/coverage/criterion-coverage";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { openLine, rangesOf } from "@evidence-mapper/shared/report/gap-lines";
import { criterionWords, type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { gapSentences } from "@evidence-mapper/shared/report/gap-sentences";
import { type UnitGap } from "@evidence-mapper/shared/report/learner-answer";
import { plainText } from "@evidence-mapper/shared/report/plain-text";

export function Gaps({
  gaps,
  words,
  unitNumbers,
}: {
  readonly gaps: readonly UnitGap[];
  readonly words: { readonly wording: Wording } | null;
  readonly unitNumbers: ReadonlyMap<string, number>;
}): ReactNode {
  const whole = gaps.filter(({ coverage }) => coverage.state === "covered");
  const link = ({ ref, number }: Unit): ReactNode => (
    <a href={`#unit-${unitNumbers.get(ref) ?? 0}`}>{number ?? ref}</a>
  );
  return (
    <ul className="gaps">
      {whole.length === 0 ? null : (
        <li>
          <span className="wait">Covered</span> in full, waiting for decisions:{" "}
          {whole.map(({ coverage: { unit } }, index) => (
            <Fragment key={unit.ref}>
              {index === 0 ? "" : ", "}
              {link(unit)} {unit.title}
            </Fragment>
          ))}
        </li>
      )}
      {gaps.map((gap) => {
        const { unit } = gap.coverage;
        if (gap.coverage.state === "covered") return null;
        return (
          <li key={unit.ref}>
            {link(unit)} {unit.title}
            {gap.isMandatory ? " (mandatory)" : ""}
            <Lack gap={gap} words={words} />
          </li>
        );
      })}
    </ul>
  );
}

/** What a unit that is not covered in full lacks: on the same line when that is all there is to say. */
function Lack({
  gap,
  words,
}: {
  readonly gap: UnitGap;
  readonly words: { readonly wording: Wording } | null;
}): ReactNode {
  const { coverage, open, waiting } = gap;
  const { unit } = coverage;
  if (unit.criteria.length === 0) return `: ${openLine(gap)}`;
  const lacking = gapSentences(gap);
  return (
    <>
      {`: ${openLine(gap)}`}
      {waiting.length === 0 ? null : (
        <p>
          <span className="wait">Covered</span>, waiting for a decision: {rangesOf(unit, waiting)}
        </p>
      )}
      {lacking.map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {words === null ? null : <InWords unit={unit} open={open} wording={words.wording} />}
    </>
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
