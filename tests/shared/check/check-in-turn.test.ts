import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkInTurn, checkTracker } from "../../../shared/src/check/check.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";

const sheet = (name: string, rows: Workbook["sheets"][number]["rows"]): Workbook["sheets"][number] => ({
  name,
  hidden: false,
  merges: [],
  notes: [],
  rows: [["Learner", "R/601/6071 1.1", "R/601/6071 1.2", "R/601/6071 2.1"], ...rows],
});

const workbook: Workbook = {
  sheets: [
    sheet("Autumn", [
      ["Ann Example", "12/03/2026", "E4", "Not yet"],
      ["Ben Sample", "Not yet", "13/03/2026", null],
      ["Cat Model", null, "E5, E6", "14/03/2026"],
    ]),
    sheet("Spring", [["Ann Example", "Not yet", null, "14/03/2026"]]),
  ],
};
const options = { qualification: "600/5863/8" };
const atOnce = checkTracker(workbook, catalogue, options);

describe("learners checked in turn", () => {
  const inTurn = checkInTurn(workbook, catalogue, options);

  test("get the same answers as all at once, as often as they are gone through", () => {
    expect(atOnce.learners.map(({ name }) => name)).toEqual(["Ann Example", "Ben Sample", "Cat Model"]);
    expect(inTurn.learners).toHaveLength(3);
    expect([...inTurn.learners]).toEqual(atOnce.learners);
    expect([...inTurn.learners]).toEqual(atOnce.learners);
  });

  test("get the same answers whichever part is asked for first, and each part only once", () => {
    const backwards = [...checkInTurn(workbook, catalogue, options).learners].reverse();
    for (const learner of backwards) {
      const { signOff, claimable, groups, onCoverage, award, units } = learner;
      const same = atOnce.learners.find(({ id }) => id === learner.id);
      expect({ signOff, claimable, groups, onCoverage, award, units }).toEqual({
        signOff: same?.signOff,
        claimable: same?.claimable,
        groups: same?.groups,
        onCoverage: same?.onCoverage,
        award: same?.award,
        units: same?.units,
      });
      expect(learner.award).toBe(award);
      expect(learner.units).toBe(units);
    }
  });

  test("have every problem named before the first of them is asked for", () => {
    const { problems } = checkInTurn(workbook, catalogue, options);
    expect(problems).toEqual(atOnce.problems);
    expect(problems.filter(({ code }) => code === "decisions-disagree")).toMatchObject([
      { where: "Autumn!B2, Spring!B2" },
      { where: "Autumn!D2, Spring!D2" },
    ]);
  });
});
