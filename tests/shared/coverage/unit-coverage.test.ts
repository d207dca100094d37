import { describe, expect, test } from "vitest";
import { recorder, recordOf } from "../../../shared/src/coverage/record.ts";
import { coverUnit } from "../../../shared/src/coverage/unit-coverage.ts";
import { type Mark, type TrackedLearner } from "../../../shared/src/tracker/reading.ts";
import { qualificationOf } from "../../support/evaluate.ts";

const diploma = qualificationOf("innovate-l2-diploma-customer-service");
const unit = (ref: string) => {
  const found = diploma.units.find((one) => one.ref === ref);
  if (found === undefined) throw new Error(ref);
  return found;
};
const understand = unit("A/506/1964"); // six criteria
const pageless = unit("K/506/2978");

const decided: Mark = { kind: "decided", by: "AB", on: "2026-03-12" };
const evidence: Mark = { kind: "evidence", items: [{ id: "E4", method: null, on: null }] };

function learner(
  marks: readonly (readonly [ref: string, criterion: string | null, mark: Mark])[],
): TrackedLearner {
  return {
    id: "1",
    name: "Amira Cole",
    where: "Tab!A5",
    signatures: [],
    entries: marks.map(([ref, criterion, mark]) => ({ unit: ref, criterion, mark, where: "Tab!C5" })),
  };
}
const cover = (one: typeof understand, marks: Parameters<typeof learner>[0]) =>
  coverUnit(one, recordOf(learner(marks)));
const all = (mark: Mark) => understand.criteria.map(({ number }) => [understand.ref, number, mark] as const);

describe("a unit", () => {
  test("is decided only when all of its criteria are", () => {
    expect(cover(understand, all(decided))).toMatchObject({ state: "decided", openCriteria: 0 });
    expect(cover(understand, all(decided).slice(1))).toMatchObject({ state: "partly", openCriteria: 1 });
  });

  test("is covered, not decided, when one criterion has evidence and no decision", () => {
    const marks = all(decided).map((mark, index) =>
      index === 0 ? ([mark[0], mark[1], evidence] as const) : mark,
    );
    expect(cover(understand, marks).state).toBe("covered");
  });

  test("is open when nothing is recorded", () => {
    expect(cover(understand, [])).toMatchObject({ state: "open", openCriteria: 6 });
  });

  test("a decision about the whole unit decides each of its criteria", () => {
    const { state, criteria } = cover(understand, [[understand.ref, null, decided]]);
    expect([state, ...new Set(criteria.map((one) => one.state))]).toEqual(["decided", "decided"]);
  });

  test("a whole unit that is partly there touches no criterion, because nobody says which", () => {
    const { state, openCriteria } = cover(understand, [
      [understand.ref, null, { kind: "partly", done: 3, of: 6 }],
    ]);
    expect([state, openCriteria]).toEqual(["partly", 6]);
  });

  test("without known criteria 0 of 0 says nothing: cannot tell, until the whole unit is decided", () => {
    expect(cover(pageless, [])).toMatchObject({ state: "unknown", openCriteria: null });
    expect(cover(pageless, [[pageless.ref, null, evidence]]).state).toBe("unknown");
    expect(cover(pageless, [[pageless.ref, null, decided]]).state).toBe("decided");
  });
});

describe("records of one learner after another", () => {
  test("hold what is said of each, nothing of the one before, and end with the next one's turn", () => {
    const record = recorder();
    const first = record(learner(all(decided)));
    expect(coverUnit(understand, first).state).toBe("decided");
    const second = record(learner([[understand.ref, "1.1", evidence]]));
    expect(coverUnit(understand, second)).toEqual(
      coverUnit(understand, recordOf(learner([[understand.ref, "1.1", evidence]]))),
    );
    expect(coverUnit(pageless, second).state).toBe("unknown");
    expect(() => first.get(understand.ref)).toThrow("another learner's");
  });
});
