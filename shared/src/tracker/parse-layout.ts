import * as z from "zod";
import { type Problem } from "../problem.ts";
import { type Layout } from "./reading.ts";

const place = z.int().min(1).max(2_000_000);
const meaning = z.enum(["decided", "evidence", "partly", "not yet", "nothing"]);

const tab = z.strictObject({
  tab: z.string(),
  headings: z.array(place).readonly(),
  names: place.nullable(),
  ids: place.nullable(),
  unit: z.string().nullable(),
  learner: z.string().nullable(),
});

const layout = z.strictObject({
  arrangement: z.enum(["one-tab", "tab-per-learner", "tab-per-unit", "evidence-list", "standard"]),
  learners: z.enum(["down", "across"]).nullable(),
  detail: z.enum(["criteria", "units"]),
  qualification: z.string().nullable(),
  tabs: z.array(tab).readonly(),
  marks: z.record(z.string(), meaning),
});

/**
 * Checks a layout file that a person may have edited.
 *
 * @returns the layout, or one problem for each fault with the place in the file where it stands
 */
export function parseLayout(
  value: unknown,
):
  | { readonly layout: Layout; readonly problems: readonly [] }
  | { readonly layout: null; readonly problems: readonly Problem[] } {
  const parsed = layout.safeParse(value);
  if (parsed.success) return { layout: parsed.data, problems: [] };
  return {
    layout: null,
    problems: parsed.error.issues.map((issue) => ({
      code: "layout-invalid",
      where: issue.path.map(String).join("."),
      found: issue.message,
      advice: "Correct the layout file at this place, or leave it out to have the layout found again.",
    })),
  };
}
