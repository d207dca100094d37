import { cleanLine } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type FormEvent, type MouseEvent, useState } from "react";
import { useKept } from "../kept.ts";
import { focusFirstFault } from "../parts/first-fault.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import {
  type AuthorDraft,
  AuthorFields,
  type AuthorProblems,
  authorProblems,
} from "../people/AuthorFields.tsx";
import { emptyLearner, type LearnerProblems, readLearner } from "../people/learner-draft.ts";
import { LearnerFields } from "../people/LearnerFields.tsx";
import { Done } from "../parts/states.tsx";
import { useServices } from "../services.ts";

interface WelcomeScreenProps {
  /** The assessor's learners are in the centre's tracker: go on to connecting with it. */
  readonly onTracker: () => void;
}

/** The first minute: who works here, and with which learner. */
export function WelcomeScreen({ onTracker }: WelcomeScreenProps) {
  const { store } = useServices();
  const { settings, learners } = useKept();
  const [author, setAuthor] = useState<AuthorDraft>({
    name: settings.author ?? "",
    trainee: settings.trainee,
  });
  const [learner, setLearner] = useState(emptyLearner);
  const [ownProblems, setOwnProblems] = useState<AuthorProblems | null>(null);
  const [problems, setProblems] = useState<LearnerProblems | null>(null);
  const { saving, save } = useSave();

  const { tracker } = settings;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const own = authorProblems(author);
    const read = tracker === null ? readLearner(learner, learners) : null;
    setOwnProblems(own);
    setProblems(read === null || read.ok ? null : read.problems);
    if (own !== null || read?.ok === false) {
      focusFirstFault(event.currentTarget);
      return;
    }
    void save(async () => {
      await store.changeSettings({ author: cleanLine(author.name, 200), trainee: author.trainee });
      if (read?.ok === true) await store.keepLearners([read.learner]);
    });
  };

  const connect = (event: MouseEvent<HTMLButtonElement>): void => {
    const own = authorProblems(author);
    setOwnProblems(own);
    setProblems(null);
    if (own !== null) {
      const { form } = event.currentTarget;
      if (form !== null) focusFirstFault(form);
      return;
    }
    void save(async () => {
      await store.changeSettings({ author: cleanLine(author.name, 200), trainee: author.trainee });
    }).then((saved) => {
      if (saved) onTracker();
    });
  };

  return (
    <form noValidate onSubmit={submit}>
      <ScreenTitle>Welcome to Evidence Mapper</ScreenTitle>
      <p>
        Tag the e-mail or record on your screen to assessment criteria. It keeps <em>where</em> the evidence
        is, not what it says, and{" "}
        {tracker === null
          ? "everything stays on this device"
          : "what you record goes to your tracker, and nowhere else"}
        .
      </p>
      <h2>Who are you?</h2>
      <AuthorFields draft={author} problems={ownProblems} onChange={setAuthor} />
      {tracker === null ? (
        <>
          <h2>Your first learner</h2>
          <p className="hint">You can add more later, under Settings.</p>
          <LearnerFields draft={learner} problems={problems} onChange={setLearner} />
        </>
      ) : (
        <Connected title={tracker.title} count={learners.length} />
      )}
      <NotSaved saving={saving} />
      <button type="submit" className="main">
        Start
      </button>
      {tracker === null && (
        <p className="hint centred">
          Learners of a centre&apos;s tracker come from there:{" "}
          <button type="button" className="link" onClick={connect}>
            connect the tracker instead
          </button>
        </p>
      )}
    </form>
  );
}

function Connected({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <div role="status">
      <Done title={`Connected with “${title}”`}>
        <p>
          {count === 0
            ? "Its learners come in a moment."
            : `Its ${count === 1 ? "learner is" : `${count} learners are`} here.`}{" "}
          On the screen Tracker you can disconnect it.
        </p>
      </Done>
    </div>
  );
}
