/** Made-up trackers for the report tests: nobody in them exists. */
import { type Problem } from "../../../shared/src/problem.ts";
import { type MadeLearner, type MadeTracker, qualificationOf } from "./made-check.ts";

export const oddProblems: readonly Problem[] = [
  {
    code: "criterion-number-lost-its-zero",
    where: "Tracker!AB3",
    found: "The heading is the number 2.1, and 2.1 is there already: this looks like 2.10.",
    advice: "Format the heading row as text and write 2.10.",
  },
  {
    code: "learner-twice",
    where: "Tracker!A9",
    found: "Ben Okafor is in row 5 and again in row 9.",
    advice: "Give each row its own learner, or remove one. Until then both rows are read together.",
  },
  {
    code: "criterion-unknown",
    where: "Tracker!AF3",
    found: "Unit 06 has no criterion 4.9.",
    advice: "Correct the heading. The column is not counted.",
  },
  {
    code: "criterion-unknown",
    where: "Tracker!AG3",
    found: "Unit 07 has no criterion 5.1.",
    advice: "Correct the heading. The column is not counted.",
  },
];

/** NCFE Level 1 Certificate: every state, and a learner for each standing. */
export const level1Certificate: MadeTracker = {
  qualification: "601/3972/9",
  problems: oddProblems,
  learners: [
    { name: "Amy Ashworth", decided: all("01", "02", "03", "04", "05", "06", "07", "08") },
    {
      name: "Ben Okafor",
      decided: all("01", "02", "03"),
      evidence: { ...all("04", "05", "06", "07"), "08": "all", "09": "all" },
    },
    {
      name: "Chloe Davies",
      decided: { ...all("01", "02"), "03": ["1.1", "1.2"] },
      evidence: { "03": ["2.1"], "04": ["1.1", "1.2", "1.3"] },
      notYet: { "04": ["2.1"] },
    },
    { name: "Dev Patel", decided: all("01", "02", "03", "04", "05", "06"), evidence: { "07": ["1.1"] } },
    { name: "Ewa Nowak" },
    { name: "Farid Rahman", evidence: { "01": "all", "02": ["1.1", "1.2"] }, partly: { "03": "all" } },
    { name: "Grace O’Neill-Wetherby", decided: all("03", "12") },
  ],
};

/** City & Guilds Level 1 Award: barred pairs, dead options, counts, and awards of other qualifications. */
export const level1Award: MadeTracker = {
  qualification: "501/1839/0",
  learners: [
    { name: "Hana Sato", decided: all("001", "101", "003"), evidence: { "102": ["1.1"], "106": ["1.2"] } },
    { name: "Ivan Petrov", decided: all("002", "001", "003", "004") },
    { name: "Jo Marsh", decided: all("102", "103", "001"), evidence: { "002": ["1.1"] } },
  ],
};

/** Innovate Level 2 Diploma: a group with a ceiling, a unit without criteria. */
export function level2Diploma(): MadeTracker {
  const { units } = qualificationOf("innovate-l2-diploma-customer-service");
  const inGroup = (group: string): string[] =>
    units.filter((unit) => unit.group === group).map(({ ref }) => ref);
  return {
    qualification: "innovate-l2-diploma-customer-service",
    learners: [
      {
        name: "Kim Larsen",
        decided: all(
          ...inGroup("a"),
          ...inGroup("b").slice(0, 1),
          ...inGroup("c").slice(0, 3),
          ...inGroup("d").slice(0, 3),
        ),
      },
      { name: "Liam Byrne", decided: all(...inGroup("a").slice(0, 2)), evidence: all(...inGroup("d")) },
      { name: "Mo Haddad" },
    ],
  };
}

/** NCFE Level 4: no credits are printed, so that most answers are "cannot tell". */
export function level4Diploma(): MadeTracker {
  const { units } = qualificationOf("501/0232/1");
  return {
    qualification: "501/0232/1",
    detail: "units",
    learners: [
      { name: "Nia Roberts", decided: all(...units.slice(0, 4).map(({ ref }) => ref)) },
      { name: "Olu Adeyemi" },
    ],
  };
}

/** Names and problems that would do harm if they were trusted. */
export const hostile: MadeTracker = {
  qualification: "601/3972/9",
  meanings: [
    {
      cell: "<b>bold</b>",
      meaning: "nothing",
      because: "it is </style><script>alert(2)</script>",
      example: "\u001b[31mred\u001b[0m",
      where: "'<s>'!A1",
      count: 1,
    },
  ],
  problems: [
    {
      code: "constructor",
      where: "'</details>'!B2",
      found: "<script>alert(3)</script> http://example.org/",
      advice: '<a href="javascript:alert(4)">Click</a>',
    },
  ],
  learners: [
    { name: "<script>alert(5)</script>", decided: all("01") },
    { name: "x".repeat(5000) },
    { name: "__proto__", evidence: all("02") },
    { name: "line\nbreak\u001b[2J\u202egnp.exe" },
    { name: "" },
    { name: "Same Name" },
    { name: "Same Name" },
  ],
};

/** Many learners in a wide qualification. */
export function manyLearners(count: number): MadeTracker {
  const { units } = qualificationOf("innovate-l2-diploma-customer-service");
  return {
    qualification: "innovate-l2-diploma-customer-service",
    detail: "units",
    learners: Array.from({ length: count }, (_, index): MadeLearner => {
      const of = (remainder: number, modulo: number): string[] =>
        units.filter((_unit, place) => (place * 7 + index) % modulo === remainder).map(({ ref }) => ref);
      return {
        name: `Learner ${String(index + 1).padStart(4, "0")}`,
        decided: index % 5 === 4 ? {} : all(...of(0, 4 + (index % 3))),
        evidence: index % 5 === 4 ? {} : all(...of(1, 9)),
        partly: index % 5 === 4 ? {} : all(...of(2, 11)),
      };
    }),
  };
}

function all(...units: readonly string[]): Record<string, "all"> {
  return Object.fromEntries(units.map((unit) => [unit, "all"]));
}
