/**
 * NCFE Level 1 Certificate in Customer Service: one tab, learners down, criteria across under merged unit
 * headings. The tracker that `npm start` checks.
 */
import { compareCriterionNumbers, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre, initialsOf, staff } from "./people.ts";
import {
  columnName,
  dateCell,
  type SampleCell,
  type SampleSheet,
  textSheet,
  typedDate,
  workingDay,
} from "./sample-book.ts";

/** How far a learner is with a unit: so many criteria decided, then so many with evidence only. */
interface Progress {
  readonly met: number;
  readonly evidence?: number;
  readonly notYet?: readonly string[];
  readonly signed?: "both" | "learner" | "nobody" | "wrong order";
}

interface SampleLearner {
  readonly name: string;
  readonly number: string;
  readonly registered: string;
  readonly assessor: "AB" | "DK" | "TJ";
  /** A colleague who types the date alone, so that the sheet turns it into a real date. */
  readonly datesOnly?: boolean;
  readonly units: Readonly<Record<string, Progress | "all">>;
  readonly notes?: string;
}

const qualification = qualificationOf("601/3972/9");
const offered = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "12", "13", "16", "18"].map(
  (number) => unitOf(qualification, number),
);
const mandatory = { "01": "all", "02": "all", "03": "all", "04": "all", "05": "all" } as const;

const learners: readonly SampleLearner[] = [
  {
    name: "Aisha Rahman",
    number: "HS25-101",
    registered: "2025-09-08",
    assessor: "AB",
    units: { ...mandatory, "06": "all", "07": "all", "11": "all" },
    notes: "Finished. Certificate to be claimed.",
  },
  {
    name: "Ben Whitlock",
    number: "HS25-102",
    registered: "2025-09-08",
    assessor: "DK",
    units: { "01": "all", "02": "all", "03": "all", "04": { met: 9 }, "06": { met: 0, evidence: 5 } },
  },
  {
    name: "Callum Pryce",
    number: "HS25-103",
    registered: "2025-09-08",
    assessor: "AB",
    units: {
      ...mandatory,
      "07": { met: 0, evidence: 16, signed: "learner" },
      "08": "all",
      "12": "all",
      "16": "all",
    },
    notes: "Portfolio handed in 20/03. Unit 07 to be assessed.",
  },
  {
    name: "Chioma Eze",
    number: "HS25-104",
    registered: "2025-09-08",
    assessor: "TJ",
    units: {
      ...mandatory,
      "06": { met: 13, signed: "wrong order" },
      "07": "all",
      "09": "all",
      "13": "all",
      "12": { met: 5 },
    },
    notes: "Wanted unit 13 as well, for the front desk.",
  },
  {
    name: "Daniel O'Rourke",
    number: "HS25-105",
    registered: "2025-09-15",
    assessor: "DK",
    units: {
      "01": "all",
      "02": "all",
      "03": { met: 8, notYet: ["2.5", "3.1"] },
      "04": { met: 0, evidence: 5 },
    },
  },
  {
    name: "Eleni Christou",
    number: "HS25-106",
    registered: "2025-09-15",
    assessor: "TJ",
    units: { ...mandatory, "06": { met: 5, evidence: 2 }, "11": "all" },
  },
  {
    name: "Gareth Probert",
    number: "HS25-107",
    registered: "2025-09-15",
    assessor: "AB",
    units: { ...mandatory, "06": "all", "12": "all", "13": "all", "16": "all", "18": "all" },
    notes: "Should be finished?",
  },
  {
    name: "Harpreet Gill",
    number: "HS25-108",
    registered: "2026-01-12",
    assessor: "TJ",
    units: { "01": { met: 6 }, "02": { met: 0, evidence: 3 } },
    notes: "January starter.",
  },
  {
    name: "Isla McAllister",
    number: "HS25-109",
    registered: "2025-09-15",
    assessor: "DK",
    datesOnly: true,
    units: {
      ...mandatory,
      "03": { met: 16, notYet: ["2.4"], signed: "nobody" },
      "07": "all",
      "09": "all",
      "11": "all",
    },
  },
  {
    name: "Jakub Zielinski",
    number: "HS25-110",
    registered: "2025-09-15",
    assessor: "TJ",
    units: { "01": "all", "02": { met: 6 } },
    notes: "Left for a job on 9 January. Unit 01 may be certificated.",
  },
  {
    name: "Leanne Pickering",
    number: "HS25-111",
    registered: "2025-09-22",
    assessor: "AB",
    units: { ...mandatory, "08": "all", "09": { met: 18, signed: "nobody" }, "12": "all", "13": "all" },
  },
  {
    name: "Mei Cheung",
    number: "HS25-112",
    registered: "2025-09-22",
    assessor: "DK",
    units: {
      "01": "all",
      "02": "all",
      "03": "all",
      "04": { met: 0, evidence: 16 },
      "05": { met: 0, evidence: 6 },
    },
  },
  {
    name: "Oluwaseun Adeyemi",
    number: "HS25-113",
    registered: "2025-09-22",
    assessor: "TJ",
    units: { ...mandatory, "07": "all", "08": "all", "16": "all", "12": { met: 3, notYet: ["1.4"] } },
  },
  {
    name: "Priya Nair",
    number: "HS25-114",
    registered: "2025-09-22",
    assessor: "AB",
    units: { ...mandatory, "06": "all", "09": { met: 0, evidence: 18, signed: "learner" }, "11": "all" },
    notes: "Call recordings stay on the employer's system.",
  },
  {
    name: "Ben Whitlock",
    number: "HS25-102",
    registered: "2025-09-08",
    assessor: "DK",
    units: { "04": { met: 12 }, "05": { met: 4 } },
    notes: "Second row? Check with Dev.",
  },
];

