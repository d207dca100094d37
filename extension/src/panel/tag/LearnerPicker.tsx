import { type Ref, useState } from "react";
import { type KeptLearner } from "../../store/store.ts";
import { Chips } from "../parts/Chips.tsx";
import { Combobox } from "../parts/Combobox.tsx";
import { Field } from "../parts/Field.tsx";
import { findLearners } from "./find-learners.ts";

interface LearnerPickerProps {
  readonly learners: readonly KeptLearner[];
  readonly chosen: readonly string[];
  /** The awarding body's own word, with a capital. */
  readonly word: string;
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
  /** A learner was chosen: the next thing is the criterion. */
  readonly onChosen: () => void;
  readonly input: Ref<HTMLInputElement>;
}

/** Whose evidence it is: one learner, or several who share it. */
export function LearnerPicker({
  learners,
  chosen,
  word,
  error,
  onChange,
  onChosen,
  input,
}: LearnerPickerProps) {
  const [text, setText] = useState("");
  const found = findLearners(
    learners.filter(({ id }) => !chosen.includes(id)),
    text,
  );
  return (
    <>
      <Field label={word} error={error}>
        {(control) => (
          <Combobox
            control={control}
            input={input}
            text={text}
            onType={setText}
            placeholder={chosen.length === 0 ? "A few letters of the name" : "Another, if they share it"}
            options={found.map(({ id, name }) => ({
              id,
              name: id === name ? name : `${name}, ${id}`,
              content: (
                <>
                  <strong>{name}</strong>
                  {id !== name && <span className="quiet"> {id}</span>}
                </>
              ),
            }))}
            onChoose={(id) => {
              setText("");
              onChange([...chosen, id]);
              onChosen();
            }}
            onTakeBack={() => onChange(chosen.slice(0, -1))}
            nothing="Nobody on this device is called so. Add learners under Settings."
          />
        )}
      </Field>
      <Chips
        label={`${word}: chosen`}
        chips={chosen.map((id) => {
          const name = learners.find((one) => one.id === id)?.name ?? id;
          return { id, name, content: <strong>{name}</strong> };
        })}
        onRemove={(id) => onChange(chosen.filter((one) => one !== id))}
      />
    </>
  );
}
