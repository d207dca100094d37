/**
 * Innovate Level 2 Diploma: whole units only. Learners down, units across by reference and title under
 * group headings, the date on which a unit was completed in each cell.
 */
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre } from "./people.ts";
import {
  columnName,
  dateCell,
  type SampleCell,
  type SampleSheet,
  textSheet,
  typedDate,
  workingDay,
} from "./sample-book.ts";

const qualification = qualificationOf("innovate-l2-diploma-customer-service");

const groups: readonly { readonly heading: string; readonly units: readonly string[] }[] = [
  {
    heading: "Mandatory group A (19 credits)",
    units: ["A/506/2130", "F/506/2131", "J/506/2132", "A/506/1964", "L/506/1788"],
  },
  { heading: "Optional group B (at least 3)", units: ["D/506/2119", "T/506/2126"] },
  {
    heading: "Optional group C (at least 16)",
    units: [
      "H/506/2154",
      "K/506/2155",
      "L/506/2133",
      "R/506/2134",
      "T/506/2157",
      "A/506/2158",
      "F/506/2159",
      "Y/506/2149",
      "J/506/2163",
      "K/506/2978",
      "R/506/2151",
      "D/506/2170",
      // Damage: the unit has a second column, added for a learner who came later.
      "R/506/2134",
    ],
  },
  {
    heading: "Optional group D (at most 7)",
    units: ["T/505/4673", "H/506/1814", "R/506/1789", "L/503/0394", "H/506/1912", "J/506/1806"],
  },
];

const mandatory = groups[0]?.units ?? [];

interface DiplomaLearner {
  readonly name: string;
  readonly number: string;
  readonly start: string;
  readonly achieved: readonly string[];
  /** What stands in a cell instead of a date. */
  readonly other?: Readonly<Record<string, SampleCell>>;
  readonly notes?: string;
}

const percent = (value: number): SampleCell => ({ kind: "shown", value, format: "0%" });

const learners: readonly DiplomaLearner[] = [
  {
    name: "Anjali Desai",
    number: "D2-041",
    start: "2025-02-03",
    achieved: [
      ...mandatory,
      "D/506/2119",
      ...["A/506/2158", "R/506/2151", "D/506/2170", "L/506/2133"],
      ...["T/505/4673", "H/506/1814", "J/506/1806"],
    ],
    notes: "Complete.",
  },
  {
    name: "Craig Donnelly",
    number: "D2-042",
    start: "2025-02-03",
    achieved: [
      ...mandatory,
      "T/506/2126",
      ...["H/506/2154", "K/506/2155", "T/506/2157", "F/506/2159", "R/506/2151"],
      ...["L/503/0394", "H/506/1912"],
    ],
    notes: "Complete? Sheet says 47.",
  },
  {
    name: "Dilys Morgan",
    number: "D2-043",
    start: "2025-02-03",
    achieved: [
      ...mandatory,
      "D/506/2119",
      ...["H/506/2154", "K/506/2155", "R/506/2134", "T/506/2157", "R/506/2151"],
    ],
    notes: "Has the minimum of every group.",
  },
  {
    name: "Emeka Obi",
    number: "D2-044",
    start: "2025-02-10",
    achieved: [
      ...mandatory,
      ...["D/506/2119", "T/506/2126"],
      ...["K/506/2978", "A/506/2158", "H/506/2154", "Y/506/2149"],
      ...["T/505/4673", "J/506/1806"],
    ],
  },
  {
    name: "Grace Turnbull",
    number: "D2-045",
    start: "2025-02-10",
    achieved: [
      ...mandatory,
      "T/506/2126",
      ...["A/506/2158", "D/506/2170", "R/506/2151", "H/506/2154", "K/506/2155", "J/506/2163"],
    ],
    notes: "Nothing from group D, by choice.",
  },
  {
    name: "Hassan Mirza",
    number: "D2-046",
    start: "2025-02-10",
    achieved: [
      ...mandatory.filter((ref) => ref !== "A/506/1964"),
      ...["D/506/2119", "T/506/2126"],
      ...["A/506/2158", "D/506/2170", "R/506/2151", "H/506/2154", "F/506/2159", "T/506/2157"],
    ],
  },
  {
    name: "Jodie Falconer",
    number: "D2-047",
    start: "2025-09-01",
    achieved: ["A/506/2130", "F/506/2131", "H/506/2154", "R/506/2134"],
    other: {
      "J/506/2132": percent(0.5),
      "A/506/1964": { kind: "formula", formula: "DATE(2025,12,8)" },
      "D/506/2119": "In progress",
    },
  },
  {
    name: "Kasia Wojcik",
    number: "D2-048",
    start: "2025-09-01",
    achieved: [...mandatory, "H/506/2154", "K/506/2155", "A/506/2158", "D/506/2170", "R/506/1789"],
    other: { "T/506/2126": "Not yet" },
    notes: "Group B: resubmission booked for April.",
  },
  {
    name: "Liam Hennessy",
    number: "D2-049",
    start: "2026-01-12",
    achieved: ["F/506/2131"],
    other: { "A/506/2130": "In progress", "L/506/1788": percent(0.2) },
  },
  {
    name: "Nadia Farouk",
    number: "D2-050",
    start: "2026-01-12",
    achieved: ["A/506/2130", "F/506/2131"],
    other: { "T/506/2126": "CT", "H/506/2154": "CT" },
    notes: "Came with the Level 1 Certificate, two units carried over.",
  },
];

