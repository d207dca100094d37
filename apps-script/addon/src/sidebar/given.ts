/** Checks what a page sends. Throws a sentence: only a page that is not ours sends anything else. */
import type * as z from "zod";

export function given<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error("The page asked for something that it may not ask for.");
  return parsed.data;
}
