/** Every unit with its criteria in words, once for the whole page. */
import { type ReactNode } from "react";
import { type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { credits, criteriaCount, levelName, unitName } from "@evidence-mapper/shared/rules/sentences";
import {
  criterionWords,
  type Wording,
  wordingSentence,
} from "@evidence-mapper/shared/report/criterion-words";
import { Part } from "./html-parts.tsx";
import { plainText } from "@evidence-mapper/shared/report/plain-text";

export function Criteria({
  units,
  wording,
}: {
  readonly units: readonly Unit[];
  readonly wording: Wording;
}): ReactNode {
  if (units.length === 0) return null;
  return (
    <Part id="criteria" title="Units and criteria">
      <p className="quiet">{wordingSentence(wording)}</p>
      {units.map((unit, index) => (
        <details key={unit.ref}>
          <summary>{unitName(unit)}</summary>
          <div id={`unit-${index + 1}`}>
            <p className="quiet small">
              {[
                unit.ref,
                unit.level === null ? "level not known" : levelName(unit.level),
                unit.credit === null ? "credits not known" : credits(unit.credit),
                unit.criteria.length === 0
                  ? "the specification prints no criteria"
                  : criteriaCount(unit.criteria.length),
              ].join(" · ")}
            </p>
            <ul className="plain">
              {unit.criteria.map((criterion) => (
                <li key={criterion.number}>
                  {criterion.number} {plainText(criterionWords(unit, criterion, wording), 2000)}
                </li>
              ))}
            </ul>
          </div>
        </details>
      ))}
    </Part>
  );
}
