/** A standard tracker made in a spreadsheet, and made whole again. */
import { describe, expect, it } from "vitest";
import {
  deleteColumns,
  moveColumns,
  renameTab,
  typeCell,
} from "../../../apps-script/local/src/sheets-server/edits/people-edits.ts";
import { type Book } from "../../../apps-script/local/src/sheets-server/book/book.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { expectDone, madeSpreadsheet, provision, qualificationOf, readingOf } from "./made-spreadsheet.ts";

const columnNamed = (book: Book, title: string, id: string): number =>
  book.sheets.find((sheet) => sheet.title === title)?.rows[0]?.findIndex((cell) => cell?.value === id) ?? -1;

describe("a provisioned spreadsheet", () => {
  it("is a standard tracker that is read without a problem", () => {
    const { layout, certain, problems } = readingOf(madeSpreadsheet());
    expect(problems).toEqual([]);
    expect({ arrangement: layout.arrangement, certain, qualification: layout.qualification }).toEqual({
      arrangement: "standard",
      certain: true,
      qualification: "501/1837/7",
    });
  });

  it("has what the plan has: tabs, frozen rows, hidden columns, choices, protection, names, a filter", () => {
    const { service, id, qualification } = madeSpreadsheet();
    const book = service.book(id);
    const plan = standardTracker(qualification);
    expect(book?.sheets.map(({ title }) => title)).toEqual(plan.tabs.map(({ title }) => title));
    expect(book?.namedRanges.map(({ name }) => name)).toEqual(plan.namedRanges.map(({ name }) => name));
    book?.sheets.forEach((sheet, index) => {
      const tab = plan.tabs[index];
      expect([sheet.frozenRows, sheet.frozenColumns]).toEqual([tab?.frozen.rows, tab?.frozen.columns]);
      expect(sheet.rows[0]?.map((cell) => cell?.value)).toEqual(tab?.columns.map((column) => column.id));
      expect(sheet.rows[1]?.map((cell) => cell?.value)).toEqual(tab?.columns.map(({ heading }) => heading));
      expect(sheet.columnLines.map((line) => [line?.hidden, line?.size])).toEqual(
        tab?.columns.map(({ hidden, width }) => [hidden, width]),
      );
      expect(sheet.protectedRanges).toMatchObject([{ warningOnly: true, area: { top: 0, bottom: 2 } }]);
      expect(sheet.filter !== null).toBe(tab?.filter);
      expect(sheet.rows[10]?.map((cell) => cell !== null && cell.validation !== null)).toEqual(
        tab?.formula === null ? tab.columns.map(({ choices }) => choices !== null) : undefined,
      );
    });
    const coverage = book?.sheets.find(({ title }) => title === "Coverage");
    expect(coverage?.rows[2]?.[0]?.formula).toMatch(/^=EM_IQA\(/);
  });

  it("lacks nothing when it is provisioned again", () => {
    expect(provision(madeSpreadsheet())).toEqual({ requests: [], missing: [], problems: [] });
  });

  it("is left alone where people changed it: renamed, moved, with rows of their own", () => {
    const tracker = madeSpreadsheet();
    tracker.service.edit(tracker.id, (book) => {
      let changed = renameTab(book, "Learners", "Cohort B");
      changed = moveColumns(changed, "Evidence log", 4, 3, 0);
      return typeCell(changed, "Cohort B", { row: 2, column: 0 }, "L-01");
    });
    expect(provision(tracker).requests).toEqual([]);
  });
});

describe("what is missing is added, and nothing else is touched", () => {
  it("a tab that was deleted, a column, a named range, a setting", () => {
    const tracker = madeSpreadsheet();
    const { service, id } = tracker;
    const sheetId = service.book(id)?.sheets.find(({ title }) => title === "Sign-off")?.id ?? -1;
    expectDone(
      service.ask("POST", `/v4/spreadsheets/${id}:batchUpdate`, { requests: [{ deleteSheet: { sheetId } }] }),
    );
    tracker.service.edit(tracker.id, (book) => {
      let changed = book;
      changed = deleteColumns(changed, "Evidence log", columnNamed(changed, "Evidence log", "log.witness"));
      changed = deleteColumns(changed, "Settings", columnNamed(changed, "Settings", "setting.criterion"));
      changed = {
        ...changed,
        namedRanges: changed.namedRanges.filter(({ name }) => name !== "EM_Decisions"),
      };
      return typeCell(changed, "Settings", { row: 2, column: 0 }, "");
    });
    const { missing } = provision(tracker);
    expect(missing).toEqual([
      "The column “Witness” in the tab “Evidence log”.",
      "The tab “Sign-off”.",
      "The column “Units and criteria to choose from” in the tab “Settings”.",
      "The settings “layout” in the tab “Settings”.",
      "The named range EM_Decisions.",
      "The named range EM_Sign_off.",
      "The named range EM_Criteria.",
    ]);
    expect(readingOf(tracker).problems).toEqual([]);
    expect(provision(tracker).requests).toEqual([]);
  });

  it("a tab of the same title that is the centre's own is kept, and the tracker's gets another title", () => {
    const tracker = madeSpreadsheet();
    tracker.service.edit(tracker.id, (book) => {
      let changed = book;
      for (let column = 0; column < 5; column += 1)
        changed = typeCell(changed, "Learners", { row: 0, column }, "our own");
      return changed;
    });
    expect(provision(tracker).missing).toContain("The tab “Learners 2”.");
    expect(readingOf(tracker).problems).toEqual([]);
  });

  it("nothing is written into a tracker of another qualification or a newer layout", () => {
    const tracker = madeSpreadsheet();
    const before = tracker.service.book(tracker.id);
    const other = { ...tracker, qualification: qualificationOf("601/3972/9") };
    expect(provision(other)).toMatchObject({ requests: [], problems: [{ code: "qualification-differs" }] });
    expect(tracker.service.book(tracker.id)).toBe(before);
    tracker.service.edit(tracker.id, (book) =>
      typeCell(book, "Settings", { row: 2, column: 1 }, "evidence-mapper-tracker/2"),
    );
    expect(provision(tracker)).toMatchObject({ requests: [], problems: [{ code: "layout-newer" }] });
  });
});
