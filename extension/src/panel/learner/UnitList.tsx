import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { stateSentence, stillNeeded } from "@evidence-mapper/shared/report/criterion-sentences";
import { criterionWords } from "@evidence-mapper/shared/report/criterion-words";
import { type LearnerAnswer } from "@evidence-mapper/shared/report/learner-answer";
import { coverageText } from "@evidence-mapper/shared/report/short-answers";
import { unitName } from "@evidence-mapper/shared/rules/sentences";
import { StateBadge } from "../parts/StateBadge.tsx";

interface UnitListProps {
  readonly check: LearnerCheck;
  readonly answer: LearnerAnswer;
}

/** The units, those first that the learner is at or needs; each opens to its criteria. */
export function UnitList({ check, answer }: UnitListProps) {
  const wanted = new Set([...answer.begun, ...answer.needed].map(({ coverage }) => coverage.unit.ref));
  const done = check.units.filter(({ state }) => state === "decided");
  const others = check.units.filter(({ unit, state }) => state !== "decided" && !wanted.has(unit.ref));
  return (
    <section aria-labelledby="units-heading">
      <h2 id="units-heading">Coverage by unit</h2>
      <Units units={check.units.filter(({ unit }) => wanted.has(unit.ref))} />
      {done.length > 0 && (
        <>
          <h3>Decided</h3>
          <Units units={done} />
        </>
      )}
      {others.length > 0 && (
        <details>
          <summary>The other units of the qualification</summary>
          <Units units={others} />
        </details>
      )}
    </section>
  );
}

function Units({ units }: { readonly units: readonly UnitCoverage[] }) {
  return (
    <ul className="plain">
      {units.map((coverage) => (
        <li key={coverage.unit.ref}>
          <details>
            <summary>
              <span>
                {unitName(coverage.unit)} <StateBadge state={coverage.state} />{" "}
                <span className="quiet">{coverageText(coverage)}</span>
              </span>
            </summary>
            <Criteria coverage={coverage} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Criteria({ coverage: { unit, criteria } }: { readonly coverage: UnitCoverage }) {
  if (criteria.length === 0)
    return <p>The specification prints no criteria for it. It is decided as a whole.</p>;
  return (
    <ul className="plain">
      {unit.criteria.map((criterion, index) => {
        const covered = criteria[index];
        if (covered === undefined) return null;
        return (
          <li key={criterion.number}>
            <strong>{criterion.number}</strong> {criterionWords(unit, criterion, null)}{" "}
            <StateBadge state={covered.state} />
            {covered.state !== "open" && <p className="quiet small">{stateSentence(covered)}</p>}
            {stillNeeded(criterion, covered).map((sentence) => (
              <p key={sentence} className="quiet small">
                {sentence}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
