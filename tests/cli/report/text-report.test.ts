import { describe, expect, test } from "vitest";
import { textReport } from "../../../apps-script/cli/src/report/text-report.ts";
import { type TrackerCheck } from "../../../shared/src/check/check.ts";
import { type Wording } from "../../../shared/src/report/criterion-words.ts";
import { madeCheck, unitOf } from "./made-check.ts";
import {
  hostile,
  level1Award,
  level1Certificate,
  level2Diploma,
  level4Diploma,
  manyLearners,
} from "./made-trackers.ts";

const certificate = madeCheck(level1Certificate);
const textOf = (check: TrackerCheck, wording: Wording = null): string =>
  [...textReport(check, wording)].join("");
const report = textOf(certificate);
/** Without line ends, so that a sentence is found however it is wrapped. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("the text report says", () => {
  test("how the file was read and what every kind of cell was taken to mean", () => {
    for (const sentence of certificate.reading.description) expect(flat(report)).toContain(sentence);
    for (const { because } of certificate.reading.meanings) expect(flat(report)).toContain(because);
  });

  test("the name, both verdicts and the credits of every learner", () => {
    for (const { name } of certificate.learners) expect(report).toContain(name);
    expect(report).toMatch(/Amy Ashworth +Achieved +All covered +23\/23 +8 \+ 0/);
    expect(report).toMatch(/Ben Okafor +Not yet achieved +All covered +8\/23 +3 \+ 6/);
  });

  test("which rules are not met and why, with the source", () => {
    expect(flat(report)).toContain(
      "[not yet] Credits in all: 8 of at least 23. 15 more are needed. (000 L66, L111-115)",
    );
    expect(flat(report)).toContain("With everything covered as well: 26 of 23 credits; that would meet it.");
  });

  test("the credits of every group, with bars of plain characters", () => {
    expect(report).toMatch(/\[#{20}\|#{9} +Group B optional units: 9 credits decided; at least 6/);
  });

  test("what is missing, compactly", () => {
    expect(flat(report)).toContain("(mandatory): 1.3, 1.4, 2.2-2.5, 3.1-3.7");
    expect(flat(report)).toContain("2.1 was looked at by an assessor, who said not yet.");
    expect(flat(report)).toContain("all 13 criteria");
  });

  test("the cheapest finish by credits and by open criteria", () => {
    expect(flat(report)).toContain("The cheapest way to finish is");
    expect(flat(report)).toContain("The finish with the fewest open criteria is");
  });

  test("what could be claimed today, with other qualifications and units", () => {
    const award = flat(textOf(madeCheck(level1Award)));
    expect(award).toContain("(501/1840/7), another qualification than this one, could be claimed today");
    expect(award).toContain("Certificates for single units could be claimed through ProQual");
  });

  test("every problem with its cell and advice", () => {
    for (const { where, found, advice } of certificate.problems) {
      expect(flat(report)).toContain(`${where}: ${found} ${advice}`);
    }
  });

  test("what the tracker does not record", () => {
    expect(report).toContain("It records no declarations");
    expect(report).toContain("It records no sampling by the Internal Moderator");
  });

  test("how far a stated count is reached", () => {
    expect(flat(textOf(madeCheck(level1Award)))).toContain(
      "1.2: 4 customers are asked for, 2 of them observed: the evidence shows 1",
    );
  });

  test("why units do not count, and a reading that the document leaves open", () => {
    const diploma = flat(textOf(madeCheck(level2Diploma())));
    expect(diploma).toContain("are covered but would not count: no more than 7 credits");
    expect(diploma).toContain("The document leaves open how a rule is read.");
  });

  test("cannot tell, never 0, where credits are not printed", () => {
    const diploma = flat(textOf(madeCheck(level4Diploma())));
    expect(diploma).toContain("The credits that count are not known");
    expect(diploma).toMatch(/Nia Roberts .*?\?\/67/);
  });
});

describe("dead options", () => {
  test("are never part of a way to finish", () => {
    const award = flat(textOf(madeCheck(level1Award)));
    for (const [finish = ""] of award.matchAll(/(way to finish|open criteria) is [^.]*/g)) {
      expect(finish).not.toMatch(/Unit 002/);
    }
    expect(award).toContain("it is barred by Unit 102");
  });
});

describe("official wording", () => {
  test("stands in place of the summary", () => {
    const { ref, criteria } = unitOf("601/3972/9", "03");
    const loaded = textOf(certificate, new Map([[ref, new Map([["1.3", "An invented sentence."]])]]));
    expect(loaded).toMatch(/1\.3 +An invented sentence\./);
    expect(flat(report)).toContain(`1.3 ${criteria.find(({ number }) => number === "1.3")?.summary ?? "?"}`);
  });
});

describe("the text", () => {
  test.each([
    ["a certificate", level1Certificate],
    ["an award", level1Award],
    ["a diploma", level2Diploma()],
    ["hostile data", hostile],
    ["many learners", manyLearners(30)],
  ])("of %s stays within 100 columns and holds no control characters", (_name, tracker) => {
    const text = textOf(madeCheck(tracker));
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text.endsWith("\n")).toBe(true);
  });
});

describe("for many learners", () => {
  const check = madeCheck(manyLearners(60));
  const text = textOf(check);

  test("everybody is in the table", () => {
    for (const { name } of check.learners) expect(text).toContain(`  ${name} `);
  });

  test("what is left out is said, with the number of learners", () => {
    expect(flat(text)).toContain("12 more learners are in the table alone");
    expect(flat(text)).toContain("what follows leaves out the rules that are met");
    expect(text).not.toContain("Learner 0005 (");
  });
});
