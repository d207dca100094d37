/** Tells every open page and the worker of the extension that something on the device changed. */
import * as z from "zod";

/** Learners whose events changed; `null` when something else changed too. */
export type Change = readonly string[] | null;

const change = z.array(z.string()).readonly().nullable();

export interface Announcer {
  announce(what: Change): void;
  listen(changed: (learners?: readonly string[]) => void): () => void;
}

/** @param name what all pages of the extension call the channel */
export function announcer(name: string): Announcer {
  const listeners = new Set<(learners?: readonly string[]) => void>();
  const channel = new BroadcastChannel(name);
  const tell = (what: Change): void => {
    for (const listener of listeners) {
      if (what === null) listener();
      else listener(what);
    }
  };
  channel.addEventListener("message", ({ data }) => {
    // Only pages of the extension hear the channel; one of another version may say something else.
    tell(change.safeParse(data).data ?? null);
  });
  return {
    announce(what) {
      channel.postMessage(what);
      tell(what);
    },
    listen(changed) {
      // Each call its own, so that the same function listening twice stops once.
      const listener = (learners?: readonly string[]): void => {
        if (learners === undefined) changed();
        else changed(learners);
      };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
