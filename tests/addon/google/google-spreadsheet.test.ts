import { beforeAll, describe, expect, it } from "vitest";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";
import { probe } from "../../support/apps-script-host/probe.ts";

let code = "";
beforeAll(async () => {
  code = await probe(`
    import { googleSpreadsheet } from "./google/google-spreadsheet.ts";
    import { type Area } from "./area.ts";
    import { type CellInput, type CellRule, type ColourRule } from "./spreadsheet.ts";
    export function read(...tabs: string[]) { return googleSpreadsheet().readWorkbook(tabs.length > 0 ? tabs : undefined); }
    export function write(area: Area, rows: CellInput[][]) { googleSpreadsheet().write(area, rows); }
    export function append(tab: string, rows: CellInput[][]) { return googleSpreadsheet().append(tab, rows); }
    export function remember(key: string, text: string | null) { googleSpreadsheet().documentStore.write(key, text); }
    export function recall(key: string) { return googleSpreadsheet().documentStore.read(key); }
    export function colour(tab: string, rules: ColourRule[]) { googleSpreadsheet().setColourRules(tab, rules); }
    export function allow(area: Area, rule: CellRule) { googleSpreadsheet().allow(area, rule); }
    export function protect(area: Area, how: "warn" | "owner") { googleSpreadsheet().protect(area, "Headings", how); }
    export function newTab(name: string, rows: number, columns: number) {
      const tab = googleSpreadsheet().addTab(name, { rows, columns });
      googleSpreadsheet().freeze(name, 2, 1);
      googleSpreadsheet().setColumnWidths(name, 0, [120, 40, 40, 40]);
      return tab;
    }
    export function name(own: string, area: Area | null) { googleSpreadsheet().nameArea(own, area); return googleSpreadsheet().namedArea(own); }
    export function text(area: Area) { googleSpreadsheet().keepText(area); }
    export function filter(area: Area) { googleSpreadsheet().offerFilter(area); }
    export function hide(tab: string, first: number, count: number) { googleSpreadsheet().hideColumns(tab, first, count); }
    export function where() { return googleSpreadsheet().selection(); }
    export function ask(choice: "yes-no" | "ok-cancel") { return googleSpreadsheet().ask("T", "Q?", choice); }
    export function now() { return googleSpreadsheet().now(); }
    export function alone(area: Area, rows: CellInput[][]) {
      const sheet = googleSpreadsheet();
      return sheet.exclusively(() => { sheet.write(area, rows); return "done"; });
    }
  `);
});

const make = (): AppsScriptHost => appsScriptHost({ dist: "", code });
const cells = (top: number, left: number, height: number, width: number) => ({
  tab: "Sheet1",
  top,
  left,
  bottom: top + height - 1,
  right: left + width - 1,
});

describe("reading a Google spreadsheet", () => {
  it("gives what the core reads: values, what is shown, errors, merged areas and notes", () => {
    const host = make();
    host.type("A1", [["text", "2.50", "45%", "01/07/2026", true, "=1/0", ""]]);
    host.tab("Sheet1").merges.push({ top: 0, left: 5, bottom: 0, right: 6 });
    host.type("A2", "x");
    const [cell] = host.tab("Sheet1").cells[1] ?? [];
    if (cell !== undefined) cell.note = "a note";
    expect(host.run("read").value).toEqual({
      sheets: [
        {
          name: "Sheet1",
          hidden: false,
          rows: [
            [
              "text",
              2.5,
              { kind: "number", value: 0.45, shown: "45%" },
              { kind: "date", date: "2026-07-01", shown: "01/07/2026" },
              true,
              { kind: "error", shown: "#DIV/0!" },
            ],
            ["x", null, null, null, null, null],
          ],
          merges: [{ top: 0, left: 5, bottom: 0, right: 6 }],
          notes: [{ row: 1, column: 0, text: "a note" }],
        },
      ],
    });
  });

  it("takes four calls for a tab of whatever size, and one call fewer where all is text", () => {
    const host = make();
    host.apiUpdate(
      "A1",
      Array.from({ length: 300 }, () => new Array<number>(200).fill(1)),
    );
    expect(host.run("read").counts.reads).toBe(4);
    host.addTab("Words");
    host.apiUpdate("Words!A1", [["Ada", "E4"]]);
    expect(host.run("read", ["Words"]).counts.reads).toBe(3);
  });

  it("says which tab is not there", () => {
    expect(() => make().run("read", ["Gone"])).toThrow("There is no tab “Gone”.");
  });
});

