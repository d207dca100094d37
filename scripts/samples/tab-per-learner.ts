/**
 * City & Guilds 4411-11: a tab for each learner, criteria down, with the evidence, the date met and the
 * assessor beside each criterion.
 */
import { type Unit, type UnitCriterion } from "../../shared/src/catalogue/catalogue.ts";
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre, staff } from "./people.ts";
import { dateCell, type SampleCell, type SampleSheet, textSheet, workingDay } from "./sample-book.ts";

interface UnitEntry {
  readonly number: string;
  /** Criteria that the assessor has met; the rest of the unit has evidence up to `evidence`. */
  readonly met: number | "all";
  readonly evidence?: number | "all";
}

interface LearnerTab {
  readonly tab: string;
  readonly name: string;
  readonly number: string;
  readonly registered: string;
  readonly assessor: string;
  readonly units: readonly UnitEntry[];
}

const qualification = qualificationOf("4411-11");

const tabs: readonly LearnerTab[] = [
  {
    tab: "Amara Okafor",
    name: "Amara Okafor",
    number: "HSC-2201",
    registered: "2025-09-10",
    assessor: "AB",
    units: ["102", "105", "101", "104", "106", "107"].map((number) => ({ number, met: "all" })),
  },
  {
    tab: "Bethan Rees",
    name: "Bethan Rees",
    number: "HSC-2202",
    registered: "2025-09-10",
    assessor: "DK",
    units: ["003", "102", "105", "103", "108", "110"].map((number) => ({ number, met: "all" })),
  },
  {
    tab: "Connor Bailey",
    name: "Connor Bailey",
    number: "HSC-2203",
    registered: "2025-09-10",
    assessor: "AB",
    units: [
      { number: "102", met: "all" },
      { number: "105", met: "all" },
      { number: "104", met: "all" },
      { number: "106", met: 0, evidence: "all" },
      { number: "107", met: 0, evidence: "all" },
      { number: "108", met: 4, evidence: 5 },
    ],
  },
  {
    tab: "Farah S",
    name: "Farah Siddiqui",
    number: "HSC-2204",
    registered: "2025-10-06",
    assessor: "TJ",
    units: [
      { number: "102", met: 6, evidence: 2 },
      { number: "104", met: "all" },
      { number: "105", met: 0, evidence: 7 },
      { number: "109", met: 0, evidence: 4 },
    ],
  },
  {
    tab: "Marcus Grant",
    name: "Marcus Grant",
    number: "HSC-2205",
    registered: "2025-10-06",
    assessor: "DK",
    units: ["002", "008", "102", "101"].map((number) => ({ number, met: "all" })),
  },
  {
    tab: "Zofia Nowak",
    name: "Zofia Nowak",
    number: "HSC-2206",
    registered: "2026-01-14",
    assessor: "TJ",
    units: [
      { number: "105", met: 4 },
      { number: "101", met: 0, evidence: 3 },
    ],
  },
  // Damage: somebody duplicated the tab before a visit and forgot it.
  {
    tab: "Copy of Zofia Nowak",
    name: "Zofia Nowak",
    number: "HSC-2206",
    registered: "2026-01-14",
    assessor: "TJ",
    units: [{ number: "105", met: 2 }],
  },
];

/** The tabs `Read me`, one for each learner, and an unused `Template`. */
export function tabPerLearner(): readonly SampleSheet[] {
  const readMe = textSheet(
    "Read me",
    [
      [`${centre}: ${qualification.title} (${qualification.code})`],
      ["One tab for each learner. Copy Template for a new one, then delete the units that are not taken."],
      ["Evidence: the number in the portfolio. Date met and Assessor: filled in by the assessor only."],
      ["A date met without initials is not a decision. Ask who made it."],
      [null],
      ["Initials", "Name", "Role"],
      ...staff.map((person) => [...person]),
    ],
    [60, 20, 12],
  );
  return [readMe, ...tabs.map(learnerTab), template()];
}

const headings = ["Unit", "Criterion", "Evidence", "Date met", "Assessor", "Comment"];

function head(name: string | null, number: string | null, registered: SampleCell): SampleCell[][] {
  return [
    [`${qualification.title}`],
    ["Learner", name, null, "C&G no.", number],
    ["Qualification", "4411-11", null, "Registered", registered],
    [],
    headings,
  ];
}

