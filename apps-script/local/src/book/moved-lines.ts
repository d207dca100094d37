/** Rows or columns come or go: where a line or an area is afterwards. */
import { type Merge } from "@evidence-mapper/shared/tracker/workbook";

export interface MovedLines {
  readonly kind: "insert" | "delete";
  readonly axis: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

/** Where a line is afterwards; `null` when it went. */
export function movedLine(line: number, { kind, at, count }: MovedLines): number | null {
  if (line < at) return line;
  if (kind === "insert") return line + count;
  return line < at + count ? null : line - count;
}

/** An area grows with lines that come inside it and shrinks with those that go; none when all of it went. */
export function movedArea(area: Merge, moved: MovedLines): readonly Merge[] {
  const [start, end] = moved.axis === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const first = movedLine(start, moved) ?? moved.at;
  const last = movedLine(end, moved) ?? moved.at - 1;
  if (last < first) return [];
  return [
    moved.axis === "rows" ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last },
  ];
}
