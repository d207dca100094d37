import { type EvidenceContent } from "@evidence-mapper/shared/evidence-log/event";
import { type ReactNode } from "react";
import { maskedSentence, refusedSentence } from "../../guard/guard-sentences.ts";
import { type Finding } from "../../guard/finding.ts";
import { Field } from "../parts/Field.tsx";
import { Failed } from "../parts/states.tsx";
import { type CaptureProblems, type ItemFields, type Source } from "./capture.ts";
import { type Prepared } from "./prepare.ts";
import { Masked } from "./Masked.tsx";

interface ItemPartProps {
  readonly source: Source;
  readonly item: ItemFields;
  readonly prepared: Prepared;
  readonly problems: CaptureProblems | null;
  readonly onEdit: (fields: Partial<ItemFields>) => void;
  readonly children?: ReactNode;
}

/** What will be kept of the item, word for word; a note is typed here, and what a page tells can be put right. */
export function ItemPart({ source, item, prepared, problems, onEdit, children }: ItemPartProps) {
  const fields = <ItemTexts source={source} item={item} problems={problems} onEdit={onEdit} />;
  return (
    <section aria-label="What will be kept">
      {source === "note" ? fields : <Kept content={prepared.content} />}
      {children}
      <GuardAnswer prepared={prepared} />
      {source !== "note" && (
        <details open={problems?.title !== undefined || undefined}>
          <summary>Put the title or place right</summary>
          {fields}
        </details>
      )}
    </section>
  );
}

function Kept({ content }: { readonly content: EvidenceContent | null }) {
  if (content === null) return null;
  const { title, system, location, identity, language } = content;
  return (
    <dl className="kept">
      <div>
        <dt>Title</dt>
        <dd>{title === "" ? "(no title)" : <Masked text={title} />}</dd>
      </div>
      {system !== null && (
        <div>
          <dt>System</dt>
          <dd>
            <Masked text={system} />
          </dd>
        </div>
      )}
      {location !== null && (
        <div>
          <dt>Stays at</dt>
          <dd>
            <Masked text={location} />
          </dd>
        </div>
      )}
      {identity !== null && identity !== location && (
        <div>
          <dt>Its id there</dt>
          <dd>
            <Masked text={identity} />
          </dd>
        </div>
      )}
      {language !== null && (
        <div>
          <dt>Language</dt>
          <dd>{language}</dd>
        </div>
      )}
    </dl>
  );
}

function GuardAnswer({ prepared }: { readonly prepared: Prepared }) {
  switch (prepared.state) {
    case "allowed":
      return <Findings findings={prepared.findings} />;
    case "refused":
      return (
        <Failed title="This cannot be kept">
          <p>{refusedSentence(prepared.findings)}</p>
        </Failed>
      );
    case "unfinished":
      return (
        <Failed title="This cannot be kept">
          <p>{prepared.reason}</p>
        </Failed>
      );
  }
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const sentence = maskedSentence(findings);
  return sentence === "" ? null : <p className="hint">{sentence}</p>;
}

const places = ["Telephone", "Face to face", "Paper file", "Meeting"];

function ItemTexts({
  source,
  item,
  problems,
  onEdit,
}: Pick<ItemPartProps, "source" | "item" | "problems" | "onEdit">) {
  const isNote = source === "note";
  return (
    <>
      <Field
        label={isNote ? "What was it?" : "Title"}
        hint={isNote ? "In a few words, without names of customers or confidential details." : undefined}
        error={problems?.title}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            maxLength={300}
            value={item.title}
            onChange={({ target }) => onEdit({ title: target.value })}
          />
        )}
      </Field>
      <Field label={isNote ? "How was it seen or heard?" : "System"}>
        {(control) => (
          <>
            <input
              {...control}
              type="text"
              autoComplete="off"
              maxLength={100}
              list={isNote ? "places" : undefined}
              value={item.system}
              onChange={({ target }) => onEdit({ system: target.value })}
            />
            {isNote && (
              <datalist id="places">
                {places.map((place) => (
                  <option key={place} value={place} />
                ))}
              </datalist>
            )}
          </>
        )}
      </Field>
      <Field label={isNote ? "Where does a record of it stay? (if there is one)" : "Where it stays"}>
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            maxLength={2000}
            value={item.location}
            onChange={({ target }) => onEdit({ location: target.value })}
          />
        )}
      </Field>
    </>
  );
}
