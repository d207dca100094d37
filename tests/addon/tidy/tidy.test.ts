import { describe, expect, it } from "vitest";
import { type TidyView } from "../../../apps-script/addon/src/sidebar/views.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("innovate-l2-diploma-customer-service");
// The unit with a criterion 2.10.
const unit = qualification.units.find(({ ref }) => ref === "D/506/2119");
if (unit === undefined) throw new Error("D/506/2119");
const numbers = unit.criteria.map(({ number }) => number);

/** A tracker as somebody has typed it: the sheet makes numbers and dates of what looks like them. */
function tracker(headings: readonly string[] = numbers, tab = "Tracker"): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.addTab(tab, { rows: 60, columns: 60 });
  host.type(`'${tab}'!A1`, [["Innovate Level 2 Diploma in Customer Service"]]);
  host.type(`'${tab}'!A2`, [["Learner", `${unit?.ref ?? ""} ${unit?.title ?? ""}`]]);
  host.type(`'${tab}'!A3`, [["", ...headings]]);
  host.type(`'${tab}'!A4`, [
    ["Ada Lovelace", "PN 01/02/2026", "E4"],
    ["Ben Okri", "PN 03/02/2026"],
    ["Cy Twombly", "E1"],
  ]);
  host.open("FULL");
  return host;
}

const look = (host: AppsScriptHost): TidyView => host.callFromPage("readTidy") as TidyView;
const write = (host: AppsScriptHost, view: TidyView, choose = 0): TidyView =>
  host.callFromPage("writeTidy", {
    changes: view.findings.flatMap(({ where, before, options }) => {
      const after = options[Math.min(choose, options.length - 1)];
      return after === undefined ? [] : [{ where, before, after }];
    }),
  }) as TidyView;
const undo = (host: AppsScriptHost): TidyView => host.callFromPage("undoTidy") as TidyView;
const at = (host: AppsScriptHost, column: string) => host.value(`Tracker!${column}3`);

const columnOf = (number: string): string => String.fromCharCode(66 + numbers.indexOf(number));

