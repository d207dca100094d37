import { useCallback, useRef, useState } from "react";
import { NotKept } from "../../store/store.ts";

export type Saving =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "saved" }
  /** Nothing was kept; what is on the screen stays there. */
  | { readonly state: "not-saved"; readonly reason: string };

interface Save {
  readonly saving: Saving;
  /** Runs once at a time: a second press while the first is under way does nothing. */
  readonly save: (work: () => Promise<void>) => Promise<boolean>;
  readonly reset: () => void;
}

/** Saving as people see it: "saved" is said only after it is on the disk. */
export function useSave(): Save {
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const busy = useRef(false);
  const save = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSaving({ state: "saving" });
    try {
      await work();
      setSaving({ state: "saved" });
      return true;
    } catch (fault) {
      setSaving({ state: "not-saved", reason: reasonOf(fault) });
      return false;
    } finally {
      busy.current = false;
    }
  }, []);
  const reset = useCallback(() => setSaving({ state: "idle" }), []);
  return { saving, save, reset };
}

function reasonOf(fault: unknown): string {
  if (fault instanceof NotKept && fault.message !== "") return fault.message;
  return "The browser could not write to this device.";
}
