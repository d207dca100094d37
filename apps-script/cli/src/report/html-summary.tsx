/** The top of the page: the whole group in a few numbers, and who is meant by them. */
import { type ReactNode } from "react";
import { type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import {
  couldClaimOther,
  countStandings,
  type Standing,
  standingOf,
  standings,
} from "@evidence-mapper/shared/report/cohort";
import { Part } from "./html-parts.tsx";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { shownName } from "@evidence-mapper/shared/report/plain-text";

/** More names than this are folded away. */
const namesAtOnce = 20;

export function Summary({ check }: { readonly check: TrackerCheck }): ReactNode {
  const { learners, problems, qualification } = check;
  const counts = countStandings(learners);
  const numbered = learners.map((learner, index) => ({ learner, number: index + 1 }));
  const having = (standing: Standing): readonly Numbered[] =>
    numbered.filter(({ learner }) => standingOf(learner) === standing);
  return (
    <Part id="summary" title="Summary">
      <ul className="tiles">
        <li>
          <b>{learners.length}</b> {learnerWord(qualification, learners.length)} in the tracker
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
          <b>{problems.length}</b>{" "}
          {problems.length === 0 ? (
            "problems: every cell could be read"
          ) : (
            <a href="#problems">{problems.length === 1 ? "problem in the file" : "problems in the file"}</a>
          )}
        </li>
      </ul>
      <Names title="Could claim the award today" people={having("achieved")} />
      <Names title="Everything covered, waiting for decisions" people={having("covered")} />
      <Names title="One more unit would cover everything" people={having("one-unit")} />
      <Names
        title="Cannot claim this award today, but another award or a certificate for a unit"
        people={numbered.filter(({ learner }) => couldClaimOther(learner))}
      />
    </Part>
  );
}

interface Numbered {
  readonly learner: LearnerCheck;
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
  const names = people.map(({ learner, number }, index) => (
    <span key={number}>
      {index === 0 ? "" : ", "}
      <a href={`#learner-${number}`}>
        <bdi>{shownName(learner.name)}</bdi>
      </a>
    </span>
  ));
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
