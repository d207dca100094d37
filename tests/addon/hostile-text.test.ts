/**
 * Hostile text wherever somebody can put it: in names, headings, tab names, cells, notes and the key. It is data:
 * it is kept as it is, shown as text, changes nobody else's answer, and stops nothing.
 */
import { describe, expect, it } from "vitest";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import {
  type ExplainView,
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type UnreadView,
} from "../../apps-script/addon/src/sidebar/views.ts";
import { columnName } from "../../shared/src/tracker/workbook.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";
import { hostileTexts } from "../support/hostile-texts.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");
const numbers = unit.criteria.map(({ number }) => number);
const width = numbers.length;
const clean = "Ben Okri";

/** `null`: the same tracker without hostile text. */
function tracker(hostile: string | null): { readonly host: AppsScriptHost; readonly tab: string } {
  const host = appsScriptHost({ dist });
  // A tab's name has at most 100 characters.
  const tab = hostile === null ? "Tracker" : [...hostile].slice(0, 90).join("");
  host.addTab(tab, { rows: 20, columns: width + 6 });
  const quoted = `'${tab.replaceAll("'", "''")}'`;
  const odd = hostile ?? "";
  host.apiUpdate(`${quoted}!A1`, [
    [`${qualification.title} (601/3972/9)`],
    ["Learner", `Unit 06 ${unit.title}`],
    ["", ...numbers, odd],
    [hostile ?? "Ada Lovelace", "PN 01/02/2026", odd, "E4"],
    [clean, ...numbers.map(() => "PN 02/02/2026")],
    ["", "", "", "", "", ""],
    [odd],
  ]);
  const [, , , row] = host.tab(tab).cells;
  const cell = row?.[1];
  if (cell !== undefined && hostile !== null) cell.note = hostile;
  host.addTab("Key", { rows: 6, columns: 4 });
  host.apiUpdate("Key!A1", [["Key"], ["P", "Met"], [odd, odd]]);
  host.open("FULL");
  return { host, tab };
}

const readSheet = (host: AppsScriptHost): ReadingView => host.callFromPage("readSheet", null) as ReadingView;
const learner = (host: AppsScriptHost, id: string) =>
  host.callFromPage("showLearner", { by: "id", id }) as LearnerView | NobodyView | UnreadView;

function allCells(host: AppsScriptHost, tab: string): unknown {
  return host.values(`'${tab.replaceAll("'", "''")}'!A1:${columnName(width + 5)}20`);
}

function cleanAnswer(host: AppsScriptHost): unknown {
  const view = learner(host, clean);
  if (view.kind !== "learner") throw new Error(view.sentence);
  // Where the learner stands and how many rows there are is the tracker's, not the answer's.
  return { ...view, where: "", checked: "" };
}

const wanted = (() => {
  const { host } = tracker(null);
  host.callFromPage("confirmLayout", readSheet(host).layout);
  return cleanAnswer(host);
})();

describe.each(hostileTexts)("%s", (_, hostile) => {
  it("is read, remembered, shown and explained as text, and changes nobody else's answer", () => {
    const { host, tab } = tracker(hostile);
    const before = allCells(host, tab);
    const { layout } = readSheet(host);
    host.callFromPage("confirmLayout", layout);
    const again = readSheet(host);
    expect([again.isRemembered, again.layout]).toEqual([true, layout]);
    expect(cleanAnswer(host)).toEqual(wanted);

    const quoted = `'${tab.replaceAll("'", "''")}'`;
    for (const cell of ["A4", "C4", `${columnName(width + 1)}3`, "A7", "B4"]) {
      host.select(`${quoted}!${cell}`);
      const view = host.callFromPage("explainSelection") as ExplainView | UnreadView;
      expect(view.kind).toBe("cell");
      const shown = host.callFromPage("showLearner", { by: "selection" }) as { readonly kind: string };
      expect(["learner", "nobody"]).toContain(shown.kind);
      // What a page is sent is short, of one line, and has nothing that turns or hides it.
      // The selection that the answer is about is compared with the next one and never shown.
      for (const text of textsOf([
        { ...view, at: null },
        { ...shown, at: null },
      ])) {
        expect(text.length).toBeLessThan(2_500);
        // eslint-disable-next-line no-control-regex -- these are what must not be there
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }
    }
    expect(allCells(host, tab)).toEqual(before);
  });

  it("stands in the formulas' arguments and stops none of them", () => {
    const { host, tab } = tracker(hostile);
    const quoted = `'${tab.replaceAll("'", "''")}'`;
    const block = `"601/3972/9", ${quoted}!A2:${columnName(width + 1)}3, ${quoted}!A4:${columnName(width + 1)}7, ${quoted}!A4:A7, Key!A1:B3`;
    host.addTab("Answers", { rows: 30, columns: 40 });
    for (const [index, name] of [
      "EM_VERDICT",
      "EM_CREDITS",
      "EM_GAPS",
      "EM_NEXT",
      "EM_CLAIMABLE",
    ].entries()) {
      const column = columnName(index);
      host.type(`Answers!${column}1`, `=${name}(${block})`);
      expect([name, host.errorAt(`Answers!${column}1`)]).toEqual([name, null]);
    }
    expect(host.values("Answers!A1:B2")).toEqual([
      ["Not yet achieved", 0],
      ["Not yet achieved", unit.credit],
    ]);
    // The same text as a qualification, a layout or a heading is refused in words.
    host.apiUpdate("Answers!H1", [[hostile]]);
    for (const formula of [
      `=EM_VERDICT(H1, ${quoted}!A2:C3, ${quoted}!A4:C7)`,
      `=EM_SUMMARY("601/3972/9", H1, H1, ${quoted}!A1:C7)`,
      `=EM_COVERAGE("601/3972/9", H1, H1)`,
    ]) {
      host.type("Answers!J1", formula);
      expect(host.errorAt("Answers!J1")).toBeNull();
      expect(typeof host.value("Answers!J1")).toBe("string");
    }
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  // An id is what the page sends back: never shown, and kept as the sheet has it.
  return Object.entries(value).flatMap(([key, inner]) => (key === "id" ? [] : textsOf(inner)));
}
