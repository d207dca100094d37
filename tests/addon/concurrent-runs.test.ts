/**
 * Several people, programs and runs at once. A run is stopped at a call of a service while others run to their
 * end; a run is broken off at each of its calls; somebody writes in the middle. Whatever happens, what is left is
 * whole: all of it is there, or none of it, and the next run goes on from there.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import { columnName } from "../../shared/src/tracker/workbook.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost, type Put } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const isFull = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");
const numbers = unit.criteria.map(({ number }) => number);
const statesTab = "Evidence Mapper colours";
const firstHeading = "Overall award, by decisions";

function tracker(): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("Year 1", { rows: 12, columns: numbers.length + 4 });
  const marks = (...first: readonly Put[]): Put[] => numbers.map((_, index) => first[index] ?? "");
  host.apiUpdate("'Year 1'!A1", [
    [`${qualification.title} (601/3972/9)`],
    ["Learner", `Unit 06 ${unit.title}`],
    ["", ...numbers],
    ["Ada Lovelace", ...marks("PN 01/02/2026", "E4, E7", "Not yet")],
    ["Ben Okri", ...marks("E1")],
  ]);
  host.open("FULL");
  return host;
}

const layout: unknown = z
  .object({ layout: z.unknown() })
  .parse(tracker().callFromPage("readSheet", null)).layout;

interface Action {
  readonly name: string;
  readonly parts?: readonly unknown[];
}
const actions = {
  confirm: { name: "confirmLayout", parts: [layout] },
  live: { name: "addLiveColumns" },
  coloursOff: { name: "changeSettings", parts: [{ colours: false }] },
  coloursOn: { name: "changeSettings", parts: [{ colours: true }] },
  wording: {
    name: "loadWording",
    parts: [{ from: "text", text: "Nothing that any specification says." }],
  },
  learner: { name: "showLearner", parts: [{ by: "id", id: "Ada Lovelace" }] },
} as const satisfies Readonly<Record<string, Action>>;

/** Runs an action; a refusal in words is an answer too. */
function perform(
  host: AppsScriptHost,
  { name, parts = [] }: Action,
  onCall?: (call: string, count: number) => void,
): string | null {
  host.world.answers.length = 0;
  host.answer(...Array.from({ length: 8 }, () => ({ button: "YES" }) as const));
  try {
    host.run(name, structuredClone(parts), onCall === undefined ? {} : { onCall });
    return null;
  } catch (error) {
    return typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
  }
}

/** Everything in the spreadsheet that a person or a later run would meet. */
function stateOf(host: AppsScriptHost): unknown {
  return {
    tabs: host.tabNames.map((name) => {
      const { rows, columns, hidden, colourRules, protections } = host.tab(name);
      const whole = `'${name}'!A1:${columnName(columns - 1)}${rows}`;
      return {
        name,
        hidden,
        filled: host
          .values(whole)
          .flatMap((row, down) =>
            row.flatMap((value, along) => (value === "" ? [] : [[down, along, value]])),
          ),
        rules: colourRules.length,
        guards: protections.length,
      };
    }),
    store: [...host.world.stores.document].sort(),
    locks: host.world.locks.size,
  };
}

/** What must be true at any moment when no run is under way. */
function expectWhole(host: AppsScriptHost): void {
  expect(host.world.locks.size).toBe(0);
  const { columns, rows, colourRules } = host.tab("Year 1");
  const cells = host.values(`'Year 1'!A1:${columnName(columns - 1)}${rows}`);
  const headings = cells.flatMap((row) => row.filter((value) => value === firstHeading));
  expect(headings.length).toBeLessThanOrEqual(1);
  if (headings.length === 1) {
    const row = cells.findIndex((one) => one.includes(firstHeading));
    const column = cells[row]?.indexOf(firstHeading) ?? -1;
    // The heading is not alone: answers for each learner stand below it.
    expect(cells.slice(row + 1, row + 3).map((one) => one[column])).toEqual([
      "Not yet achieved",
      "Not yet achieved",
    ]);
  }
  expect(host.tabNames.filter((name) => name === statesTab).length).toBeLessThanOrEqual(1);
  const hasStates = host.tabNames.includes(statesTab);
  expect([hasStates, colourRules.length]).toEqual([hasStates, hasStates ? 5 : 0]);
  if (hasStates) expect(host.value(`'${statesTab}'!B6`)).toBe("decided");
  const kept = [...host.world.stores.document.keys()].filter((key) => key.startsWith("layout"));
  const { isRemembered } = z
    .object({ isRemembered: z.boolean() })
    .parse(host.callFromPage("readSheet", null));
  expect(isRemembered).toBe(kept.length > 0);
}

