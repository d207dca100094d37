/**
 * What is no formula does not follow an edit: it says how many rows it was made from, and when. A program's
 * appended rows fire no trigger, so that this line is all that tells an old answer from a new one.
 */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");
const checked = z.object({ checked: z.string() });

let minutes = 0;
function tracker(): AppsScriptHost {
  minutes = 0;
  const host = appsScriptHost({ dist, clock: () => new Date(Date.UTC(2026, 2, 1, 12, minutes)) });
  host.addTab("Tracker", { rows: 30, columns: unit.criteria.length + 4 });
  host.apiUpdate("Tracker!A1", [
    [`${qualification.title} (601/3972/9)`],
    ["Learner", `Unit 06 ${unit.title}`],
    ["", ...unit.criteria.map(({ number }) => number)],
    ["Ada Lovelace", "PN 01/02/2026", "E4"],
  ]);
  host.open("FULL");
  host.select("Tracker!B4");
  const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
  host.callFromPage("confirmLayout", layout);
  return host;
}

const lineOf = (host: AppsScriptHost, name: string, ...parts: readonly unknown[]): string =>
  checked.parse(host.callFromPage(name, ...parts)).checked;

describe("what is no formula", () => {
  it.each([
    ["the reading", "readSheet", [null]],
    ["the reading found afresh", "findLayoutAgain", []],
    ["the selected learner", "showLearner", [{ by: "selection" }]],
    ["a learner who was chosen", "showLearner", [{ by: "id", id: "Ada Lovelace" }]],
    ["an explained cell", "explainSelection", []],
    ["the IQA view", "showIqa", [{ assessor: "", unit: "", onlyAttention: false }]],
    ["the numbers to tidy", "readTidy", []],
  ] as const)("carries its rows and its time, and both move on: %s", (_, name, parts) => {
    const host = tracker();
    expect(lineOf(host, name, ...parts)).toBe("1 learner in 4 rows, checked at 12:00 on 01/03/2026.");
    minutes = 7;
    host.apiAppend("Tracker", [["Ben Okri", "E1"]]);
    expect(lineOf(host, name, ...parts)).toBe("2 learners in 5 rows, checked at 12:07 on 01/03/2026.");
  });

  it("carries them where nobody is selected", () => {
    const host = tracker();
    host.select("Tracker!A1");
    expect(lineOf(host, "showLearner", { by: "selection" })).toContain(
      "1 learner in 4 rows, checked at 12:00",
    );
  });

  it("stands in the hidden tab that the colours look at", () => {
    const host = tracker();
    expect(host.value("'Evidence Mapper colours'!A2")).toContain(
      "Laid out for 1 learner in 4 rows, checked at 12:00 on 01/03/2026.",
    );
    minutes = 9;
    host.apiAppend("Tracker", [["Ben Okri", "E1"]]);
    const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
    host.callFromPage("confirmLayout", layout);
    expect(host.value("'Evidence Mapper colours'!A2")).toContain(
      "Laid out for 2 learners in 5 rows, checked at 12:09 on 01/03/2026.",
    );
  });

  it("stands above the live summary, whose answers themselves follow an edit", () => {
    minutes = 0;
    const host = appsScriptHost({ dist, clock: () => new Date(Date.UTC(2026, 2, 1, 12, minutes)) });
    for (const name of ["Ada Lovelace", "Ben Okri"]) {
      host.addTab(name, { rows: 60, columns: 6 });
      host.apiUpdate(`'${name}'!A1`, [
        [`${qualification.title} (601/3972/9)`],
        ["Learner", name],
        [`Unit 06 ${unit.title}`, "Evidence", "Decision"],
        ...unit.criteria.map(({ number }) => [number, "E1", "PN 01/02/2026"]),
      ]);
    }
    host.open("FULL");
    const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
    host.callFromPage("confirmLayout", layout);
    minutes = 3;
    host.answer({ button: "OK" });
    host.choose("Add live columns");
    expect(host.value("'Live summary'!A2")).toContain(
      `Laid out for 2 learners in ${2 * (unit.criteria.length + 3)} rows, checked at 12:03 on 01/03/2026.`,
    );
  });
});
