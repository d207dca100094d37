import { nextUnit } from "@evidence-mapper/shared/report/next-unit";
import { finishSentences } from "@evidence-mapper/shared/report/finish-sentences";
import { ruleLines } from "@evidence-mapper/shared/report/rule-lines";
import {
  barredSentence,
  claimSentences,
  coverageSentence,
  creditsSentence,
  criteriaCount,
  decisionsSentence,
  qualificationName,
  unitName,
} from "@evidence-mapper/shared/rules/sentences";
import { signOffSentences } from "@evidence-mapper/shared/sign-off/sign-off-sentences";
import { type LearnerView } from "../../device/learner-view.ts";
import { useGoTo } from "../navigation.ts";
import { OfLearner } from "../parts/OfLearner.tsx";
import { Problems } from "../parts/Problems.tsx";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { Warning } from "../parts/states.tsx";
import { UnitList } from "./UnitList.tsx";

/** Where a learner stands: what is decided, what is covered, what is missing and the shortest way to finish. */
export function LearnerScreen() {
  return (
    <>
      <ScreenTitle>Learner</ScreenTitle>
      <OfLearner>{(view) => <Standing view={view} />}</OfLearner>
    </>
  );
}

function Standing({ view }: { readonly view: LearnerView }) {
  const { qualification, check, answer, problems, log } = view;
  const goTo = useGoTo();
  if (qualification === null || check === null || answer === null) {
    return (
      <Warning title="The qualification is not in the catalogue">
        <p>
          “{view.learner.qualification}” is not a qualification that Evidence Mapper knows. What is tagged is
          kept. Choose another qualification in the settings to see where the learner stands.
        </p>
      </Warning>
    );
  }
  const { award, onCoverage } = check;
  if (award === null || onCoverage === null) return null;
  const next = nextUnit(check);
  return (
    <>
      <p className="quiet">{qualificationName(qualification)}</p>
      <section aria-labelledby="award-heading">
        <h2 id="award-heading">The award</h2>
        <p>
          <span className="badge decided">Decided</span> {decisionsSentence(award)} {creditsSentence(award)}
        </p>
        <p>
          <span className="badge covered">Covered</span> {coverageSentence(onCoverage, award)}
        </p>
        <details>
          <summary>Each rule</summary>
          <ul>
            {ruleLines(award, onCoverage).map(({ id, word, sentence }) => (
              <li key={id}>
                <strong>{word}.</strong> {sentence}
              </li>
            ))}
          </ul>
        </details>
      </section>
      {log.conflicts.length > 0 && (
        <Warning title="Entries contradict each other">
          <p>
            Until somebody settles them, they count for nothing. Open Decide to settle decisions, and Tagged
            to settle corrections.
          </p>
        </Warning>
      )}
      <Problems problems={problems} />
      <section aria-labelledby="next-heading">
        <h2 id="next-heading">What next</h2>
        {next !== null && (
          <p>
            Go on with <strong>{unitName(next.unit)}</strong>:{" "}
            {next.openCriteria === null
              ? "its criteria are not known."
              : next.openCriteria === 0
                ? "all covered, to be decided."
                : `${criteriaCount(next.openCriteria)} open.`}{" "}
            {next.openCriteria === 0 && (
              <button type="button" className="link" onClick={() => goTo("decide")}>
                Decide it
              </button>
            )}
          </p>
        )}
        <ul>
          {finishSentences(check).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="claim-heading">
        <h2 id="claim-heading">What could be claimed</h2>
        <ul>
          {claimSentences(check.claimable, qualification).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {check.signOff.length > 0 && (
          <>
            <h3>Before it is signed off</h3>
            <ul>
              {signOffSentences(check.signOff).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <UnitList check={check} answer={answer} />
      {answer.barred.length > 0 && (
        <details>
          <summary>Units that cannot count for this learner</summary>
          <ul>
            {answer.barred.map(({ unit, by, byMandatory, source }) => (
              <li key={unit.ref}>{barredSentence(unit, by, byMandatory, source)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
