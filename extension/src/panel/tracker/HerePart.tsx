import { readLocalLink } from "../../sync/tracker-link.ts";
import { useServices } from "../services.ts";
import { Outcome } from "./Outcome.tsx";
import { useConnecting } from "./use-connecting.ts";

/** One button, where the tracker on this machine opened this browser itself and said where it is; else nothing. */
export function HerePart() {
  const { browser, sync } = useServices();
  const { outcome, connect, busy } = useConnecting();
  const link = readLocalLink(browser.trackerHere() ?? "");
  if (link === null) return null;
  return (
    <section aria-labelledby="here-heading">
      <h2 id="here-heading">A tracker is open on this machine</h2>
      <p className="hint">At {link.server} What you tag goes there, and nowhere else.</p>
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
