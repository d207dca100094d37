import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { coverCriterion } from "../../../shared/src/coverage/criterion-coverage.ts";
import { type EvidenceClaim } from "../../../shared/src/coverage/record.ts";
import { type EvidenceContent } from "../../../shared/src/evidence-log/event.ts";
import { doubtSentences } from "../../../shared/src/report/doubt-sentences.ts";
import { captured, tagged } from "../evidence-log/log-events.ts";
import { madeTracker } from "../standard-tracker/made-tracker.ts";
import { qualificationOf } from "../../support/evaluate.ts";

const qualification = qualificationOf("4411-01");
const criteria = qualification.units.flatMap((unit) =>
  unit.criteria.map((criterion) => ({ unit: unit.ref, criterion })),
);
const shows = (what: "knowledge" | "performance") => {
  const found = criteria.find(({ criterion }) => criterion.shows === what && criterion.needs.length === 0);
  if (found === undefined) throw new Error(`No criterion shows ${what} and states no count.`);
  return found;
};
const done = shows("performance");
const known = shows("knowledge");
const confirmed = { name: "Jo Field", role: "team leader" };

const statement = (more: Partial<EvidenceClaim> = {}): EvidenceClaim => ({
  item: "E4",
  method: "personal-statement",
  instances: null,
  setting: "workplace",
  witness: null,
  ...more,
});
const cover = ({ criterion }: typeof done, ...evidence: readonly EvidenceClaim[]) =>
  coverCriterion(criterion, { evidence, decisions: [], partly: false });

describe("a learner's own statement (001 L895)", () => {
  test("shows something done only when somebody confirms it by name and role", () => {
    expect(cover(done, statement())).toMatchObject({
      state: "partly",
      evidence: ["E4"],
      doubts: [{ item: "E4", kind: "statement-unconfirmed" }],
    });
    expect(cover(done, statement({ witness: { name: "Jo Field", role: null } })).state).toBe("partly");
    expect(cover(done, statement({ witness: confirmed }))).toMatchObject({ state: "covered", doubts: [] });
  });

  test("is taken where knowledge is asked for, and where the tracker has no place for a witness", () => {
    expect(cover(known, statement())).toMatchObject({ state: "covered", doubts: [] });
    expect(cover(done, statement({ witness: undefined }))).toMatchObject({ state: "covered", doubts: [] });
  });

  test("leaves other evidence as it is", () => {
    const product = statement({ item: "E5", method: "work-product" });
    expect(cover(done, statement(), product)).toMatchObject({
      state: "covered",
      evidence: ["E4", "E5"],
      doubts: [{ item: "E4", kind: "statement-unconfirmed" }],
    });
  });

  test("adds nothing to a minimum that the specification states", () => {
    const counted = criteria.find(
      ({ criterion }) =>
        criterion.shows === "performance" &&
        criterion.needs.some(
          ({ counts, count, observed }) => counts === "instances" && count === 2 && observed === 0,
        ),
    );
    if (counted === undefined) throw new Error("No performance criterion asks for two.");
    const two = (witness: EvidenceClaim["witness"]) => [
      statement({ item: "E1", witness }),
      statement({ item: "E2", witness: confirmed }),
    ];
    expect(cover(counted, ...two(confirmed)).state).toBe("covered");
    expect(cover(counted, ...two(null))).toMatchObject({ state: "partly", counts: [{ has: 1 }] });
  });
});

describe("a simulation", () => {
  test("counts, and is named, once for each item", () => {
    const simulated = statement({ method: "observation", setting: "simulation" });
    const covered = cover(done, simulated, simulated);
    expect(covered).toMatchObject({ state: "covered", doubts: [{ item: "E4", kind: "simulation" }] });
    expect(doubtSentences(covered)).toEqual([
      `${done.criterion.number}: E4 is a simulation. It counts, and the assessor has to see that the specification allows it.`,
    ]);
  });

  test("in a realistic working environment is none", () => {
    expect(
      cover(done, statement({ method: "observation", setting: "realistic-working-environment" })).doubts,
    ).toEqual([]);
  });
});

describe("a standard tracker", () => {
  const problems = (code: string, content: Partial<EvidenceContent>, offered = false) => {
    const own = qualificationOf(code);
    const unit = offered ? undefined : own.units.find(({ criteria: all }) => all.length > 0);
    const target =
      unit === undefined ? done : { unit: unit.ref, criterion: unit.criteria[0] ?? done.criterion };
    const item = captured(1, { content });
    const events = [
      item,
      tagged(2, item.id, { content: { unit: target.unit, criterion: target.criterion.number } }),
    ];
    return checkTracker(madeTracker({ qualification: own, events }), catalogue).problems;
  };

  test("has the specification's word on simulation beside the evidence, with its line", () => {
    const simulated = { setting: "simulation" } as const;
    expect(problems("601/3972/9", simulated)).toMatchObject([
      { code: "evidence-simulated", where: "'Evidence log'!C4", advice: expect.stringContaining("L320") },
    ]);
    expect(problems("4411-01", simulated)).toMatchObject([
      { code: "evidence-simulated", advice: expect.stringContaining("8 conditions (001 L322") },
    ]);
    expect(problems("600/5863/8", simulated)).toMatchObject([
      { code: "evidence-simulated", advice: expect.stringContaining("does not say") },
    ]);
    expect(problems("4411-01", { setting: "workplace" })).toEqual([]);
  });

  test("names a statement that nobody confirms, or somebody without a role", () => {
    const own = { method: "personal-statement" } as const;
    expect(problems("4411-01", own, true)).toMatchObject([
      { code: "statement-unconfirmed", found: expect.stringContaining("nobody confirms it") },
    ]);
    expect(problems("4411-01", { ...own, witness: { name: "Jo Field", role: null } }, true)).toMatchObject([
      {
        code: "statement-unconfirmed",
        found: expect.stringContaining("Jo Field confirms it without a role"),
      },
    ]);
    expect(problems("4411-01", { ...own, witness: confirmed }, true)).toEqual([]);
  });
});
