import { cleanLine } from "@evidence-mapper/shared/evidence-log/clean-text";
import { useId } from "react";
import { Field } from "../parts/Field.tsx";

export interface AuthorDraft {
  readonly name: string;
  /** `null`: not said yet. */
  readonly trainee: boolean | null;
}

export interface AuthorProblems {
  readonly name: string | null;
  readonly trainee: string | null;
}

/** What is missing, or `null` when nothing is. */
export function authorProblems({ name, trainee }: AuthorDraft): AuthorProblems | null {
  const noName = cleanLine(name, 200) === "";
  if (!noName && trainee !== null) return null;
  return {
    name: noName ? "The name is missing. Type the name that you sign with." : null,
    trainee: trainee === null ? "Choose one of the two: it says whether your decisions stand alone." : null,
  };
}

interface AuthorFieldsProps {
  readonly draft: AuthorDraft;
  readonly problems: AuthorProblems | null;
  readonly onChange: (draft: AuthorDraft) => void;
}

/** Who works here: the name that is signed with, and whether somebody else countersigns. */
export function AuthorFields({ draft, problems, onChange }: AuthorFieldsProps) {
  const error = useId();
  const untold = problems?.trainee ?? null;
  const choices = [
    { trainee: false, label: "a qualified assessor" },
    { trainee: true, label: "a trainee assessor: your decisions wait for a countersignature" },
  ];
  return (
    <>
      <Field
        label="The name that you sign with"
        hint="It stands beside everything you save."
        error={problems?.name}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="name"
            maxLength={200}
            required
            value={draft.name}
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend>You are</legend>
        {choices.map(({ trainee, label }) => (
          <label key={label} className="choice">
            <input
              type="radio"
              name="trainee"
              required
              aria-describedby={untold === null ? undefined : error}
              aria-invalid={untold === null ? undefined : true}
              checked={draft.trainee === trainee}
              onChange={() => onChange({ ...draft, trainee })}
            />
            <span>{label}</span>
          </label>
        ))}
        {untold !== null && (
          <p className="error" id={error}>
            {untold}
          </p>
        )}
      </fieldset>
    </>
  );
}
