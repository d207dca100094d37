/**
 * NCFE Level 4 NVQ Diploma: a small tracker of whole units. The specification prints no credits and no
 * levels, so that a file with a centre's own figures comes with it. Those figures are invented.
 */
import { qualificationOf, unitOf } from "./catalogue-units.ts";
import { centre } from "./people.ts";
import { dateCell, type SampleCell, type SampleSheet, textSheet, workingDay } from "./sample-book.ts";

const qualification = qualificationOf("501/0232/1");

const offered = [
  "J/601/1630",
  "D/601/1634",
  "R/601/1226",
  "T/601/1235",
  "Y/601/1230",
  "H/601/1232",
  "A/601/1236",
  "J/601/1515",
  "K/601/1524",
  "H/601/1568",
  "H/601/1571",
  "L/601/1578",
  "K/601/1605",
  "D/601/1553",
];

const learners: readonly { readonly name: string; readonly achieved: readonly string[] }[] = [
  {
    name: "Adaeze Nnamdi",
    achieved: [
      ...["J/601/1630", "D/601/1634", "T/601/1235", "A/601/1236", "J/601/1515"],
      ...["H/601/1568", "K/601/1605", "H/601/1232", "R/601/1226"],
    ],
  },
  {
    name: "Bryn Llewellyn",
    achieved: ["J/601/1630", "D/601/1634", "R/601/1226", "Y/601/1230", "K/601/1524", "D/601/1553"],
  },
  { name: "Carmel Doyle", achieved: ["J/601/1630", "T/601/1235", "H/601/1571"] },
  {
    name: "Dominic Sayers",
    achieved: [
      "J/601/1630",
      "D/601/1634",
      "H/601/1232",
      "A/601/1236",
      "H/601/1568",
      "L/601/1578",
      "K/601/1605",
    ],
  },
];

/** The tabs `Level 4` and `About`. */
export function levelFourUnits(): readonly SampleSheet[] {
  const headings = offered.map((ref) => `${ref} ${unitOf(qualification, ref).title}`);
  const rows: readonly (readonly SampleCell[])[] = learners.map(({ name, achieved }, index) => [
    name,
    ...offered.map((ref) => {
      const position = achieved.indexOf(ref);
      if (position === -1) return null;
      return index === 2 ? "Achieved" : dateCell(workingDay("2025-03-03", index * 3 + position * 40));
    }),
  ]);
  return [
    {
      name: "Level 4",
      rows: [[`${centre}: ${qualification.title} (${qualification.id})`], ["Learner", ...headings], ...rows],
      merges: [{ top: 0, left: 0, bottom: 0, right: 6 }],
      widths: [20, ...offered.map(() => 20)],
      notes: [],
      frozen: { rows: 2, columns: 1 },
      headings: [0, 1],
    },
    textSheet(
      "About",
      [
        ["About this sheet"],
        ["The specification prints no credits and no levels for these units: see the regulator's register."],
        ["The file harbour-street-level-4-credits.json holds figures that were made up for this sample."],
      ],
      [100],
    ),
  ];
}

/** Made-up credits and levels for every unit, in the form in which a centre supplies its own. */
export function levelFourCredits(): string {
  const lines = qualification.units.map(({ ref, group }, index) => {
    const credit = group === "mandatory" ? 10 : 5 + ((index * 3) % 5);
    const level = group !== "mandatory" && index % 4 === 2 ? 3 : 4;
    return `  ${JSON.stringify(ref)}: { "credit": ${credit}, "level": ${level} }`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
