import { type Problem } from "@evidence-mapper/shared/problem";
import { useEffect, useState } from "react";
import { declaredGroups } from "../../store/declared-fields.ts";
import { useKept } from "../kept.ts";
import { Problems } from "../parts/Problems.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useServices } from "../services.ts";

interface Counts {
  readonly entries: number;
  readonly waiting: number;
  readonly problems: readonly Problem[];
}

/** How much is kept, and every field of it with what it is for. */
export function KeptPart() {
  const { store } = useServices();
  const { learners, settings } = useKept();
  const [counts, setCounts] = useState<Counts | "failed" | null>(null);
  useEffect(() => {
    let stopped = false;
    const load = async (): Promise<void> => {
      try {
        const [events, queue, problems] = await Promise.all([
          store.events(),
          store.queue(),
          store.problems(),
        ]);
        if (!stopped) setCounts({ entries: events.length, waiting: queue.length, problems });
      } catch {
        if (!stopped) setCounts("failed");
      }
    };
    void load();
    const stop = store.watch(() => void load());
    return () => {
      stopped = true;
      stop();
    };
  }, [store]);
  return (
    <section aria-labelledby="kept-heading">
      <h2 id="kept-heading">What is kept on this device</h2>
      {counts === null && <Loading what="Counting what is kept." />}
      {counts === "failed" && (
        <Failed title="What is kept could not be read">
          <p>
            Nothing was changed or lost. Close other windows of this browser profile, then open this screen
            again.
          </p>
        </Failed>
      )}
      {counts !== null && counts !== "failed" && (
        <>
          <p>
            {countOf(counts.entries, "entry", "entries")} about{" "}
            {countOf(learners.length, "learner", "learners")}.{" "}
            {settings.tracker === null
              ? "No tracker is chosen: nothing leaves this device."
              : counts.waiting === 0
                ? "The tracker has all of them."
                : `${countOf(counts.waiting, "entry waits", "entries wait")} to be sent to the tracker.`}
          </p>
          <Problems problems={counts.problems} />
        </>
      )}
      <p className="quiet">
        Everything is kept in this browser profile, on this device. Nothing goes to the makers of Evidence
        Mapper. Pages are read only when you press the button, and none of their text is kept unless you
        select it.
      </p>
      {declaredGroups.map(({ title, purpose, keptFor, erasedBy, fields }) => (
        <details key={title}>
          <summary>{title}</summary>
          <p>{purpose}</p>
          <ul>
            {[...new Set(fields.map(({ words }) => words))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>
            <strong>Kept:</strong> {keptFor}
          </p>
          <p>
            <strong>Erased by:</strong> {erasedBy}
          </p>
        </details>
      ))}
    </section>
  );
}

function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
