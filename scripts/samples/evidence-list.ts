/**
 * ProQual Level 1 Award: a list with one row for each piece of evidence and the criteria that it claims.
 * Descriptions say where a thing is, never what is in it.
 */
import { type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre } from "./people.ts";
import { dateCell, type SampleCell, type SampleSheet, typedDate, workingDay } from "./sample-book.ts";

interface EvidenceRow {
  readonly on: string;
  readonly learner: string;
  readonly item: string;
  readonly description: string;
  readonly method: string;
  readonly unit: string;
  readonly criteria: string;
  readonly assessor: string;
}

const qualification = qualificationOf("600/5863/8");

/** Units in the order in which they were worked on; the last may be only begun. */
const learners: readonly {
  readonly name: string;
  readonly assessor: string;
  readonly start: string;
  readonly units: readonly string[];
  readonly begun?: string;
}[] = [
  {
    name: "Ifeoma Okonkwo",
    assessor: "AB",
    start: "2025-10-01",
    units: ["R/601/6071", "R/601/6068", "A/601/6047"],
  },
  {
    name: "Joel Ashworth",
    assessor: "AB",
    start: "2025-10-01",
    units: ["R/601/6071", "F/601/6065", "A/601/6064"],
  },
  {
    name: "Katrin Schofield",
    assessor: "TJ",
    start: "2025-10-08",
    units: ["R/601/6071", "H/601/6074"],
    begun: "T/601/6077",
  },
  {
    name: "Mohammed Iqbal",
    assessor: "TJ",
    start: "2025-10-08",
    units: ["T/601/6077", "K/601/6075"],
    begun: "R/601/6071",
  },
  { name: "Rhiannon Vaughan", assessor: "DK", start: "2026-01-14", units: [], begun: "R/601/6071" },
];

const written = [
  ["Written questioning", "Question paper, portfolio section"],
  ["Professional discussion", "Recording, shared drive, discussions folder, file"],
  ["Worksheet", "Worksheet, portfolio page"],
] as const;
const practical = [
  ["Observation", "Observation form, assessor's file, sheet"],
  ["Work product", "Reply to a customer, stays in the employer's mailbox, message"],
  ["Witness testimony", "Statement by the team leader, portfolio page"],
  ["Work product", "Case note, stays in the customer system, case"],
] as const;

/** The rows in the order of their dates, as such lists grow. */
export function evidenceRows(): readonly EvidenceRow[] {
  const rows = learners.flatMap(({ name, assessor, start, units, begun }, at) => {
    let items = 0;
    const all = begun === undefined ? units : [...units, begun];
    return all.flatMap((ref, index) => {
      const unit = unitOf(qualification, ref);
      const parts = ref === begun ? outcomes(unit).slice(0, 2) : outcomes(unit);
      return parts.map((criteria, part): EvidenceRow => {
        items += 1;
        const choice = criteria.isWritten ? written : practical;
        const [method, place] = choice[(items + part + at) % choice.length] ?? written[0];
        return {
          on: workingDay(start, 7 + index * 35 + part * 8),
          learner: name,
          item: `E${items}`,
          description: `${place} ${10 + items * 3 + at}`,
          method,
          unit: part === 1 ? `${ref} ${unit.title}` : ref,
          criteria: criteria.text,
          assessor,
        };
      });
    });
  });
  return damaged(rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}

/** What each outcome's evidence claims, typed in one way or another: `2.1-2.4`, `1.1, 1.2`, `3.1, 3.3-3.6`. */
function outcomes({ criteria }: Unit): readonly { readonly text: string; readonly isWritten: boolean }[] {
  const of = new Map<string, (typeof criteria)[number][]>();
  for (const item of criteria) of.set(item.outcome, [...(of.get(item.outcome) ?? []), item]);
  return [...of.values()].map((list) => {
    const numbers = list.map(({ number }) => number);
    const first = numbers[0] ?? "";
    const last = numbers[numbers.length - 1] ?? first;
    return {
      text:
        numbers.length < 3
          ? numbers.join(", ")
          : numbers.length % 2 === 1
            ? `${first}-${last}`
            : `${first}, ${numbers[1] ?? ""}-${last}`,
      isWritten: list.every(({ verb }) => verbsInWriting.has(verb)),
    };
  });
}

const verbsInWriting = new Set([
  "Describe",
  "Explain",
  "Identify",
  "List",
  "State",
  "Define",
  "Give",
  "Outline",
]);

/** What goes wrong in a list that several people type into. */
function damaged(rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  const change = (learner: string, item: string, part: Partial<EvidenceRow>): void => {
    const at = list.findIndex((row) => row.learner === learner && row.item === item);
    const row = list[at];
    if (row === undefined) throw new Error(`The list has no ${item} of ${learner}.`);
    list[at] = { ...row, ...part };
  };
  const list = [...rows];
  change("Ifeoma Okonkwo", "E3", { learner: "ifeoma okonkwo " });
  change("Katrin Schofield", "E2", { criteria: "2.1, 2,2" });
  change("Katrin Schofield", "E6", { method: "Video diary" });
  change("Mohammed Iqbal", "E3", { criteria: "3.1, 3.2, 3.3" });
  change("Mohammed Iqbal", "E5", { unit: "" });
  change("Joel Ashworth", "E6", { unit: "Introduction to customer servise" });
  change("Rhiannon Vaughan", "E2", { on: "30/02/2026" });
  const first = list.find(({ learner, item }) => learner === "Joel Ashworth" && item === "E1");
  if (first !== undefined) list.splice(list.indexOf(first) + 3, 0, first);
  return list;
}

/** The row whose criterion the spreadsheet took for a date, and the criterion that it was. */
const dateForCriterion = { learner: "Rhiannon Vaughan", item: "E1", date: "2026-02-01", shown: "1 Feb" };

const headings = ["Date", "Learner", "Evidence no.", "Description", "Method", "Unit", "Criteria", "Assessor"];
const title = `${centre}: evidence list, ${qualification.title} (${qualification.id})`;

/** The list as a spreadsheet. */
export function evidenceListSheet(): readonly SampleSheet[] {
  const rows = evidenceRows().map((row): readonly SampleCell[] => [
    row.on.includes("/") ? row.on : dateCell(row.on),
    row.learner,
    row.item,
    row.description,
    row.method,
    row.unit === "" ? null : row.unit,
    isDateForCriterion(row)
      ? { kind: "date", on: dateForCriterion.date, shown: dateForCriterion.shown }
      : row.criteria,
    row.assessor,
  ]);
  return [
    {
      name: "Evidence",
      rows: [[title], headings, ...rows],
      merges: [],
      widths: [12, 20, 12, 62, 24, 54, 16, 10],
      notes: [],
      frozen: { rows: 2, columns: 0 },
      headings: [0, 1],
    },
  ];
}

/** The list as a file of comma-separated values, as a spreadsheet on Windows saves it. */
export function evidenceListCsv(): string {
  const rows = evidenceRows().map((row) => [
    row.on.includes("/") ? row.on : typedDate(row.on).replace(/(\d\d)$/, "20$1"),
    row.learner,
    row.item,
    row.description,
    row.method,
    row.unit,
    isDateForCriterion(row) ? dateForCriterion.shown : row.criteria,
    row.assessor,
  ]);
  const lines = [[title], headings, ...rows].map((cells) => cells.map(quoted).join(","));
  return `\u{FEFF}${lines.join("\r\n")}\r\n`;
}

function isDateForCriterion({ learner, item }: EvidenceRow): boolean {
  return learner === dateForCriterion.learner && item === dateForCriterion.item;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