const headingRow = 2;
const firstLearnerRow = 4;
const firstUnitColumn = 6;

/** Where a unit's columns are: its criteria, two for signatures, then an empty one. */
interface Columns {
  readonly unit: Unit;
  readonly left: number;
  readonly criteria: readonly string[];
  readonly declared: number;
  readonly countersigned: number;
}

/** The tabs `Instructions`, `Tracker` and `Key`. */
export function levelOneCertificate(): readonly SampleSheet[] {
  return [instructions(), tracker(), key()];
}

function layOut(): readonly Columns[] {
  let left = firstUnitColumn;
  return offered.map((unit) => {
    const numbers = unit.criteria.map(({ number }) => number);
    // Damage: an older version of the sheet had a criterion 2.5 here, which the unit does not have.
    const criteria = unit.number === "07" ? [...numbers, "2.5"].sort(compareCriterionNumbers) : numbers;
    const columns = {
      unit,
      left,
      criteria,
      declared: left + criteria.length,
      countersigned: left + criteria.length + 1,
    };
    left = columns.countersigned + 2;
    return columns;
  });
}

function tracker(): SampleSheet {
  const blocks = layOut();
  const last = blocks[blocks.length - 1]?.countersigned ?? 0;
  const totals = last + 2;
  const notesColumn = totals + 1;
  const rows: SampleCell[][] = Array.from({ length: firstLearnerRow + learners.length + 3 }, () =>
    Array.from({ length: notesColumn + 1 }, () => null),
  );
  const put = (row: number, column: number, cell: SampleCell): void => {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = cell;
  };

  put(0, 0, `${centre}: ${qualification.title} (${qualification.id})`);
  put(1, 0, "Tracking sheet 2025-26. Last updated 27/03/2026, AB");
  ["No.", "Learner", "Learner no.", "Registered", "Assessor"].forEach((text, column) =>
    put(headingRow + 1, column, text),
  );
  for (const block of blocks) headUnit(block, put);
  put(headingRow + 1, totals, "Criteria met");
  put(headingRow + 1, notesColumn, "Notes");

  learners.forEach((learner, index) => {
    const row = firstLearnerRow + index;
    put(row, 0, index + 1);
    put(row, 1, learner.name);
    put(row, 2, learner.number);
    put(row, 3, dateCell(learner.registered));
    put(row, 4, learner.assessor);
    put(row, notesColumn, learner.notes ?? null);
    let evidenceSoFar = 0;
    let started = 0;
    blocks.forEach((block) => {
      const progress = progressOf(learner, block.unit);
      if (progress === null) return;
      const start = workingDay(learner.registered, 10 + (index % 4) + started * 13);
      fillUnit(learner, block, progress, start, evidenceSoFar, (column, cell) => put(row, column, cell));
      evidenceSoFar += Math.ceil((progress.evidence ?? 0) / 3);
      started += 1;
    });
  });
  damage(blocks, put);
  learners.forEach((_, index) => {
    const row = firstLearnerRow + index;
    put(row, totals, totalOf(blocks, row, rows[row] ?? []));
  });

  const countRow = firstLearnerRow + learners.length + 1;
  const sampledRow = countRow + 1;
  put(countRow, 1, "Learners with an entry");
  put(sampledRow, 1, "IQA sampled");
  for (const { left, criteria, unit } of blocks) {
    criteria.forEach((_, offset) => {
      const column = left + offset;
      const entries = rows
        .slice(firstLearnerRow, firstLearnerRow + learners.length)
        .filter((cells) => cells[column] !== null).length;
      const name = columnName(column);
      put(countRow, column, {
        kind: "formula",
        formula: `COUNTA(${name}${firstLearnerRow + 1}:${name}${firstLearnerRow + learners.length})`,
        value: entries,
      });
    });
    if (["01", "04", "07"].includes(unit.number ?? "")) put(sampledRow, left, "RF 20/03/26");
  }

  return {
    name: "Tracker",
    rows,
    merges: [
      { top: 0, left: 0, bottom: 0, right: 11 },
      ...blocks.map(({ left, countersigned }) => ({
        top: headingRow,
        left,
        bottom: headingRow,
        right: countersigned,
      })),
    ],
    widths: widths(blocks, notesColumn),
    notes: trackerNotes(blocks),
    frozen: { rows: firstLearnerRow, columns: 2 },
    headings: [0, headingRow, headingRow + 1],
  };
}

