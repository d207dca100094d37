import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { type FormEvent, useState } from "react";
import { type ExportForm, exportForms, exportText } from "../../exchange/export-text.ts";
import { useKept } from "../kept.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { Field } from "../parts/Field.tsx";
import { Failed } from "../parts/states.tsx";
import { useServices } from "../services.ts";
import { saveAsFile } from "./save-as-file.ts";

const forms: readonly ExportForm[] = ["csv", "json", "annotations"];

/** Saves a copy of everything, or of one learner, as a file. */
export function ExportPart() {
  const { store, today } = useServices();
  const { learners } = useKept();
  const announce = useAnnounce();
  const [form, setForm] = useState<ExportForm>("csv");
  const [learner, setLearner] = useState("");
  const [failed, setFailed] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    try {
      const text = await exportText(store, catalogue, form, learner === "" ? null : learner);
      const { ending, type } = exportForms[form];
      saveAsFile(text, `evidence-mapper-${today()}.${ending}`, type);
      setFailed(false);
      announce("The file is among your downloads.");
    } catch {
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h2>Export</h2>
      <fieldset>
        <legend>Form</legend>
        {forms.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="export-form" checked={form === one} onChange={() => setForm(one)} />
            <span>{exportForms[one].words}</span>
          </label>
        ))}
      </fieldset>
      <Field label="Whose">
        {(control) => (
          <select {...control} value={learner} onChange={({ target }) => setLearner(target.value)}>
            <option value="">Everybody's</option>
            {learners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {failed && (
        <Failed title="Not exported">
          <p>What is kept could not be read just now. Nothing was changed. Try again.</p>
        </Failed>
      )}
      <button type="submit">Export</button>
    </form>
  );
}
