/** Says in plain sentences how a workbook was read, one for each part of the layout. */
import { type Qualification } from "../catalogue/catalogue.ts";
import { qualificationName } from "../rules/sentences.ts";
import { shortened } from "./cell-text.ts";
import { type Layout } from "./reading.ts";
import { type TabCandidate } from "./tab-candidates.ts";
import { type View } from "./view.ts";
import { columnName } from "./workbook.ts";

export interface Described {
  readonly layout: Layout;
  readonly tabs: readonly TabCandidate[];
  readonly unread: readonly { readonly tab: string; readonly why: string }[];
  readonly qualification: Qualification | null;
  readonly candidates: readonly Qualification[];
  readonly view: View;
  readonly passed: ReadonlyMap<TabCandidate, readonly string[]>;
  readonly learners: number;
}

const arrangements = {
  "one-tab": "All learners and units stand in one table",
  "tab-per-learner": "Each tab is one learner's",
  "tab-per-unit": "Each tab is about one unit",
  "evidence-list":
    "The tracker is a list with one row for each piece of evidence and the criteria that it claims",
  standard: "It is Evidence Mapper's standard tracker",
} as const;

export function describeLayout(described: Described): readonly string[] {
  const { layout, tabs, unread, qualification, candidates, view, passed } = described;
  const sentences: string[] = [];
  const names = tabs.map(({ grid }) => `“${shortened(grid.sheet.name, 31)}”`);
  sentences.push(`${arrangements[layout.arrangement]} (${listed(names, 6)}).`);
  sentences.push(
    qualification !== null
      ? `The qualification is ${qualificationName(qualification)}.`
      : `The qualification cannot be told; it may be ${listed(
          candidates.map(({ code }) => code),
          8,
        )}.`,
  );
  if (layout.learners !== null) {
    sentences.push(
      layout.learners === "down" ? "Learners run down the rows." : "Learners run across the columns.",
    );
  }
  for (const tab of tabs.slice(0, 12)) sentences.push(...describeTab(tab, view));
  if (tabs.length > 12) sentences.push(`${tabs.length - 12} more tabs are read in the same way.`);
  const unitsBy = new Set(tabs.flatMap(({ tables }) => tables.flatMap((table) => [...table.unitsBy])));
  if (unitsBy.size > 0) sentences.push(`Units are known by their ${[...unitsBy].join(" and ")}.`);
  sentences.push(
    layout.detail === "criteria"
      ? "Marks are about criteria."
      : "Marks are about whole units; criteria are not recorded.",
  );
  for (const [tab, rows] of passed) {
    sentences.push(
      `In “${shortened(tab.grid.sheet.name, 31)}” ${listed(rows, 8)} ${rows.length === 1 ? "is" : "are"} no learner's and not read.`,
    );
  }
  for (const { tab, why } of unread.slice(0, 12))
    sentences.push(`The tab “${shortened(tab, 31)}” is not read: ${why}.`);
  if (unread.length > 12) sentences.push(`${unread.length - 12} more tabs are not read.`);
  return sentences;
}

function describeTab({ grid, tables, learner, unit, shape }: TabCandidate, view: View): readonly string[] {
  const sentences: string[] = [];
  const tab = `“${shortened(grid.sheet.name, 31)}”`;
  const line = (index: number): string =>
    grid.transposed ? `row ${index + 1}` : `column ${columnName(index)}`;
  const across = (index: number): string =>
    grid.transposed ? `column ${columnName(index)}` : `row ${index + 1}`;
  for (const table of tables.slice(0, 8)) {
    const parts: string[] = [];
    if (table.headings.length > 0) parts.push(`headings in ${listed(table.headings.map(across), 6)}`);
    if (table.keys.names.length > 0)
      parts.push(`learners' names in ${listed(table.keys.names.map(line), 3)}`);
    if (table.keys.ids !== null) parts.push(`their ids in ${line(table.keys.ids)}`);
    if (table.keys.unit !== null) parts.push(`units in ${line(table.keys.unit)}`);
    if (table.keys.criterion !== null) parts.push(`criteria in ${line(table.keys.criterion)}`);
    if (table.keys.names.length === 0 && table.keys.ids === null)
      parts.push(
        learner.by === "blank" ? "no learner's name" : `the learner “${shortened(learner.name, 40)}”`,
      );
    if (shape === "list" && table.targets.length > 0) {
      parts.push(table.targets.map(({ column, part }) => `${partNames[part]} in ${line(column)}`).join(", "));
    }
    sentences.push(`${tab} has ${parts.join(", ")}.`);
    const sums = table.ignored.filter(({ heading, why }) => heading !== "" && why !== "it holds no marks");
    const plain = table.ignored.filter(({ heading, why }) => heading !== "" && why === "it holds no marks");
    const quote = ({ heading, column }: { heading: string; column: number }): string =>
      `“${shortened(heading, 30)}” (${line(column)})`;
    if (sums.length > 0) {
      sentences.push(
        `In ${tab} ${listed(
          sums.map((column) => `${quote(column)}, because ${column.why}`),
          6,
        )} ${sums.length === 1 ? "is" : "are"} not read.`,
      );
    }
    if (plain.length > 0) {
      sentences.push(
        `In ${tab} ${listed(plain.map(quote), 8)} ${plain.length === 1 ? "is" : "are"} read over.`,
      );
    }
    if (table.signatures.length > 0) {
      sentences.push(
        `In ${tab} signatures are read from ${listed(
          table.signatures.map(({ column, kind }) => `${line(column)} (${kind})`),
          6,
        )}.`,
      );
    }
  }
  if (unit !== null && tables.some((table) => table.targets.some((target) => target.unit === unit.ref))) {
    sentences.push(`${tab} is about unit ${view.title(unit.ref)} (said in ${unit.where}).`);
  }
  return sentences;
}

const partNames = {
  mark: "marks",
  date: "dates",
  "decision-date": "dates of decisions",
  assessor: "assessors",
  evidence: "evidence",
  method: "methods",
} as const;

function listed(items: readonly string[], most: number): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  const last = shown[shown.length - 1] ?? "";
  return shown.length <= 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
