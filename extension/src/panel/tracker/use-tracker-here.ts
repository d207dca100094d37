import { useEffect, useMemo, useState } from "react";
import { isSameTracker, type LocalLink, readLocalLink } from "../../sync/tracker-link.ts";
import { type Settings } from "../../store/store.ts";
import { useServices } from "../services.ts";
import { useSyncStatus } from "./use-sync.ts";

/** The tracker on this machine that opened this browser; `null` in every other copy of the extension. */
export function useLinkHere(): LocalLink | null {
  const { browser } = useServices();
  return useMemo(() => readLocalLink(browser.trackerHere() ?? ""), [browser]);
}

/**
 * Connects by itself with the tracker that opened this browser, while none is connected and nobody has said
 * otherwise. When that does not succeed, the screen Tracker offers it by a button.
 */
export function useTrackerHere({ tracker, apart }: Pick<Settings, "tracker" | "apart">): {
  readonly connecting: boolean;
} {
  const { sync } = useServices();
  const link = useLinkHere();
  const { trouble } = useSyncStatus();
  const [tried, setTried] = useState(false);
  const connects = link !== null && tracker === null && !apart && !tried;
  useEffect(() => {
    if (!connects) return;
    const done = (): void => setTried(true);
    void sync.pair(link).then(done, done);
  }, [connects, link, sync]);

  const [renewed, setRenewed] = useState(false);
  const renews = link !== null && isSameTracker(tracker, link) && trouble?.kind === "sign-in" && !renewed;
  useEffect(() => {
    if (!renews) return;
    setRenewed(true);
    void sync.renewPair(link).catch(() => undefined);
  }, [renews, link, sync]);
  return { connecting: connects };
}
