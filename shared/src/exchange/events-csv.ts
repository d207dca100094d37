/**
 * An export as CSV: one line for each event, for people with a spreadsheet; it comes back exactly. The columns are
 * those of the evidence log, together in one table, with the criterion in words for people at the end.
 */
import { type Unit } from "../catalogue/catalogue.ts";
import { type StoredEvent } from "../evidence-log/event.ts";
import { eventToFields, type Fields } from "../evidence-log/event-fields.ts";
import { fieldsToEvent } from "../evidence-log/fields-event.ts";
import { type Field, logTabs } from "../evidence-log/log-tabs.ts";
import { readEvent } from "../evidence-log/read-event.ts";
import { unitNames } from "../evidence-log/unit-names.ts";
import { type Problem } from "../problem.ts";
import {
  type Exported,
  type ExportedLearner,
  exportedLearner,
  nothingTaken,
  parsedJson,
  type ReadExport,
} from "./export-file.ts";
import { notTaken } from "./events-json.ts";
import { guessSeparator, readSeparatedText } from "./separated-text.ts";
import { textOfCell, writeCsv } from "./safe-cell.ts";

/** Every field of an event, each once. */
const fields: readonly Field[] = [
  ...new Set(logTabs.flatMap(({ columns }) => columns.map(({ field }) => field))),
];

/** Beside an event's own fields. */
const more = {
  learnerName: "learner-name",
  qualification: "qualification",
  /** An event of another version, as JSON. */
  whole: "whole-entry",
  /** For people; not read back. */
  words: "criterion-in-words",
} as const;

/** A learner of whom nothing is recorded yet. */
const learnerOnly = "learner";

const header: readonly string[] = [...fields, ...Object.values(more)];

/** References name units in every qualification; numbers name them in one. */
const byReference = unitNames([]);

/** @param unitsOf the units of a qualification, by its id; to call criteria by their number and summary */
export function writeEventsCsv(
  { learners, events }: Exported,
  unitsOf: (qualification: string) => readonly Unit[],
): string {
  const known = new Map(learners.map((learner) => [learner.id, learner]));
  const named = new Set<string>();
  const rows = events.map((event) => {
    const own = event.kind === "foreign" ? {} : eventToFields(event, byReference);
    const learner = event.kind === "foreign" ? undefined : known.get(event.learner);
    if (learner !== undefined) named.add(learner.id);
    return rowOf(own, {
      [more.learnerName]: learner?.name ?? "",
      [more.qualification]: learner?.qualification ?? "",
      [more.whole]: event.kind === "foreign" ? event.content : "",
      [more.words]: learner === undefined ? "" : inWords(own, unitsOf(learner.qualification)),
    });
  });
  const silent = learners.filter(({ id }) => !named.has(id));
  return writeCsv([
    header,
    ...rows,
    ...silent.map(({ id, name, qualification }) =>
      rowOf(
        { kind: learnerOnly, learner: id },
        { [more.learnerName]: name, [more.qualification]: qualification },
      ),
    ),
  ]);
}

function rowOf(own: Fields, others: { readonly [column: string]: string }): readonly string[] {
  return [
    ...fields.map((field) => own[field] ?? ""),
    ...Object.values(more).map((name) => others[name] ?? ""),
  ];
}

function inWords({ unit, criterion }: Fields, units: readonly Unit[]): string {
  const found = units.find(({ ref }) => ref === unit);
  if (found === undefined) return "";
  const name = found.number ?? found.ref;
  const number = criterion?.split(" ")[1];
  const summary = found.criteria.find((one) => one.number === number)?.summary;
  return summary === undefined ? `${name} ${found.title}` : `${name} ${number}: ${summary}`;
}

/** Reads what `writeEventsCsv` wrote, also after a spreadsheet saved it with other separators or columns moved. */
export function readEventsCsv(text: string): ReadExport {
  const plain = text.replace(/^\ufeff/, "");
  const rows: (readonly string[])[] = [];
  const unclosed = readSeparatedText(plain, guessSeparator(plain), (cells) => {
    rows.push(cells);
    return true;
  });
  const columns = new Map((rows[0] ?? []).map((name, index) => [textOfCell(name).trim(), index]));
  if (!columns.has("kind") || !columns.has("event")) {
    return nothingTaken(
      "export-other",
      "The first line does not name the columns of an export of Evidence Mapper.",
      "Choose a file that “Export” under Your data made, with its first line as it was.",
    );
  }
  const problems: Problem[] = [];
  if (unclosed !== undefined) {
    problems.push({
      code: "text-quote-not-closed",
      where: `line ${unclosed + 1}`,
      found: "A quotation mark opens a cell and is never closed: the file was cut off or changed.",
      advice: "Export it again. What follows that line was not taken.",
    });
  }
  const learners = new Map<string, ExportedLearner>();
  const events: StoredEvent[] = [];
  rows.slice(1, unclosed).forEach((cells, index) => {
    if (cells.every((cell) => cell === "")) return;
    const where = `line ${index + 2}`;
    const textIn = (column: string): string => textOfCell(cells[columns.get(column) ?? -1] ?? "");
    const own: Fields = Object.fromEntries(
      fields.map((field) => [field, textIn(field)] as const).filter(([, said]) => said !== ""),
    );
    const learner = exportedLearner.safeParse({
      id: own.learner,
      name: textIn(more.learnerName),
      qualification: textIn(more.qualification),
    });
    if (learner.success) learners.set(learner.data.id, learner.data);
    if (own.kind === learnerOnly) {
      if (!learner.success)
        problems.push({
          code: "learner-unreadable",
          where,
          found: "A learner without an id, a name or a qualification.",
          advice: notTaken,
        });
      return;
    }
    const whole = textIn(more.whole);
    const { event, problem } = readEvent(
      whole === "" ? fieldsToEvent(own, byReference) : parsedJson(whole),
      where,
    );
    if (event === null) problems.push({ ...problem, advice: notTaken });
    else events.push(event);
  });
  return { learners: [...learners.values()], events, problems };
}
