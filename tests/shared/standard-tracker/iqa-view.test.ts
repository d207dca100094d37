import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { iqaColumns, iqaRows } from "../../../shared/src/standard-tracker/iqa-rows.ts";
import { filterIqaRows, iqaView } from "../../../shared/src/standard-tracker/iqa-view.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import {
  captured,
  countersigned,
  decided,
  declared,
  sampled,
  tagged,
  telephone,
} from "../evidence-log/log-events.ts";
import { sheet, workbook } from "../tracker/sheet.ts";
import { madeTracker } from "./made-tracker.ts";

const qualification = qualificationOf("4411-01");
const unit = qualification.units.find(({ ref }) => ref === telephone);
if (unit === undefined) throw new Error(telephone);
const numbers = unit.criteria.map(({ number }) => number);

const view = (tracker: Workbook) => iqaView(checkTracker(tracker, catalogue));
const of = (...events: readonly LogEvent[]) => view(madeTracker({ qualification, events }));
const flags = (...events: readonly LogEvent[]) => of(...events).rows[0]?.flags.map(({ code }) => code);

const all = numbers.map((criterion) => decided(1, "met", { criterion }));
const declaration = declared(2);
const under = countersigned(3, declaration.id);

describe("the IQA view", () => {
  test("shows who decided what and when, for each learner and unit in which there is something", () => {
    const item = captured(1);
    const { rows, recordsSignatures } = of(item, tagged(2, item.id), all[0] ?? item);
    expect(recordsSignatures).toBe(true);
    expect(rows).toMatchObject([
      {
        learner: { id: "L-01", name: "Amira Cole" },
        state: "partly",
        decided: { criteria: 1, of: numbers.length },
        assessors: ["Priya Nair"],
        lastDecision: "2026-03-10",
        flags: [],
        red: false,
      },
    ]);
  });

  test("says nothing of a unit that is decided, declared, countersigned, in that order", () => {
    expect(flags(...all, declaration, under)).toEqual([]);
  });

  test("is red where the declaration is missing, or earlier than the last decision", () => {
    expect(flags(...all)).toEqual(["declaration-missing", "countersignature-missing"]);
    const early = declared(2, { on: "2025-09-01" });
    const { rows } = of(...all, early, countersigned(3, early.id));
    expect(rows[0]).toMatchObject({ red: true, flags: [{ code: "declaration-early" }] });
  });

  test("takes the declaration that was made again after another decision, with its own countersignature", () => {
    const early = declared(2, { on: "2025-09-01" });
    const underEarly = countersigned(3, early.id, { on: "2025-09-02" });
    expect(flags(...all, early, underEarly, declaration, under)).toEqual([]);
    expect(flags(...all, early, underEarly, declaration)).toEqual(["countersignature-missing"]);
  });

  test("is red where a trainee's decision lacks its countersignature, before the unit is complete", () => {
    const { rows } = of(decided(1, "met", { trainee: true }));
    expect(rows[0]).toMatchObject({
      red: true,
      flags: [{ code: "trainee-not-countersigned", criteria: ["1.2"] }],
    });
  });

  test("is red where verifier and assessor are the same for a decision, and does not count it as sampled", () => {
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error("criteria");
    const own = sampled(4, first.id, { author: "priya nair", criterion: first.criterion });
    const proper = sampled(4, second.id, { criterion: second.criterion });
    const { rows } = of(...all, declaration, under, own, proper);
    expect(rows[0]).toMatchObject({
      red: true,
      sampled: { decisions: 1, of: numbers.length },
      verifiers: ["Dana Okoro"],
      flags: [{ code: "verifier-is-assessor", criteria: [first.criterion] }],
    });
  });

  test("asks for a look, not in red, where the two could be the same", () => {
    const { rows } = of(decided(1, "met"), sampled(4, null, { author: "PN" }));
    expect(rows[0]).toMatchObject({ red: false, flags: [{ code: "verifier-may-be-assessor" }] });
  });

  test("lets a proper sample stand beside a refused one", () => {
    const own = sampled(4, null, { author: "Priya Nair" });
    expect(flags(decided(1, "met"), own, sampled(5, null))).toEqual([]);
  });

  test("is filtered by assessor, in any spelling, and by unit", () => {
    const other = decided(1, "met", { unit: "T/601/6080", criterion: "1.1", author: "Tom Reid" });
    const { rows, assessors, units } = of(...all, other);
    expect(assessors).toEqual(["Priya Nair", "Tom Reid"]);
    expect(units).toHaveLength(2);
    expect(filterIqaRows(rows, { assessor: "T. Reid" })).toMatchObject([{ assessors: ["Tom Reid"] }]);
    expect(filterIqaRows(rows, { unit: "106" })).toMatchObject([{ unit: { ref: telephone } }]);
    expect(filterIqaRows(rows, { redOnly: true })).toHaveLength(1);
  });

  test("has a text for every column, none of it a percentage", () => {
    const { terms } = qualification.specification;
    const { rows } = of(...all, declaration);
    const [row = []] = iqaRows(rows, terms);
    expect(row).toHaveLength(iqaColumns(terms).length);
    expect(row.slice(3, 6)).toEqual(["decided", `${numbers.length} of ${numbers.length}`, "Priya Nair"]);
    expect(row.join(" ")).not.toContain("%");
  });
});

describe("the IQA view of a centre's own tracker", () => {
  const heads = numbers.map((number) => `106 ${number}`).join("|");
  const marks = numbers.map(() => "PN 10/03/2026").join("|");

  test("flags what its signatures show", () => {
    const { rows, recordsSignatures } = view(
      workbook(
        sheet(`
          Level 1 Award in Introduction to Customer Service 4411-01
          Learner|${heads}|IQA
          Amira Cole|${marks}|Priya Nair
          Ben Frost|${marks}|Dana Okoro
        `),
      ),
    );
    expect(recordsSignatures).toBe(true);
    expect(
      rows.map(({ learner, red, flags: all }) => [learner.name, red, all.map(({ code }) => code)]),
    ).toEqual([
      ["Amira Cole", true, ["declaration-missing", "countersignature-missing", "verifier-may-be-assessor"]],
      ["Ben Frost", true, ["declaration-missing", "countersignature-missing"]],
    ]);
  });

  test("that records no signatures misses none", () => {
    const { rows, recordsSignatures } = view(
      workbook(
        sheet(`
          Level 1 Award in Introduction to Customer Service 4411-01
          Learner|${heads}
          Amira Cole|${marks}
          Ben Frost|${marks}
        `),
      ),
    );
    expect([recordsSignatures, rows.length, rows.flatMap(({ flags: all }) => all)]).toEqual([false, 2, []]);
  });
});
