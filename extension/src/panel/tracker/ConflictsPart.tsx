import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { spaced } from "@evidence-mapper/shared/evidence-log/event-fields";
import { verdicts } from "@evidence-mapper/shared/evidence-log/event";
import { foldEvents } from "@evidence-mapper/shared/evidence-log/fold";
import { peopleOf } from "@evidence-mapper/shared/evidence-log/people";
import { type Conflict, type LearnerLog } from "@evidence-mapper/shared/evidence-log/state";
import { useMemo } from "react";
import { type KeptEvent } from "../../store/store.ts";
import { useKept } from "../kept.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { useServices } from "../services.ts";
import { SettleCorrections } from "../tagged/SettleCorrections.tsx";
import { namesFor } from "./event-words.ts";

/** Decisions and corrections that contradict each other: none counts until a person settles it, by an entry of their own. */
export function ConflictsPart({ events }: { readonly events: readonly KeptEvent[] }) {
  const { settings } = useKept();
  const logs = useMemo(() => {
    const counted = events.filter(({ standing }) => standing.state !== "refused").map(({ event }) => event);
    return foldEvents(counted, peopleOf(settings.people)).learners.filter(
      ({ conflicts }) => conflicts.length > 0,
    );
  }, [events, settings.people]);
  if (logs.length === 0) return null;
  return (
    <section aria-labelledby="conflicts-heading">
      <h2 id="conflicts-heading">To be settled</h2>
      <p>Two people recorded the same differently. Neither counts until it is settled.</p>
      {logs.flatMap((log) =>
        log.conflicts.map((conflict) =>
          conflict.about === "decisions" ? (
            <OneConflict key={conflict.events.join(" ")} log={log} conflict={conflict} />
          ) : (
            <CorrectionsOf key={conflict.events.join(" ")} log={log} conflict={conflict} events={events} />
          ),
        ),
      )}
    </section>
  );
}

interface CorrectionsOfProps {
  readonly log: LearnerLog;
  readonly conflict: Conflict;
  readonly events: readonly KeptEvent[];
}

function CorrectionsOf({ log, conflict, events }: CorrectionsOfProps) {
  const { learners } = useKept();
  const learner = learners.find(({ id }) => id === log.learner);
  const nameOf = namesFor(catalogue, learner?.qualification ?? "");
  const of = `of ${learner?.name ?? log.learner}`;
  const item = log.items.find(({ event }) => event === conflict.changes);
  const tag = log.items.flatMap(({ tags }) => tags).find(({ event }) => event === conflict.changes);
  const name =
    item !== undefined
      ? `“${item.title}” ${of}`
      : tag !== undefined
        ? `the tag ${nameOf(tag.unit, tag.criterion)} ${of}`
        : `an entry ${of}`;
  return <SettleCorrections conflict={conflict} name={name} events={events} nameOf={nameOf} />;
}

function OneConflict({ log, conflict }: { readonly log: LearnerLog; readonly conflict: Conflict }) {
  const { store, newId, now, today } = useServices();
  const { settings, learners } = useKept();
  const announce = useAnnounce();
  const { saving, save } = useSave();
  const learner = learners.find(({ id }) => id === log.learner);
  const { unit, criterion } = conflict;
  const { author, trainee } = settings;
  if (unit === null || author === null) return null;
  const name = namesFor(catalogue, learner?.qualification ?? "")(unit, criterion);
  const settle = async (verdict: (typeof verdicts)[number]): Promise<void> => {
    const settled = await save(async () => {
      await store.record([
        {
          kind: "decided",
          id: newId(),
          author,
          at: now(),
          learner: log.learner,
          unit,
          criterion,
          verdict,
          on: today(),
          trainee,
          settles: conflict.events,
          note: null,
        },
      ]);
    });
    if (settled) announce(`${name} is settled as ${spaced(verdict)}, and saved on this device.`);
  };
  return (
    <div className="state warning">
      <p className="state-title">
        {name}, {learner?.name ?? log.learner}
      </p>
      <ul>
        {log.decisions
          .filter(({ event }) => conflict.events.includes(event))
          .map(({ event, by, on, verdict, note }) => (
            <li key={event}>
              {by}: <strong>{spaced(verdict)}</strong>
              {on === null ? "" : `, on ${on}`}
              {note === null ? "" : ` (${note})`}
            </li>
          ))}
      </ul>
      <NotSaved saving={saving} />
      <p>Look at the evidence together, then decide it anew as {author}:</p>
      <p className="row">
        {verdicts.map((verdict) => (
          <button key={verdict} type="button" onClick={() => void settle(verdict)}>
            Settle as {spaced(verdict)}
            <span className="unseen">: {name}</span>
          </button>
        ))}
      </p>
    </div>
  );
}
