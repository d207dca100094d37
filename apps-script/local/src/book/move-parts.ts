/** What a tab has besides its cells, after rows or columns came or went: everything stays with its cells. */
import { type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { type TabParts } from "./book.ts";

export interface MovedLines {
  readonly kind: "insert" | "delete";
  readonly axis: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

export function movedParts(parts: TabParts, moved: MovedLines): TabParts {
  const { kind, axis, count } = moved;
  const size = kind === "insert" ? parts[axis] + count : Math.max(1, parts[axis] - count);
  const merges = parts.merges.flatMap((area) => movedArea(area, moved));
  return axis === "rows"
    ? {
        ...parts,
        merges,
        rows: size,
        heights: movedSizes(parts.heights, moved),
        hiddenRows: movedLines(parts.hiddenRows, moved),
      }
    : {
        ...parts,
        merges,
        columns: size,
        widths: movedSizes(parts.widths, moved),
        hiddenColumns: movedLines(parts.hiddenColumns, moved),
      };
}

/** Where a line is afterwards; `null` when it went. */
function movedLine(line: number, { kind, at, count }: MovedLines): number | null {
  if (line < at) return line;
  if (kind === "insert") return line + count;
  return line < at + count ? null : line - count;
}

function movedLines(lines: readonly number[], moved: MovedLines): readonly number[] {
  return lines.flatMap((line) => movedLine(line, moved) ?? []);
}

function movedSizes(sizes: TabParts["widths"], moved: MovedLines): TabParts["widths"] {
  return Object.fromEntries(
    Object.entries(sizes).flatMap(([line, size]) => {
      const to = movedLine(Number(line), moved);
      return to === null ? [] : [[String(to), size] as const];
    }),
  );
}

/** An area grows with lines that come inside it, shrinks with those that go, and ends as a single cell. */
function movedArea(area: Merge, moved: MovedLines): readonly Merge[] {
  const [start, end] = moved.axis === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const first = movedLine(start, moved) ?? moved.at;
  const last = movedLine(end, moved) ?? moved.at - 1;
  if (last < first) return [];
  const next =
    moved.axis === "rows" ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last };
  return next.top === next.bottom && next.left === next.right ? [] : [next];
}