function headUnit(
  { unit, left, criteria, declared, countersigned }: Columns,
  put: (row: number, column: number, cell: SampleCell) => void,
): void {
  // Unit 16 as somebody typed it, with an ampersand.
  const title = unit.number === "16" ? unit.title.replace(" and ", " & ") : unit.title;
  put(headingRow, left, `Unit ${unit.number ?? ""} ${title}`);
  criteria.forEach((number, offset) => {
    const column = left + offset;
    // Typed without the apostrophe in unit 02, so these headings are numbers.
    put(headingRow + 1, column, unit.number === "02" ? Number(number) : number);
    // Damage: 1.2 of unit 06 was taken for the first of February.
    if (unit.number === "06" && number === "1.2")
      put(headingRow + 1, column, { kind: "date", on: "2026-02-01", format: "d-mmm" });
  });
  put(headingRow + 1, declared, "Learner declaration");
  put(headingRow + 1, countersigned, "Countersigned");
}

function progressOf(learner: SampleLearner, unit: Unit): Progress | null {
  const progress = learner.units[unit.number ?? ""];
  if (progress === undefined) return null;
  return progress === "all" ? { met: unit.criteria.length } : progress;
}

function fillUnit(
  { name, assessor, datesOnly = false }: SampleLearner,
  { unit, left, criteria, declared, countersigned }: Columns,
  { met, evidence = 0, notYet = [], signed }: Progress,
  start: string,
  evidenceSoFar: number,
  put: (column: number, cell: SampleCell) => void,
): void {
  const columnOf = (number: string): number => left + criteria.indexOf(number);
  let lastDay = start;
  unit.criteria.forEach(({ number, outcome }, index) => {
    // One outcome a week: assessors decide what belongs together in one sitting.
    const day = workingDay(start, (Number(outcome) - 1) * 7);
    if (notYet.includes(number)) put(columnOf(number), "Not yet");
    else if (index < met) {
      put(columnOf(number), datesOnly ? dateCell(day) : `${assessor} ${typedDate(day)}`);
      lastDay = day;
    } else if (index < met + evidence) {
      // One item for three criteria, as portfolios are; every fourth criterion has a second item.
      const item = evidenceSoFar + Math.floor((index - met) / 3) + 1;
      put(columnOf(number), index % 4 === 3 ? `E${item}, E${item + 3}` : `E${item}`);
    }
  });
  const whole = met === unit.criteria.length && notYet.length === 0;
  const signatures = signed ?? (whole ? "both" : "nobody");
  if (signatures === "nobody") return;
  const declaredOn = signatures === "learner" ? "2026-03-20" : workingDay(lastDay, 2);
  put(declared, `${initialsOf(name)} ${typedDate(declaredOn)}`);
  if (signatures === "learner") return;
  const countersignedOn = workingDay(declaredOn, signatures === "wrong order" ? -5 : 3);
  put(countersigned, `${assessor} ${typedDate(countersignedOn)}`);
}

