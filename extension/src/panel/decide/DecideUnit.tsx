import { cleanText } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { criteriaCount } from "@evidence-mapper/shared/rules/sentences";
import { type FormEvent, useState } from "react";
import { type LearnerView } from "../../device/learner-view.ts";
import { useKept } from "../kept.ts";
import { Field } from "../parts/Field.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { Warning } from "../parts/states.tsx";
import { useRecord } from "../record.ts";
import { useServices } from "../services.ts";
import { type Choice, DecideCriterion, undecided } from "./DecideCriterion.tsx";
import { standingDecisions } from "./standing-decisions.ts";

interface DecideUnitProps {
  readonly coverage: UnitCoverage;
  readonly view: LearnerView;
  /** The first choice was made. */
  readonly onBegin: () => void;
}

/** The decisions about one unit's criteria: as many as the assessor makes, kept together. */
export function DecideUnit({ coverage: { unit, criteria }, view, onBegin }: DecideUnitProps) {
  const { today } = useServices();
  const { settings } = useKept();
  const { saving, record, reset } = useRecord();
  const [choices, setChoices] = useState<ReadonlyMap<string | null, Choice>>(new Map());
  const [on, setOn] = useState(today);
  const [fault, setFault] = useState<string | null>(null);
  // A unit whose criteria are not printed is decided as a whole.
  const numbers = unit.criteria.length === 0 ? [null] : unit.criteria.map(({ number }) => number);
  const made = numbers.flatMap((criterion) => {
    const choice = choices.get(criterion);
    return choice === undefined || choice.verdict === null
      ? []
      : [{ criterion, ...choice, verdict: choice.verdict }];
  });

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const wrong =
      made.length === 0
        ? "Choose met or not yet for at least one criterion."
        : on === ""
          ? "Choose the day of the decision."
          : on > today()
            ? "The day of the decision is in the future. Choose the day on which you decided."
            : null;
    setFault(wrong);
    if (wrong !== null) return;
    const saved = await record(
      made.map(({ criterion, verdict, comment }) => ({
        kind: "decided",
        learner: view.learner.id,
        unit: unit.ref,
        criterion,
        verdict,
        on,
        trainee: settings.trainee,
        settles: standingDecisions(view, unit.ref, criterion).map((one) => one.event),
        note: cleanText(comment, 5_000) || null,
      })),
      `${criteriaCount(made.length)} decided.`,
    );
    if (saved) setChoices(new Map());
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h2>Decisions</h2>
      {settings.trainee === true && (
        <Warning title="You are working towards your assessor's qualification">
          <p>Each of your decisions waits for a qualified assessor's countersignature.</p>
        </Warning>
      )}
      {numbers.map((number, index) => (
        <DecideCriterion
          key={number}
          unit={unit}
          criterion={unit.criteria[index] ?? null}
          coverage={criteria[index] ?? null}
          view={view}
          choice={choices.get(number) ?? undecided}
          onChoose={(choice) => {
            onBegin();
            setChoices(new Map([...choices, [number, choice]]));
            setFault(null);
            reset();
          }}
        />
      ))}
      <Field label="Decided on" error={fault}>
        {(control) => (
          <input {...control} type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        )}
      </Field>
      <NotSaved saving={saving} />
      <button type="submit" className="main">
        {made.length === 0
          ? "Save decisions"
          : `Save ${made.length === 1 ? "1 decision" : `${made.length} decisions`}`}
      </button>
      {saving.state === "saved" && <p className="said">Saved on this device.</p>}
    </form>
  );
}
