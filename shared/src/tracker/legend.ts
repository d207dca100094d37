/** Finds the sheet's own key: `P = Pass`, `Key: ✓ met; R refer`, or a letter beside its meaning. */
import { cellText, shortened } from "./cell-text.ts";
import { phraseMeaning } from "./mark-words.ts";
import { type Meaning } from "./reading.ts";
import { cellName, type Cell, type Sheet } from "./workbook.ts";

export interface KeyEntry {
  readonly meaning: Meaning["meaning"];
  readonly says: string;
  readonly where: string;
}

/** By the mark's text in lower case. */
export type Legend = ReadonlyMap<string, KeyEntry>;

const pair = /^(.{1,12}?)\s*(?:=|:|→|\s[-–—]\s|\bmeans\b)\s*(.{2,80})$/s;
const title = /^(?:key|legend|codes?|symbols?|abbreviations?|marking key|key to \w+)\b[\s:.–-]*/i;

/** The pairs that one cell's text gives; empty when it is no key. */
export function keyPairs(text: string): readonly { readonly mark: string; readonly says: string }[] {
  if (text.length > 400 || text.length < 4) return [];
  const pairs: { mark: string; says: string }[] = [];
  for (const piece of text.replace(title, "").split(/[;\n|]|,(?=[^,]{1,14}[=:→])/)) {
    const match = pair.exec(piece.trim());
    const mark = match?.[1]?.trim() ?? "";
    const says = match?.[2]?.trim() ?? "";
    if (mark !== "" && phraseMeaning(says) !== null && !/\b(date|name|by|learner|candidate)\b/i.test(mark)) {
      pairs.push({ mark, says });
    }
  }
  return pairs;
}

export interface LegendBuilder {
  /** Looks for a key in a cell that is no learner's mark. */
  readonly look: (cell: Cell, right: Cell, where: string, underKey: boolean) => void;
  readonly legend: Legend;
}

export function legendBuilder(): LegendBuilder {
  const legend = new Map<string, KeyEntry>();
  const keep = (mark: string, says: string, where: string): void => {
    const meaning = phraseMeaning(says);
    const key = mark.toLowerCase();
    if (meaning !== null && !legend.has(key)) legend.set(key, { meaning, says: shortened(says), where });
  };
  return {
    legend,
    look: (cell, right, where, underKey) => {
      if (typeof cell !== "string") return;
      for (const { mark, says } of keyPairs(cell)) keep(mark, says, where);
      const text = cell.trim();
      const meaning = cellText(right);
      if (underKey && text.length <= 12 && meaning.length >= 3 && text !== "") keep(text, meaning, where);
    },
  };
}

/** Looks through a tab's own margin: everything that `isBody` does not claim. */
export function lookForKey(
  builder: LegendBuilder,
  sheet: Sheet,
  isBody: (row: number, column: number) => boolean,
): void {
  const keyColumns = new Map<number, number>();
  const rows = Math.min(sheet.rows.length, 12_000);
  for (let row = 0; row < rows; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const columns = Math.min(cells.length, 1000);
    for (let column = 0; column < columns; column += 1) {
      const cell = cells[column] ?? null;
      if (typeof cell !== "string" || isBody(row, column)) continue;
      const text = cell.trim();
      const heads =
        /^(?:entry|mark|symbol|letter|sign|code)s?$/i.test(text) &&
        /meaning|means/i.test(cellText(cells[column + 1] ?? null));
      if (title.test(text) || heads) keyColumns.set(column, row).set(column + 1, row);
      const began = keyColumns.get(column);
      const underKey = began !== undefined && row - began <= 15;
      builder.look(cell, cells[column + 1] ?? null, cellName(sheet.name, row, column), underKey);
    }
  }
}
