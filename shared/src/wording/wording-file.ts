/**
 * The file in which a centre keeps the official wording that it read from its own copy of a specification.
 * It stays with the centre: the sentences belong to the awarding body.
 */
import * as z from "zod";
import { criterionNumber, unitReference } from "../catalogue/schema.ts";
import { type Problem } from "../problem.ts";
import { type WordingReading } from "./reading.ts";

const sentence = z.string().trim().min(1).max(1500);

/** Keyed by specification, unit reference and criterion number. Unknown keys are refused. */
export const wordingFile = z.strictObject({
  format: z.literal("evidence-mapper-wording/1"),
  specification: z.string().min(1).max(200),
  units: z.record(unitReference, z.record(criterionNumber, sentence)),
});

export type WordingFile = z.infer<typeof wordingFile>;

/** The reading as a file. Units without a criterion are left out: there is nothing to show for them. */
export function toWordingFile(reading: WordingReading): WordingFile {
  const units = reading.units.filter(({ criteria }) => criteria.length > 0);
  return {
    format: "evidence-mapper-wording/1",
    specification: reading.specification,
    units: Object.fromEntries(
      units.map(({ ref, criteria }) => [
        ref,
        Object.fromEntries(criteria.map(({ number, text }) => [number, text])),
      ]),
    ),
  };
}

export type ParsedWordingFile =
  | { readonly ok: true; readonly file: WordingFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The schema's records pass over a key called `__proto__`; here it is refused like any unknown key. */
function prototypeKey(document: unknown, depth = 3): string | null {
  if (typeof document !== "object" || document === null) return null;
  for (const [key, value] of Object.entries(document)) {
    if (key === "__proto__") return key;
    const inside = depth > 1 ? prototypeKey(value, depth - 1) : null;
    if (inside !== null) return `${key} › ${inside}`;
  }
  return null;
}

function problem(where: string, found: string): Problem {
  return {
    code: "wording-file-invalid",
    where,
    found,
    advice:
      "Read the wording from your copy of the specification again, and keep the file as it was written.",
  };
}

/** Reads a parsed JSON document. A document that is no wording file gives a problem for each fault. */
export function parseWordingFile(document: unknown): ParsedWordingFile {
  const key = prototypeKey(document);
  if (key !== null) return { ok: false, problems: [problem(key, "a key that no wording file has")] };
  const parsed = wordingFile.safeParse(document);
  if (parsed.success) return { ok: true, file: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => problem(path.map(String).join(" › "), message)),
  };
}
