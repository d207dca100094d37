/** The top of the page: the whole group in a few numbers, and who is meant by them. */
import { type ReactNode } from "react";
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { countStandings, type Standing, standings } from "@evidence-mapper/shared/report/cohort";
import { type CohortRow } from "./cohort-rows.ts";
import { Later } from "./html-pieces.tsx";
import { Part } from "./html-parts.tsx";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { shownName } from "@evidence-mapper/shared/report/plain-text";

/** More names than this are folded away. */
const namesAtOnce = 20;

export function Summary({
  rows,
  problems,
  qualification,
}: {
  readonly rows: readonly CohortRow[];
  /** How many there are. */
  readonly problems: number;
  readonly qualification: Qualification | null;
}): ReactNode {
  const counts = countStandings(rows.map(({ standing }) => standing));
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }));
  const having = (wanted: Standing): readonly Numbered[] =>
    numbered.filter(({ row: { standing } }) => standing === wanted);
  return (
    <Part id="summary" title="Summary">
      <ul className="tiles">
        <li>
          <b>{rows.length}</b> {learnerWord(qualification, rows.length)} in the tracker
        </li>
        {standings.map(({ standing, text }) => {
          const count = counts.get(standing) ?? 0;
          const isAlwaysShown = standing === "achieved" && qualification !== null;
          return count === 0 && !isAlwaysShown ? null : (
            <li key={standing} className={standing}>
              <b>{count}</b> {text}
            </li>
          );
        })}
        <li>
          <b>{problems}</b>{" "}
          {problems === 0 ? (
            "problems: every cell could be read"
          ) : (
            <a href="#problems">{problems === 1 ? "problem in the file" : "problems in the file"}</a>
          )}
        </li>
      </ul>
      <Names title="Could claim the award today" people={having("achieved")} />
      <Names title="Everything covered, waiting for decisions" people={having("covered")} />
      <Names title="One more unit would cover everything" people={having("one-unit")} />
      <Names
        title="Cannot claim this award today, but another award or a certificate for a unit"
        people={numbered.filter(({ row }) => row.couldClaimOther)}
      />
    </Part>
  );
}

interface Numbered {
  readonly row: CohortRow;
  readonly number: number;
}

function Names({
  title,
  people,
}: {
  readonly title: string;
  readonly people: readonly Numbered[];
}): ReactNode {
  if (people.length === 0) return null;
  const names = <Later nodes={linkedNames(people)} />;
  if (people.length <= namesAtOnce) {
    return (
      <p>
        <strong>{title}:</strong> {names}.
      </p>
    );
  }
  return (
    <details>
      <summary>
        <strong>{title}</strong> ({people.length})
      </summary>
      <p>{names}.</p>
    </details>
  );
}

function* linkedNames(people: readonly Numbered[]): Generator<ReactNode> {
  let isFirst = true;
  for (const { row, number } of people) {
    yield (
      <>
        {isFirst ? "" : ", "}
        <a href={`#learner-${number}`}>
          <bdi>{shownName(row.name)}</bdi>
        </a>
      </>
    );
    isFirst = false;
  }
}
