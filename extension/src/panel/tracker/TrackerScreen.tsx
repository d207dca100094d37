import { isSameTracker } from "../../sync/tracker-link.ts";
import { useKept } from "../kept.ts";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { Loading } from "../parts/states.tsx";
import { ConflictsPart } from "./ConflictsPart.tsx";
import { ConnectPart } from "./ConnectPart.tsx";
import { DisconnectPart } from "./DisconnectPart.tsx";
import { HerePart } from "./HerePart.tsx";
import { StatusPart } from "./StatusPart.tsx";
import { useKeptEvents, useSyncStatus } from "./use-sync.ts";
import { useLinkHere } from "./use-tracker-here.ts";
import { WaitingPart } from "./WaitingPart.tsx";

/** The centre's tracker: connecting with it, what is on its way there, and what people have to settle. */
export function TrackerScreen() {
  const { settings } = useKept();
  const events = useKeptEvents();
  const { trouble } = useSyncStatus();
  const here = useLinkHere();
  const isElsewhere = here !== null && !isSameTracker(settings.tracker, here);
  return (
    <>
      <ScreenTitle>Tracker</ScreenTitle>
      {settings.tracker === null ? (
        <>
          <p>
            A tracker is the centre&apos;s spreadsheet in which everybody&apos;s evidence and decisions come
            together. Until you connect one, everything stays on this device and works as always.
          </p>
          <HerePart />
          <ConnectPart />
        </>
      ) : events === null ? (
        <Loading what="Reading what is on its way to the tracker." />
      ) : (
        <>
          <StatusPart tracker={settings.tracker} events={events} />
          {(isElsewhere || trouble?.kind === "sign-in") && <HerePart />}
          <ConflictsPart events={events} />
          <WaitingPart events={events} />
          <DisconnectPart />
          <details>
            <summary>Connect again, or with another tracker</summary>
            <p className="hint">
              What was recorded for one tracker never goes into another. This device changes only when
              everything on it is in the tracker; then it starts afresh with the other one.
            </p>
            <ConnectPart />
          </details>
        </>
      )}
    </>
  );
}
