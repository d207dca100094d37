import { cleanLine } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type FormEvent, useState } from "react";
import { useKept } from "../kept.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { focusFirstFault } from "../parts/first-fault.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import {
  type AuthorDraft,
  AuthorFields,
  type AuthorProblems,
  authorProblems,
} from "../people/AuthorFields.tsx";
import { useServices } from "../services.ts";

/** Changes the name that is signed with. What was signed before keeps the name it was signed with. */
export function AuthorPart() {
  const { store } = useServices();
  const { settings } = useKept();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<AuthorDraft>({ name: settings.author ?? "", trainee: settings.trainee });
  const [problems, setProblems] = useState<AuthorProblems | null>(null);
  const { saving, save, reset } = useSave();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const found = authorProblems(draft);
    setProblems(found);
    if (found !== null) {
      focusFirstFault(event.currentTarget);
      return;
    }
    const saved = await save(async () => {
      await store.changeSettings({ author: cleanLine(draft.name, 200), trainee: draft.trainee });
    });
    if (saved) announce("Saved on this device.");
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h2>You</h2>
      <AuthorFields
        draft={draft}
        problems={problems}
        onChange={(changed) => {
          setDraft(changed);
          reset();
        }}
      />
      <NotSaved saving={saving} />
      <button type="submit">Save</button>
      {saving.state === "saved" && <span className="said">Saved on this device.</span>}
    </form>
  );
}
