import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { Field } from "../parts/Field.tsx";
import { type LearnerDraft, type LearnerProblems } from "./learner-draft.ts";

interface LearnerFieldsProps {
  readonly draft: LearnerDraft;
  readonly problems: LearnerProblems | null;
  readonly onChange: (draft: LearnerDraft) => void;
}

/** A learner typed in by hand. */
export function LearnerFields({ draft, problems, onChange }: LearnerFieldsProps) {
  return (
    <>
      <Field label="Learner's name" error={problems?.name}>
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            maxLength={200}
            required
            value={draft.name}
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <Field
        label="Your centre's id for the learner (if there is one)"
        hint="As it stands in your tracker."
        error={problems?.id}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            maxLength={200}
            value={draft.id}
            onChange={({ target }) => onChange({ ...draft, id: target.value })}
          />
        )}
      </Field>
      <Field label="Registered for" error={problems?.qualification}>
        {(control) => (
          <select
            {...control}
            required
            value={draft.qualification}
            onChange={({ target }) => onChange({ ...draft, qualification: target.value })}
          >
            <option value="">Choose a qualification</option>
            {catalogue.qualifications.map((qualification) => (
              <option key={qualification.id} value={qualification.id}>
                {qualificationName(qualification)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
