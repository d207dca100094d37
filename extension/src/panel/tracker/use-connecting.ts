import { useState } from "react";
import { type Connected } from "../../sync/connect.ts";
import { useAnnounce } from "../parts/Announcer.tsx";

/** Connects with a tracker, one at a time, and keeps how it ended until the next try. */
export function useConnecting() {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<Connected | null>(null);
  const [busy, setBusy] = useState(false);
  const connect = async (work: () => Promise<Connected>): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    const end = await work().catch((): Connected => ({
      kind: "trouble",
      trouble: { kind: "unwell", status: 0 },
    }));
    setBusy(false);
    setOutcome(end);
    if (end.kind === "connected") announce(`Connected with ${end.title}.`);
  };
  return { outcome, connect, busy };
}
