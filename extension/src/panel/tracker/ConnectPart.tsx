import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { type FormEvent, useState } from "react";
import { readGoogleLink, readLocalLink } from "../../sync/tracker-link.ts";
import { Field } from "../parts/Field.tsx";
import { Failed } from "../parts/states.tsx";
import { useServices } from "../services.ts";
import { Outcome } from "./Outcome.tsx";
import { SignInButton } from "./SignInButton.tsx";
import { useConnecting } from "./use-connecting.ts";

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
