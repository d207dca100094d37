import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { type FormEvent, useState } from "react";
import { useKept } from "../kept.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { focusFirstFault } from "../parts/first-fault.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { emptyLearner, type LearnerProblems, readLearner } from "../people/learner-draft.ts";
import { LearnerFields } from "../people/LearnerFields.tsx";
import { useServices } from "../services.ts";

/** The learners of this device, and one more. */
export function LearnersPart() {
  const { store } = useServices();
  const { learners } = useKept();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(emptyLearner);
  const [problems, setProblems] = useState<LearnerProblems | null>(null);
  const { saving, save } = useSave();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const read = readLearner(draft, learners);
    setProblems(read.ok ? null : read.problems);
    if (!read.ok) {
      focusFirstFault(event.currentTarget);
      return;
    }
    const saved = await save(() => store.keepLearners([read.learner]));
    if (!saved) return;
    // The next learner is often registered for the same.
    setDraft({ ...emptyLearner, qualification: draft.qualification });
    announce(`${read.learner.name} is saved on this device.`);
  };

  return (
    <section aria-labelledby="learners-heading">
      <h2 id="learners-heading">Learners</h2>
      <ul className="plain">
        {learners.map(({ id, name, qualification, origin }) => (
          <li key={id}>
            <strong>{name}</strong>
            {id === name ? "" : ` (${id})`}
            <br />
            <span className="quiet">
              {findQualification(catalogue, qualification)?.title ?? qualification}
              {origin === "tracker" ? ", from the tracker" : ""}
            </span>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <h3>Add a learner</h3>
        <LearnerFields draft={draft} problems={problems} onChange={setDraft} />
        <NotSaved saving={saving} />
        <button type="submit">Add this learner</button>
      </form>
    </section>
  );
}
