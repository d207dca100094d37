import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { whenWoken } from "../chrome/when-woken.ts";
import { openStore } from "../store/indexed-db.ts";
import { type Round } from "./round.ts";
import { workerRound } from "./sync.ts";

/**
 * What waits is sent also when no panel is open: when the browser starts, and when the button is pressed. While a
 * panel is open it sees to that itself. The worker does nothing while nothing waits.
 */
export function syncInWorker(): void {
  const store = openStore();
  let round: Round | null = null;
  whenWoken(() => {
    void (async () => {
      if ((await store.queue()).length === 0) return;
      round ??= workerRound(store, { catalogue });
      await round();
    })().catch(() => undefined);
  });
}
