import { type ReactNode, useState } from "react";
import { type LearnerView } from "../../device/learner-view.ts";
import { useChosenLearner, useLearnerView } from "../learner-view.ts";
import { useKept } from "../kept.ts";
import { Field } from "./Field.tsx";
import { Failed, Loading } from "./states.tsx";

interface OfLearnerProps {
  /** What the screen shows of the learner who is chosen. */
  readonly children: (view: LearnerView) => ReactNode;
}

/** A screen about one learner: who, and then what the screen shows of them. */
export function OfLearner({ children }: OfLearnerProps) {
  const { learners } = useKept();
  const [chosen, choose] = useChosenLearner();
  const current = learners.find(({ id }) => id === chosen) ?? learners[0];
  if (current === undefined) return null;
  return (
    <>
      <LearnerChooser current={current.id} onChoose={choose} />
      <Shown key={current.id} learner={current.id}>
        {children}
      </Shown>
    </>
  );
}

/** With more learners than can be looked through, a few letters of the name narrow the list. */
const many = 20;

function LearnerChooser({
  current,
  onChoose,
}: {
  readonly current: string;
  readonly onChoose: (learner: string) => void;
}) {
  const { learners } = useKept();
  const [part, setPart] = useState("");
  const wanted = part.trim().toLowerCase();
  const shown = learners.filter(
    ({ id, name }) => id === current || `${name} ${id}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      {learners.length > many && (
        <Field label="Find a learner" hint={`${shown.length} of ${learners.length} in the list below`}>
          {(control) => (
            <input
              {...control}
              type="search"
              autoComplete="off"
              value={part}
              onChange={({ target }) => setPart(target.value)}
            />
          )}
        </Field>
      )}
      <Field label="Learner">
        {(control) => (
          <select {...control} value={current} onChange={({ target }) => onChoose(target.value)}>
            {shown.slice(0, 500).map(({ id, name }) => (
              <option key={id} value={id}>
                {id === name ? name : `${name} (${id})`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function Shown({ learner, children }: OfLearnerProps & { readonly learner: string }) {
  const view = useLearnerView(learner);
  switch (view.state) {
    case "loading":
      return <Loading what="Reading what is kept of this learner." />;
    case "failed":
      return (
        <Failed title="What is kept of this learner could not be read">
          <p>Nothing was changed or lost.</p>
          <button type="button" onClick={view.again}>
            Try again
          </button>
        </Failed>
      );
    case "ready":
      return children(view.view);
  }
}
