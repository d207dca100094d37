/** One learner's section of the page: the two verdicts, rules, bars, what is missing, ways to finish, claims. */
import { type ReactNode } from "react";
import { type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { type AwardFinding } from "@evidence-mapper/shared/rules/finding";
import {
  barredSentence,
  claimSentences,
  coverageSentence,
  creditsSentence,
  decisionsSentence,
  unitShortName,
} from "@evidence-mapper/shared/rules/sentences";
import { awardUnknown, ruleLines } from "@evidence-mapper/shared/report/rule-lines";
import { signOffSentences } from "@evidence-mapper/shared/sign-off/sign-off-sentences";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { finishSentences } from "@evidence-mapper/shared/report/finish-sentences";
import { groupSentence } from "@evidence-mapper/shared/report/group-sentence";
import { CreditBar } from "./html-group-bar.tsx";
import { Gaps } from "./html-gaps.tsx";
import { CellName, CoverageBadge, DecisionBadge, Told } from "./html-parts.tsx";
import { type LearnerAnswer } from "@evidence-mapper/shared/report/learner-answer";
import { plainText, shownName } from "@evidence-mapper/shared/report/plain-text";
import { ambiguityLines, surplusLines } from "@evidence-mapper/shared/report/surplus-lines";

/** `null` when the criteria in words stand in the list of units alone. */
export type WordsShown = { readonly wording: Wording } | null;

interface LearnerProps {
  readonly learner: LearnerCheck;
  readonly answer: LearnerAnswer;
  readonly qualification: Qualification | null;
  readonly number: number;
  readonly isOpen: boolean;
  readonly words: WordsShown;
  readonly unitNumbers: ReadonlyMap<string, number>;
}

export function LearnerSection(props: LearnerProps): ReactNode {
  const { learner, answer, qualification, number, isOpen } = props;
  const { award, onCoverage, claimable } = learner;
  return (
    <details className="learner" open={isOpen}>
      <LearnerHeading learner={learner} />
      <div id={`learner-${number}`}>
        {award === null || onCoverage === null ? (
          <p>{awardUnknown}</p>
        ) : (
          <Award learner={learner} award={award} onCoverage={onCoverage} isBrief={props.words === null} />
        )}
        <Missing {...props} />
        <Told title="How to finish" sentences={finishSentences(learner)} />
        <Told title="Decided, and not signed off" sentences={signOffSentences(learner.signOff)} />
        <Told title="What could be claimed today" sentences={claimSentences(claimable, qualification)} />
        <Told
          title="Begun, and cannot count"
          sentences={answer.barred
            .filter(({ isBegun }) => isBegun)
            .map(({ unit, by, byMandatory, source }) => barredSentence(unit, by, byMandatory, source))}
        />
        <Place learner={learner} />
      </div>
    </details>
  );
}

/** Somebody for whom nothing is recorded, when the same has been said of another learner. */
export function NotBegun({
  learner,
  number,
  same,
}: {
  readonly learner: LearnerCheck;
  readonly number: number;
  readonly same: { readonly name: string; readonly number: number };
}): ReactNode {
  return (
    <details className="learner">
      <LearnerHeading learner={learner} />
      <div id={`learner-${number}`}>
        <p>
          Nothing is recorded yet. The rules, what is missing and how to finish are the same as for{" "}
          <a href={`#learner-${same.number}`}>
            <bdi>{shownName(same.name)}</bdi>
          </a>
          .
        </p>
        <Place learner={learner} />
      </div>
    </details>
  );
}

function LearnerHeading({
  learner: { name, award, onCoverage },
}: {
  readonly learner: LearnerCheck;
}): ReactNode {
  return (
    <summary>
      <h3>
        <bdi>{shownName(name)}</bdi>
      </h3>
      {award === null || onCoverage === null ? (
        <span className="badge doubt">Cannot tell</span>
      ) : (
        <>
          <DecisionBadge verdict={award.verdict} />
          <CoverageBadge verdict={onCoverage.verdict} />
        </>
      )}
    </summary>
  );
}

function Place({ learner }: { readonly learner: LearnerCheck }): ReactNode {
  return (
    <p className="quiet small">
      In the tracker at <CellName where={plainText(learner.where, 80)} />
    </p>
  );
}

function Award({
  learner,
  award,
  onCoverage,
  isBrief,
}: {
  readonly learner: LearnerCheck;
  readonly award: AwardFinding;
  readonly onCoverage: AwardFinding;
  readonly isBrief: boolean;
}): ReactNode {
  const { qualification } = award;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>By decisions</dt>
          <dd>{decisionsSentence(award)}</dd>
        </div>
        <div>
          <dt>By coverage</dt>
          <dd>{coverageSentence(onCoverage, award)}</dd>
        </div>
        <div>
          <dt>Credits</dt>
          <dd>{creditsSentence(award)}</dd>
        </div>
      </dl>
      <h4>Rules of combination</h4>
      <ul className="rules">
        {ruleLines(award, onCoverage).map(({ id, verdict, word, sentence }) => (
          <li key={id} className={verdict}>
            <i>{word}: </i>
            {sentence}
          </li>
        ))}
      </ul>
      <h4>Credits by group</h4>
      <ul className="bars">
        {award.creditsCounted === null ? null : (
          <li>
            <CreditBar
              decided={award.creditsCounted}
              covered={onCoverage.creditsCounted ?? award.creditsCounted}
              minimum={qualification.minimumCredits}
              maximum={null}
              available={null}
            />
            <p>
              {groupSentence({
                id: "",
                title: "All groups together",
                decided: award.creditsCounted,
                covered: onCoverage.creditsCounted,
                minimum: qualification.minimumCredits,
                maximum: null,
                available: null,
              })}
            </p>
          </li>
        )}
        {learner.groups.map((group) => (
          <li key={group.id}>
            {group.decided === null ? null : (
              <CreditBar
                decided={group.decided}
                covered={group.covered ?? group.decided}
                minimum={group.minimum}
                maximum={group.maximum}
                available={group.available}
              />
            )}
            <p>{groupSentence(group)}</p>
          </li>
        ))}
      </ul>
      <Told
        title="Units that do not count"
        sentences={[
          ...surplusLines(award, onCoverage),
          ...(isBrief ? [] : ambiguityLines(award, onCoverage)),
        ]}
      />
    </>
  );
}

