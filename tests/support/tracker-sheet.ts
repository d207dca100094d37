/** Trackers for tests of the whole command, made from rows of plain values. */
import { type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { makeXlsx, type XlsxSheet } from "./make-xlsx.ts";

export type Row = readonly (string | number | null)[];

/** The units of a qualification in the catalogue. */
export function unitsOf(id: string): readonly Unit[] {
  const found = catalogue.qualifications.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The catalogue has no qualification ${id}.`);
  return found.units;
}

/** A workbook of one tab. */
export function trackerOf(rows: readonly Row[], sheet: Partial<XlsxSheet> = {}): Buffer {
  return makeXlsx({ sheets: [{ name: "Tracker", ...sheet, data: rows.map(rowXml).join("") }] });
}

function rowXml(row: Row, index: number): string {
  const cells = row.map((value, column) => {
    const place = `r="${columnName(column)}${index + 1}"`;
    if (value === null) return "";
    if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  });
  return `<row r="${index + 1}">${cells.join("")}</row>`;
}

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
