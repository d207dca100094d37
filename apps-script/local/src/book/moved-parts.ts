/** What a tab has besides its cells, after rows or columns came or went: everything stays with its cells. */
import { type TabParts } from "./book.ts";
import { movedArea, type MovedLines, movedLine } from "./moved-lines.ts";

export function movedParts(parts: TabParts, moved: MovedLines): TabParts {
  const { kind, axis, count } = moved;
  const size = kind === "insert" ? parts[axis] + count : Math.max(1, parts[axis] - count);
  // What is left of it as a single cell is no merged area.
  const merges = parts.merges
    .flatMap((area) => movedArea(area, moved))
    .filter(({ top, left, bottom, right }) => bottom > top || right > left);
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
