import { describe, expect, it } from "vitest";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";

/** These scripts have no pages. */
const dist = "";

/** A host whose script is these few lines. */
function hostOf(code: string): AppsScriptHost {
  return appsScriptHost({ dist, code });
}

/** Runs lines as the body of a function, with the first tab as `sheet`. */
function tried(lines: string, host?: AppsScriptHost): unknown {
  const own =
    host ?? hostOf(`function f() { const sheet = SpreadsheetApp.getActive().getSheets()[0]; ${lines} }`);
  return own.run("f").value;
}

describe("what is written into cells", () => {
  it("must have the shape of the range", () => {
    expect(() => tried("sheet.getRange(1, 1, 2, 2).setValues([[1, 2]])")).toThrow(
      "The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.",
    );
    expect(() => tried("sheet.getRange(1, 1, 1, 2).setBackgrounds([['red']])")).toThrow(
      "The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.",
    );
    expect(() => tried("sheet.getRange(1, 1).setValues([1])")).toThrow("don't match the method signature");
    expect(() => tried("sheet.getRange(1001, 1)")).toThrow("outside the dimensions of the sheet");
  });

  it("is interpreted as a person's typing, unless the cell is plain text", () => {
    const host = hostOf(`function f(format) {
      const range = SpreadsheetApp.getActiveSheet().getRange("A1:F1").setNumberFormat(format);
      range.setValues([["1.10", "001", "1/2/2026", "TRUE", "'007", "text"]]);
    }`);
    host.run("f", ["General"]);
    expect(host.values("A1:F1")).toEqual([[1.1, 1, new Date("2026-02-01T00:00:00Z"), true, "007", "text"]]);
    host.run("f", ["@"]);
    expect(host.values("A1:D1")).toEqual([["1.10", "001", "1/2/2026", "TRUE"]]);
  });

  it("becomes a formula with a leading =, in plain text too, but never as rich text", () => {
    const host = hostOf(`function f() {
      const range = SpreadsheetApp.getActiveSheet().getRange("A1:B1").setNumberFormat("@").setValues([["=1+1", ""]]);
      range.getCell(1, 2).setRichTextValue(SpreadsheetApp.newRichTextValue().setText("=1+1").build());
    }`);
    host.run("f");
    expect(host.values("A1:B1")).toEqual([[2, "=1+1"]]);
    expect(host.formula("B1")).toBeNull();
  });

  it("is at most 50,000 characters long", () => {
    expect(() => tried("sheet.getRange(1, 1).setValue('a'.repeat(50001))")).toThrow(
      "maximum of 50000 characters",
    );
  });

  it("gives dates of the script's own world, at midnight of the spreadsheet's time zone", () => {
    const host = hostOf(
      "function f() { const v = SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); return [v instanceof Date, v.toISOString()]; }",
    );
    host.type("A1", "01/07/2026");
    expect(host.run("f").value).toEqual([true, "2026-06-30T23:00:00.000Z"]);
    expect(host.shown("A1")).toEqual([["01/07/2026"]]);
  });

  it("is refused by a strict list, and by a protection for those whom it keeps out", () => {
    const host = hostOf(`function f(value) {
      const cell = SpreadsheetApp.getActiveSheet().getRange("A1");
      cell.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["Yes"]).setAllowInvalid(false).build());
      cell.setValue(value);
    }
    function guard() { const p = SpreadsheetApp.getActiveSheet().getRange("A1").protect(); p.removeEditors(p.getEditors()); }`);
    host.run("f", ["Yes"]);
    expect(() => host.run("f", ["No"])).toThrow("cell A1 violates the data validation rules");
    host.run("guard");
    host.world.person.isOwner = false;
    host.world.person.email = "editor@centre.example";
    expect(() => host.run("f", ["Yes"])).toThrow("You are trying to edit a protected cell");
  });
});

describe("what a run may do", () => {
  const code = `
    function properties() { PropertiesService.getDocumentProperties().getProperty("a"); }
    function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x")); }
    function whoAmI() { return Session.getActiveUser().getEmail(); }
    function other() { return SpreadsheetApp.openById("x"); }
    function WRITES() { SpreadsheetApp.getActiveSheet().getRange("B1").setValue(1); }
    function READS() { return SpreadsheetApp.getActiveSheet().getRange("C1").getValue(); }
    function ASKS() { SpreadsheetApp.getUi().alert("x"); }`;

  it("is next to nothing while nobody has authorised it", () => {
    expect(() => hostOf(code).run("properties", [], { mode: "NONE" })).toThrow(
      "PropertiesService.getDocumentProperties",
    );
    expect(() => hostOf(code).run("READS", [], { mode: "NONE" })).toThrow("SpreadsheetApp.getActiveSheet");
  });

  it("shows no page from a simple trigger", () => {
    expect(() => hostOf(code).run("sidebar", [], { mode: "LIMITED" })).toThrow("Ui.showSidebar");
    hostOf(code).run("sidebar");
  });

  it("never includes what the manifest does not ask for", () => {
    expect(() => hostOf(code).run("whoAmI")).toThrow("Session.getActiveUser");
    expect(() => hostOf(code).run("other")).toThrow("SpreadsheetApp.openById");
  });

  it("is reading, but not writing or asking, in a custom function", () => {
    const host = hostOf(code);
    host.type("C1", [[5]]);
    host.type("A1", [["=WRITES()"], ["=READS()"], ["=ASKS()"]]);
    expect(host.errorAt("A1")).toBe("You do not have permission to call setValue");
    expect(host.value("A2")).toBe(5);
    expect(host.errorAt("A3")).toBe("Cannot call SpreadsheetApp.getUi() from this context.");
  });

  it("finds no timers, no URL and no code made from text", () => {
    const host = hostOf(
      "function f() { return [typeof setTimeout, typeof URL, typeof TextEncoder, typeof fetch, typeof structuredClone, typeof process]; } function g() { return eval('1'); }",
    );
    expect(new Set(host.run("f").value as string[])).toEqual(new Set(["undefined"]));
    expect(() => host.run("g")).toThrow("Code generation from strings disallowed");
  });
});

