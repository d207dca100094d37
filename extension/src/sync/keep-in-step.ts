/** The loop around the rounds: when the next one begins, and what people are told meanwhile. */
import { backOff, pollEvery } from "./back-off.ts";
import { type Doing, type Round, type RoundEnd } from "./round.ts";
import { type SyncSeams } from "./seams.ts";
import { type Trouble } from "./trouble.ts";

export interface SyncStatus {
  readonly phase: "no-tracker" | "resting" | Doing["phase"];
  /** Events on their way at this moment. */
  readonly sending: readonly string[];
  /** Why it is not in step; `null` when it is. */
  readonly trouble: Trouble | null;
  /** When a round last ended well. */
  readonly inStepAt: number | null;
  /** When the next round begins by itself. */
  readonly nextAt: number | null;
}

export interface Keeper {
  readonly status: () => SyncStatus;
  readonly watch: (changed: (status: SyncStatus) => void) => () => void;
  /** Begins a round now, whatever was waited for: a person asked, signed in, or the network is back. */
  readonly now: () => void;
  readonly stop: () => void;
}

export interface KeeperSeams extends Pick<SyncSeams, "store" | "now" | "random"> {
  /** Calls back once after so many milliseconds; returns how to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Makes a round; `doing` tells what it does. */
  readonly makeRound: (doing: (doing: Doing) => void) => Round;
}

/** After something was recorded, so that a capture with its tags and the next one go together. */
const gather = 1500;

/** Runs rounds until `stop`: at once, after each change on the device, and every minute. */
export function keepInStep({ store, now, random, later, makeRound }: KeeperSeams): Keeper {
  let status: SyncStatus = { phase: "resting", sending: [], trouble: null, inStepAt: null, nextAt: null };
  let failures = 0;
  let running = false;
  let wanted = false;
  let stopped = false;
  /** The next round begins soon, because something was recorded. */
  let gathering = false;
  let cancel: () => void = () => undefined;
  const watchers = new Set<(status: SyncStatus) => void>();
  const tell = (change: Partial<SyncStatus>): void => {
    status = { ...status, ...change };
    if (!stopped) for (const watcher of watchers) watcher(status);
  };
  const round = makeRound(({ phase, sending }) => tell({ phase, sending }));

  function plan(milliseconds: number): void {
    cancel();
    if (stopped) return;
    tell({ nextAt: now() + milliseconds });
    cancel = later(milliseconds, begin);
  }

  function begin(): void {
    cancel();
    if (stopped) return;
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    wanted = false;
    gathering = false;
    tell({ nextAt: null });
    round().then(ended, () => ended({ kind: "trouble", trouble: { kind: "unwell", status: 0 } }));
  }

  function ended(end: RoundEnd): void {
    running = false;
    if (end.kind === "trouble") {
      failures += 1;
      tell({ phase: "resting", sending: [], trouble: end.trouble });
      plan(wanted ? 0 : backOff(end.trouble, failures, random()));
      return;
    }
    failures = 0;
    tell({
      phase: end.kind === "no-tracker" ? "no-tracker" : "resting",
      sending: [],
      trouble: null,
      inStepAt: end.kind === "no-tracker" ? status.inStepAt : now(),
    });
    if (wanted) {
      begin();
      return;
    }
    if (end.kind === "in-step") plan(Math.round(pollEvery * (0.9 + random() / 5)));
    recorded();
  }

  /** Something may have been recorded. While the server is away, that does not make the device ask more often. */
  function recorded(): void {
    const busy = (): boolean =>
      running || stopped || gathering || status.trouble !== null || status.phase === "no-tracker";
    if (busy()) return;
    store.queue().then(
      (queue) => {
        if (queue.length === 0 || busy()) return;
        plan(gather);
        gathering = true;
      },
      () => undefined,
    );
  }

  const unwatch = store.watch(() => {
    // A tracker may have been chosen.
    if (status.phase === "no-tracker" && !running) plan(0);
    else recorded();
  });
  plan(0);
  return {
    status: () => status,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    now: begin,
    stop: () => {
      stopped = true;
      cancel();
      unwatch();
      watchers.clear();
    },
  };
}
