/** The argument that says what letters and words mean: the sheet's own key, or a text such as `P = decided`. */
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { type Argument, isBlankRow, toRows, type ToCell } from "./arguments.ts";

export interface MarkKey {
  /** Read as any key of a tracker: `P = Pass`, or a letter beside its meaning. */
  readonly sheet: Sheet | null;
  /** Pieces in the words of a layout, which are followed to the letter. */
  readonly marks: Layout["marks"];
}

const meanings = ["decided", "evidence", "partly", "not yet", "nothing"] as const;
const piece = new RegExp(`^(.{1,60}?)\\s*=\\s*(${meanings.join("|")})$`, "i");

export function markKey(argument: Argument, toCell: ToCell): MarkKey {
  const rows = toRows(argument, toCell);
  if (rows.every(isBlankRow)) return { sheet: null, marks: {} };
  const marks = new Map<string, (typeof meanings)[number]>();
  for (const cell of rows.flat()) {
    if (typeof cell !== "string") continue;
    for (const text of cell.split(/[;\n]/)) {
      const match = piece.exec(text.trim());
      const meaning = meanings.find((one) => one === match?.[2]?.toLowerCase());
      if (meaning !== undefined) marks.set(match?.[1]?.trim().toLowerCase() ?? "", meaning);
    }
  }
  return {
    sheet: { name: "Key", rows: [["Key"], ...rows], merges: [], hidden: false, notes: [] },
    marks: Object.fromEntries(marks),
  };
}

/** The same the other way: words of a layout as one text, in as far as a text can hold them. */
export function markKeyText(marks: Layout["marks"]): string {
  return Object.entries(marks)
    .filter(([word]) => word.length <= 60 && !/[;\n=]/.test(word))
    .map(([word, meaning]) => `${word} = ${meaning}`)
    .join("; ");
}
