/** What a scenario file may say: one learner, told as a centre would tell it. */
import * as z from "zod";
import { criterionNumber, level, unitReference } from "../../shared/src/catalogue/schema.ts";

const text = z.string().min(1);

/** The awarding body's own number in the scenario's qualification (`"106"`), or a reference of any. */
const unit = text;

/** Numbers, or nothing where the whole unit is meant. */
const criteria = z.array(criterionNumber).min(1).optional();

const scenario = z
  .strictObject({
    title: text,
    /** One or two sentences: who, and what there is to learn from it. */
    story: text,
    /** Id or code. */
    qualification: text,
    /** Whole units achieved, of whatever qualification. */
    units: z.array(unit).default([]),
    /** Credits and levels that the centre supplies. */
    credits: z
      .record(unitReference, z.strictObject({ credit: z.int(), level: level.optional() }))
      .default({}),
    evidence: z
      .array(
        z.strictObject({
          item: text,
          unit,
          criteria,
          method: text.optional(),
          /** Customers or occasions that the item shows. */
          shows: z.array(z.strictObject({ name: text, observed: z.boolean() })).optional(),
        }),
      )
      .default([]),
    decisions: z
      .array(z.strictObject({ unit, criteria, verdict: z.enum(["met", "not-yet"]), by: text }))
      .default([]),
  })
  .refine(({ units, evidence, decisions }) => units.length + evidence.length + decisions.length > 0, {
    message: "a scenario needs units, evidence or decisions",
  });

export type Scenario = z.infer<typeof scenario>;

/** Reads a scenario. Throws with the file's name and what is wrong in it. */
export function parseScenario(json: string, file: string): Scenario {
  const parsed = scenario.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
