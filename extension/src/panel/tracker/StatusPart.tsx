import { useEffect, useState } from "react";
import { type KeptEvent, type Settings } from "../../store/store.ts";
import { googleServer, isSameTracker } from "../../sync/tracker-link.ts";
import { Done, Failed, Warning } from "../parts/states.tsx";
import { useServices } from "../services.ts";
import { SignInButton } from "./SignInButton.tsx";
import { phaseWords, troubleWords, waitingWords } from "./sync-words.ts";
import { useSyncStatus } from "./use-sync.ts";
import { useLinkHere } from "./use-tracker-here.ts";

interface StatusPartProps {
  readonly tracker: NonNullable<Settings["tracker"]>;
  readonly events: readonly KeptEvent[];
}

/** Which tracker it is, who is signed in, and how far everything has come. */
export function StatusPart({ tracker, events }: StatusPartProps) {
  const { sync } = useServices();
  const status = useSyncStatus();
  const account = useAccount();
  const waiting = events.filter(
    ({ origin, standing }) => origin === "own" && standing.state !== "in-tracker",
  ).length;
  const google = tracker.server === googleServer;
  const here = useLinkHere();
  const isHere = here !== null && isSameTracker(tracker, here);
  const said = status.trouble === null ? null : troubleWords(status.trouble, !google);
  return (
    <section aria-labelledby="status-heading">
      <h2 id="status-heading">{tracker.title}</h2>
      <p className="quiet">
        {google ? (
          <>
            A Google Sheet{account === null ? "." : `, as ${account}.`}{" "}
            <a
              href={`https://docs.google.com/spreadsheets/d/${encodeURIComponent(tracker.spreadsheet)}/edit`}
              target="_blank"
              rel="noreferrer"
            >
              Open the tracker
            </a>
          </>
        ) : (
          `On this machine${isHere ? ". It opened this browser, and was connected by itself." : `, at ${tracker.server}`}`
        )}
      </p>
      <div role="status">
        {said === null ? (
          waiting === 0 ? (
            <Done title={waitingWords(0)}>
              <p>{phaseWords(status)}</p>
            </Done>
          ) : (
            <Warning title={waitingWords(waiting)}>
              <p>{phaseWords(status)}</p>
            </Warning>
          )
        ) : (
          <Trouble title={said.title} mild={said.mild}>
            <p>{said.advice}</p>
            <p>{waitingWords(waiting)} Nothing is lost.</p>
          </Trouble>
        )}
      </div>
      <p className="row">
        {status.trouble?.kind === "sign-in" && google && <SignInButton />}
        <button type="button" onClick={sync.now}>
          Try now
        </button>
        {google && account !== null && (
          <button type="button" onClick={sync.signOut}>
            Sign out
          </button>
        )}
      </p>
    </section>
  );
}

function Trouble({
  title,
  mild,
  children,
}: {
  readonly title: string;
  readonly mild: boolean;
  readonly children: React.ReactNode;
}) {
  return mild ? <Warning title={title}>{children}</Warning> : <Failed title={title}>{children}</Failed>;
}

/** Whose Google account it is, asked again whenever sync has come further. */
function useAccount(): string | null {
  const { sync } = useServices();
  const { inStepAt, trouble } = useSyncStatus();
  const [account, setAccount] = useState<string | null>(null);
  const isSignedIn = sync.isSignedIn();
  useEffect(() => {
    let stopped = false;
    if (!isSignedIn) setAccount(null);
    else if (account === null)
      void sync.account().then((found) => {
        if (!stopped) setAccount(found);
      });
    return () => {
      stopped = true;
    };
  }, [sync, isSignedIn, inStepAt, trouble, account]);
  return account;
}
