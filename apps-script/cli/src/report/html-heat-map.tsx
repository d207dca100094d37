/** Learners by units: one small cell for each, legible without its colour. */
import { type ReactNode } from "react";
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import {
  coverageVerdictName,
  groupTitle,
  unitShortName,
  verdictName,
} from "@evidence-mapper/shared/rules/sentences";
import { Part } from "./html-parts.tsx";
import { capital, learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { shownName } from "@evidence-mapper/shared/report/plain-text";

export function HeatMap({ check }: { readonly check: TrackerCheck }): ReactNode {
  const { learners, qualification } = check;
  const units = learners[0]?.units.map(({ unit }) => unit) ?? [];
  const people = learnerWord(qualification, 2);
  return (
    <Part id="heat-map" title={`${capital(people)} and units`} className="wide">
      {units.length === 0 ? (
        <p>
          {learners.length === 0
            ? `No ${learnerWord(qualification)} was found in the tracker.`
            : "Which units the tracker is about could not be told."}
        </p>
      ) : (
        <>
          <ul className="key" aria-label="Key to the cells">
            <KeyMark look="open" mark="o" sample="0/9" text="open: nothing recorded that counts" />
            <KeyMark look="partly" mark="p" sample="5/9" text="partly: so many criteria covered or decided" />
            <KeyMark
              look="covered"
              mark="c"
              sample="9/9"
              text="covered by evidence, waiting for a decision"
            />
            <KeyMark look="decided" mark="d" sample="9/9" text="decided by an assessor" />
            {units.some(({ criteria }) => criteria.length === 0) ? (
              <KeyMark look="open" mark="u" sample="?" text="the specification prints no criteria" />
            ) : null}
          </ul>
          <div className="scroll" role="region" aria-labelledby="heat-caption" tabIndex={0}>
            <table className="heat">
              <caption id="heat-caption">
                How many criteria of each unit are covered or decided, for every {learnerWord(qualification)}.
                Names lead to the details, unit numbers to the criteria.
              </caption>
              <thead>
                <GroupRow check={check} />
                <tr>
                  <th scope="col" className="first">
                    {capital(learnerWord(qualification))}
                  </th>
                  <th scope="col">By decisions</th>
                  <th scope="col">By coverage</th>
                  <th scope="col" className="sum">
                    Credits that count
                  </th>
                  {units.map((unit, index) => (
                    <th key={unit.ref} scope="col" className={unit.number === null ? "ref" : undefined}>
                      <a href={`#unit-${index + 1}`} title={unit.title}>
                        {unitShortName(unit)}
                      </a>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {learners.map((learner, index) => (
                  <tr key={index}>
                    <th scope="row">
                      <a href={`#learner-${index + 1}`}>
                        <bdi>{shownName(learner.name)}</bdi>
                      </a>
                    </th>
                    <td className={learner.award?.verdict === "met" ? "say d" : "say"}>
                      {learner.award === null ? "Cannot tell" : verdictName(learner.award.verdict)}
                    </td>
                    <td className={learner.onCoverage?.verdict === "met" ? "say c" : "say"}>
                      {learner.onCoverage === null
                        ? "Cannot tell"
                        : coverageVerdictName(learner.onCoverage.verdict)}
                    </td>
                    <td>
                      {learner.award === null
                        ? "?"
                        : `${learner.award.creditsCounted ?? "?"}/${learner.award.qualification.minimumCredits}`}
                    </td>
                    {learner.units.map(unitCell)}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <CountRow title="Decided, of all" learners={check.learners} state="decided" />
                <CountRow title="Covered, of all" learners={check.learners} state="covered" />
              </tfoot>
            </table>
          </div>
        </>
      )}
    </Part>
  );
}

/** Kept as small as it can be: a page may hold 40,000 of these. */
function unitCell({ unit, state, criteria, openCriteria }: UnitCoverage): ReactNode {
  const all = criteria.length;
  const done = openCriteria === null ? "" : `${all - openCriteria}/${all}`;
  switch (state) {
    case "open":
      return (
        <td key={unit.ref} className="o">
          {done}
        </td>
      );
    case "partly":
      return (
        <td key={unit.ref} className="p">
          {done}
          <i> partly</i>
        </td>
      );
    case "covered":
      return (
        <td key={unit.ref} className="c">
          {done}
          <i> covered</i>
        </td>
      );
    case "decided":
      return (
        <td key={unit.ref} className="d">
          {done}
          <i> decided</i>
        </td>
      );
    case "unknown":
      return (
        <td key={unit.ref} className="u">
          ?<i> criteria not known</i>
        </td>
      );
  }
}

function KeyMark({
  look,
  mark,
  sample,
  text,
}: {
  readonly look: string;
  readonly mark: string;
  readonly sample: string;
  readonly text: string;
}): ReactNode {
  return (
    <li>
      <span className={`mark ${look} ${mark}`}>{sample}</span> {text}
    </li>
  );
}

/** The groups above their units; left out when the qualification cannot be told. */
function GroupRow({ check: { qualification, learners } }: { readonly check: TrackerCheck }): ReactNode {
  if (qualification === null) return null;
  const runs: { readonly group: string; count: number }[] = [];
  for (const { unit } of learners[0]?.units ?? []) {
    const last = runs[runs.length - 1];
    if (last?.group === unit.group) last.count += 1;
    else runs.push({ group: unit.group, count: 1 });
  }
  return (
    <tr>
      <td className="first" />
      <td colSpan={3} />
      {runs.map(({ group, count }, index) => (
        <th key={index} scope="colgroup" colSpan={count}>
          {groupTitle(qualification, group)}
        </th>
      ))}
    </tr>
  );
}

function CountRow({
  title,
  learners,
  state,
}: {
  readonly title: string;
  readonly learners: TrackerCheck["learners"];
  readonly state: UnitCoverage["state"];
}): ReactNode {
  const units = learners[0]?.units ?? [];
  return (
    <tr>
      <th scope="row">{title}</th>
      <td colSpan={3} />
      {units.map(({ unit }, index) => (
        <td key={unit.ref}>{learners.filter((learner) => learner.units[index]?.state === state).length}</td>
      ))}
    </tr>
  );
}
