import { cleanText } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type FormEvent, useState } from "react";
import { Field } from "../parts/Field.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useRecord } from "../record.ts";

interface TakeBackProps {
  readonly what: "captured" | "tagged";
  /** The event that is taken back. */
  readonly changes: string;
  readonly learner: string;
  readonly label: string;
}

/** Takes an entry back, with a reason. The entry and the reason stay on record. */
export function TakeBack({ what, changes, learner, label }: TakeBackProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { saving, record } = useRecord();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const note = cleanText(reason, 5_000);
    setMissing(note === "");
    if (note === "") return;
    await record([{ kind: "withdrawn", learner, changes, what, note }], "Taken back.");
  };
  return (
    <details>
      <summary>{label}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label="Why"
          hint="It no longer counts. The entry and your reason stay on record for a verifier."
          error={missing ? "Type a reason, so that a verifier understands it." : null}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <NotSaved saving={saving} />
        <button type="submit">{label}</button>
      </form>
    </details>
  );
}
