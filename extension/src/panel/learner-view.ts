/** One learner at a time: which one the screens are about, and the answer about them. */
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type Device } from "../device/device.ts";
import { type LearnerView } from "../device/learner-view.ts";
import { useServices } from "./services.ts";

interface Session {
  chosen: string | null;
  readonly listeners: Set<() => void>;
}

const sessions = new WeakMap<Device, Session>();

function useSession(): Session {
  const { device } = useServices();
  let session = sessions.get(device);
  if (session === undefined) {
    session = { chosen: null, listeners: new Set() };
    sessions.set(device, session);
  }
  return session;
}

/** The learner whom the screens are about, from one screen to the next; `null` until one is chosen. */
export function useChosenLearner(): readonly [string | null, (learner: string | null) => void] {
  const session = useSession();
  const watch = useCallback(
    (changed: () => void) => {
      session.listeners.add(changed);
      return () => session.listeners.delete(changed);
    },
    [session],
  );
  const chosen = useSyncExternalStore(watch, () => session.chosen);
  const choose = useCallback(
    (learner: string | null) => {
      session.chosen = learner;
      for (const listener of session.listeners) listener();
    },
    [session],
  );
  return [chosen, choose];
}

export type ViewState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly again: () => void }
  | { readonly state: "ready"; readonly view: LearnerView };

/** Follows one learner's answer: a change made by any panel or by the tracker is there at once. */
export function useLearnerView(learner: string): ViewState {
  const { device } = useServices();
  const [view, setView] = useState<LearnerView | "failed" | null>(null);
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((before) => before + 1), []);
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    const load = async (): Promise<void> => {
      const turn = (newest += 1);
      const read = await device.view(learner).catch(() => "failed" as const);
      if (!stopped && turn === newest) setView(read);
    };
    void load();
    const stop = device.watch((learners) => {
      if (learners === undefined || learners.includes(learner)) void load();
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [device, learner, tries]);
  if (view === "failed") return { state: "failed", again };
  // Another learner's answer is never shown under this one's name.
  return view === null || view.learner.id !== learner ? { state: "loading" } : { state: "ready", view };
}