function Missing({ answer, words, unitNumbers }: LearnerProps): ReactNode {
  const { begun, untouched, barred } = answer;
  // Without the words, the units of a way to finish are named in full under "How to finish".
  const needed = words === null ? answer.needed.filter(({ isMandatory }) => isMandatory) : answer.needed;
  const notOffered = barred.filter(({ isBegun }) => !isBegun);
  const isNothing = begun.length + needed.length + untouched.length + notOffered.length === 0;
  if (isNothing) return null;
  return (
    <>
      <h4>What is missing</h4>
      {begun.length === 0 ? null : (
        <>
          <p>Begun and not decided in full:</p>
          <Gaps gaps={begun} words={words} unitNumbers={unitNumbers} />
        </>
      )}
      {needed.length === 0 ? null : (
        <>
          <p>
            {words === null
              ? "Not begun and mandatory:"
              : "Not begun, and mandatory or part of a way to finish:"}
          </p>
          <Gaps gaps={needed} words={null} unitNumbers={unitNumbers} />
        </>
      )}
      {untouched.length === 0 ? null : (
        <p className="quiet small">
          Nothing is recorded for {untouched.length} other {untouched.length === 1 ? "unit" : "units"}:{" "}
          {names(untouched)}.
        </p>
      )}
      {notOffered.length === 0 ? null : (
        <p className="quiet small">
          Not offered, because each is barred by a unit that counts or is mandatory:{" "}
          {names(notOffered.map(({ unit }) => unit))}.
        </p>
      )}
    </>
  );
}

function names(units: readonly Unit[]): string {
  return units.map(unitShortName).join(", ");
}
