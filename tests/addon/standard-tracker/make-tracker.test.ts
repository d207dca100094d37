import { describe, expect, it } from "vitest";
import { type NewTrackerView } from "../../../apps-script/addon/src/sidebar/views.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { isStandardTracker } from "../../../shared/src/standard-tracker/find-tabs.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { qualificationOf } from "../../support/evaluate.ts";
import { builtAddon } from "../../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../../support/apps-script-host/host.ts";

const dist = builtAddon();
const qualification = qualificationOf("4411-01");
const plan = standardTracker(qualification);
const titles = plan.tabs.map(({ title }) => title);

function empty(): AppsScriptHost {
  const host = appsScriptHost({ dist });
  host.open("FULL");
  return host;
}

const make = (host: AppsScriptHost, id = qualification.id): NewTrackerView =>
  host.callFromPage("makeNewTracker", { qualification: id }) as NewTrackerView;
const look = (host: AppsScriptHost): NewTrackerView => host.callFromPage("readNewTracker") as NewTrackerView;

/** All that a person or a program could tell two spreadsheets apart by. */
function whole(host: AppsScriptHost): unknown {
  return host.tabNames.map((name) => {
    const tab = host.tab(name);
    return {
      name,
      size: [tab.rows, tab.columns],
      top: host.values(`'${name}'!A1:F40`),
      frozen: [tab.frozenRows, tab.frozenColumns],
      widths: [...tab.columnWidths],
      hidden: [...tab.hiddenColumns],
      guards: tab.protections.map(({ box, description, warningOnly }) => ({ box, description, warningOnly })),
      colours: tab.colourRules.map(({ values, ranges }) => [values, ranges.map(({ box }) => box)]),
      filter: tab.filter?.box,
      offered: (tab.cells[2] ?? []).map((cell) => cell?.validation?.criteria ?? ""),
      formats: (tab.cells[20] ?? []).map((cell) => cell?.format ?? ""),
    };
  });
}

const named = (host: AppsScriptHost): readonly string[] => [...host.world.book.names.keys()].sort();

describe("New standard tracker", () => {
  it("says what it will do, and leaves the choice of the qualification to the person", () => {
    const host = empty();
    host.choose("New standard tracker…");
    expect(host.pages.map(({ kind, title }) => [kind, title])).toEqual([["modal", "New standard tracker"]]);
    const view = look(host);
    expect(view).toMatchObject({ qualification: "", isFixed: false, action: "Make the tracker" });
    expect(view.tabs.map(({ name }) => name)).toEqual(titles);
    expect(view.qualifications).toHaveLength(catalogue.qualifications.length);
  });

  it("makes the tabs as they are planned", () => {
    const host = empty();
    const view = make(host);
    expect(view.sentences[0]).toBe("The tracker is ready.");
    expect(view.sentences.join(" ")).toContain("Put each candidate's id and name into “Learners”");
    expect(host.tabNames).toEqual(["Sheet1", ...titles]);
    for (const { title, columns, frozen, filter } of plan.tabs) {
      const tab = host.tab(title);
      expect(host.values(`'${title}'!1:2`).map((row) => row.slice(0, columns.length))).toEqual([
        columns.map(({ id }) => id),
        columns.map(({ heading }) => heading),
      ]);
      expect([tab.frozenRows, tab.frozenColumns]).toEqual([frozen.rows, frozen.columns]);
      expect(columns.map((_, index) => tab.columnWidths.get(index + 1))).toEqual(
        columns.map(({ width }) => width),
      );
      expect(columns.flatMap(({ hidden }, index) => (hidden ? [index + 1] : []))).toEqual([
        ...tab.hiddenColumns,
      ]);
      expect(tab.protections).toMatchObject([{ warningOnly: true, box: { top: 0, bottom: 1, left: 0 } }]);
      expect(tab.filter === null).toBe(!filter);
      if (filter) expect(tab.filter?.box.top).toBe(1);
      const offered = columns.map((_, index) => tab.cells[tab.rows - 1]?.[index]?.validation ?? null);
      expect(offered.map((rule) => rule?.criteria ?? null)).toEqual(
        columns.map(({ choices }) =>
          choices === null ? null : choices.kind === "list" ? "VALUE_IN_LIST" : "VALUE_IN_RANGE",
        ),
      );
    }
    expect(named(host)).toEqual(plan.namedRanges.map(({ name }) => name).sort());
    expect(host.value("Settings!B3")).toBe(plan.layout);
    expect(host.formula("Coverage!A3")).toBe(`=${plan.tabs[4]?.formula ?? ""}`);
    expect(host.world.stores.document.size).toBe(0);
  });

  it("keeps as text whatever is typed, to the last row", () => {
    const host = empty();
    make(host);
    host.type("Learners!A3", [["001", "Ada Lovelace"]]);
    host.type("Learners!A1000", [["1/2"]]);
    host.type("'Evidence log'!C3", [["1.10"]]);
    expect(host.value("Learners!A3")).toBe("001");
    expect(host.value("Learners!A1000")).toBe("1/2");
    expect(host.value("'Evidence log'!C3")).toBe("1.10");
  });

  it("offers learners who are added below the rows of the first day", () => {
    const host = empty();
    make(host);
    host.apiUpdate("Learners!A1200", [["late-1", "Late Comer"]]);
    const box = host.world.book.names.get("EM_Learner_ids")?.box;
    expect(box?.bottom).toBe(host.tab("Learners").rows - 1);
    expect(host.world.book.names.get("EM_Learners")?.box.bottom).toBe(host.tab("Learners").rows - 1);
  });

  it.each(catalogue.qualifications.map(({ id }) => id))("can be made for %s", (id) => {
    const host = empty();
    make(host, id);
    expect(host.errorAt("Coverage!A3")).toBeNull();
    expect(host.value("Coverage!A3")).toBe("Nothing is recorded here yet.");
  });

  it("touches no tab that is there already, and makes nothing where a name is taken", () => {
    const host = empty();
    host.addTab("decisions");
    host.type("decisions!A1", [["mine"]]);
    const before = JSON.stringify(whole(host));
    expect(look(host)).toMatchObject({ action: null });
    expect(look(host).standing).toContain("“decisions”");
    expect(() => make(host)).toThrow("there is already a tab named “decisions”. Rename it");
    expect(JSON.stringify(whole(host))).toBe(before);
    expect(host.world.stores.document.size).toBe(0);
  });

  it("asks for a qualification that it knows", () => {
    const host = empty();
    expect(() => make(host, "")).toThrow("Choose the qualification first.");
    for (const wrong of [null, "4411-01", {}, { qualification: 1 }, { qualification: "x", more: 1 }])
      expect(() => host.callFromPage("makeNewTracker", wrong)).toThrow("may not ask for");
    expect(host.tabNames).toEqual(["Sheet1"]);
  });
});

