import { createContext, useCallback, useContext, useEffect, useState } from "react";
import { type KeptLearner, type Settings, type Store } from "../store/store.ts";

/** Who works here, and with whom. What is recorded of a learner is asked of the device, one at a time. */
export interface Kept {
  readonly settings: Settings;
  /** By name. */
  readonly learners: readonly KeptLearner[];
}

export type KeptState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly again: () => void }
  | { readonly state: "ready"; readonly kept: Kept };

/** Follows settings and learners: a change made by any panel or by the worker is there at once. */
export function useKeptState(store: Store): KeptState {
  const [kept, setKept] = useState<Kept | "loading" | "failed">("loading");
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((before) => before + 1), []);
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    const load = async (): Promise<void> => {
      const turn = (newest += 1);
      const read = await readKept(store).catch(() => "failed" as const);
      // An older reading may come in after a newer one.
      if (!stopped && turn === newest) setKept(read);
    };
    void load();
    const stop = store.watch((learners) => {
      // Only what was recorded of these learners changed.
      if (learners === undefined) void load();
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [store, tries]);
  if (kept === "loading") return { state: "loading" };
  if (kept === "failed") return { state: "failed", again };
  return { state: "ready", kept };
}

async function readKept(store: Store): Promise<Kept> {
  const [settings, learners] = await Promise.all([store.settings(), store.learners()]);
  return { settings, learners: [...learners].sort((a, b) => a.name.localeCompare(b.name, "en")) };
}

const keptContext = createContext<Kept | null>(null);
export const KeptProvider = keptContext.Provider;

/** What is kept on this device; a screen is shown only once it was read. */
export function useKept(): Kept {
  const kept = useContext(keptContext);
  if (kept === null) throw new Error("The screen stands outside the panel.");
  return kept;
}
