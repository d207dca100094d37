/** `check` on every sample tracker: what apps-script/samples/README.md promises, told by the command itself. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { run, samples } from "../support/built-cli.ts";
import { type CheckAnswer, checkAnswer } from "../support/cli-answers.ts";

interface Promised {
  readonly file: string;
  readonly qualification: string;
  readonly learners: readonly string[];
  /** What the README tells of single learners. */
  readonly stories: Readonly<Record<string, Partial<Story>>>;
  /** The cell of each damage that has to be named. */
  readonly damages: Readonly<Record<string, string>>;
  /** A file of credits that goes with it. */
  readonly credits?: string;
}

interface Story {
  readonly verdict: "met" | "not-met" | "cannot-tell";
  readonly onCoverage: "met" | "not-met" | "cannot-tell";
  readonly creditsCounted: number;
  readonly signOff: readonly {
    readonly ref: string;
    readonly issues: readonly { readonly code: string }[];
  }[];
}

const evidenceList = (tab: string, file: string): Promised => ({
  file,
  qualification: "600/5863/8",
  learners: ["Ifeoma Okonkwo", "Joel Ashworth", "Katrin Schofield", "Mohammed Iqbal", "Rhiannon Vaughan"],
  stories: {
    "Ifeoma Okonkwo": { verdict: "not-met", onCoverage: "met" },
    "Joel Ashworth": { verdict: "not-met", onCoverage: "not-met" },
  },
  damages: {
    "a row twice": `${tab}!*7`,
    "2,2 for 2.2": `${tab}!*10`,
    "a criterion that the unit lacks": `${tab}!*15`,
    "a misspelt unit title": `${tab}!*24`,
    "an unknown method": `${tab}!*25`,
    "no unit": `${tab}!*26`,
    "a criterion that became a date": `${tab}!*42`,
    "30 February": `${tab}!*43`,
  },
});

const level4: Promised = {
  file: "harbour-street-level-4.xlsx",
  qualification: "501/0232/1",
  learners: ["Adaeze Nnamdi", "Bryn Llewellyn", "Carmel Doyle", "Dominic Sayers"],
  stories: { "Adaeze Nnamdi": { verdict: "cannot-tell" }, "Dominic Sayers": { verdict: "not-met" } },
  damages: {},
};

