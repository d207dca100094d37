import { type ReadExport } from "@evidence-mapper/shared/exchange/export-file";
import { readExport } from "@evidence-mapper/shared/exchange/read-export";
import { useState } from "react";
import { type FileTaken, takeInFile } from "../../exchange/take-in-file.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { Field } from "../parts/Field.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { Done, Warning } from "../parts/states.tsx";
import { useServices } from "../services.ts";

/** Larger files than any export of thousands of learners are something else. */
const mostBytes = 256 * 1024 * 1024;

/** Takes in an export of this or another device: first shown, then taken. */
export function ImportPart() {
  const { store } = useServices();
  const announce = useAnnounce();
  const { saving, save, reset } = useSave();
  const [read, setRead] = useState<ReadExport | null>(null);
  const [taken, setTaken] = useState<FileTaken | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const look = async (file: File | undefined): Promise<void> => {
    setRead(null);
    setTaken(null);
    setFault(null);
    reset();
    if (file === undefined) return;
    if (file.size > mostBytes) {
      setFault("The file is larger than any export. Choose a file that “Export” made.");
      return;
    }
    try {
      setRead(readExport(await file.text()));
    } catch {
      setFault("The file could not be read. Close it in other programs, and choose it again.");
    }
  };
  const take = async (): Promise<void> => {
    if (read === null) return;
    const kept = await save(async () => setTaken(await takeInFile(store, read)));
    if (!kept) return;
    setRead(null);
    announce("The file was taken in.");
  };
  return (
    <section aria-labelledby="import-heading">
      <h2 id="import-heading">Import</h2>
      <Field
        label="A file that Export made"
        hint="Nothing that is kept is changed, and nothing is taken twice."
        error={fault}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.json,.jsonld"
            onChange={({ target }) => void look(target.files?.[0])}
          />
        )}
      </Field>
      {read !== null && (
        <>
          <p>
            The file holds {read.events.length === 1 ? "1 entry" : `${read.events.length} entries`} and names{" "}
            {read.learners.length === 1 ? "1 learner" : `${read.learners.length} learners`}.
          </p>
          <Listed problems={read.problems} title="This cannot be taken" />
          {read.events.length + read.learners.length > 0 && (
            <button type="button" onClick={() => void take()}>
              Take it in
            </button>
          )}
        </>
      )}
      <NotSaved saving={saving} />
      {taken !== null && (
        <>
          <Done title="Taken in">
            <p>
              {taken.fresh} new, {taken.known} known already, {taken.learners}{" "}
              {taken.learners === 1 ? "learner" : "learners"} added.
            </p>
          </Done>
          <Listed problems={taken.masked} title="Taken in with masks" />
          <Listed problems={taken.problems} title="Not taken" />
        </>
      )}
    </section>
  );
}

const mostShown = 100;

function Listed({ problems, title }: { readonly problems: ReadExport["problems"]; readonly title: string }) {
  if (problems.length === 0) return null;
  return (
    <Warning title={`${title}: ${problems.length}`}>
      <ul>
        {problems.slice(0, mostShown).map(({ code, where, found, advice }, index) => (
          <li key={`${code} ${where} ${index}`}>
            {where === "" ? "" : <strong>{where}: </strong>}
            {found} {advice}
          </li>
        ))}
      </ul>
      {problems.length > mostShown && <p>and {problems.length - mostShown} more.</p>}
    </Warning>
  );
}
