import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { type FormEvent, useState } from "react";
import { type Connected } from "../../sync/connect.ts";
import { readGoogleLink, readLocalLink } from "../../sync/tracker-link.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { Field } from "../parts/Field.tsx";
import { Done, Failed } from "../parts/states.tsx";
import { useServices } from "../services.ts";
import { SignInButton } from "./SignInButton.tsx";
import { troubleWords } from "./sync-words.ts";

type Way = "link" | "new" | "local";
const ways: readonly (readonly [Way, string])[] = [
  ["link", "The centre has a tracker in Google Sheets"],
  ["new", "Make a new tracker in Google Sheets"],
  ["local", "A tracker on this machine, without a Google account"],
];

/** Chooses or makes a tracker, in one of three ways. */
export function ConnectPart() {
  const { sync } = useServices();
  const [way, setWay] = useState<Way>(sync.canUseGoogle ? "link" : "local");
  return (
    <>
      <fieldset>
        <legend>Which tracker?</legend>
        {ways.map(([id, words]) => (
          <label className="choice" key={id}>
            <input type="radio" name="way" checked={way === id} onChange={() => setWay(id)} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      {way === "local" ? <LocalForm /> : sync.canUseGoogle ? <GoogleForm way={way} /> : <NoGoogle />}
    </>
  );
}

function NoGoogle() {
  return (
    <Failed title="This copy of Evidence Mapper cannot sign in with Google">
      <p>
        It was installed without the centre&apos;s Google id. Ask whoever looks after your computers for a
        copy that has it; a page of the documentation leads them through it. A tracker on this machine works
        without.
      </p>
    </Failed>
  );
}

function GoogleForm({ way }: { readonly way: "link" | "new" }) {
  const { sync } = useServices();
  const [signedIn, setSignedIn] = useState(sync.isSignedIn);
  const [link, setLink] = useState("");
  const [title, setTitle] = useState("");
  const [qualification, setQualification] = useState("");
  const [error, setError] = useState<string | null>(null);
  const { outcome, connect, busy } = useConnecting();
  if (!signedIn)
    return (
      <>
        <p className="hint">
          Evidence Mapper sees only trackers that it made or that you open with it, nothing else of your
          Drive.
        </p>
        <SignInButton then={() => setSignedIn(true)} />
      </>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    if (way === "new") {
      if (title.trim() === "" || qualification === "") {
        setError("Give the tracker a name and choose its qualification.");
        return;
      }
      void connect(() => sync.create(title.trim(), qualification));
      return;
    }
    const place = readGoogleLink(link);
    if (place === null)
      setError("Paste the link of a Google Sheet: it begins with https://docs.google.com/spreadsheets/d/");
    else void connect(() => sync.choose(place));
  };
  return (
    <form noValidate onSubmit={submit}>
      {way === "link" ? (
        <Field
          label="Link of the tracker"
          hint="From the address bar, or from Share, Copy link."
          error={error}
        >
          {(control) => <input {...control} value={link} onChange={({ target }) => setLink(target.value)} />}
        </Field>
      ) : (
        <>
          <Field label="Name of the tracker" error={error}>
            {(control) => (
              <input {...control} value={title} onChange={({ target }) => setTitle(target.value)} />
            )}
          </Field>
          <Field label="Qualification">
            {(control) => (
              <select
                {...control}
                value={qualification}
                onChange={({ target }) => setQualification(target.value)}
              >
                <option value="">Choose a qualification</option>
                {catalogue.qualifications.map(({ id, title: name, awardingBody }) => (
                  <option key={id} value={id}>
                    {awardingBody}: {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <Outcome
        outcome={outcome}
        file={way === "link" ? (readGoogleLink(link)?.spreadsheet ?? null) : null}
        again={() => {
          const place = readGoogleLink(link);
          if (place !== null) void connect(() => sync.choose(place));
        }}
      />
      <button type="submit" disabled={busy}>
        {way === "link" ? "Connect" : "Make the tracker"}
      </button>
    </form>
  );
}

function LocalForm() {
  const { sync } = useServices();
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const { outcome, connect, busy } = useConnecting();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const link = readLocalLink(address, code);
    if (link === null) {
      setError("Paste the address that the tracker shows: it begins with http://127.0.0.1:");
      return;
    }
    setError(null);
    void connect(() => sync.pair(link));
  };
  return (
    <form noValidate onSubmit={submit}>
      <Field
        label="Address of the tracker"
        hint="The tracker on this machine shows it, with its code, when it is started."
        error={error}
      >
        {(control) => (
          <input {...control} value={address} onChange={({ target }) => setAddress(target.value)} />
        )}
      </Field>
      <Field label="Code" hint="Only when the address does not hold it already.">
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
      <Outcome outcome={outcome} file={null} again={() => undefined} onThisMachine />
      <button type="submit" disabled={busy}>
        Connect
      </button>
    </form>
  );
}

function useConnecting() {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<Connected | null>(null);
  const [busy, setBusy] = useState(false);
  const connect = async (work: () => Promise<Connected>): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    const end = await work().catch((): Connected => ({
      kind: "trouble",
      trouble: { kind: "unwell", status: 0 },
    }));
    setBusy(false);
    setOutcome(end);
    if (end.kind === "connected") announce(`Connected with ${end.title}.`);
  };
  return { outcome, connect, busy };
}

interface OutcomeProps {
  readonly outcome: Connected | null;
  /** The spreadsheet that a person named by its link. */
  readonly file: string | null;
  readonly again: () => void;
  readonly onThisMachine?: boolean;
}

function Outcome({ outcome, file, again, onThisMachine = false }: OutcomeProps) {
  if (outcome === null) return null;
  switch (outcome.kind) {
    case "connected":
      return <Done title={`Connected with ${outcome.title}`} />;
    case "waiting":
      return (
        <Failed title="Not changed">
          <p>
            {outcome.count === 1 ? "1 item is" : `${outcome.count} items are`} on this device and not yet in
            the tracker that is connected now. Send everything there first, then change.
          </p>
        </Failed>
      );
    case "trouble": {
      const { trouble } = outcome;
      if (file !== null && (trouble.kind === "gone" || trouble.kind === "forbidden")) {
        return (
          <Failed title="Google does not yet let Evidence Mapper open this file">
            <p>
              Evidence Mapper sees only files that it made or that you allow one by one. Allow this one in
              Google&apos;s window, with the account that the tracker is shared with.
            </p>
            <SignInButton file={file} then={again} />
            <p>
              If the file is not shown there, the account has no access to it: ask whoever owns the tracker to
              share it with you as an editor.
            </p>
          </Failed>
        );
      }
      const { title, advice } = troubleWords(trouble, onThisMachine);
      return (
        <Failed title={title}>
          <p>{advice}</p>
        </Failed>
      );
    }
  }
}
