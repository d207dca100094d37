/** An export as JSON: everything, exactly, for Evidence Mapper itself and for programs. */
import * as z from "zod";
import { type StoredEvent } from "../evidence-log/event.ts";
import { readEvent } from "../evidence-log/read-event.ts";
import { type Problem } from "../problem.ts";
import {
  exportedLearner,
  type ExportedLearner,
  exportFormat,
  type Exported,
  exportVersion,
  nothingTaken,
  parsedJson,
  type ReadExport,
} from "./export-file.ts";

export function writeJson({ learners, events }: Exported): string {
  const plain = events.map((event) => (event.kind === "foreign" ? parsedJson(event.content) : event));
  const whole = { format: exportFormat, version: exportVersion, learners, events: plain };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const whole = z.looseObject({
  format: z.literal(exportFormat),
  version: z.int(),
  learners: z.array(z.unknown()),
  events: z.array(z.unknown()),
});

/** Reads what `writeJson` wrote, or somebody changed: each entry by itself, so that a bad one takes no other with it. */
export function readJson(text: string): ReadExport {
  const value = parsedJson(text);
  if (value === undefined) {
    return nothingTaken(
      "export-unreadable",
      "The file is not whole: it does not end as it begins.",
      "Export it again, and do not change it by hand.",
    );
  }
  const read = whole.safeParse(value);
  if (!read.success) {
    return nothingTaken(
      "export-other",
      "The file is JSON, and no export of Evidence Mapper.",
      "Choose a file that “Export” under Your data made.",
    );
  }
  if (read.data.version > exportVersion) {
    return nothingTaken(
      "export-newer",
      "The file was exported by a newer Evidence Mapper.",
      "Update Evidence Mapper, then import it again.",
    );
  }
  const problems: Problem[] = [];
  const learners: ExportedLearner[] = [];
  read.data.learners.forEach((one, index) => {
    const parsed = exportedLearner.safeParse(one);
    if (parsed.success) learners.push(parsed.data);
    else {
      problems.push({
        code: "learner-unreadable",
        where: `learner ${index + 1}`,
        found: "A learner without an id, a name or a qualification.",
        advice: "The learner was not taken. Add them in the settings.",
      });
    }
  });
  const events: StoredEvent[] = [];
  read.data.events.forEach((one, index) => {
    const { event, problem } = readEvent(one, `entry ${index + 1}`);
    if (event === null) problems.push({ ...problem, advice: notTaken });
    else events.push(event);
  });
  return { learners, events, problems };
}

export const notTaken = "It was not taken. Export it again, or record it by hand.";