const promises: readonly Promised[] = [
  {
    file: "harbour-street-standard-tracker.xlsx",
    qualification: "601/3972/9",
    learners: [
      "Aisha Rahman",
      "Callum Pryce",
      "Chioma Eze",
      "Gareth Probert",
      "Harpreet Gill",
      "Oluwaseun Adeyemi",
      "Priya Nair",
    ],
    stories: {
      "Aisha Rahman": { verdict: "met", creditsCounted: 23, signOff: [] },
      "Harpreet Gill": { verdict: "not-met", onCoverage: "not-met", creditsCounted: 20 },
      "Oluwaseun Adeyemi": { verdict: "not-met", creditsCounted: 22 },
      "Gareth Probert": {
        verdict: "not-met",
        creditsCounted: 25,
        signOff: [
          { ref: "F/503/0392", issues: [{ code: "verifier-is-assessor" }] },
          { ref: "F/503/0361", issues: [{ code: "declaration-early" }] },
        ],
      },
    },
    damages: {
      "a unit without its zero": "'Evidence log'!C123",
      "a sample of somebody's own decision": "'Sign-off'!C84",
    },
  },
  {
    file: "harbour-street-level-1-certificate.xlsx",
    qualification: "601/3972/9",
    learners: [
      "Aisha Rahman",
      "Ben Whitlock",
      "Callum Pryce",
      "Chioma Eze",
      "Daniel O'Rourke",
      "Eleni Christou",
      "Gareth Probert",
      "Harpreet Gill",
      "Isla McAllister",
      "Jakub Zielinski",
      "Leanne Pickering",
      "Mei Cheung",
      "Oluwaseun Adeyemi",
      "Priya Nair",
    ],
    stories: {
      "Aisha Rahman": { verdict: "met" },
      "Callum Pryce": { verdict: "not-met", onCoverage: "met" },
      "Priya Nair": { verdict: "not-met", onCoverage: "met" },
      // Her countersignature (DG8) stands before the declaration that it is under (DF8).
      "Chioma Eze": {
        verdict: "met",
        creditsCounted: 25,
        signOff: [{ ref: "A/506/2094", issues: [{ code: "countersignature-early" }] }],
      },
      "Gareth Probert": { verdict: "not-met", creditsCounted: 25 },
      "Oluwaseun Adeyemi": { verdict: "not-met", creditsCounted: 22 },
    },
    damages: {
      "a learner twice": "Tracker!B19",
      "a criterion that became a date": "Tracker!CT4",
      "a criterion that the unit lacks": "Tracker!DS4",
      "#REF!": "Tracker!EZ15",
    },
  },
  {
    file: "harbour-street-4411-tab-per-learner.xlsx",
    qualification: "501/1837/7",
    learners: [
      "Amara Okafor",
      "Bethan Rees",
      "Connor Bailey",
      "Farah Siddiqui",
      "Marcus Grant",
      "Zofia Nowak",
    ],
    stories: {
      "Amara Okafor": { verdict: "met", creditsCounted: 13 },
      "Marcus Grant": { verdict: "not-met" },
    },
    damages: {
      "31 November": "'Bethan Rees'!D46",
      "no assessor": "'Amara Okafor'!E44",
      "a criterion that the unit lacks": "'Connor Bailey'!B44",
      "a unit twice": "'Farah S'!A51",
    },
  },
  {
    file: "harbour-street-diploma-units.xlsx",
    qualification: "innovate-l2-diploma-customer-service",
    learners: [
      "Anjali Desai",
      "Craig Donnelly",
      "Dilys Morgan",
      "Emeka Obi",
      "Grace Turnbull",
      "Hassan Mirza",
      "Jodie Falconer",
      "Kasia Wojcik",
      "Liam Hennessy",
      "Nadia Farouk",
    ],
    stories: {
      "Craig Donnelly": { verdict: "not-met", creditsCounted: 43 },
      "Dilys Morgan": { verdict: "not-met", creditsCounted: 38 },
    },
    damages: {
      "a unit in two columns": "Diploma!X4",
      "a reference without its zero": "Diploma!AB4",
      "a formula without a value": "Diploma!H12",
    },
  },
  evidenceList("'harbour-street-evidence-list'", "harbour-street-evidence-list.csv"),
  evidenceList("Evidence", "harbour-street-evidence-list.ods"),
  {
    file: "harbour-street-across.xlsx",
    qualification: "501/1838/9",
    learners: [
      "Alfie Marsh",
      "Beatriz Lopes",
      "Chloe Rigby",
      "Dariusz Kowal",
      "Efua Boateng",
      "Finlay Munro",
      "Gita Sharma",
      "Harvey Stubbs",
    ],
    stories: {
      "Alfie Marsh": { verdict: "met", creditsCounted: 13 },
      "Beatriz Lopes": { verdict: "not-met", creditsCounted: 12 },
    },
    damages: { "a criterion that the unit lacks": "'002'!A13" },
  },
  level4,
  {
    ...level4,
    credits: "harbour-street-level-4-credits.json",
    stories: { "Adaeze Nnamdi": { verdict: "met" } },
  },
];

test("there is a promise for every sample tracker", () => {
  const trackers = readdirSync(samples).filter((name) => /\.(xlsx|ods|csv)$/.test(name));
  expect(trackers.sort()).toEqual([...new Set(promises.map(({ file }) => file))].sort());
});

describe.each(promises)("$file $credits", ({ file, credits, qualification, learners, stories, damages }) => {
  const answer = check(file, credits);

  it("is read as its qualification, with its learners and nobody else", async () => {
    const { tracker, learners: found } = await answer;
    expect(tracker.qualification).toBe(qualification);
    // A learner who stands there twice, or under a misspelt name, may be in the answer twice; a heading may not.
    const strangers = found.filter(({ name }) => !learners.includes(name) && name !== "Darius Kowal");
    expect(strangers.map(({ name }) => name)).toEqual([]);
    expect([...new Set(found.map(({ name }) => name))].sort()).toEqual(
      expect.arrayContaining([...learners].sort()),
    );
  });

  it.each(Object.entries(stories))("tells the story of %s", async (name, story) => {
    expect((await answer).learners.find((one) => one.name === name)).toMatchObject(story);
  });

  it.each(Object.entries(damages))("names the damage: %s (%s)", async (_damage, cell) => {
    const cells = (await answer).problems.flatMap(({ where }) => where.split(", "));
    const wanted = new RegExp(`^${cell.replace(/[.()|]/g, "\\$&").replace("*", "[A-Z]+")}$`);
    expect(cells.filter((one) => wanted.test(one))).not.toEqual([]);
  });
});

async function check(file: string, credits: string | undefined): Promise<CheckAnswer> {
  const words = credits === undefined ? [] : ["--credits", join(samples, credits)];
  const { code, out, err } = await run(["check", join(samples, file), "--json", ...words]);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  return checkAnswer.parse(JSON.parse(out));
}
