import { passes, type Trouble } from "./trouble.ts";

const second = 1000;
/** Between two looks at a tracker when all is well. */
export const pollEvery = 60 * second;
const first = 2 * second;
const longest = 5 * 60 * second;

/**
 * How long to wait after so many failures in a row: twice as long each time, with jitter so that a room full of
 * laptops does not come back in the same second; never sooner than the server asked.
 *
 * @param failures 1 for the first
 * @param chance from 0 up to 1
 */
export function backOff(trouble: Trouble, failures: number, chance: number): number {
  // What a person has to put right is asked after rarely; putting it right wakes the engine.
  const base = passes(trouble) ? Math.min(longest, first * 2 ** Math.min(failures - 1, 12)) : longest;
  const asked = trouble.kind === "busy" ? Math.min(trouble.after ?? 0, 60 * 60 * second) : 0;
  return Math.round(Math.max(base * (0.5 + chance / 2), asked + chance * second));
}
