/** Parts of a tab, and the names by which formulas call them. */
import { columnName } from "@evidence-mapper/shared/tracker/workbook";

/** A part of a tab. Rows and columns count from 0, both ends included. */
export interface Area {
  readonly tab: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The part of a tab that begins in a cell and is so high and so wide. */
export function areaAt(tab: string, top: number, left: number, height: number, width: number): Area {
  return { tab, top, left, bottom: top + height - 1, right: left + width - 1 };
}

export function heightOf({ top, bottom }: Area): number {
  return bottom - top + 1;
}

export function widthOf({ left, right }: Area): number {
  return right - left + 1;
}

/** `A1:C3`, or with the signs that hold a formula's reference in place: `$A$1:$C$3`. */
export function cellsName(area: Area, hold: "fixed" | "loose" = "loose"): string {
  const sign = hold === "fixed" ? "$" : "";
  const corner = (row: number, column: number): string => `${sign}${columnName(column)}${sign}${row + 1}`;
  const start = corner(area.top, area.left);
  return area.top === area.bottom && area.left === area.right
    ? start
    : `${start}:${corner(area.bottom, area.right)}`;
}

/** `Tab!A1:C3`; the tab's name is quoted where spreadsheets ask for it. */
export function areaName(area: Area, hold: "fixed" | "loose" = "loose"): string {
  const tab = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(area.tab) ? area.tab : `'${area.tab.replaceAll("'", "''")}'`;
  return `${tab}!${cellsName(area, hold)}`;
}
