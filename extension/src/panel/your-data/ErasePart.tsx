import { useState } from "react";
import { useChosenLearner } from "../learner-view.ts";
import { useKept } from "../kept.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { Field } from "../parts/Field.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { Warning } from "../parts/states.tsx";
import { useServices } from "../services.ts";

/** Erases one learner, or everything: asked twice, because nothing brings it back. */
export function ErasePart() {
  const { store, browser } = useServices();
  const { learners } = useKept();
  const [, choose] = useChosenLearner();
  const announce = useAnnounce();
  const [learner, setLearner] = useState("");
  const name = learners.find(({ id }) => id === learner)?.name;
  return (
    <section aria-labelledby="erase-heading">
      <h2 id="erase-heading">Erase</h2>
      <p className="quiet">
        What the tracker holds stays in the tracker. If a learner is to go everywhere, delete their rows in
        the tracker first; otherwise they come back when the tracker is read again.
      </p>
      <Field label="Learner to erase">
        {(control) => (
          <select {...control} value={learner} onChange={({ target }) => setLearner(target.value)}>
            <option value="">Choose a learner</option>
            {learners.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {name !== undefined && (
        <AskTwice
          key={learner}
          button={`Erase ${name}`}
          warning={`Everything about ${name} is erased from this device, also what the tracker does not have yet.`}
          erase={async () => {
            const last = await browser.lastLearners();
            await browser.rememberLearners(last.filter((id) => id !== learner));
            await store.eraseLearner(learner);
            choose(null);
            setLearner("");
            announce(`${name} is erased from this device.`);
          }}
        />
      )}
      <AskTwice
        button="Erase everything"
        warning="All learners, entries and settings are erased from this device, also what the tracker does not have yet. Export first what you want to keep."
        erase={async () => {
          await browser.forgetSession();
          await store.eraseAll();
          // Otherwise the tracker that opened this browser would bring everything back at once.
          if (browser.trackerHere() !== null) await store.changeSettings({ apart: true });
          choose(null);
          announce("Everything is erased from this device.");
        }}
      />
    </section>
  );
}

interface AskTwiceProps {
  readonly button: string;
  readonly warning: string;
  readonly erase: () => Promise<void>;
}

function AskTwice({ button, warning, erase }: AskTwiceProps) {
  const [asked, setAsked] = useState(false);
  const { saving, save } = useSave();
  if (!asked) {
    return (
      <p>
        <button type="button" onClick={() => setAsked(true)}>
          {button}…
        </button>
      </p>
    );
  }
  return (
    <Warning title={`${button}?`}>
      <p>{warning} Nothing brings it back.</p>
      <NotSaved saving={saving} />
      <div className="row">
        <button type="button" onClick={() => void save(erase)}>
          {button} for good
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          Keep it
        </button>
      </div>
    </Warning>
  );
}
