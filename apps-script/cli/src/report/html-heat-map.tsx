/** Learners by units: one small cell for each, legible without its colour. */
import { type ReactNode } from "react";
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import {
  coverageVerdictName,
  groupTitle,
  unitShortName,
  verdictName,
} from "@evidence-mapper/shared/rules/sentences";
import { type CohortRow, type UnitCell } from "./cohort-rows.ts";
import { Later } from "./html-pieces.tsx";
import { Part } from "./html-parts.tsx";
import { capital, learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { shownName } from "@evidence-mapper/shared/report/plain-text";

interface HeatMapProps {
  readonly rows: readonly CohortRow[];
  readonly qualification: Qualification | null;
}

export function HeatMap({ rows, qualification }: HeatMapProps): ReactNode {
  const units = rows[0]?.units.map(({ unit }) => unit) ?? [];
  const people = learnerWord(qualification, 2);
  return (
    <Part id="heat-map" title={`${capital(people)} and units`} className="wide">
      {units.length === 0 ? (
        <p>
          {rows.length === 0
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
                <GroupRow rows={rows} qualification={qualification} />
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
                <Later nodes={heatRows(rows)} />
              </tbody>
              <tfoot>
                <CountRow title="Decided, of all" rows={rows} state="decided" />
                <CountRow title="Covered, of all" rows={rows} state="covered" />
              </tfoot>
            </table>
          </div>
        </>
      )}
    </Part>
  );
}

function* heatRows(rows: readonly CohortRow[]): Generator<ReactNode> {
  for (const [index, row] of rows.entries()) yield <HeatRow row={row} number={index + 1} />;
}

function HeatRow({
  row: { name, verdicts, credits, units },
  number,
}: {
  readonly row: CohortRow;
  readonly number: number;
}): ReactNode {
  return (
    <tr>
      <th scope="row">
        <a href={`#learner-${number}`}>
          <bdi>{shownName(name)}</bdi>
        </a>
      </th>
      <td className={verdicts?.decisions === "met" ? "say d" : "say"}>
        {verdicts === null ? "Cannot tell" : verdictName(verdicts.decisions)}
      </td>
      <td className={verdicts?.coverage === "met" ? "say c" : "say"}>
        {verdicts === null ? "Cannot tell" : coverageVerdictName(verdicts.coverage)}
      </td>
      <td>{credits}</td>
      {units.map(unitCell)}
    </tr>
  );
}

/** Kept as small as it can be: a page may hold 40,000 of these. */
function unitCell({ unit, state, openCriteria }: UnitCell): ReactNode {
  const all = unit.criteria.length;
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
function GroupRow({ rows, qualification }: HeatMapProps): ReactNode {
  if (qualification === null) return null;
  const runs: { readonly group: string; count: number }[] = [];
  for (const { unit } of rows[0]?.units ?? []) {
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
  rows,
  state,
}: {
  readonly title: string;
  readonly rows: readonly CohortRow[];
  readonly state: UnitCell["state"];
}): ReactNode {
  const units = rows[0]?.units ?? [];
  return (
    <tr>
      <th scope="row">{title}</th>
      <td colSpan={3} />
      {units.map(({ unit }, index) => (
        <td key={unit.ref}>{rows.filter((row) => row.units[index]?.state === state).length}</td>
      ))}
    </tr>
  );
}
