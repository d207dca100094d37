import { type Cell, type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { safeCell } from "@evidence-mapper/shared/exchange/safe-cell";

/**
 * One tab as comma separated text (UTF-8 with a mark, so that Excel reads accents), every cell in quotation marks, no
 * cell a formula.
 */
export function* writeCsv({ rows }: Sheet): Generator<string> {
  yield "\uFEFF";
  for (const row of rows) yield `${row.map(field).join(",")}\r\n`;
}

function field(cell: Cell): string {
  const text = textOf(cell);
  return text === "" ? "" : `"${text.replaceAll('"', '""')}"`;
}

function textOf(cell: Cell): string {
  switch (typeof cell) {
    case "string":
      return safeCell(cell);
    // A number that is negative is no formula.
    case "number":
      return String(cell);
    case "boolean":
      return cell ? "TRUE" : "FALSE";
    default:
      if (cell === null) return "";
      if (cell.kind === "date") return cell.date;
      return safeCell(cell.kind === "uncalculated" ? `=${cell.formula}` : cell.shown);
  }
}
