import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { isStandardTracker } from "../../../shared/src/standard-tracker/find-tabs.ts";
import { readStandardTracker } from "../../../shared/src/standard-tracker/read-standard-tracker.ts";
import { tidyFindings } from "../../../shared/src/tracker/tidy.ts";
import { type Sheet, type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import {
  captured,
  countersigned,
  decided,
  declared,
  histories,
  sampled,
  tagged,
  telephone,
} from "../evidence-log/log-events.ts";
import { madeTracker, sheetOf, withColumns, withTab } from "./made-tracker.ts";

const qualification = qualificationOf("4411-01");
const unit = qualification.units.find(({ ref }) => ref === telephone);
if (unit === undefined) throw new Error(telephone);

const read = (workbook: Workbook) => readStandardTracker(workbook, catalogue);
const check = (workbook: Workbook) => checkTracker(workbook, catalogue);
const codes = (workbook: Workbook) => read(workbook).problems.map(({ code }) => code);
const made = (...events: readonly LogEvent[]) => madeTracker({ qualification, events });
const criterion = (workbook: Workbook, number: string) =>
  check(workbook)
    .learners[0]?.units.find((one) => one.unit.ref === telephone)
    ?.criteria.find((one) => one.number === number);

/** Everything of unit 106 decided by one assessor on one day. */
const allDecided = unit.criteria.map(({ number }) => decided(1, "met", { criterion: number }));

describe("a standard tracker", () => {
  test("fresh from its plan is recognised and holds nothing", () => {
    const workbook = madeTracker({ qualification, learners: [] });
    expect(isStandardTracker(workbook)).toBe(true);
    const { problems, learners, layout, certain } = read(workbook);
    expect([problems, learners, certain]).toEqual([[], [], true]);
    expect(layout).toMatchObject({ arrangement: "standard", qualification: "501/1839/0" });
  });

  test("is checked as any other tracker, with the same answer", () => {
    const item = captured(1);
    const answer = check(made(item, tagged(2, item.id, { content: { criterion: "1.1" } })));
    expect(answer.reading.layout.arrangement).toBe("standard");
    expect(answer.qualification?.id).toBe("501/1839/0");
    expect(answer.learners).toMatchObject([{ id: "L-01", name: "Amira Cole", where: "Learners!B3" }]);
    expect(answer.records).toMatchObject({ evidence: true, decisions: false });
    expect(answer.problems).toEqual([]);
  });

  test("gives the state that its events fold to, whatever their rows' order", () => {
    fc.assert(
      fc.property(
        histories.chain((events) => fc.shuffledSubarray([...events], { minLength: events.length })),
        (events) => {
          expect(read(made(...events)).state).toEqual(foldEvents(events));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("means the same after people sorted, inserted, moved and renamed", () => {
    const item = captured(1);
    const workbook = made(item, tagged(2, item.id), ...allDecided);
    const moved: Workbook = {
      sheets: [...workbook.sheets].reverse().map((sheet): Sheet => {
        const [ids = [], headings = [], ...rows] = sheet.rows;
        const mixed = { ...sheet, rows: [ids, headings, [], ...rows.reverse(), []] };
        const turned = withColumns(mixed, (all) => [...all.keys()].reverse());
        return { ...turned, name: `Our ${sheet.name}` };
      }),
    };
    expect(codes(moved)).toEqual([]);
    expect(read(moved).state).toEqual(read(workbook).state);
    const units = ({ learners }: ReturnType<typeof check>) => learners.map((one) => one.units);
    expect(units(check(moved))).toEqual(units(check(workbook)));
  });

  test("counts the instances that tags name", () => {
    const item = captured(1);
    const two = captured(2, { content: { label: "E5" } });
    const seen = (name: string) => ({ name, observed: true });
    const events = [
      item,
      two,
      tagged(3, item.id, { content: { instances: [seen("customer 1"), seen("customer 2")] } }),
      tagged(4, two.id, {
        content: { instances: [seen("customer 2"), { name: "customer 3", observed: false }] },
      }),
    ];
    expect(criterion(made(...events), "1.2")).toMatchObject({
      state: "partly",
      evidence: ["E4", "E5"],
      counts: [{ has: 3, observed: 2, recorded: true }],
    });
    const fourth = tagged(5, two.id, { content: { instances: [{ name: "customer 4", observed: false }] } });
    expect(criterion(made(...events, fourth), "1.2")?.state).toBe("covered");
  });

  test("shows a conflict as neither decision, and names both cells", () => {
    const workbook = made(
      decided(1, "met"),
      decided(1, "not-yet", { author: "Tom Reid", client: "laptop-b" }),
    );
    expect(criterion(workbook, "1.2")).toMatchObject({ disputed: true, decidedBy: null });
    expect(check(workbook).problems).toMatchObject([
      { code: "decisions-disagree", where: "Decisions!C3, Decisions!C4" },
    ]);
  });

  test("knows who is a trainee, and whose signature is under what", () => {
    const trainee = unit.criteria.map(({ number }) =>
      decided(1, "met", { criterion: number, trainee: true }),
    );
    const declaration = declared(2);
    const events = [...trainee, declaration, countersigned(3, declaration.id)];
    const signOff = (more: readonly LogEvent[]) =>
      check(made(...events, ...more)).learners[0]?.signOff.flatMap(({ issues }) =>
        issues.map(({ code }) => code),
      );
    expect(signOff([])).toEqual(["trainee-not-countersigned"]);
    const tom = { author: "Tom Reid", client: "laptop-b" };
    expect(
      signOff(
        trainee.map(({ id, criterion: number }) => countersigned(4, id, { ...tom, criterion: number })),
      ),
    ).toEqual([]);
  });

  test("says who is missing from the tab of learners", () => {
    const workbook = made(decided(1, "met", { learner: "L-99" }));
    expect(read(workbook).problems).toMatchObject([{ code: "learner-unlisted", where: "Decisions!C3" }]);
    expect(read(workbook).learners.map(({ id }) => id)).toEqual(["L-01", "L-99"]);
  });

  test("says when a row that others hang on was deleted", () => {
    const item = captured(1);
    const workbook = withTab(made(item, tagged(2, item.id)), "Evidence log", (sheet) => ({
      ...sheet,
      rows: sheet.rows.filter((_, index) => index !== 2),
    }));
    expect(read(workbook).problems).toMatchObject([{ code: "event-waits", where: "'Evidence log'!C3" }]);
  });

  test("flags what the qualification and the list of methods do not know", () => {
    const item = captured(1, { content: { method: "Mystery shopper" } });
    expect(
      codes(
        made(
          item,
          tagged(2, item.id, { content: { criterion: "9.9" } }),
          decided(3, "met", { unit: "A/999/9999" }),
        ),
      ),
    ).toEqual(["criterion-unknown", "method-unknown", "unit-unknown"]);
  });

  test("reads what people typed beside what programs wrote", () => {
    const workbook = withTab(made(), "Decisions", (sheet) => {
      const ids = sheet.rows[0] ?? [];
      const said = new Map([
        ["decision.learner", "Amira Cole"],
        ["decision.criterion", "106 1.2"],
        ["decision.verdict", "met"],
        ["decision.on", "2026-03-10"],
        ["decision.author", "Priya Nair"],
      ]);
      return { ...sheet, rows: [...sheet.rows, ids.map((id) => said.get(String(id)) ?? null)] };
    });
    expect(criterion(workbook, "1.2")).toMatchObject({ state: "decided", decidedBy: "Priya Nair" });
  });
});

describe("a row that somebody typed, whose unit has lost its zeros", () => {
  const certificate = qualificationOf("601/3972/9");
  const typed = (criterion: string) =>
    withTab(madeTracker({ qualification: certificate }), "Evidence log", (sheet) => {
      const said = new Map([
        ["log.learner", "L-01"],
        ["log.criterion", criterion],
        ["log.title", "A discussion"],
        ["log.author", "Priya Nair"],
      ]);
      return {
        ...sheet,
        rows: [...sheet.rows, (sheet.rows[0] ?? []).map((id) => said.get(String(id)) ?? null)],
      };
    });
  const tidied = (criterion: string) => {
    const workbook = typed(criterion);
    return tidyFindings(workbook, read(workbook).problems).map(({ kind, before, options }) => ({
      kind,
      before,
      options,
    }));
  };

  test.each([
    ["2 1.4", "02 1.4"],
    ["Unit 2 1.4", "Unit 02 1.4"],
    ["8", "08"],
  ])("%s can be tidied to %s", (before, after) => {
    expect(tidied(before)).toEqual([{ kind: "lost-zeros", before, options: [after] }]);
  });

  test("is not read as anything until then, and is read afterwards", () => {
    expect(read(typed("2 1.4")).learners[0]?.entries).toEqual([]);
    expect(read(typed("02 1.4")).learners[0]?.entries).toMatchObject([{ criterion: "1.4" }]);
  });

  test.each(["10 1.1", "18"])("%s has lost none", (whole) => {
    expect(read(typed(whole)).problems).toEqual([]);
  });

  test.each(["99 1.1", "somewhere", "0"])("%s is for a person to say", (unknown) => {
    expect(tidied(unknown).filter(({ options }) => options.length > 0)).toEqual([]);
    expect(read(typed(unknown)).problems).toMatchObject([{ code: "criterion-unknown" }]);
  });
});

describe("a tracker that cannot be trusted", () => {
  const withLayout = (said: string | null) =>
    withTab(made(...allDecided), "Settings", (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => (row[0] === "layout" ? ["layout", said] : row)),
    }));

  test.each([
    ["of a newer layout", "evidence-mapper-tracker/2", "layout-newer"],
    ["of an unknown layout", "ours", "layout-unknown"],
    ["without a layout", null, "layout-unknown"],
  ] as const)("%s is refused, not guessed", (_, said, code) => {
    const workbook = withLayout(said);
    expect(isStandardTracker(workbook)).toBe(true);
    expect(read(workbook)).toMatchObject({ state: null, learners: [], problems: [{ code }] });
  });

  test("without its settings is refused", () => {
    const { sheets } = made(...allDecided);
    const workbook = { sheets: sheets.filter(({ name }) => name !== "Settings") };
    expect(isStandardTracker(workbook)).toBe(true);
    expect(codes(workbook)).toEqual(["tab-missing", "qualification-unknown", "layout-unknown"]);
  });

  test("with a tab that lacks a column reads the others and says it", () => {
    const item = captured(1);
    const workbook = withTab(made(item, ...allDecided), "Decisions", (sheet) =>
      withColumns(sheet, (ids) => [...ids.keys()].filter((index) => ids[index] !== "decision.verdict")),
    );
    expect(codes(workbook)).toEqual(["column-missing"]);
    expect(read(workbook).state?.learners).toMatchObject([{ items: [{ event: item.id }], decisions: [] }]);
  });

  test("with a copied tab reads the one with the usual name", () => {
    const workbook = made(decided(1, "met"));
    const copy = workbook.sheets.find(({ name }) => name === "Decisions");
    const sheets = [...workbook.sheets, { ...(copy ?? sheetOf("", [])), name: "Copy of Decisions" }];
    expect(read({ sheets }).problems).toMatchObject([{ code: "tab-twice", where: "Copy of Decisions" }]);
    expect(read({ sheets }).state).toEqual(read(workbook).state);
  });

  test("that a person laid out is no standard tracker", () => {
    const own = {
      sheets: [
        sheetOf("Tracker", [
          ["Name", "106 1.1"],
          ["Amira Cole", "met"],
        ]),
      ],
    };
    expect(isStandardTracker(own)).toBe(false);
  });
});

test("a verifier's second account, as Settings tells it, is refused in the check as in the fold", () => {
  const looks = allDecided.map(({ id, criterion: number }) =>
    sampled(4, id, { author: "quality7@centre.example", criterion: number }),
  );
  const events = [...allDecided, declared(2), countersigned(3, null), ...looks];
  const issues = (settings: readonly (readonly [string, string])[]) =>
    check(madeTracker({ qualification, events, settings })).learners[0]?.signOff.flatMap((one) =>
      one.issues.map(({ code }) => code),
    );
  expect(issues([])).toEqual([]);
  expect(issues([["same person", "Priya Nair; quality7@centre.example"]])).toEqual(["verifier-is-assessor"]);
});
