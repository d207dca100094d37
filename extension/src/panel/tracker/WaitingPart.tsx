import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { type KeptEvent } from "../../store/store.ts";
import { useKept } from "../kept.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { useServices } from "../services.ts";
import { eventWords, namesFor } from "./event-words.ts";
import { useSyncStatus } from "./use-sync.ts";

/** Nobody reads more at once; the count above says how many there are. */
const mostShown = 50;

/** Each item that is not in the tracker: where it stands, and why. */
export function WaitingPart({ events }: { readonly events: readonly KeptEvent[] }) {
  const { store, sync } = useServices();
  const { learners } = useKept();
  const { sending } = useSyncStatus();
  const { saving, save } = useSave();
  const own = events.filter(({ origin, standing }) => origin === "own" && standing.state !== "in-tracker");
  if (own.length === 0) return null;
  // What a person has to look at first.
  const sorted = [...own].sort((a, b) => rank(a) - rank(b));
  const byId = new Map(learners.map((learner) => [learner.id, learner]));
  const sendAgain = async (id: string): Promise<void> => {
    if (await save(() => store.stand([id], { state: "on-device" }))) sync.now();
  };
  return (
    <section aria-labelledby="waiting-heading">
      <h2 id="waiting-heading">Not yet in the tracker</h2>
      <NotSaved saving={saving} />
      <ul className="plain">
        {sorted.slice(0, mostShown).map(({ event, standing }) => {
          const learner = event.kind === "foreign" ? undefined : byId.get(event.learner);
          const words = eventWords(event, namesFor(catalogue, learner?.qualification ?? ""));
          return (
            <li key={event.id}>
              <strong>{words}</strong>
              <br />
              {event.kind !== "foreign" && (
                <span className="quiet">for {learner?.name ?? event.learner}. </span>
              )}
              {standing.state === "refused" ? (
                <>
                  <span className="error">Refused.</span> {standing.reason}
                  <br />
                  <button type="button" onClick={() => void sendAgain(event.id)}>
                    Send again<span className="unseen">: {words}</span>
                  </button>
                </>
              ) : (
                <span>{sending.includes(event.id) ? "Sending." : "On this device."}</span>
              )}
            </li>
          );
        })}
      </ul>
      {own.length > mostShown && <p className="quiet">And {own.length - mostShown} more.</p>}
    </section>
  );
}

function rank({ standing }: KeptEvent): number {
  return standing.state === "refused" ? 0 : 1;
}
