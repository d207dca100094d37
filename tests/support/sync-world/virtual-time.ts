/** Time that passes only when the test says so. */
export interface VirtualTime {
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Lets so much time pass: everything due happens, in order, with all that follows from it at once. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export function virtualTime(): VirtualTime {
  let now = 0;
  let timers: Timer[] = [];
  return {
    now: () => now,
    later: (milliseconds, run) => {
      const timer = { at: now + Math.max(0, milliseconds), run };
      // Sorted by time; of two at the same time the older one first.
      const index = timers.findIndex(({ at }) => at > timer.at);
      timers.splice(index < 0 ? timers.length : index, 0, timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settled();
      for (let next = timers[0]; next !== undefined && next.at <= until; next = timers[0]) {
        timers.shift();
        now = next.at;
        next.run();
        await settled();
      }
      now = until;
    },
  };
}

/** All promises that can go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
