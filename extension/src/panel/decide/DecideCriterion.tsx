import { type Unit, type UnitCriterion } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CriterionCoverage } from "@evidence-mapper/shared/coverage/criterion-coverage";
import { type LoggedDecision } from "@evidence-mapper/shared/evidence-log/state";
import { stateSentence, stillNeeded } from "@evidence-mapper/shared/report/criterion-sentences";
import { criterionWords } from "@evidence-mapper/shared/report/criterion-words";
import { type LearnerView } from "../../device/learner-view.ts";
import { dayWords } from "../parts/day-words.ts";
import { Field } from "../parts/Field.tsx";
import { StateBadge } from "../parts/StateBadge.tsx";
import { Countersign } from "./Countersign.tsx";
import { standingDecisions } from "./standing-decisions.ts";

export interface Choice {
  /** `null`: nothing is decided now. */
  readonly verdict: "met" | "not-yet" | null;
  readonly comment: string;
}

export const undecided: Choice = { verdict: null, comment: "" };

const verdicts = [
  ["met", "Met"],
  ["not-yet", "Not yet"],
  [null, "Leave as it is"],
] as const;

interface DecideCriterionProps {
  readonly unit: Unit;
  /** `null`: the whole unit. */
  readonly criterion: UnitCriterion | null;
  readonly coverage: CriterionCoverage | null;
  readonly view: LearnerView;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

export function DecideCriterion(props: DecideCriterionProps) {
  const { unit, criterion, coverage, view, choice, onChoose } = props;
  const name = `decision ${unit.ref} ${criterion?.number ?? "unit"}`;
  const decisions = standingDecisions(view, unit.ref, criterion?.number ?? null);
  return (
    <fieldset>
      <legend>
        {criterion === null
          ? "The whole unit"
          : `${criterion.number} ${criterionWords(unit, criterion, null)}`}
      </legend>
      {coverage !== null && criterion !== null && (
        <p className="small">
          <StateBadge state={coverage.state} />{" "}
          <span className="quiet">
            {[stateSentence(coverage), ...stillNeeded(criterion, coverage)].join(" ")}
          </span>
        </p>
      )}
      {decisions.map((decision) => (
        <Standing key={decision.event} decision={decision} view={view} />
      ))}
      <div className="row">
        {verdicts.map(([verdict, words]) => (
          <label key={words} className="choice">
            <input
              type="radio"
              name={name}
              checked={choice.verdict === verdict}
              onChange={() => onChoose({ ...choice, verdict })}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {choice.verdict !== null && (
        <Field
          label="Comment"
          hint={choice.verdict === "met" ? "May be empty" : "What the learner still has to show"}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              value={choice.comment}
              onChange={({ target }) => onChoose({ ...choice, comment: target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}

interface StandingProps {
  readonly decision: LoggedDecision;
  readonly view: LearnerView;
}

/** One decision that stands: whose, when, with which comment, and whether it waits for a countersignature. */
function Standing({ decision, view }: StandingProps) {
  const { verdict, by, on, note, disputed, trainee } = decision;
  return (
    <div className="small">
      <p>
        {verdict === "met" ? "Met" : "Not yet"}, decided by {by}
        {trainee === true ? " (trainee)" : ""}
        {on === null ? "" : ` on ${dayWords(on)}`}.{note === null ? "" : ` “${note}”`}
        {disputed ? " Another decision says otherwise: decide again to settle it." : ""}
      </p>
      <Countersign decision={decision} view={view} />
    </div>
  );
}
