import { type CellChange, type Change, movesPlaces } from "./change.ts";

export interface Rebased {
  readonly changes: readonly Change[];
  /** Cells that were typed into rows, columns or tabs which somebody else took away in the meantime. */
  readonly dropped: number;
}

/**
 * Changes that were made before `since` was known, moved to the places that their cells have now. `null` when
 * both sides moved places: there is no one right order then, and the window has to look again.
 */
export function rebase(changes: readonly Change[], since: readonly Change[]): Rebased | null {
  const moves = since.filter(movesPlaces);
  if (moves.length === 0) return { changes, dropped: 0 };
  if (changes.some((one) => movesPlaces(one) || one.kind === "parts")) return null;
  let dropped = 0;
  const moved = changes.flatMap((change): Change[] => {
    if (change.kind !== "cells" && change.kind !== "results") return [change];
    const cells = change.cells.flatMap((cell) => {
      const place = movedCell(cell, change.tab, moves);
      if (place === null && change.kind === "cells") dropped += 1;
      return place === null ? [] : [place];
    });
    return cells.length === 0 ? [] : [{ ...change, cells }];
  });
  return { changes: moved, dropped };
}

function movedCell(
  [row, column, cell]: CellChange,
  tab: string,
  moves: readonly Change[],
): CellChange | null {
  let place = { row, column };
  for (const move of moves) {
    if (move.kind === "remove-tab" && move.tab === tab) return null;
    if ((move.kind !== "insert" && move.kind !== "delete") || move.tab !== tab) continue;
    const along = move.axis === "rows" ? place.row : place.column;
    const moved = movedIndex(along, move);
    if (moved === null) return null;
    place = move.axis === "rows" ? { ...place, row: moved } : { ...place, column: moved };
  }
  return [place.row, place.column, cell];
}

function movedIndex(
  index: number,
  { kind, at, count }: { readonly kind: "insert" | "delete"; readonly at: number; readonly count: number },
): number | null {
  if (index < at) return index;
  if (kind === "insert") return index + count;
  return index < at + count ? null : index - count;
}
