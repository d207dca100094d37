/** A memory makes an answer quicker and never another: after any edits it is that of a program that begins anew. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import {
  checkInTurn,
  type CheckInTurn,
  checkMemory,
  type CheckMemory,
  type CheckOptions,
} from "../../../shared/src/check/check.ts";
import { type Cell, type Merge, type Sheet, type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { date, grid, sheet, transposed, workbook } from "../tracker/sheet.ts";

const runs = process.env["EVIDENCE_MAPPER_FULL"] === "1" ? 3_000 : 60;

const signed = sheet(`
  Level 1 Certificate for Introduction to Customer Service 4411-11
  Learner  | ID | Unit 101 |            |         |                     | Unit 102    |     | Total
           |    | 1.1      | 1.2        | 2.1     | Learner declaration | 1.1         | 2.1 |
  Amy Pond | L1 | P        | 12/03/2026 |         | AP 13/03/26         | AB 12/03/26 | x   | 2
  Bob Fox  | L2 | E4, E7   | 50%        | Not yet |                     | R           |     | 1
  Cy Kay   | L3 |          | P          | E9      |                     |             | E1  | 1
           |    |          |            |         |                     |             |     |
  Key      |    |          |            |         |                     |             |     |
  P        | Pass |        |            |         |                     |             |     |
`);
const split = sheet(`
  Learner  | 101 1.1  | 101 1.1 date | 101 1.1 assessor | 101 1.2 | 101 1.2 date | 101 1.2 assessor
  Amy Pond | E4       | 12/03/2026   | AB               |         |              |
  Bob Fox  | E1       |              |                  | E2      | 01/03/2026   | CD
`);
const byUnits = grid(
  [
    ["Learner", "Unit", "1.1", "1.2", "2.1"],
    ["Amy Pond", "101", "✓", "12/03/2026", null],
    [null, "102", "x", date("2026-03-02"), "E4"],
    ["Bob Fox", "101", true, false, 1],
    [null, "102", { kind: "number", value: 0.5, shown: "50%" }, { kind: "error", shown: "#REF!" }, "E1"],
  ],
  { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
);
const sections = sheet(`
  Learner  | 1.1 | 1.2 | 2.1
  Unit 101 |     |     |
  Amy Pond | ✓   | E4  |
  Bob Fox  | x   |     | E2
  Unit 102 |     |     |
  Amy Pond |     | ✓   | E4
`);
const list = sheet(`
  Learner  | Unit | Criteria     | Evidence | Date       | Assessor
  Amy Pond | 101  | 1.1, 1.2     | E4       | 12/03/2026 | AB
  Bob Fox  | 102  | 1.1-2.1      | E5       |            |
  Amy Pond | 102  | 2.1          | E6       | 13/03/2026 |
`);
const ownTab = (name: string): Sheet =>
  sheet(
    `
  Learner: ${name} |     |     |
  Unit             | 1.1 | 1.2 | 2.1
  101              | ✓   | E4  |
  102              | R   |     | E2
`,
    { name },
  );
const wholeUnits = sheet(`
  Level 1 Certificate for Introduction to Customer Service 4411-11
  Learner  | Unit 101 | Learner declaration | Unit 102 | Unit 103
  Amy Pond | Met      | AP 13/03/26         |          | Met
  Bob Fox  | Met      |                     | Met      | Not yet
`);
const bases: readonly Workbook[] = [
  workbook(wholeUnits),
  workbook(signed),
  workbook(transposed(signed)),
  workbook(split),
  workbook(byUnits),
  workbook(sections),
  workbook(list),
  workbook(ownTab("Amy Pond"), ownTab("Bob Fox")),
  workbook(signed, sheet("Key |\nR | Refer\nP | Pass", { name: "Key" })),
];

const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Cell>(null) },
  {
    weight: 20,
    arbitrary: fc.constantFrom<Cell[]>(
      ...["P", "R", "x", "✓", "E4", "E4, E7", "12/03/2026", "31/02/2026", "AB", "AB 12/03/26", "50%", "Met"],
      ...["Not yet", "Amy Pond", "Bob Fox", "New Learner", "L1", "Total", "Key", "P = Refer", "1.1", "2.10"],
      ...["Unit 101", "Unit 102", "102", "Learner: Eve Ng", "Y", "N", "G", "1", "0", " ", "obs"],
      ...[0, 1, 45_000, true, false],
      date("2026-03-01"),
      date("2026-03-01", "1 March"),
      { kind: "number", value: 2.1, shown: "2.10" },
      { kind: "error", shown: "#N/A" },
      { kind: "uncalculated", formula: "=A1" },
    ),
  },
);
const place = fc.nat(11);
type Edit =
  | {
      readonly do: "type";
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly cell: Cell;
    }
  | { readonly do: "insert" | "delete" | "swap"; readonly tab: number; readonly row: number }
  | { readonly do: "merge"; readonly tab: number; readonly row: number; readonly column: number }
  | { readonly do: "back"; readonly times: number }
  | { readonly do: "rename" | "hide"; readonly tab: number }
  | { readonly do: "nothing" };
const tab = fc.nat(1);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      tab,
      row: place,
      column: fc.nat(8),
      cell: typed,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("insert" as const, "delete" as const, "swap" as const),
      tab,
      row: place,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("merge" as const), tab, row: place, column: fc.nat(8) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("back" as const), times: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("rename" as const, "hide" as const), tab }) },
  { weight: 1, arbitrary: fc.constant({ do: "nothing" as const }) },
);

function edited({ sheets }: Workbook, change: Exclude<Edit, { do: "back" | "nothing" }>): Workbook {
  const at = change.tab % sheets.length;
  return { sheets: sheets.map((one, index) => (index === at ? tabAfter(one, change) : one)) };
}

function tabAfter(one: Sheet, change: Exclude<Edit, { do: "back" | "nothing" }>): Sheet {
  const rows = one.rows.map((row) => [...row]);
  switch (change.do) {
    case "type": {
      while (rows.length <= change.row) rows.push([]);
      const row = rows[change.row] ?? [];
      while (row.length <= change.column) row.push(null);
      row[change.column] = change.cell;
      return { ...one, rows };
    }
    case "insert":
      rows.splice(change.row, 0, []);
      return { ...one, rows };
    case "delete":
      rows.splice(change.row, 1);
      return { ...one, rows };
    case "swap": {
      const [row] = rows.splice(change.row, 1);
      return { ...one, rows: row === undefined ? rows : [row, ...rows] };
    }
    case "merge": {
      const { row: top, column: left } = change;
      const merge: Merge = { top, left, bottom: top + 1, right: left };
      return { ...one, merges: [...one.merges.slice(0, 2), merge] };
    }
    case "rename":
      return { ...one, name: one.name === "Marks" ? "Tracker" : "Marks" };
    case "hide":
      return { ...one, hidden: !one.hidden };
  }
}

/** Everything that there is to be known, in plain data. */
function all({ reading, qualification, learners, problems, records }: CheckInTurn): unknown {
  return {
    reading,
    problems,
    records,
    qualification: qualification?.id ?? null,
    learners: Array.from(learners, (learner) => ({
      ...learner,
      units: learner.units.map(({ unit, ...rest }) => ({ ref: unit.ref, ...rest })),
      award: learner.award,
      onCoverage: learner.onCoverage,
      groups: learner.groups,
      fewest: learner.fewestCriteria?.units.map(({ ref }) => ref) ?? null,
      claimable: learner.claimable,
      signOff: learner.signOff,
    })),
  };
}

