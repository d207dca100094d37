/** What names a learner in a line: a text or a number that comes out as it went in. */
import * as z from "zod";

/** JSON's longer numbers lose their last digits on the way, and the answer would name somebody else. */
export function isExactNumber(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

export const learnerId = z.union([z.string(), z.custom<number>(isExactNumber)], {
  error: "a text, or a number of up to 15 digits",
});
