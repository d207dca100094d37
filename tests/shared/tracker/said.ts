/** What a reading says, in lines that a test can read. */
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { readTracker, type ReadOptions } from "../../../shared/src/tracker/read-tracker.ts";
import { type Mark, type TrackerReading } from "../../../shared/src/tracker/reading.ts";
import { type Sheet } from "../../../shared/src/tracker/workbook.ts";

/** The unit numbers of City & Guilds 4411, which most examples use. */
const numbers = new Map(
  catalogue.qualifications
    .find(({ code }) => code === "4411-11")
    ?.units.map(({ ref, number }) => [ref, number]),
);

export function read(sheets: Sheet | readonly Sheet[], options: ReadOptions = { qualification: "4411-11" }) {
  return readTracker({ sheets: "rows" in sheets ? [sheets] : sheets }, catalogue, options);
}

/** `Amy: 101 1.1 decided by AB on 2026-03-12`, in the order of the reading. */
export function said(reading: TrackerReading): readonly string[] {
  return reading.learners.flatMap(({ id, entries }) =>
    entries.map(
      ({ unit, criterion, mark }) =>
        `${id}: ${numbers.get(unit) ?? unit} ${criterion === null ? "" : `${criterion} `}${markText(mark)}`,
    ),
  );
}

/** `criterion-unknown Tracker!C1` */
export function faults(reading: TrackerReading): readonly string[] {
  return reading.problems.map(({ code, where }) => `${code} ${where}`.trim());
}

function markText(mark: Mark): string {
  switch (mark.kind) {
    case "decided":
      return ["decided", mark.by === null ? "" : `by ${mark.by}`, mark.on === null ? "" : `on ${mark.on}`]
        .filter((part) => part !== "")
        .join(" ");
    case "evidence":
      return mark.items
        .map(({ id, method, on }) => [id, method, on].filter((part) => part !== null).join(" "))
        .join(", ");
    case "partly":
      return mark.done === null ? "partly" : `${mark.done} of ${mark.of ?? "?"}`;
    case "not-yet":
      return "not yet";
  }
}