describe("a spreadsheet that is a standard tracker already", () => {
  it("keeps what people have entered and arranged; only what was lost is put back", () => {
    const host = empty();
    make(host);
    host.type("Learners!A3", [["L-01", "Ada Lovelace"]]);
    host.type("Settings!B6", [["Priya Nair; pnair"]]);
    host.tab("Learners").columnWidths.set(1, 333);
    host.tab("Evidence log").name = "Log of Harbour Street";
    const before = JSON.stringify(whole(host));
    const names = named(host);
    expect(look(host)).toMatchObject({
      action: "Put back what is missing",
      isFixed: true,
      qualification: qualification.id,
    });
    make(host);
    expect(JSON.stringify(whole(host))).toBe(before);

    host.world.book.names.delete("EM_Evidence_log");
    host.type("Coverage!A3", "");
    for (const cells of host.tab("Decisions").cells)
      for (const cell of cells) if (cell) cell.validation = null;
    expect(make(host).sentences[0]).toContain("What was missing is back.");
    expect(JSON.stringify(whole(host))).toBe(before);
    expect(named(host)).toEqual(names);
  });

  it("gets a tab back that was deleted", () => {
    const host = empty();
    make(host);
    host.world.book.sheets = host.world.book.sheets.filter(({ name }) => name !== "Coverage");
    make(host);
    expect(host.tabNames).toEqual(["Sheet1", ...titles.filter((title) => title !== "Coverage"), "Coverage"]);
    expect(host.value("Coverage!A3")).toBe("Nothing is recorded here yet.");
  });

  it("is for one qualification, and of a version that is known", () => {
    const host = empty();
    make(host);
    expect(() => make(host, "601/3972/9")).toThrow("is for another qualification (501/1839/0)");
    host.type("Settings!B3", "evidence-mapper-tracker/2");
    expect(() => make(host)).toThrow("of another version");
  });
});

describe("making a tracker that is interrupted", () => {
  const calls = ((): number => {
    const host = empty();
    const { counts } = host.run("makeNewTracker", [{ qualification: qualification.id }]);
    return [...counts.calls.values()].reduce((sum, count) => sum + count, 0);
  })();
  const finished = ((): string => {
    const host = empty();
    make(host);
    return JSON.stringify(whole(host));
  })();
  // Places all over the run; more of them when there is time.
  const count = process.env["EVIDENCE_MAPPER_FULL"] === undefined ? 4 : 60;
  const places =
    count === 4
      ? [94, Math.ceil(calls / 4), Math.ceil(calls / 2), calls - 40]
      : Array.from({ length: count }, (_, index) => Math.ceil(((index + 0.5) / count) * calls));

  it.each(places)("at call %i by a fault leaves nothing behind", (at) => {
    const host = empty();
    const before = JSON.stringify(whole(host));
    let isOver = false;
    const run = (): unknown =>
      host.run("makeNewTracker", [{ qualification: qualification.id }], {
        onCall: (call, count) => {
          if (count < at || isOver || call.startsWith("Lock")) return;
          isOver = true;
          throw new Error("Service Spreadsheets failed.");
        },
      });
    try {
      run();
    } catch {
      if (host.value("Sheet1!A1") !== "") throw new Error("Sheet1 was written.");
    }
    const isWhole = JSON.stringify(whole(host)) === finished;
    expect(isWhole || JSON.stringify(whole(host)) === before).toBe(true);
    if (!isWhole) expect(named(host)).toEqual([]);
  });

  it.each(places)("at call %i by the end of the time is finished by the next run", (at) => {
    const host = empty();
    try {
      host.run("makeNewTracker", [{ qualification: qualification.id }], {
        onCall: (_, count) => {
          if (count >= at) throw new Error("Exceeded maximum execution time");
        },
      });
    } catch {
      // The page says so; the person chooses the menu item again.
    }
    host.world.locks.clear();
    const half = host.tabNames.length > 1 && host.tabNames.length < 7;
    if (half) expect(look(host).action).toBe("Finish the tracker");
    make(host);
    expect(JSON.stringify(whole(host)) === finished).toBe(true);
    expect(named(host)).toEqual(plan.namedRanges.map(({ name }) => name).sort());
    expect(host.world.stores.document.size).toBe(0);
  });
});

it("what was made is what other programs take for a standard tracker", () => {
  const host = empty();
  make(host);
  const rows = (name: string) =>
    host.values(`'${name}'!1:3`).map((row) => row.map((value) => (value === "" ? null : String(value))));
  expect(
    isStandardTracker({
      sheets: host.tabNames.map((name) => ({ name, rows: rows(name), merges: [], hidden: false, notes: [] })),
    }),
  ).toBe(true);
});
