import { useEffect, useState } from "react";
import { type KeptEvent } from "../../store/store.ts";
import { type SyncStatus } from "../../sync/keep-in-step.ts";
import { useServices } from "../services.ts";

/** How sync stands, as it changes. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useServices();
  const [status, setStatus] = useState(sync.status);
  useEffect(() => {
    setStatus(sync.status());
    return sync.watch(setStatus);
  }, [sync]);
  return status;
}

/** All that is kept of every learner; `null` until it was read. */
export function useKeptEvents(): readonly KeptEvent[] | null {
  const { store } = useServices();
  const [events, setEvents] = useState<readonly KeptEvent[] | null>(null);
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    const load = async (): Promise<void> => {
      const turn = (newest += 1);
      const read = await store.events().catch(() => null);
      if (!stopped && turn === newest && read !== null) setEvents(read);
    };
    void load();
    const stop = store.watch(() => void load());
    return () => {
      stopped = true;
      stop();
    };
  }, [store]);
  return events;
}
