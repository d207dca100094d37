/** The states that any screen can be in besides its own: each is designed once, here. */
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

/** Shown only when it takes longer than a glance, so that quick readings do not flicker. */
export function Loading({ what }: { readonly what: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <p className="state" role="status">
      {what}
    </p>
  ) : null;
}

/** Nothing is there yet, and how to begin. */
export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** Something could not be done: what was found, and what to do. */
export function Failed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="state bad" role="alert">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** Worth knowing before going on. */
export function Warning({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state warning">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** Done, and where it is now. */
export function Done({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state good">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** Says that work goes on without the network. Nothing at all while there is one. */
export function OfflineNote() {
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  return online ? null : (
    <p className="offline" role="status">
      Offline. Everything is saved on this device and works as always.
    </p>
  );
}

function watchOnline(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
