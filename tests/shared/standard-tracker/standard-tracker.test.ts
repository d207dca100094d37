import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { logTabs } from "../../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { layoutStanding } from "../../../shared/src/standard-tracker/layout-version.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { qualificationOf } from "../../support/evaluate.ts";

const plan = standardTracker(qualificationOf("4411-01"));
const tab = (title: string) => {
  const found = plan.tabs.find((one) => one.title === title);
  if (found === undefined) throw new Error(title);
  return found;
};
const columnOf = (title: string, id: string) => tab(title).columns.find((column) => column.id === id);

describe("the standard tracker", () => {
  test("has its six tabs in order", () => {
    expect(plan.tabs.map(({ title }) => title)).toEqual([
      "Learners",
      "Evidence log",
      "Decisions",
      "Sign-off",
      "Coverage",
      "Settings",
    ]);
  });

  test("keeps every column as text, so that 1.10 and 001 stay what they are", () => {
    expect(new Set(plan.tabs.flatMap(({ columns }) => columns.map(({ format }) => format)))).toEqual(
      new Set(["@"]),
    );
  });

  test("has room for every heading that people read, in every awarding body's words", () => {
    const boldLetter = 7.6;
    const narrow = catalogue.qualifications
      .flatMap((qualification) => standardTracker(qualification).tabs)
      .flatMap(({ columns }) => columns)
      .filter(({ width, heading }) => width > 40 && width < heading.length * boldLetter + 8);
    expect(narrow.map(({ heading }) => heading)).toEqual([]);
  });

  test("has ids that are unique and say whose tab they are, under protected and frozen rows", () => {
    const ids = plan.tabs.flatMap(({ columns }) => columns.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, columns, frozen, protectedRows } of plan.tabs) {
      expect(columns.every((column) => column.id.startsWith(`${id}.`))).toBe(true);
      expect([frozen.rows, protectedRows]).toEqual([2, 2]);
    }
  });

  test("keeps what is for programs at the right and narrow, and hides nothing from the server that appends", () => {
    for (const { id, columns } of logTabs) {
      const planned = plan.tabs.find((one) => one.id === id)?.columns ?? [];
      const people = columns.filter(({ technical }) => !technical).map(({ field }) => `${id}.${field}`);
      expect(planned.slice(0, people.length).map((column) => column.id)).toEqual(people);
      expect(planned.slice(people.length).every(({ width }) => width <= 40)).toBe(true);
      expect(planned.some(({ hidden }) => hidden)).toBe(false);
    }
  });

  test("calls people what the awarding body calls them", () => {
    expect(columnOf("Learners", "learner.name")?.heading).toBe("Candidate's name");
    expect(columnOf("Decisions", "decision.learner")?.heading).toBe("Candidate");
    expect(columnOf("Coverage", "coverage.verifier")?.heading).toBe("Internal verifier");
    const diploma = standardTracker(qualificationOf("innovate-l2-diploma-customer-service"));
    expect(diploma.tabs[0]?.columns[1]?.heading).toBe("Learner's name");
  });

  test("offers verdicts, settings, methods and criteria to choose from", () => {
    expect(columnOf("Decisions", "decision.verdict")?.choices).toMatchObject({
      kind: "list",
      values: ["met", "not yet"],
      strict: true,
    });
    expect(columnOf("Evidence log", "log.setting")?.choices).toMatchObject({
      values: ["workplace", "realistic working environment", "simulation"],
    });
    const settings = tab("Settings").rows;
    expect(settings.map((row) => row[3])).toContain("witness testimony");
    expect(settings.map((row) => row[4])).toEqual(expect.arrayContaining(["106", "106 1.2", "001 1.1"]));
  });

  test("has a named range for every list that cells choose from", () => {
    const names = new Set(plan.namedRanges.map(({ name }) => name));
    for (const { columns } of plan.tabs) {
      for (const { choices } of columns)
        if (choices?.kind === "list-from") expect(names.has(choices.range)).toBe(true);
    }
    for (const argument of tab("Coverage").formula?.match(/EM_[A-Z][a-z_]+/g) ?? [])
      expect(names.has(argument)).toBe(true);
  });

  test("states its layout version and its qualification", () => {
    expect(
      tab("Settings")
        .rows.slice(0, 2)
        .map((row) => row.slice(0, 2)),
    ).toEqual([
      ["layout", "evidence-mapper-tracker/1"],
      ["qualification", "501/1839/0"],
    ]);
  });

  test.each(catalogue.qualifications.map((qualification) => [qualification.code, qualification] as const))(
    "of %s names every unit and criterion so that it is found again",
    (_, qualification) => {
      const names = unitNames(qualification.units);
      for (const { ref, criteria } of qualification.units) {
        for (const criterion of [null, ...criteria.map(({ number }) => number)]) {
          const name = { unit: ref, criterion };
          expect(names.read(names.nameOf(name))).toEqual(name);
        }
      }
      const listed = standardTracker(qualification)
        .tabs[5]?.rows.map((row) => row[4])
        .filter((text) => text !== "");
      expect(new Set(listed).size).toBe(listed?.length);
    },
  );
});

test("a layout of a later version is told from one that nobody knows", () => {
  expect(
    ["evidence-mapper-tracker/1", "evidence-mapper-tracker/2", "evidence-mapper-tracker/0", "", "mine"].map(
      layoutStanding,
    ),
  ).toEqual(["current", "newer", "unknown", "unknown", "unknown"]);
});