describe("formulas", () => {
  const code = `
    function SHAPE(...parts) { return parts.map((part) => Array.isArray(part) ? part.length + "x" + part[0].length : typeof part).join(" "); }
    function KIND(part) { return part instanceof Date ? "date" : part === "" ? "empty" : typeof part; }
    function BLOCK(rows, columns) { return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1)); }
    function FAILS() { throw new Error("said so"); }`;

  it("pass a range as rows, a cell as it is, and nothing as an empty text", () => {
    const host = hostOf(code);
    host.type("A1", [["01/02/2026", "", "text"]]);
    host.type("E1", [["=SHAPE(A1:C2, A1, B1:B1, 3)", "=KIND(A1)", "=KIND(B1)", "=KIND(C1)"]]);
    expect(host.values("E1:H1")).toEqual([["2x3 object 1x1 number", "date", "empty", "string"]]);
  });

  it("let a block run over, unless something stands there or the tab ends", () => {
    const host = hostOf(code);
    host.type("A1", "=BLOCK(2, 2)");
    expect(host.values("A1:B2")).toEqual([
      [1, 1],
      [1, 1],
    ]);
    host.type("B2", "mine");
    expect(host.values("A1:B2")).toEqual([
      ["#REF!", ""],
      ["", "mine"],
    ]);
    host.type("A10", "=BLOCK(1000, 1)");
    expect(host.value("A10")).toBe("#REF!");
  });

  it("show what a function throws, and never finish when they depend on the time", () => {
    const host = hostOf(code);
    host.type("A1", [["=FAILS()", '=IFERROR(FAILS(), "none")', "=SHAPE(NOW())", "=NOSUCH(1)"]]);
    expect(host.values("A1:D1")).toEqual([["#ERROR!", "none", "Loading...", "#NAME?"]]);
    expect(host.errorAt("A1")).toBe("said so");
  });

  it("read what the sheet shows with TO_TEXT", () => {
    const host = hostOf("function JOIN(rows) { return rows[0].join('|'); }");
    host.type("A1", [["1/2/2026", "2.5", "50%"]]);
    host.type("E1", "=JOIN(ARRAYFORMULA(TO_TEXT(A1:C1)))");
    expect(host.value("E1")).toBe("01/02/2026|2.5|50%");
  });
});

describe("stores and locks", () => {
  it("keep 9 KB a property and 500 KB in all", () => {
    const set = "PropertiesService.getDocumentProperties().setProperty";
    expect(() => tried(`${set}("a", "x".repeat(9 * 1024 + 1))`)).toThrow("Argument too large: value");
    expect(() => tried(`for (let i = 0; i < 60; i++) ${set}("a" + i, "x".repeat(9000))`)).toThrow(
      "storage quota",
    );
  });

  it("keep 100 KB in the cache, for at most six hours", () => {
    expect(() => tried("CacheService.getUserCache().put('a', 'x'.repeat(102401))")).toThrow(
      "Argument too large: value",
    );
    let now = 0;
    const host = appsScriptHost({
      dist,
      clock: () => new Date(now),
      code: "function put() { CacheService.getUserCache().put('a', 'x', 99999); } function get() { return CacheService.getUserCache().get('a'); }",
    });
    host.run("put");
    now = 21_599_000;
    expect(host.run("get").value).toBe("x");
    now = 21_601_000;
    expect(host.run("get").value).toBeNull();
  });

  it("give the document's lock to one run at a time, and back when it ends", () => {
    const host = hostOf(`
      function hold() { const lock = LockService.getDocumentLock(); lock.waitLock(1000); SpreadsheetApp.getActiveSheet(); }
      function take() { return LockService.getDocumentLock().tryLock(1000); }`);
    const seen: unknown[] = [];
    host.run("hold", [], {
      onCall: (call) => {
        if (call === "SpreadsheetApp.getActiveSheet") seen.push(host.run("take").value);
      },
    });
    expect(seen).toEqual([false]);
    expect(host.run("take").value).toBe(true);
  });
});

describe("pages", () => {
  it("escape what a template prints with <?= and nothing else", () => {
    const host = hostOf(`function f() {
      const page = HtmlService.createTemplate("<p><?= name ?></p><? for (let i = 0; i < 2; i++) { ?><?!= raw ?><? } ?>");
      page.name = "<b>"; page.raw = "<i>";
      SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle("T"));
    }`);
    host.run("f");
    expect(host.pages).toEqual([
      { kind: "sidebar", title: "T", html: "<p>&lt;b&gt;</p><i><i>", width: null, height: null },
    ]);
  });

  it("call functions with plain data only", () => {
    const host = hostOf(
      "function f(x) { return { x }; } function g() { return new Date(0); } function h_() {}",
    );
    expect(host.callFromPage("f", [1, "a", null])).toEqual({ x: [1, "a", null] });
    expect(() => host.callFromPage("g")).toThrow("only plain data passes");
    expect(() => host.callFromPage("f", new Date())).toThrow("only plain data passes");
    expect(() => host.callFromPage("h_")).toThrow("is not a function");
  });
});
