/**
 * How often the add-on asks the spreadsheet: the cells are read once and written once, and a tracker of a thousand
 * learners costs no more calls than one of ten. Each call of a service takes Google 10 to 100 ms, however large.
 */
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { trackerCells } from "../../bench/tracker-file.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost, type Run } from "../support/apps-script-host/host.ts";

const dist = builtAddon();

function tracker(learners: number): AppsScriptHost {
  const { rows, spans } = trackerCells(learners, 360);
  const host = appsScriptHost({ dist });
  host.load({
    sheets: [
      {
        name: "Tracker",
        rows,
        hidden: false,
        merges: spans.map(([left, right]) => ({ top: 0, left, bottom: 0, right })),
        notes: [],
      },
    ],
  });
  host.open("FULL");
  return host;
}

/** One run of each thing that people do, on a tracker that nobody has touched yet. */
function runsOn(host: AppsScriptHost): Readonly<Record<string, Run>> {
  host.select("Tracker!C8");
  const reading = host.run("readSheet", [null]);
  const { layout } = z.object({ layout: z.unknown() }).parse(structuredClone(reading.value));
  const confirmed = host.run("confirmLayout", [layout]);
  const remembered = host.run("readSheet", [null]);
  const learner = host.run("showLearner", [{ by: "selection" }]);
  const cell = host.run("explainSelection");
  const selection = host.run("whereSelected");
  host.answer({ button: "YES" }, { button: "YES" });
  const live = host.choose("Add live columns");
  return { reading, confirmed, remembered, learner, cell, selection, live };
}

describe("calls of the spreadsheet", () => {
  let small: ReturnType<typeof runsOn> = {};
  let large: ReturnType<typeof runsOn> = {};
  beforeAll(() => {
    small = runsOn(tracker(10));
    large = runsOn(tracker(1000));
  }, 180_000);

  it.each([
    ["Check this sheet", "reading", 1, 0],
    ["Check this sheet, once it is confirmed", "remembered", 1, 0],
    ["confirming, with the colours", "confirmed", 1, 1],
    ["the sidebar's learner", "learner", 1, 0],
    ["Explain this cell", "cell", 1, 0],
    ["following the selection", "selection", 0, 0],
    ["Add live columns", "live", 1, 1],
  ] as const)(
    "%s reads and writes the cells of 1,000 × 360 as often as this says",
    (_, name, reads, writes) => {
      const { counts } = large[name] ?? { counts: null };
      expect(counts?.calls.get("Range.getValues") ?? 0).toBe(reads);
      // What is shown matters for numbers and dates only; this tracker has none.
      expect(counts?.calls.get("Range.getDisplayValues") ?? 0).toBe(0);
      expect(counts?.calls.get("Range.setValues") ?? 0).toBe(writes);
      expect(counts?.calls.get("Range.setRichTextValues") ?? 0).toBe(0);
    },
  );

  it("are as many for a thousand learners as for ten", () => {
    // A new tab is made longer or shorter, as the tracker asks: one call either way.
    const sizing = /^Sheet\.(deleteRows|insertRowsAfter|getMaxRows)$/;
    const callsOf = (runs: typeof small) =>
      Object.entries(runs).map(([name, { counts }]) => [
        name,
        Object.fromEntries([...counts.calls].filter(([call]) => !sizing.test(call))),
      ]);
    expect(callsOf(large)).toEqual(callsOf(small));
  });
});