function holds(memory: CheckMemory, now: Workbook, options: CheckOptions): void {
  const anew = checkInTurn(now, catalogue, options);
  const remembering = checkInTurn(now, catalogue, { ...options, memory });
  expect(all(remembering)).toEqual(all(anew));
}

describe("a check with a memory of earlier ones", () => {
  it("answers after any edits as one without", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(edit, { minLength: 1, maxLength: 14 }),
        fc.constantFrom<CheckOptions[]>({}, { qualification: "501/1837/7" }, { shapes: ["grid"] }),
        fc.boolean(),
        (base, edits, asked, isConfirmed) => {
          const memory = checkMemory();
          const options = isConfirmed
            ? { ...asked, layout: checkInTurn(base, catalogue, asked).reading.layout }
            : asked;
          const before: Workbook[] = [base];
          holds(memory, base, options);
          for (const one of edits) {
            const now = before[0] ?? base;
            const next =
              one.do === "nothing" ? now : one.do === "back" ? (before[one.times] ?? base) : edited(now, one);
            before.unshift(next);
            holds(memory, next, options);
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it("keeps those who ask in different ways apart", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bases.length - 1), fc.constantFrom("501/1837/7", "600/5863/8"), edit), {
          minLength: 2,
          maxLength: 12,
        }),
        (asked) => {
          const memory = checkMemory();
          const now = [...bases];
          for (const [at, qualification, one] of asked) {
            const base = now[at] ?? workbook();
            const next = one.do === "nothing" || one.do === "back" ? base : edited(base, one);
            now[at] = next;
            holds(memory, next, { qualification });
          }
        },
      ),
      { numRuns: runs / 2 },
    );
  });

  it.each(["harbour-street-level-1-certificate.xlsx", "harbour-street-across.xlsx"])(
    "answers about %s as one without, mark after mark",
    async (name) => {
      const file = await readWorkbookFile(join(import.meta.dirname, "../../../apps-script/samples", name));
      if (!file.ok) throw new Error(file.problem.found);
      const memory = checkMemory();
      let now = file.workbook;
      const { layout } = checkInTurn(now, catalogue).reading;
      holds(memory, now, { layout });
      const at = now.sheets.findIndex(({ name: one }) => one === layout.tabs[0]?.tab);
      for (const [row, column, cell] of [
        [6, 8, "E4"],
        [6, 8, null],
        [9, 12, "P"],
        [3, 7, "9.9"],
        [3, 7, "1.2"],
        [8, 1, "Somebody Else"],
      ] as const) {
        now = edited(now, { do: "type", tab: at, row, column, cell });
        holds(memory, now, { layout });
      }
    },
  );

  it("does not believe that an array is the same because it is the same array", () => {
    const rows: Cell[][] = signed.rows.map((row) => [...row]);
    const memory = checkMemory();
    const mine = workbook({ ...signed, rows });
    holds(memory, mine, {});
    const [, , , amy] = rows;
    if (amy !== undefined) amy[4] = "E1";
    holds(memory, mine, {});
  });

  it("says of everybody that a signature is missing as soon as one is recorded of anybody", () => {
    const memory = checkMemory();
    const one = workbook(wholeUnits);
    const none = edited(one, { do: "type", tab: 0, row: 2, column: 2, cell: null });
    for (const now of [none, one, none]) holds(memory, now, { qualification: "501/1837/7" });
  });

  it("works nobody out again of whom nothing else is said", () => {
    const memory = checkMemory();
    const options = { qualification: "501/1837/7", memory };
    const first = [...checkInTurn(workbook(signed), catalogue, options).learners];
    const next = edited(workbook(signed), { do: "type", tab: 0, row: 4, column: 4, cell: "E1" });
    const second = [...checkInTurn(next, catalogue, options).learners];
    expect(second.map((learner, at) => learner === first[at])).toEqual([true, false, true]);
  });
});
