import { ApiFault } from "./api-fault.ts";

export interface QuotaLimits {
  /** Reads, and as many writes, a minute. */
  readonly perUser: number;
  readonly perProject: number;
}

/** What Google gives a project until it asks for more. */
export const googleQuota: QuotaLimits = { perUser: 60, perProject: 300 };

const minute = 60_000;

/** Counts requests by the minute. The answer throws when there were too many. */
export function quotaOf(limits: QuotaLimits): (user: string, write: boolean, now: number) => void {
  let began = -Infinity;
  const counts = new Map<string, number>();
  return (user, write, now) => {
    if (now - began >= minute || now < began) {
      began = now;
      counts.clear();
    }
    const kind = write ? "Write" : "Read";
    for (const [key, most, whose] of [
      [`${kind} of ${user}`, limits.perUser, "per user"],
      [kind, limits.perProject, "per project"],
    ] as const) {
      const count = (counts.get(key) ?? 0) + 1;
      if (count > most) {
        throw new ApiFault(
          429,
          "RESOURCE_EXHAUSTED",
          `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute ${whose}' of service 'sheets.googleapis.com'.`,
        );
      }
      counts.set(key, count);
    }
  };
}