/** What went wrong in single cells over the year. */
function damage(
  blocks: readonly Columns[],
  put: (row: number, column: number, cell: SampleCell) => void,
): void {
  const at = (learner: string, unit: string, criterion: string, cell: SampleCell): void => {
    const block = blocks.find((one) => one.unit.number === unit);
    const row = learners.findIndex(({ name }) => name === learner);
    if (block === undefined || row === -1 || !block.criteria.includes(criterion))
      throw new Error(`The tracker has no cell for ${learner}, unit ${unit}, ${criterion}.`);
    put(firstLearnerRow + row, block.left + block.criteria.indexOf(criterion), cell);
  };
  at("Aisha Rahman", "07", "2.5", "AB 12/01/26");
  at("Chioma Eze", "07", "2.5", "TJ 12/01/26");
  at("Leanne Pickering", "09", "2.3", { kind: "ref-error" });
}

/** Counts typed decisions and bare dates, as the centre's formula does. */
function totalOf(blocks: readonly Columns[], row: number, cells: readonly SampleCell[]): SampleCell {
  let value = 0;
  const parts = blocks.map(({ left, criteria }) => {
    for (const cell of cells.slice(left, left + criteria.length)) {
      if (typeof cell === "string" ? cell.includes("/") : cell !== null && dated(cell)) value += 1;
    }
    const range = `${columnName(left)}${row + 1}:${columnName(left + criteria.length - 1)}${row + 1}`;
    return `COUNTIF(${range},"*/*")+COUNT(${range})`;
  });
  return { kind: "formula", formula: parts.join("+"), value };
}

function dated(cell: SampleCell): boolean {
  return typeof cell === "object" && cell?.kind === "date";
}

function trackerNotes(blocks: readonly Columns[]): SampleSheet["notes"] {
  const cell = (learner: number, unit: string, criterion: string): { row: number; column: number } => {
    const block = blocks.find((one) => one.unit.number === unit);
    if (block === undefined) throw new Error(`The tracker has no unit ${unit}.`);
    return { row: firstLearnerRow + learner, column: block.left + block.criteria.indexOf(criterion) };
  };
  return [
    {
      ...cell(4, "03", "2.5"),
      by: "Dev Kapoor",
      text: "DK: plan has no dates. Resubmit after half-term.",
    },
    { ...cell(8, "03", "2.4"), by: "Dev Kapoor", text: "DK: only one example given." },
    {
      ...cell(13, "09", "1.1"),
      by: "Anne Barlow",
      text: "AB: recordings seen on site 18/03/26, they stay with the employer.",
    },
  ];
}

function widths(blocks: readonly Columns[], notesColumn: number): readonly number[] {
  const all = Array.from({ length: notesColumn + 1 }, () => 12);
  [5, 21, 12, 12, 9, 2].forEach((width, column) => (all[column] = width));
  for (const { declared, countersigned } of blocks) {
    all[declared] = 13;
    all[countersigned] = 13;
    all[countersigned + 1] = 2;
  }
  all[notesColumn] = 44;
  return all;
}

function instructions(): SampleSheet {
  return textSheet(
    "Instructions",
    [
      ["How to use this tracking sheet"],
      ["1. One row for each learner. Please do not sort the sheet while a colleague has it open."],
      ["2. When you decide a criterion, type your initials and the date, for example AB 12/03/26."],
      ["3. When evidence is in but nobody has judged it, type its number from the portfolio: E4, or E4, E7."],
      ["4. When you have looked and it is not enough, type Not yet and leave a comment on the cell."],
      ["5. When a unit is complete the learner signs first (Learner declaration), then the assessor."],
      ["6. Optional units 10, 14, 15 and 17 are not offered this year. Ask Ruth before you add a column."],
      ["7. Nothing confidential belongs here: write where the evidence is, not what it says."],
    ],
    [100],
  );
}

function key(): SampleSheet {
  return textSheet(
    "Key",
    [
      ["Entry", "Meaning"],
      ["AB 12/03/26", "Criterion met, decided by AB on that day"],
      ["12/03/2026", "Criterion met on that day (Dev types the date only)"],
      ["E4, E7", "Evidence in the portfolio, not yet decided"],
      ["Not yet", "Looked at, more is needed"],
      [null],
      ["Initials", "Name", "Role"],
      ...staff.map((person) => [...person]),
    ],
    [16, 46, 12],
  );
}
