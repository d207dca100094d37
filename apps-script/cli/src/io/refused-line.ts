/** The answer to a line of NDJSON that has not the form it should have. */
import * as z from "zod";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type LineAnswer } from "./ndjson.ts";

const named = z.record(z.string(), z.unknown());

/** @param key the key that names the learner in this command's answers: `id` or `learner` */
export function refusedLine(
  key: "id" | "learner",
  value: unknown,
  where: string,
  error: z.ZodError,
): LineAnswer {
  const name = named.safeParse(value).data?.[key];
  const problem: Problem = {
    code: "line-incomplete",
    where,
    found: error.issues.map(({ path, message }) => `${path.join(".") || "the line"}: ${message}`).join("; "),
    advice: "Correct this line; the others were answered.",
  };
  return {
    value: { [key]: typeof name === "string" || typeof name === "number" ? name : null, problem },
    problem: true,
  };
}
