import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { everyMinutes } from "../chrome/alarms.ts";
import { openStore } from "../store/indexed-db.ts";
import { type Round } from "./round.ts";
import { workerRound } from "./sync.ts";

/** What waits is sent also when no panel is open. The worker does nothing while nothing waits. */
export function syncInWorker(): void {
  const store = openStore();
  let round: Round | null = null;
  everyMinutes("sync", 5, () => {
    void (async () => {
      if ((await store.queue()).length === 0) return;
      round ??= workerRound(store, { catalogue });
      await round();
    })().catch(() => undefined);
  });
}
