/** The answer to a line of NDJSON that has not the form it should have. */
import * as z from "zod";
import { type Problem } from "@evidence-mapper/shared/problem";
import { learnerId } from "./learner-id.ts";
import { type LearnerKey, type LineAnswer } from "./ndjson.ts";

const named = z.record(z.string(), z.unknown());
/** A line can hold thousands of faults of one kind; the first ones show what is wrong. */
const mostFaults = 5;

/** @param error its messages say what a value should be: `a list of texts` */
export function refusedLine(key: LearnerKey, value: unknown, where: string, error: z.ZodError): LineAnswer {
  const name = learnerId.safeParse(named.safeParse(value).data?.[key]);
  const faults = error.issues
    .slice(0, mostFaults)
    .map(({ path, message }) => `${nameOf(path)} should be ${message}, ${isNow(valueAt(value, path))}`);
  if (error.issues.length > mostFaults) faults.push(`and ${error.issues.length - mostFaults} more`);
  const problem: Problem = {
    code: "line-incomplete",
    where,
    found: `${faults.join("; ")}.`,
    advice: "Correct this line; the others were answered.",
  };
  return { value: { [key]: name.success ? name.data : null, problem }, problem: true };
}

function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the line";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    const inside = z.union([named, z.array(z.unknown())]).safeParse(at).data;
    at =
      inside === undefined ? undefined : Object.entries(inside).find(([name]) => name === String(key))?.[1];
  }
  return at;
}

function isNow(value: unknown): string {
  if (value === undefined) return "and is missing";
  if (value === null) return "and is null";
  if (Array.isArray(value)) return "and is a list";
  if (typeof value === "object") return "and is an object";
  if (typeof value === "number") return `and is the number ${value}`;
  return typeof value === "string" ? "and is a text" : `and is ${String(value)}`;
}
