/**
 * Google Sheets as the add-on's `Spreadsheet`.
 *
 * What costs time there is the number of calls, each 10 to 100 ms whatever its size. Sheets holds writes
 * back and sends them together until the next read: reads first, then writes, never in turns.
 * Making this object calls nothing, so that it may be made in an unauthorised `onOpen`.
 */
import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { type Area, heightOf, widthOf } from "../area.ts";
import { type Answer, type CellRule, type Spreadsheet, type Tab } from "../spreadsheet.ts";
import { sheetDays } from "./time.ts";
import { readWorkbook } from "./read-workbook.ts";
import { writeCells } from "./write-cells.ts";
import { cacheStore, propertyStore } from "./store.ts";
import { replaceColourRules } from "./colour-rules.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const lockWait = 30_000;

export function googleSpreadsheet(): Spreadsheet {
  const book = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();
  const ui = (): GoogleAppsScript.Base.Ui => SpreadsheetApp.getUi();
  const dayOf = sheetDays();
  let knownZone: string | null = null;
  const zone = (): string => (knownZone ??= book().getSpreadsheetTimeZone());

  function sheetOf(tab: string): Sheet {
    const sheet = book().getSheetByName(tab);
    if (sheet === null) throw new Error(`There is no tab “${tab}”.`);
    return sheet;
  }

  function rangeOf(area: Area): Range {
    return sheetOf(area.tab).getRange(area.top + 1, area.left + 1, heightOf(area), widthOf(area));
  }

  /** The range of an area; open at its end when it reaches the tab's last row, so that it grows with the tab. */
  function openRangeOf(area: Area): Range {
    const sheet = sheetOf(area.tab);
    if (area.bottom + 1 < sheet.getMaxRows()) return rangeOf(area);
    const from = area.top === 0 ? "" : String(area.top + 1);
    return sheet.getRange(`${columnName(area.left)}${from}:${columnName(area.right)}`);
  }

  function areaOf(range: Range): Area {
    const top = range.getRow() - 1;
    const left = range.getColumn() - 1;
    return {
      tab: range.getSheet().getName(),
      top,
      left,
      bottom: top + range.getNumRows() - 1,
      right: left + range.getNumColumns() - 1,
    };
  }

  function grow(sheet: Sheet, { bottom, right }: Area): void {
    const rows = bottom + 1 - sheet.getMaxRows();
    const columns = right + 1 - sheet.getMaxColumns();
    if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rows);
    if (columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), columns);
  }

  function tabOf(sheet: Sheet): Tab {
    return {
      id: String(sheet.getSheetId()),
      name: sheet.getName(),
      hidden: sheet.isSheetHidden(),
      rows: sheet.getMaxRows(),
      columns: sheet.getMaxColumns(),
    };
  }

  function guardsOf(sheet: Sheet, description: string): readonly GoogleAppsScript.Spreadsheet.Protection[] {
    return [SpreadsheetApp.ProtectionType.RANGE, SpreadsheetApp.ProtectionType.SHEET]
      .flatMap((type) => sheet.getProtections(type))
      .filter((guard) => guard.getDescription() === description);
  }

  return {
    get name() {
      return book().getName();
    },
    readWorkbook: (tabs) => readWorkbook(book(), dayOf, tabs),
    tabs: () => book().getSheets().map(tabOf),
    formulas: (area) => rangeOf(area).getFormulas(),
    isEmpty(area) {
      const sheet = sheetOf(area.tab);
      const bottom = Math.min(area.bottom, sheet.getMaxRows() - 1);
      const right = Math.min(area.right, sheet.getMaxColumns() - 1);
      return bottom < area.top || right < area.left || rangeOf({ ...area, bottom, right }).isBlank();
    },
    selection() {
      const range = book().getActiveRange();
      return range === null ? null : areaOf(range);
    },
    namedArea(name) {
      const range = book().getRangeByName(name);
      return range === null ? null : areaOf(range);
    },
    now: () => Utilities.formatDate(new Date(), zone(), "yyyy-MM-dd HH:mm"),

    write(area, rows) {
      requireSize(area, rows);
      const sheet = sheetOf(area.tab);
      grow(sheet, area);
      writeCells(sheet.getRange(area.top + 1, area.left + 1, heightOf(area), widthOf(area)), rows, zone);
    },
    writeNotes(area, rows) {
      requireSize(area, rows);
      rangeOf(area).setNotes(rows.map((row) => row.map((note) => (note === "" ? null : note))));
    },
    writeBackgrounds(area, rows) {
      requireSize(area, rows);
      rangeOf(area).setBackgrounds(rows.map((row) => [...row]));
    },
    append(tab, rows) {
      const sheet = sheetOf(tab);
      const top = sheet.getLastRow();
      const width = rows[0]?.length ?? 0;
      const area = { tab, top, left: 0, bottom: top + rows.length - 1, right: width - 1 };
      requireSize(area, rows);
      if (rows.length === 0) return area;
      grow(sheet, area);
      writeCells(sheet.getRange(top + 1, 1, rows.length, width), rows, zone);
      return area;
    },
    style(area, { bold, background, colour, wrap, align }) {
      const range = rangeOf(area);
      if (bold !== undefined) range.setFontWeight(bold ? "bold" : "normal");
      if (background !== undefined) range.setBackground(background);
      if (colour !== undefined) range.setFontColor(colour);
      if (wrap !== undefined) range.setWrap(wrap);
      if (align !== undefined) range.setHorizontalAlignment(align);
    },
    merge: (area) => void rangeOf(area).merge(),
    allow(area, rule) {
      rangeOf(area).setDataValidation(rule === null ? null : validationOf(rule, openRangeOf));
    },
    keepText: (area) => void rangeOf(area).setNumberFormat("@"),
    select(area) {
      const range = rangeOf(area);
      range.getSheet().activate();
      range.activate();
    },
    nameArea(name, area) {
      if (area !== null) {
        grow(sheetOf(area.tab), area);
        book().setNamedRange(name, openRangeOf(area));
      } else if (book().getRangeByName(name) !== null) book().removeNamedRange(name);
    },

    addTab(name, { rows, columns }) {
      if (book().getSheetByName(name) !== null) throw new Error(`There is already a tab “${name}”.`);
      const sheet = book().insertSheet(name, book().getNumSheets());
      // A new tab has 1,000 rows and 26 columns.
      const extraRows = sheet.getMaxRows() - rows;
      const extraColumns = sheet.getMaxColumns() - columns;
      grow(sheet, { tab: name, top: 0, left: 0, bottom: rows - 1, right: columns - 1 });
      if (extraRows > 0) sheet.deleteRows(rows + 1, extraRows);
      if (extraColumns > 0) sheet.deleteColumns(columns + 1, extraColumns);
      return tabOf(sheet);
    },
    renameTab: (from, to) => void sheetOf(from).setName(to),
    removeTab: (name) => book().deleteSheet(sheetOf(name)),
    hideTab(name, hidden) {
      if (hidden) sheetOf(name).hideSheet();
      else sheetOf(name).showSheet();
    },
    freeze(tab, rows, columns) {
      const sheet = sheetOf(tab);
      sheet.setFrozenRows(rows);
      sheet.setFrozenColumns(columns);
    },
    setColumnWidths(tab, first, widths) {
      const sheet = sheetOf(tab);
      // One call for each run of equal widths.
      for (let start = 0; start < widths.length;) {
        const width = widths[start] ?? 0;
        let end = start + 1;
        while (end < widths.length && widths[end] === width) end += 1;
        sheet.setColumnWidths(first + start + 1, end - start, width);
        start = end;
      }
    },
    hideColumns: (tab, first, count) => sheetOf(tab).hideColumns(first + 1, count),
    offerFilter(area) {
      if (sheetOf(area.tab).getFilter() === null) rangeOf(area).createFilter();
    },
    protect(area, description, how) {
      const range = rangeOf(area);
      guardsOf(range.getSheet(), description).forEach((guard) => guard.remove());
      // A run that was cut off can have left one without its name, which shuts everybody else out.
      guardsOf(range.getSheet(), "")
        .filter((guard) => guard.getRange().getA1Notation() === range.getA1Notation())
        .forEach((guard) => guard.remove());
      const guard = range.protect().setDescription(description);
      if (how === "warn") guard.setWarningOnly(true);
      else guard.removeEditors(guard.getEditors());
    },
    unprotect: (tab, description) => guardsOf(sheetOf(tab), description).forEach((guard) => guard.remove()),
    setColourRules: (tab, rules, use = "marks") => replaceColourRules(sheetOf(tab), rules, use, rangeOf),

    documentStore: propertyStore(() => PropertiesService.getDocumentProperties()),
    personStore: propertyStore(() => PropertiesService.getUserProperties()),
    cache: cacheStore(() => CacheService.getUserCache()),

    say: (title, text) => void ui().alert(title, text, ui().ButtonSet.OK),
    ask(title, question, choice) {
      const { ButtonSet } = ui();
      const set =
        choice === "yes-no"
          ? ButtonSet.YES_NO
          : choice === "ok-cancel"
            ? ButtonSet.OK_CANCEL
            : ButtonSet.YES_NO_CANCEL;
      return answerOf(ui().alert(title, question, set), choice);
    },
    askText(title, question) {
      const reply = ui().prompt(title, question, ui().ButtonSet.OK_CANCEL);
      return reply.getSelectedButton() === ui().Button.OK ? reply.getResponseText() : null;
    },
    toast: (text, title) => book().toast(text, title ?? "Evidence Mapper"),
    showSidebar: (page, title) =>
      ui().showSidebar(HtmlService.createHtmlOutputFromFile(page).setTitle(title)),
    showDialog: (page, title, { width, height }) =>
      ui().showModalDialog(
        HtmlService.createHtmlOutputFromFile(page).setWidth(width).setHeight(height),
        title,
      ),

    exclusively(work) {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(lockWait))
        throw new Error(
          "Somebody else is running Evidence Mapper in this spreadsheet. Try again in a minute.",
        );
      try {
        return work();
      } finally {
        // Others may only begin when what was written can be seen.
        SpreadsheetApp.flush();
        lock.releaseLock();
      }
    },
  };

  function answerOf(
    button: GoogleAppsScript.Base.Button,
    choice: "yes-no" | "yes-no-cancel" | "ok-cancel",
  ): Answer {
    const { Button } = ui();
    if (button === Button.YES || button === Button.OK) return "yes";
    // Closing a question is never a "no": nothing was decided.
    return button === Button.NO && choice !== "ok-cancel" ? "no" : "cancel";
  }
}

function requireSize(area: Area, rows: readonly (readonly unknown[])[]): void {
  const width = widthOf(area);
  if (rows.length !== heightOf(area) || rows.some((row) => row.length !== width))
    throw new Error(
      `The area has ${heightOf(area)} rows and ${width} columns; the data has ${rows.length} rows and ${rows[0]?.length ?? 0} columns.`,
    );
}

function validationOf(
  rule: CellRule,
  rangeOf: (area: Area) => Range,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const builder = SpreadsheetApp.newDataValidation();
  switch (rule.kind) {
    case "check-box":
      return builder.requireCheckbox().build();
    case "list":
      builder.requireValueInList([...rule.values], true);
      break;
    case "list-from":
      builder.requireValueInRange(rangeOf(rule.from), true);
      break;
    case "date":
      builder.requireDate();
      break;
  }
  return builder.setAllowInvalid(!rule.strict).setHelpText(rule.help).build();
}
