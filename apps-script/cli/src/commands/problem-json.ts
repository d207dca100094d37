import { type Problem } from "@evidence-mapper/shared/problem";

/** A problem as scripts read it: the keys that are promised, and no others. */
export function problemJson({ code, where, found, advice }: Problem): Problem {
  return { code, where, found, advice };
}
