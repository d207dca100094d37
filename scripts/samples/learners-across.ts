/**
 * City & Guilds 4411-33: a tab for each unit, criteria down, learners across. Ticks and crosses on most tabs,
 * check boxes on those of the colleague who came from Google Sheets.
 */
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre } from "./people.ts";
import { columnName, type SampleCell, type SampleSheet, textSheet } from "./sample-book.ts";

const qualification = qualificationOf("4411-33");

const names = [
  "Alfie Marsh",
  "Beatriz Lopes",
  "Chloe Rigby",
  "Dariusz Kowal",
  "Efua Boateng",
  "Finlay Munro",
  "Gita Sharma",
  "Harvey Stubbs",
] as const;

/** For each unit: how many criteria each learner, in the order above, has met. `x` marks the next one. */
const tabs: readonly {
  readonly number: string;
  readonly tab: string;
  readonly boxes?: true;
  readonly met: readonly (number | "all" | `${number}x`)[];
}[] = [
  { number: "002", tab: "002", met: ["all", "all", "all", "all", "all", "5x", 3, 0] },
  { number: "009", tab: "009", met: ["all", "all", "all", "all", 4, 0, 0, 0] },
  { number: "003", tab: "003", met: ["all", 0, 0, "all", "4x", 0, 0, 0] },
  { number: "005", tab: "005", boxes: true, met: ["all", "all", "all", 6, 0, 0, 0, 0] },
  // Damage: the tab's name has lost its zeros.
  { number: "007", tab: "7", boxes: true, met: ["all", "all", "all", "all", "all", 2, 0, 0] },
  { number: "010", tab: "010", met: [0, "all", "all", 0, 0, 0, 0, 0] },
  { number: "101", tab: "101", met: ["all", "all", 0, "all", 0, 0, 0, 0] },
  { number: "109", tab: "109", met: [0, 0, "all", 0, 0, 0, 0, 0] },
];

/** The tabs `Key` and one for each unit. */
export function learnersAcross(): readonly SampleSheet[] {
  const key = textSheet(
    "Key",
    [
      [`${centre}: ${qualification.title} (${qualification.code}, ${qualification.id})`],
      [null],
      ["Mark", "Meaning"],
      ["✓", "Met, decided by the assessor"],
      ["✗", "Looked at, not yet met"],
      ["ticked box", "Met, on the tabs with boxes"],
    ],
    [16, 50],
  );
  return [key, ...tabs.map((tab) => unitTab(tab))];
}

function unitTab({ number, tab, boxes, met }: (typeof tabs)[number]): SampleSheet {
  const unit = unitOf(qualification, number);
  // Damage: one learner's name is spelt in another way on tab 101, and two stand in another order on 010.
  const heads: string[] = names.map((name) =>
    tab === "101" && name === "Dariusz Kowal" ? "Darius Kowal" : name,
  );
  const progress = [...met];
  if (tab === "010") {
    swap(heads);
    swap(progress);
  }
  const rows: SampleCell[][] = [
    [`Unit ${number} ${unit.title}`],
    [null, "Learners"],
    ["Assessment criterion", ...heads],
    ...unit.criteria.map((criterion, row): SampleCell[] => [
      `${criterion.number} ${criterion.summary}`,
      ...progress.map((entry) => mark(entry, row, unit.criteria.length, boxes === true)),
    ]),
  ];
  if (tab === "002") {
    // Damage: a criterion that the unit does not have.
    rows.push(["4.4 Follow the dress code", "✓", "✓", null, null, null, null, null, null]);
  }
  const lastRow = rows.length;
  const sign = boxes === true ? "TRUE" : '"✓"';
  rows.push(
    [],
    [
      "Total met",
      ...heads.map((_, column): SampleCell => {
        const letter = columnName(column + 1);
        const body = rows.slice(3, lastRow).map((cells) => cells[column + 1]);
        return {
          kind: "formula",
          formula: `COUNTIF(${letter}4:${letter}${lastRow},${sign})`,
          value: body.filter((cell) => cell === "✓" || cell === true).length,
        };
      }),
    ],
    [
      "Date signed off",
      ...progress.map((entry) => (entry === "all" ? `AB ${number.endsWith("9") ? "06" : "13"}/02/26` : null)),
    ],
  );
  return {
    name: tab,
    rows,
    merges: [
      { top: 0, left: 0, bottom: 0, right: names.length },
      { top: 1, left: 1, bottom: 1, right: names.length },
    ],
    widths: [76, ...names.map(() => 15)],
    notes:
      tab === "002"
        ? [{ row: 8, column: 6, by: "Anne Barlow", text: "AB: which rule was it? Ask again on the 20th." }]
        : [],
    frozen: { rows: 3, columns: 1 },
    headings: [0, 2],
  };
}

function swap(list: unknown[]): void {
  [list[2], list[3]] = [list[3], list[2]];
}

function mark(
  entry: number | "all" | `${number}x`,
  row: number,
  criteria: number,
  boxes: boolean,
): SampleCell {
  const met = entry === "all" ? criteria : Number.parseInt(String(entry), 10);
  const hasCross = typeof entry === "string" && entry.endsWith("x");
  if (boxes) return row < met;
  if (row < met) return "✓";
  return hasCross && row === met ? "✗" : null;
}