describe("Tidy criterion numbers", () => {
  it("finds 2.10 that has become 2.1, where its neighbours say so, and proposes one text", () => {
    const host = tracker();
    expect(at(host, columnOf("2.10"))).toBe(2.1);
    const finding = look(host).findings.find(({ where }) => where === `Tracker!${columnOf("2.10")}3`);
    expect(finding).toMatchObject({ before: "2.1", options: ["2.10"] });
  });

  it("asks where a number could be either, and guesses nothing", () => {
    const host = tracker(["2.1", "3.1"]);
    const finding = look(host).findings.find(({ where }) => where === "Tracker!B3");
    expect(finding).toMatchObject({ before: "2.1", options: ["2.1", "2.10"] });
  });

  it("finds a criterion that has become a date", () => {
    const host = tracker();
    host.type("Tracker!C3", "1/2");
    const finding = look(host).findings.find(({ where }) => where === "Tracker!C3");
    expect(finding?.options).toEqual(["1.2"]);
  });

  it("finds a unit that has lost its zeros", () => {
    const host = appsScriptHost({ dist });
    host.addTab("Tracker", { rows: 40, columns: 40 });
    host.type("Tracker!A1", [["4411-30 Entry Level Award"]]);
    host.type("Tracker!A2", [["Candidate", "001", "002", "003", "004", "005", "006"]]);
    host.type("Tracker!A3", [["Ada Lovelace", "01/02/2026", "", "02/02/2026"]]);
    host.open("FULL");
    expect(look(host).findings.map(({ before, options }) => [before, options])).toEqual(
      expect.arrayContaining([["1", ["001"]]]),
    );
  });

  it("names duplicates and unknown criteria, to be corrected by hand", () => {
    const host = tracker(["1.1", "1.2", "1.2", "9.9", "2.1", "2.2"]);
    const byHand = look(host).findings.filter(({ options }) => options.length === 0);
    expect(byHand.map(({ where }) => where)).toEqual(["Tracker!D3", "Tracker!E3"]);
    expect(byHand.map(({ found }) => found).join(" ")).toContain("a second time");
  });

  it("writes what was chosen as text, which stays when it is typed again, and finds nothing more", () => {
    const host = tracker();
    const view = look(host);
    const before = JSON.stringify(host.values("Tracker!A4:H10"));
    const after = write(host, view);
    expect(at(host, columnOf("2.10"))).toBe("2.10");
    host.type(`Tracker!${columnOf("2.10")}3`, "2.10");
    expect(at(host, columnOf("2.10"))).toBe("2.10");
    expect(JSON.stringify(host.values("Tracker!A4:H10"))).toBe(before);
    expect(after.sentences.join(" ")).toContain("written as text");
    expect(look(host).findings.filter(({ options }) => options.length > 0)).toEqual([]);
    expect(look(host).sentence).toContain("nothing to tidy");
  });

  it("puts everything back once, as it was", () => {
    const host = tracker();
    const before = host.values("Tracker!A1:Z4");
    write(host, look(host));
    expect(host.values("Tracker!A1:Z4")).not.toEqual(before);
    expect(look(host).undo).toMatch(/tidied on 01\/03\/2026 at 12:00\.$/);
    expect(undo(host).sentences[0]).toContain("put back as before");
    expect(host.values("Tracker!A1:Z4")).toEqual(before);
    expect(look(host).undo).toBeNull();
    expect(() => undo(host)).toThrow("There is nothing to put back.");
  });

  it("leaves alone what somebody has changed since, and says so; a renamed tab is found", () => {
    const host = tracker();
    const view = look(host);
    write(host, view);
    const [first] = view.findings;
    host.type(first?.where ?? "", "mine");
    host.tab("Tracker").name = "Year 1";
    const { sentences } = undo(host);
    expect(sentences.join(" ")).toContain("was left alone");
    expect(host.value((first?.where ?? "").replace("Tracker", "'Year 1'"))).toBe("mine");
  });

  it("writes nothing at all when the sheet has changed in the meantime", () => {
    const host = tracker();
    const view = look(host);
    const [first] = view.findings;
    host.type(first?.where ?? "", "1.1");
    const before = host.values("Tracker!A1:Z4");
    expect(() => write(host, view)).toThrow("has changed in the meantime. Nothing was written");
    expect(host.values("Tracker!A1:Z4")).toEqual(before);
    expect(look(host).undo).toBeNull();
  });

  it("does not write over a formula", () => {
    const host = tracker();
    host.type(`Tracker!${columnOf("2.10")}3`, "=2+0.1");
    expect(() => write(host, look(host))).toThrow("is a formula, which is not overwritten");
    expect(host.formula(`Tracker!${columnOf("2.10")}3`)).toBe("=2+0.1");
  });

  it("writes nothing that it did not propose", () => {
    const host = tracker();
    const [finding] = look(host).findings;
    const where = finding?.where ?? "";
    const change = { where, before: finding?.before ?? "", after: "=1+1" };
    expect(() => host.callFromPage("writeTidy", { changes: [change] })).toThrow("Nothing was written");
    for (const wrong of [null, {}, { changes: [] }, { changes: [{ where }] }, { changes: "x" }])
      expect(() => host.callFromPage("writeTidy", wrong)).toThrow("may not ask for");
  });

  it("can be taken back when it was cut off between two cells", () => {
    const host = tracker();
    host.type("Tracker!C3", "1/2");
    const before = host.values("Tracker!A1:Z4");
    const { findings } = look(host);
    let written = 0;
    const changes = findings.flatMap(({ where, before: old, options: [after] }) =>
      after === undefined ? [] : [{ where, before: old, after }],
    );
    expect(changes.length).toBeGreaterThan(1);
    try {
      host.run("writeTidy", [{ changes }], {
        onCall: (call) => {
          if (call === "Range.setValues" && (written += 1) > 1) throw new Error("The time is over.");
        },
      });
    } catch {
      // The person chooses Undo tidy.
    }
    host.world.locks.clear();
    expect(host.values("Tracker!A1:Z4")).not.toEqual(before);
    undo(host);
    expect(host.values("Tracker!A1:Z4")).toEqual(before);
  });

  it("says what to do first where no tracker is read, and is forgotten with everything else", () => {
    const fresh = appsScriptHost({ dist });
    expect(look(fresh).sentence).toContain("Choose Check this sheet first.");
    const host = tracker();
    write(host, look(host));
    host.callFromPage("eraseAll");
    expect(look(host).undo).toBeNull();
  });
});
