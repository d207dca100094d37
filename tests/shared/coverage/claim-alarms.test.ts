import { describe, expect, it } from "vitest";
import { claimAlarms, mostCriteriaOfAnItem } from "../../../shared/src/coverage/claim-alarms.ts";

describe("alarms before an item is saved", () => {
  it("are silent for an item of one learner on some criteria", () => {
    expect(claimAlarms(["ama"], mostCriteriaOfAnItem, [])).toEqual([]);
  });

  it("tell of one item on very many criteria", () => {
    expect(claimAlarms(["ama"], mostCriteriaOfAnItem + 1, [])).toEqual([
      { kind: "many-criteria", criteria: mostCriteriaOfAnItem + 1 },
    ]);
  });

  it("tell of what is kept for the learner already", () => {
    expect(claimAlarms(["ama"], 1, [{ learner: "ama", item: "item-1" }])).toEqual([
      { kind: "kept-already", learner: "ama", items: ["item-1"] },
    ]);
  });

  it("tell of the same message under another learner, kept or about to be", () => {
    expect(claimAlarms(["ama"], 1, [{ learner: "ben", item: "item-1" }])).toEqual([
      { kind: "other-learners", learners: ["ben"] },
    ]);
    expect(claimAlarms(["ama", "ben"], 1, [])).toEqual([
      { kind: "other-learners", learners: ["ama", "ben"] },
    ]);
  });

  it("wait until somebody is chosen", () => {
    expect(claimAlarms([], 1, [{ learner: "ben", item: "item-1" }])).toEqual([]);
  });
});