describe("writing into a Google spreadsheet", () => {
  it("keeps every text as text, whatever it looks like", () => {
    const host = make();
    const texts = [
      "1.10",
      "001",
      "1/2",
      "=IMPORTXML(1)",
      "+1",
      "-1",
      "@x",
      "'quoted",
      "TRUE",
      "",
      "__proto__",
      "<b>\u0000",
    ];
    host.run("write", [cells(0, 0, 1, texts.length), [texts]]);
    expect(host.values("A1:L1")).toEqual([texts]);
    expect(host.formula("D1")).toBeNull();
    host.run("write", [cells(1, 0, 1, 3), [["=1+1", 2.5, true]]]);
    expect(host.values("A2:C2")).toEqual([["=1+1", 2.5, true]]);
  });

  it("writes numbers, dates, formulas and nothing as what they are, with one write of values", () => {
    const host = make();
    const { counts } = host.run("write", [
      cells(0, 0, 2, 2),
      [
        [1.5, { kind: "date", date: "2026-07-01" }],
        [{ kind: "formula", formula: "=A1*2" }, null],
      ],
    ]);
    expect(host.values("A1:B2")).toEqual([
      [1.5, new Date("2026-06-30T23:00:00Z")],
      [3, ""],
    ]);
    expect(host.shown("B1")).toEqual([["01/07/2026"]]);
    expect(counts.calls.get("Range.setValues")).toBe(1);
    expect(counts.writes).toBe(2);
  });

  it("refuses rows that do not fit the area, before anything is written", () => {
    const host = make();
    expect(() => host.run("write", [cells(0, 0, 2, 2), [["a", "b"]]])).toThrow(
      "The area has 2 rows and 2 columns; the data has 1 rows and 2 columns.",
    );
    expect(host.value("A1")).toBe("");
  });

  it("grows a tab that is too small, and appends below what is there", () => {
    const host = make();
    host.run("write", [cells(1500, 30, 1, 1), [["far"]]]);
    expect(host.value("AE1501")).toBe("far");
    expect(host.run("append", ["Sheet1", [["a", "1.10"]]]).value).toEqual(cells(1501, 0, 1, 2));
    expect(host.values("A1502:B1502")).toEqual([["a", "1.10"]]);
  });

  it("makes a tab of the size asked for, with frozen panes and widths", () => {
    const host = make();
    expect(host.run("newTab", ["Learners", 40, 6]).value).toMatchObject({
      name: "Learners",
      rows: 40,
      columns: 6,
    });
    const tab = host.tab("Learners");
    expect([tab.frozenRows, tab.frozenColumns, tab.columnWidths.get(1), tab.columnWidths.get(4)]).toEqual([
      2, 1, 120, 40,
    ]);
    expect(() => host.run("newTab", ["Learners", 4, 6])).toThrow("There is already a tab “Learners”.");
  });

  it("replaces its own colour rules and keeps the centre's in front", () => {
    const host = make();
    host.apiUpdate("A1", [["covered"], ["open"]]);
    const rule = (when: string, background: string) => ({
      areas: [cells(0, 0, 10, 1)],
      when,
      background,
      colour: "#000000",
    });
    const theirs = { ...blank, ranges: [{ sheet: host.tab("Sheet1"), box: cells(4, 0, 1, 1) }] };
    host.tab("Sheet1").colourRules.push(theirs);
    host.run("colour", ["Sheet1", [rule('$A1="open"', "#ff0000")]]);
    host.run("colour", ["Sheet1", [rule('$A1="covered"', "#00ff00")]]);
    expect(host.tab("Sheet1").colourRules).toHaveLength(2);
    expect(host.tab("Sheet1").colourRules[0]).toBe(theirs);
    expect(host.colourRule("A1")?.background).toBe("#00ff00");
    expect(host.colourRule("A2")).toBeNull();
  });

  it("guards headings with a question or against everybody else, once", () => {
    const host = make();
    host.run("protect", [cells(0, 0, 1, 5), "warn"]);
    host.run("protect", [cells(0, 0, 1, 5), "owner"]);
    expect(host.tab("Sheet1").protections).toMatchObject([
      { description: "Headings", warningOnly: false, editors: ["owner@centre.example"] },
    ]);
  });

  it("offers a list to choose from", () => {
    const host = make();
    host.run("allow", [
      cells(0, 0, 3, 1),
      { kind: "list", values: ["met", "not yet"], strict: true, help: "Choose." },
    ]);
    expect(host.tab("Sheet1").cells[2]?.[0]?.validation).toEqual({
      criteria: "VALUE_IN_LIST",
      from: null,
      values: [["met", "not yet"], true],
      allowInvalid: false,
      help: "Choose.",
    });
  });
});

