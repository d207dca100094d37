import { cleanLine, cleanText } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type EvidenceContent, methodOf, settings } from "@evidence-mapper/shared/evidence-log/event";
import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { type FormEvent, useState } from "react";
import { type LearnerView } from "../../device/learner-view.ts";
import { standingCorrections } from "../../device/standing-corrections.ts";
import { Field } from "../parts/Field.tsx";
import { focusFirstFault } from "../parts/first-fault.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useRecord } from "../record.ts";

interface CorrectFormProps {
  readonly item: LoggedItem;
  readonly view: LearnerView;
}

interface Draft {
  readonly title: string;
  readonly label: string;
  readonly location: string;
  readonly seenOn: string;
  readonly method: string;
  readonly setting: EvidenceContent["setting"];
  readonly witness: string;
  readonly role: string;
  readonly keepQuote: boolean;
  readonly note: string;
}

/** Puts an item right by an entry of its own; what it said before stays on record. */
export function CorrectForm({ item, view }: CorrectFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(item));
  const [missing, setMissing] = useState(false);
  const { saving, record } = useRecord();
  const text = (
    key: "title" | "label" | "location" | "method" | "witness" | "role" | "note",
    label: string,
    hint?: string,
  ) => (
    <Field
      label={label}
      hint={hint}
      error={key === "title" && missing ? "The title is missing. Type what the item is." : null}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          value={draft[key]}
          onChange={({ target }) => setDraft({ ...draft, [key]: target.value })}
        />
      )}
    </Field>
  );
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const evidence = evidenceOf(draft, item);
    setMissing(evidence.title === "");
    if (evidence.title === "") {
      focusFirstFault(event.currentTarget);
      return;
    }
    await record(
      [
        {
          kind: "corrected",
          learner: view.learner.id,
          changes: item.event,
          content: { what: "captured", evidence },
          settles: standingCorrections(view, item.event),
          note: cleanText(draft.note, 5_000) || null,
        },
      ],
      "Put right. What it said before stays on record.",
    );
  };
  return (
    <details>
      <summary>Put it right</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {text("title", "Title")}
        {text("label", "Your centre's reference", "Such as E4; may be empty")}
        {text("location", "Stays at")}
        <Field label="Seen on">
          {(control) => (
            <input
              {...control}
              type="date"
              value={draft.seenOn}
              onChange={({ target }) => setDraft({ ...draft, seenOn: target.value })}
            />
          )}
        </Field>
        {text("method", "Method", "Such as work product, observation, witness testimony")}
        <Field label="Setting">
          {(control) => (
            <select
              {...control}
              value={draft.setting ?? ""}
              onChange={({ target }) =>
                setDraft({ ...draft, setting: settings.find((one) => one === target.value) ?? null })
              }
            >
              <option value="">Not recorded</option>
              {settings.map((setting) => (
                <option key={setting} value={setting}>
                  {setting.replaceAll("-", " ")}
                </option>
              ))}
            </select>
          )}
        </Field>
        {text("witness", "Witness")}
        {text("role", "Witness's role")}
        {item.quote !== null && (
          <label className="choice">
            <input
              type="checkbox"
              checked={draft.keepQuote}
              onChange={({ target }) => setDraft({ ...draft, keepQuote: target.checked })}
            />
            <span>Go on keeping the words “{item.quote.exact}”</span>
          </label>
        )}
        {text("note", "Why it is put right", "May be empty")}
        <NotSaved saving={saving} />
        <button type="submit">Save the correction</button>
      </form>
    </details>
  );
}

function draftOf(item: LoggedItem): Draft {
  return {
    title: item.title,
    label: item.label ?? "",
    location: item.location ?? "",
    seenOn: item.seenOn ?? "",
    method: item.method?.replaceAll("-", " ") ?? "",
    setting: item.setting,
    witness: item.witness?.name ?? "",
    role: item.witness?.role ?? "",
    keepQuote: item.quote !== null,
    note: "",
  };
}

function evidenceOf(
  draft: Draft,
  { system, identity, quote, language, adviser, method }: LoggedItem,
): EvidenceContent {
  const said = cleanLine(draft.method, 60);
  const name = cleanLine(draft.witness, 200);
  return {
    label: cleanLine(draft.label, 40) || null,
    title: cleanLine(draft.title, 300),
    system,
    location: cleanText(draft.location, 2_000) || null,
    identity,
    seenOn: draft.seenOn || null,
    // A centre's own method with hyphens stays as it was written.
    method: said === (method?.replaceAll("-", " ") ?? "") ? method : said === "" ? null : methodOf(said),
    setting: draft.setting,
    witness: name === "" ? null : { name, role: cleanLine(draft.role, 200) || null },
    quote: draft.keepQuote ? quote : null,
    language,
    adviser,
  };
}
