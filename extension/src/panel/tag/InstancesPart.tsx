import { cleanLine } from "@evidence-mapper/shared/evidence-log/clean-text";
import { useState } from "react";
import { Field } from "../parts/Field.tsx";
import { type ChosenInstance } from "./capture.ts";

interface InstancesPartProps {
  readonly instances: readonly ChosenInstance[];
  /** Labels that the learner's other evidence uses. */
  readonly known: readonly string[];
  /** Did an assessor or a witness see it, by the method? */
  readonly observed: boolean;
  readonly onChange: (instances: readonly ChosenInstance[]) => void;
}

/** Which customers or occasions the item shows, by labels and not by names. */
export function InstancesPart({ instances, known, observed, onChange }: InstancesPartProps) {
  const [text, setText] = useState("");
  const name = cleanLine(text.replace(/[;()]/g, " "), 60);
  const twice = instances.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const add = (): void => {
    if (name === "" || twice) return;
    onChange([...instances, { name, observed }]);
    setText("");
  };
  return (
    <>
      <Field
        label="Customers or occasions it shows"
        hint="A label for each, never a name: Customer A. The same label later means the same customer."
        error={twice ? `${name} is in the list already.` : null}
      >
        {(control) => (
          <div className="row tight">
            <input
              {...control}
              type="text"
              autoComplete="off"
              maxLength={60}
              list="known-instances"
              placeholder={nextLabel(instances, known)}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" onClick={add}>
              Add
            </button>
          </div>
        )}
      </Field>
      <datalist id="known-instances">
        {known.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {instances.length > 0 && (
        <ul className="chips" aria-label="Customers or occasions">
          {instances.map((instance) => (
            <li key={instance.name}>
              <div>{instance.name}</div>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={instance.observed}
                  onChange={({ target }) =>
                    onChange(
                      instances.map((one) =>
                        one.name === instance.name ? { ...one, observed: target.checked } : one,
                      ),
                    )
                  }
                />
                <span>
                  observed<span className="unseen"> with {instance.name}</span>
                </span>
              </label>
              <button
                type="button"
                className="quiet-button"
                aria-label={`Take out ${instance.name}`}
                onClick={() => onChange(instances.filter((one) => one.name !== instance.name))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The first label of its kind that is free. */
function nextLabel(instances: readonly ChosenInstance[], known: readonly string[]): string {
  const used = new Set([...instances.map(({ name }) => name), ...known]);
  const free = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((letter) => !used.has(`Customer ${letter}`));
  return `Customer ${free ?? "A"}`;
}