/** The last is a message with OK alone, to which these runs answer yes: nothing was added, and the run is over. */
const refusals =
  /^Somebody else is running Evidence Mapper|^First confirm how the sheet is read|not one of the specifications|^“Somebody has just written into .* Nothing was added; try again\.”/;

describe("runs at the same time", () => {
  const names = Object.keys(actions) as (keyof typeof actions)[];
  const plan = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(40)), { minLength: 30, maxLength: 30 });

  it("leave no half-written result, thirty of them, each begun in the middle of another", () => {
    fc.assert(
      fc.property(plan, (runs) => {
        const host = tracker();
        let next = 0;
        const faults: string[] = [];
        const begin = (): void => {
          const [name, at] = runs[next] ?? ["learner", 0];
          next += 1;
          const fault = perform(host, actions[name], (_, count) => {
            // Everybody else who is still to come runs before this one goes on; a few deep, as on a busy day.
            if (count === at + 1 && next < runs.length) begin();
          });
          if (fault !== null && !refusals.test(fault)) faults.push(`${name}: ${fault}`);
        };
        while (next < runs.length) begin();
        expect(faults).toEqual([]);
        expectWhole(host);
      }),
      // A smaller plan is no easier to read, and takes minutes to find.
      { numRuns: isFull ? 60 : 2, endOnFailure: true },
    );
  }, 300_000);

  it.each(["confirm", "live", "coloursOn", "coloursOff"] as const)(
    "that are broken off at any call leave what the next one mends: %s",
    (name) => {
      const prepared = (): AppsScriptHost => {
        const host = tracker();
        if (name === "coloursOff" || name === "coloursOn") perform(host, actions.confirm);
        if (name === "coloursOn") perform(host, actions.coloursOff);
        return host;
      };
      const whole = prepared();
      let calls = 0;
      expect(
        perform(whole, actions[name], (_, count) => {
          calls = count;
        }),
      ).toBeNull();
      const wanted = stateOf(whole);
      expect(calls).toBeGreaterThan(10);
      for (let at = 1; at <= calls; at += isFull ? 1 : Math.ceil(calls / 6)) {
        const host = prepared();
        // Nothing is done any more once Google stops a run, no cleaning up either.
        const fault = perform(host, actions[name], (_, count) => {
          if (count >= at) throw new Error("Exceeded maximum execution time");
        });
        expect(fault).toContain("Exceeded maximum execution time");
        expect([at, perform(host, actions[name])]).toEqual([at, null]);
        expect([at, stateOf(host)]).toEqual([at, wanted]);
        expectWhole(host);
      }
    },
    300_000,
  );
});

describe("an edit in the middle of a run", () => {
  const free = `'Year 1'!${columnName(numbers.length + 2)}4`;

  it("beside the table is never written over: the live columns are not added", () => {
    const host = tracker();
    perform(host, actions.confirm);
    perform(host, actions.live, (call) => {
      if (call === "Lock.tryLock") host.apiUpdate(free, [["a note of the centre"]]);
    });
    expect(host.value(free)).toBe("a note of the centre");
    expect(host.dialogs.map(({ text }) => text).join(" ")).toContain("Somebody has just written into");
    expectWhole(host);
  });

  it.each(["confirm", "live"] as const)(
    "by a person or a program is kept, and the answers follow it: %s",
    (name) => {
      const calm = tracker();
      let calls = 0;
      perform(calm, actions[name], (_, count) => {
        calls = count;
      });
      for (let at = 1; at <= calls; at += isFull ? 1 : Math.ceil(calls / 6)) {
        const host = tracker();
        perform(host, actions[name], (_, count) => {
          if (count !== at) return;
          host.type("'Year 1'!C5", "PN 02/02/2026");
          host.apiUpdate("'Year 1'!D5", [["E9"]]);
        });
        expect(host.shown("'Year 1'!C5:D5")).toEqual([["PN 02/02/2026", "E9"]]);
        if (name === "confirm") expect(host.colourRule("'Year 1'!C5")?.bold).toBe(true);
        expectWhole(host);
      }
    },
    300_000,
  );
});
