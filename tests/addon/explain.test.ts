import { describe, expect, it } from "vitest";
import { qualificationOf, unitOf } from "../../scripts/samples/catalogue-units.ts";
import { type ExplainView, type ReadingView } from "../../apps-script/addon/src/sidebar/views.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("601/3972/9");
const unit = unitOf(qualification, "06");
const [first, second, third] = unit.criteria;

function tracker(): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab("Tracker", { rows: 60, columns: unit.criteria.length + 12 });
  host.apiUpdate("Tracker!A1", [
    [`${qualification.title} (601/3972/9)`],
    ["Learner", `Unit 06 ${unit.title}`],
    ["", ...unit.criteria.map(({ number }) => number)],
    ["Ada Lovelace", "PN 01/02/2026", "E4, E7", ""],
    ["Ben Okri", "E1", "???", "Not yet"],
    ["Cy Twombly", "PN 03/02/2026", "E2", ""],
  ]);
  host.open("FULL");
  const reading = host.callFromPage("readSheet", null) as ReadingView;
  host.callFromPage("confirmLayout", reading.layout);
  return host;
}

function explained(host: AppsScriptHost, where: string): ExplainView {
  host.select(where);
  return host.callFromPage("explainSelection") as ExplainView;
}

describe("Explain this cell", () => {
  it("says what a mark was taken to mean and why, and the criterion with its line", () => {
    const { title, sentences } = explained(tracker(), "Tracker!B4");
    expect(title).toBe("A mark of Ada Lovelace");
    expect(sentences[0]).toContain(
      "“PN 01/02/2026” was taken as initials and a date: decided by an assessor, because",
    );
    expect(sentences[1]).toContain(
      `criterion ${first?.number ?? ""}: ${first?.summary.replace(/\.$/, "") ?? ""}`,
    );
    expect(sentences[1]).toContain(`(${unit.source})`);
    expect(sentences[2]).toBe(
      "Decided: an assessor's decision that it is met is recorded by PN on 01/02/2026.",
    );
  });

  it("says of evidence that nobody has decided yet", () => {
    const { sentences } = explained(tracker(), "Tracker!C4");
    expect(sentences).toContain("Covered by evidence (E4, E7); an assessor has yet to decide.");
    expect(sentences.join(" ")).toContain(second?.summary.replace(/\.$/, ""));
  });

  it("says of an empty cell which criterion is open there, and what it needs", () => {
    const { title, sentences } = explained(tracker(), "Tracker!D4");
    expect(title).toBe("Empty, for Ada Lovelace");
    expect(sentences.join(" ")).toContain(`criterion ${third?.number ?? ""}`);
    expect(sentences).toContain("Open: no evidence and no decision is recorded.");
  });

  it("says of a mark that it does not understand what to do", () => {
    const { title, sentences } = explained(tracker(), "Tracker!C5");
    expect(title).toBe("Not read, for Ben Okri");
    expect(sentences.join(" ")).toContain("What to do:");
  });

  it("names the unit and the criterion of a heading", () => {
    const host = tracker();
    expect(explained(host, "Tracker!B2").title).toBe(`Heading of Unit 06 ${unit.title}`);
    const { title, sentences } = explained(host, "Tracker!B3");
    expect(title).toBe(`Heading of criterion ${first?.number ?? ""}`);
    expect(sentences[0]).toContain(first?.summary.replace(/\.$/, ""));
  });

  it("gives the reasons behind a live column", () => {
    const host = tracker();
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(unit.criteria.length);
    const column = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(unit.criteria.length + 2);
    host.type(`Tracker!${column}3`, [["Credits"]]);
    host.type(`Tracker!${column}4`, `=EM_CREDITS("601/3972/9", B2:${last}3, B4:${last}6)`);
    const { title, sentences } = explained(host, `Tracker!${column}5`);
    expect(title).toBe("EM_CREDITS for Ben Okri");
    expect(sentences[0]).toBe("0 of at least 23 credits count.");
    expect(sentences.some((sentence) => /\(000 L\d+/.test(sentence))).toBe(true);
  });

  it("reads the formulas of the answer's own column alone, and of those it may run over from", () => {
    const host = tracker();
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const last = letters.charAt(unit.criteria.length);
    const [first = "", second = ""] = letters.slice(unit.criteria.length + 2);
    host.type(`Tracker!${first}4`, `=EM_VERDICT("601/3972/9", B2:${last}3, B4:${last}6, , , TRUE)`);
    for (const [column, calls] of [
      [first, 1],
      [second, 2],
    ] as const) {
      host.select(`Tracker!${column}5`);
      const { value, counts } = host.run("explainSelection");
      expect(value).toMatchObject({ title: "EM_VERDICT for Ben Okri" });
      expect(counts.calls.get("Range.getFormulas")).toBe(calls);
    }
  });

  it("says of anything else that it is not read", () => {
    const host = tracker();
    expect(explained(host, "Tracker!A40").title).toBe("Not read");
    expect(explained(host, "Sheet1!A1").title).toBe("Not read");
  });
});
