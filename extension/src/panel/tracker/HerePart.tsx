import { useServices } from "../services.ts";
import { Outcome } from "./Outcome.tsx";
import { useConnecting } from "./use-connecting.ts";
import { useLinkHere } from "./use-tracker-here.ts";

/** One button, where the tracker on this machine opened this browser itself and said where it is; else nothing. */
export function HerePart() {
  const { sync } = useServices();
  const { outcome, connect, busy } = useConnecting();
  const link = useLinkHere();
  if (link === null) return null;
  return (
    <section aria-labelledby="here-heading">
      <h2 id="here-heading">A tracker is open on this machine</h2>
      <p className="hint">It opened this browser. What you tag then goes there, and nowhere else.</p>
      <Outcome outcome={outcome} file={null} again={() => undefined} onThisMachine />
      <button
        type="button"
        className="main"
        disabled={busy}
        onClick={() => void connect(() => sync.pair(link))}
      >
        Connect to the tracker on this machine
      </button>
    </section>
  );
}