function learnerTab(learner: LearnerTab): SampleSheet {
  const rows = head(learner.name, learner.number, dateCell(learner.registered));
  const notes: { row: number; column: number; by: string; text: string }[] = [];
  let items = 0;
  learner.units.forEach((entry, index) => {
    const unit = unitOf(qualification, entry.number);
    // Damage: typed as numbers, so that 002, 003 and 008 have lost their zeros.
    rows.push([Number(unit.number), `${unit.title} (${unit.ref})`]);
    const start = workingDay(learner.registered, 14 + index * 17);
    const met = entry.met === "all" ? unit.criteria.length : entry.met;
    const evidence = entry.evidence === "all" ? unit.criteria.length : (entry.evidence ?? 0);
    unit.criteria.forEach((criterion, at) => {
      rows.push([
        null,
        `${criterion.number} ${criterion.summary}`,
        at < met + evidence ? itemNames(learner, unit, criterion, items) : null,
        at < met ? dateCell(workingDay(start, (Number(criterion.outcome) - 1) * 7)) : null,
        at < met ? learner.assessor : null,
      ]);
      if (learner.name === "Connor Bailey" && unit.number === "106" && criterion.number === "1.2") {
        notes.push({
          row: rows.length - 1,
          column: 2,
          by: "Anne Barlow",
          text: "AB: two calls so far, see the handbook.",
        });
      }
    });
    rows.push([]);
    items += 1 + Math.max(...unit.criteria.map(occasions));
  });
  damage(learner, rows);
  rows.push([], ["Learner's signature", null, null, "Date"], ["IQA", null, null, "Date"]);
  return {
    name: learner.tab,
    rows,
    merges: [{ top: 0, left: 0, bottom: 0, right: 5 }],
    widths: [14, 74, 18, 12, 10, 36],
    notes,
    frozen: { rows: 5, columns: 0 },
    headings: [0, 4],
  };
}

/**
 * A unit's first item answers its questions in writing; the next ones are occasions, and each criterion takes
 * as many of them as the handbook asks for. Connor has two of four for the telephone greeting.
 */
function itemNames({ name }: LearnerTab, unit: Unit, criterion: UnitCriterion, itemsBefore: number): string {
  const asked = occasions(criterion);
  if (asked === 0) return `E${itemsBefore + 1}`;
  const isShort = name === "Connor Bailey" && unit.number === "106" && criterion.number === "1.2";
  return Array.from({ length: isShort ? 2 : asked }, (_, one) => `E${itemsBefore + 2 + one}`).join(", ");
}

/** How many separate occasions or customers the handbook asks for; 0 where writing is enough. */
function occasions({ needs, shows }: UnitCriterion): number {
  const counts = needs.filter((need) => need.counts === "instances").map(({ count }) => count);
  return shows === "performance" ? Math.max(1, ...counts) : Math.max(0, ...counts);
}

function damage({ tab }: LearnerTab, rows: SampleCell[][]): void {
  const rowOf = (unit: number, criterion: string): number => {
    const start = rows.findIndex(([first]) => first === unit);
    const offset = rows
      .slice(start)
      .findIndex(([, second]) => typeof second === "string" && second.startsWith(`${criterion} `));
    if (start === -1 || offset === -1) throw new Error(`${tab} has no row for ${unit} ${criterion}.`);
    return start + offset;
  };
  const change = (row: number, column: number, cell: SampleCell): void => {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = cell;
  };
  if (tab === "Amara Okafor") change(rowOf(104, "2.2"), 4, null);
  if (tab === "Bethan Rees") change(rowOf(103, "4.1"), 3, "31/11/2025");
  if (tab === "Farah S") {
    change(rowOf(105, "1.2"), 5, "Not yet: which job?");
    // The heading and two rows of unit 104 were pasted a second time.
    const first = rowOf(104, "1.1");
    rows.push(...rows.slice(first - 1, first + 2).map((cells) => [...cells]), []);
  }
  if (tab === "Connor Bailey") {
    // A criterion that 106 does not have, from an older form.
    rows.splice(rowOf(106, "2.3") + 1, 0, [null, "2.4 Transfer calls", "E19", null, null, "Old form?"]);
  }
}

function template(): SampleSheet {
  const rows = head(null, null, null);
  for (const unit of qualification.units.filter(({ number }) => number === "102" || number === "105")) {
    rows.push([Number(unit.number), `${unit.title} (${unit.ref})`]);
    for (const { number, summary } of unit.criteria) rows.push([null, `${number} ${summary}`]);
    rows.push([]);
  }
  return {
    name: "Template",
    rows,
    merges: [{ top: 0, left: 0, bottom: 0, right: 5 }],
    widths: [14, 74, 18, 12, 10, 36],
    notes: [],
    frozen: { rows: 5, columns: 0 },
    headings: [0, 4],
  };
}