describe("what Google Sheets remembers and asks", () => {
  it("keeps a text of any length up to 400,000 characters, and forgets it whole", () => {
    const host = make();
    const long = `${"é€😀".repeat(2_000)} end`;
    host.run("remember", ["layout", "short"]);
    host.run("remember", ["layout", long]);
    expect(host.run("recall", ["layout"]).value).toBe(long);
    host.run("remember", ["layout", long.slice(0, 9_000)]);
    expect(host.run("recall", ["layout"]).value).toBe(long.slice(0, 9_000));
    host.run("remember", ["layout", null]);
    expect(host.run("recall", ["layout"]).value).toBeNull();
    expect(host.world.stores.document.size).toBe(0);
    expect(() => host.run("remember", ["layout", "x".repeat(400_001)])).toThrow("too many to remember");
  });

  it("keeps the old text when a run is cut off in the middle of writing a new one", () => {
    const host = make();
    const [old, next] = ["o".repeat(9_000), "n".repeat(9_000)];
    host.run("remember", ["layout", old]);
    for (let stop = 1; ; stop += 1) {
      const before = new Map(host.world.stores.document);
      let finished = true;
      try {
        host.run("remember", ["layout", next], {
          onCall: (_, count) => {
            if (count >= stop) throw new Error("Exceeded maximum execution time");
          },
        });
      } catch {
        finished = false;
      }
      expect([old, next]).toContain(host.run("recall", ["layout"]).value);
      if (finished) break;
      host.world.stores.document.clear();
      for (const [key, value] of before) host.world.stores.document.set(key, value);
    }
  });

  it("finds a named area where people moved it, and the selection", () => {
    const host = make();
    expect(host.run("name", ["EM_area", cells(3, 1, 2, 2)]).value).toEqual(cells(3, 1, 2, 2));
    expect(host.run("name", ["EM_area", null]).value).toBeNull();
    host.select("Sheet1!B2:C3");
    expect(host.run("where").value).toEqual(cells(1, 1, 2, 2));
  });

  it("takes a closed question for no answer", () => {
    const host = make();
    host.answer({ button: "NO" }, { button: "CLOSE" }, { button: "OK" }, { button: "CANCEL" });
    expect(
      ["yes-no", "yes-no", "ok-cancel", "ok-cancel"].map((choice) => host.run("ask", [choice]).value),
    ).toEqual(["no", "cancel", "yes", "cancel"]);
  });

  it("tells the time of the spreadsheet's own zone", () => {
    const host = appsScriptHost({ dist: "", code, zone: "Asia/Tokyo" });
    expect(host.run("now").value).toBe("2026-03-01 21:00");
  });

  it("lets one run write at a time, and says so to the other", () => {
    const host = make();
    const refused: string[] = [];
    const area = cells(0, 0, 1, 1);
    host.run("alone", [area, [["first"]]], {
      onCall: (call) => {
        if (call !== "Range.setValues") return;
        try {
          host.run("alone", [area, [["second"]]]);
        } catch (error) {
          refused.push(String(error));
        }
      },
    });
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain("Somebody else is running Evidence Mapper in this spreadsheet.");
    expect(host.value("A1")).toBe("first");
    expect(host.run("alone", [area, [["second"]]]).value).toBe("done");
  });
});

const blank = {
  criteria: "CELL_NOT_EMPTY",
  values: [],
  background: "#ffffff",
  colour: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
} as const;

describe("an area that reaches the tab's end", () => {
  it("goes on with the tab, as a named range and as a list to choose from", () => {
    const host = make();
    host.addTab("Lists", { rows: 20, columns: 4 });
    const whole = { tab: "Lists", top: 0, left: 0, bottom: 19, right: 1 };
    host.run("name", ["EM_All", whole]);
    host.run("name", ["EM_Part", { ...whole, bottom: 9 }]);
    host.run("allow", [
      cells(0, 0, 3, 1),
      { kind: "list-from", from: { ...whole, top: 2, right: 0 }, strict: true, help: "" },
    ]);
    host.apiUpdate("Lists!A30", [["late", 7]]);
    host.type("Sheet1!C1", "=SUM(EM_All)");
    host.type("Sheet1!C2", "=SUM(EM_Part)");
    expect(host.values("Sheet1!C1:C2")).toEqual([[7], [0]]);
    host.run("write", [cells(0, 0, 1, 1), [["late"]]]);
    expect(() => host.run("write", [cells(1, 0, 1, 1), [["never"]]])).toThrow("data validation");
  });
});

describe("columns that are kept as text, hidden or filtered", () => {
  it("keep what people type, and a filter is offered once", () => {
    const host = make();
    host.run("text", [cells(0, 0, 5, 2)]);
    host.type("Sheet1!A1", [["1.10", "001", "1.10"]]);
    expect(host.values("Sheet1!A1:C1")).toEqual([["1.10", "001", 1.1]]);
    host.run("filter", [cells(0, 0, 5, 2)]);
    expect(() => host.run("filter", [cells(1, 0, 5, 3)])).not.toThrow();
    expect(host.tab("Sheet1").filter?.box).toEqual({ top: 0, left: 0, bottom: 4, right: 1 });
    host.run("hide", ["Sheet1", 3, 2]);
    expect([...host.tab("Sheet1").hiddenColumns]).toEqual([4, 5]);
  });
});
