import { type Cell } from "./workbook.ts";

/** What a person sees in the cell, without blanks around it; `""` for a cell with nothing to read in it. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell.trim();
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  switch (cell.kind) {
    case "date":
    case "number":
    case "error":
      return cell.shown.trim();
    case "uncalculated":
      return "";
  }
}

/** Nothing there at all. A formula without a value is not nothing. */
export function isBlank(cell: Cell): boolean {
  if (cell === null) return true;
  if (typeof cell !== "string") return false;
  if (cell === "") return true;
  // Nearly every text begins with a letter or a digit: no need to trim hundreds of thousands of them.
  const first = cell.charCodeAt(0);
  return !(first > 0x20 && first < 0xa0) && cell.trim() === "";
}

/** A cell's text for a message: never longer than a line, whatever somebody pasted. */
export function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
