/**
 * Which event stands on which tab, and in which column.
 *
 * Three tabs, one for each of the people who read them: what was seen and where it is (`Evidence log`,
 * assessors), what was decided (`Decisions`, coordinators), who signed and who verified (`Sign-off`, IQAs). A
 * correction stands with the evidence, because only evidence is corrected. A withdrawal stands on the tab of
 * what it withdraws, so that whoever reads the one reads the other. The meaning never hangs on the tab: an
 * event that stands on another one is the same event.
 *
 * Columns are found by the ids in a header row, never by position or by the words for people. An id says
 * whose tab it is, so that a renamed tab is found too.
 */
import { assert } from "../assert.ts";
import { type LogEvent } from "./event.ts";

/** One field of one row. The order is that of no tab. */
export type Field =
  | "kind"
  | "learner"
  | "criterion"
  | "unit"
  | "label"
  | "title"
  | "system"
  | "location"
  | "identity"
  | "seen-on"
  | "method"
  | "setting"
  | "instances"
  | "witness"
  | "witness-role"
  | "quote"
  | "quote-before"
  | "quote-after"
  | "quote-start"
  | "quote-end"
  | "language"
  | "adviser"
  | "item"
  | "verdict"
  | "on"
  | "trainee"
  | "outcome"
  | "about"
  | "settles"
  | "what"
  | "changes"
  | "note"
  | "author"
  | "at"
  | "event"
  | "client"
  | "count"
  | "layout";

/** The choices that a cell offers; those of the criteria and learners are the tracker's own. */
export type Choice =
  | "learners"
  | "criteria"
  | "methods"
  | "settings"
  | "verdicts"
  | "outcomes"
  | "yes-no"
  | "evidence-kinds"
  | "decision-kinds"
  | "signature-kinds";

export interface LogColumn {
  readonly field: Field;
  readonly heading: string;
  /** In pixels. */
  readonly width: number;
  readonly choice: Choice | null;
  /** For programs: people need not see it. */
  readonly technical: boolean;
}

export type LogTabId = "log" | "decision" | "signoff";

export interface LogTab {
  readonly id: LogTabId;
  readonly title: string;
  readonly columns: readonly LogColumn[];
}

function column(field: Field, heading: string, width: number, choice: Choice | null = null): LogColumn {
  return { field, heading, width, choice, technical: false };
}

function technical(field: Field, heading: string): LogColumn {
  return { field, heading, width: 120, choice: null, technical: true };
}

const identity: readonly LogColumn[] = [
  technical("what", "Kind of event changed"),
  technical("changes", "Event changed"),
  technical("at", "Recorded at"),
  technical("event", "Event id"),
  technical("client", "Client"),
  technical("count", "Count"),
  technical("layout", "Layout version"),
];

export const logTabs: readonly LogTab[] = [
  {
    id: "log",
    title: "Evidence log",
    columns: [
      column("kind", "What happened", 110, "evidence-kinds"),
      column("learner", "Learner", 140, "learners"),
      column("criterion", "Assessment criterion", 160, "criteria"),
      column("label", "Reference", 90),
      column("title", "Evidence item", 280),
      column("seen-on", "Seen on", 100),
      column("method", "Method", 160, "methods"),
      column("setting", "Setting", 160, "settings"),
      column("instances", "Instances", 200),
      column("location", "Where it stays", 240),
      column("system", "System", 120),
      column("witness", "Witness", 140),
      column("witness-role", "Witness's role", 140),
      column("quote", "Quotation", 240),
      column("language", "Language, if not English", 200),
      column("adviser", "Adviser on prior learning", 200),
      column("author", "Assessor", 160),
      column("note", "Note", 200),
      technical("unit", "Unit reference"),
      technical("identity", "Id in its system"),
      technical("quote-before", "Words before"),
      technical("quote-after", "Words after"),
      technical("quote-start", "Quotation starts at"),
      technical("quote-end", "Quotation ends at"),
      technical("item", "Event of the item"),
      technical("settles", "Events settled"),
      ...identity,
    ],
  },
  {
    id: "decision",
    title: "Decisions",
    columns: [
      column("kind", "What happened", 110, "decision-kinds"),
      column("learner", "Learner", 140, "learners"),
      column("criterion", "Assessment criterion", 160, "criteria"),
      column("verdict", "Decision", 90, "verdicts"),
      column("on", "Decided on", 100),
      column("author", "Assessor", 160),
      column("trainee", "Trainee assessor", 130, "yes-no"),
      column("note", "Note", 280),
      technical("unit", "Unit reference"),
      technical("settles", "Events settled"),
      ...identity,
    ],
  },
  {
    id: "signoff",
    title: "Sign-off",
    columns: [
      column("kind", "What happened", 130, "signature-kinds"),
      column("learner", "Learner", 140, "learners"),
      column("criterion", "Unit or assessment criterion", 230, "criteria"),
      column("on", "Signed on", 100),
      column("author", "Signed by", 160),
      column("outcome", "Outcome of the sample", 180, "outcomes"),
      column("note", "Note", 280),
      technical("unit", "Unit reference"),
      technical("about", "Event signed"),
      ...identity,
    ],
  },
];

/** The tab on which an event is written. */
export function tabOf(event: LogEvent): LogTab {
  const kind = event.kind === "withdrawn" ? event.what : event.kind;
  switch (kind) {
    case "captured":
    case "tagged":
    case "corrected":
      return tab("log");
    case "decided":
      return tab("decision");
    case "declared":
    case "countersigned":
    case "sampled":
      return tab("signoff");
  }
}

const byId = new Map(logTabs.map((one) => [one.id, one]));

function tab(id: LogTabId): LogTab {
  const found = byId.get(id);
  assert(found !== undefined, `The log has no tab ${id}.`);
  return found;
}

/** The id of a column in the header row: `log.criterion`. */
export function headerId(tabId: string, field: string): string {
  return `${tabId}.${field}`;
}
