/** Keeps to Google's quota, and tries again where that can help. */
import { GoogleFault } from "./google-fault.ts";

export interface Patience {
  /** Milliseconds, of any beginning. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export const realPatience: Patience = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  chance: Math.random,
};

/** A little less than the 60 requests a minute that Google gives each user: a browser may be asking too. */
const perMinute = 55;
const minute = 60_000;

/** Waits before a request when there were many in the last minute. */
export function pacer({ now, sleep }: Patience, most = perMinute): () => Promise<void> {
  const sent: number[] = [];
  return async () => {
    for (;;) {
      const at = now();
      while (sent.length > 0 && (sent[0] ?? 0) <= at - minute) sent.shift();
      if (sent.length < most) {
        sent.push(at);
        return;
      }
      await sleep((sent[0] ?? at) + minute - at);
    }
  };
}

const mostTries = 6;
const longestWait = 64_000;

/**
 * Tries again after an answer that says "not now", later each time and never at the same moment as others, or when
 * Google says to. Such an answer means that nothing was done, so that this is safe for writing too.
 *
 * @param lost also when no answer came: for reading, which changes nothing
 * @throws the last fault
 */
export async function patiently<Result>(
  ask: () => Promise<Result>,
  { sleep, chance }: Patience,
  { lost }: { readonly lost: boolean },
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const again =
        error instanceof GoogleFault &&
        (error.status === 429 ||
          error.status === 503 ||
          error.problem.code === "google-too-many" ||
          (lost &&
            (error.status >= 500 ||
              (error.status === 0 && attempt < 2 && error.problem.code === "google-offline"))));
      if (!again || attempt + 1 >= mostTries) throw error;
      const usual = Math.min(longestWait, 1000 * 2 ** attempt) * (0.5 + chance());
      await sleep(Math.max(error.retryAfter ?? 0, error.retryAfter === null ? usual : chance() * 250));
    }
  }
}
