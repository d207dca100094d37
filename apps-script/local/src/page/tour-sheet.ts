/** What the guided tour looks at in the sample tracker, and where it leads to. Columns are found by their ids. */
import { type FUniver } from "@univerjs/core/facade";
import { type FWorksheet } from "@univerjs/preset-sheets-core";

/** More rows than the sample has, and than anybody adds in five minutes. */
const mostRows = 400;

export interface TourRow {
  /** Counted from 0. */
  readonly row: number;
  /** The text under a column's id: `log.criterion`; `""` when there is none. */
  readonly text: (id: string) => string;
}

export interface TourSheet {
  /** The rows of a tab below its headings; none when there is no such tab. */
  readonly rows: (tab: string) => readonly TourRow[];
  readonly isInFront: (tab: string) => boolean;
  /** Shows the tab and selects the cell under a column's id. */
  readonly select: (tab: string, row: number, id: string) => void;
}

export function tourSheet(api: FUniver): TourSheet {
  const sheetOf = (tab: string): FWorksheet | null => api.getActiveWorkbook()?.getSheetByName(tab) ?? null;
  const idsOf = (sheet: FWorksheet): readonly string[] =>
    (sheet.getRange(0, 0, 1, sheet.getMaxColumns()).getValues()[0] ?? []).map(textOf);
  return {
    rows(tab) {
      const sheet = sheetOf(tab);
      if (sheet === null) return [];
      const ids = idsOf(sheet);
      const height = Math.min(mostRows, sheet.getMaxRows() - 2);
      return sheet
        .getRange(2, 0, height, ids.length)
        .getValues()
        .map((cells, index) => ({
          row: index + 2,
          text: (id) => textOf(cells[ids.indexOf(id)]),
        }));
    },
    isInFront: (tab) => api.getActiveWorkbook()?.getActiveSheet().getSheetName() === tab,
    select(tab, row, id) {
      const sheet = sheetOf(tab);
      if (sheet === null) return;
      const column = Math.max(0, idsOf(sheet).indexOf(id));
      api.getActiveWorkbook()?.setActiveSheet(sheet);
      sheet.getRange(row, column).activate();
      sheet.scrollToCell(Math.max(0, row - 4), Math.max(0, column - 3));
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