const firstUnitColumn = 4;
const headingRow = 2;
const creditRow = 4;
const firstLearnerRow = 5;

/** The tabs `Diploma` and `Key`. */
export function diplomaUnits(): readonly SampleSheet[] {
  const key = textSheet(
    "Key",
    [
      ["Entry", "Meaning"],
      ["date", "Unit achieved on that day"],
      ["CT", "Achieved before, credit transfer, certificate seen"],
      ["In progress", "Working on it"],
      ["50%", "Half of the criteria are done"],
      ["Not yet", "Assessed, not yet achieved"],
    ],
    [16, 50],
  );
  return [diploma(), key];
}

function diploma(): SampleSheet {
  const columns: string[] = [];
  const groupRow: SampleCell[] = [];
  const merges = [{ top: 0, left: 0, bottom: 0, right: 8 }];
  for (const { heading, units } of groups) {
    const left = firstUnitColumn + columns.length;
    groupRow[left] = heading;
    merges.push({ top: headingRow, left, bottom: headingRow, right: left + units.length - 1 });
    columns.push(...units);
  }
  const unitHeadings = columns.map((ref, at) => {
    const unit = unitOf(qualification, ref);
    const isSecond = columns.indexOf(ref) < at;
    // Damage: a zero of L/503/0394 is missing.
    return `${ref === "L/503/0394" ? "L/503/394" : ref} ${unit.title}${isSecond ? " (2)" : ""}`;
  });
  const credits = columns.map((ref) => unitOf(qualification, ref).credit ?? 0);
  const last = firstUnitColumn + columns.length - 1;

  const body = learners.map((learner, index) => {
    const cells = columns.map((ref, at) => cellOf(learner, ref, at, columns));
    const row = firstLearnerRow + index + 1;
    const range = `${columnName(firstUnitColumn)}${row}:${columnName(last)}${row}`;
    const creditRange = `${columnName(firstUnitColumn)}$${creditRow + 1}:${columnName(last)}$${creditRow + 1}`;
    const isDone = cells.map((cell) => typeof cell === "object" && cell?.kind === "date");
    return [
      index + 1,
      learner.name,
      learner.number,
      dateCell(learner.start),
      ...cells,
      { kind: "formula", formula: `COUNTIF(${range},">40000")`, value: isDone.filter(Boolean).length },
      {
        kind: "formula",
        formula: `SUMIF(${range},">40000",${creditRange})`,
        value: credits.reduce((sum, credit, at) => sum + (isDone[at] === true ? credit : 0), 0),
      },
      learner.notes ?? null,
    ] satisfies SampleCell[];
  });

  return {
    name: "Diploma",
    rows: [
      [`${centre}: ${qualification.title} (Innovate Awarding), units achieved`],
      ["Printed 27/03/2026"],
      Array.from(groupRow, (cell) => cell ?? null),
      [
        "No.",
        "Learner",
        "Learner no.",
        "Start date",
        ...unitHeadings,
        "Units achieved",
        "Credits achieved",
        "Notes",
      ],
      [null, "Credit value", null, null, ...credits],
      ...body,
      [],
      [null, "Total achieved", null, null, ...columns.map((_, at) => countOf(at, body))],
    ],
    merges,
    widths: [5, 20, 11, 12, ...columns.map(() => 17), 10, 10, 46],
    notes: [
      {
        row: firstLearnerRow + 3,
        column: firstUnitColumn + columns.indexOf("K/506/2978"),
        by: "Tomos Jenkin",
        text: "TJ: the specification has no page for this unit, criteria taken from the awarding body's site.",
      },
    ],
    frozen: { rows: firstLearnerRow, columns: 2 },
    headings: [0, headingRow, headingRow + 1],
  };
}

function cellOf(
  { name, start, achieved, other = {} }: DiplomaLearner,
  ref: string,
  at: number,
  columns: readonly string[],
): SampleCell {
  const isSecond = columns.indexOf(ref) < at;
  // Only Jodie Falconer's date for the unit stands in its second column.
  if (columns.filter((one) => one === ref).length > 1 && isSecond !== (name === "Jodie Falconer"))
    return null;
  const instead = other[ref];
  if (instead !== undefined) return instead;
  const position = achieved.indexOf(ref);
  if (position === -1) return null;
  const on = workingDay(start, 24 + position * 20);
  // One colleague types the date as text.
  return name === "Hassan Mirza" && position % 3 === 0 ? typedDate(on) : dateCell(on);
}

function countOf(at: number, body: readonly (readonly SampleCell[])[]): SampleCell {
  const column = columnName(firstUnitColumn + at);
  const cells = body.map((cells) => cells[firstUnitColumn + at]);
  return {
    kind: "formula",
    formula: `COUNTIF(${column}${firstLearnerRow + 1}:${column}${firstLearnerRow + body.length},">40000")`,
    value: cells.filter((cell) => typeof cell === "object" && cell?.kind === "date").length,
  };
}
