import { extrasOf, namesOf } from "../files/page-resources.ts";
import { type CellChange, type Change } from "./change.ts";
import { type Book, type BookCell, type BookRow, type TabParts } from "./book.ts";

/**
 * What has to be done with the cells of a book so that it holds what another one does, as far as a file can keep
 * it; `null` when more than cells differs. Answers of formulas are left out: each window works them out for itself.
 */
export function cellDifferences(from: Book, to: Book): readonly Change[] | null {
  const isAlike =
    from.tabs.length === to.tabs.length &&
    isSameMap(namesOf(from.resources), namesOf(to.resources)) &&
    isSameMap(from.store, to.store) &&
    from.tabs.every((tab, index) => {
      const other = to.tabs[index];
      return (
        tab.id === other?.id &&
        JSON.stringify(shown(tab.parts)) === JSON.stringify(shown(other.parts)) &&
        JSON.stringify(extrasOf(from.resources, tab.id)) === JSON.stringify(extrasOf(to.resources, tab.id))
      );
    });
  if (!isAlike) return null;
  return from.tabs.flatMap((tab, index): Change[] => {
    const cells = changedCells(tab.cells, to.tabs[index]?.cells ?? []);
    return cells.length === 0 ? [] : [{ kind: "cells", tab: tab.id, cells }];
  });
}

/** A window has more empty rows and columns than the file. */
function shown({ name, hidden, merges, widths, frozen }: TabParts): unknown {
  return [name, hidden, merges, Object.entries(widths).sort(), frozen.rows, frozen.columns];
}

function changedCells(from: readonly BookRow[], to: readonly BookRow[]): CellChange[] {
  const changed: CellChange[] = [];
  for (let row = 0; row < Math.max(from.length, to.length); row += 1) {
    const [one = [], two = []] = [from[row], to[row]];
    for (let column = 0; column < Math.max(one.length, two.length); column += 1)
      if (!isSameCell(one[column], two[column])) changed.push([row, column, two[column] ?? null]);
  }
  return changed;
}

function isSameCell(a: BookCell | undefined, b: BookCell | undefined): boolean {
  if (a === b) return true;
  if (a?.f !== b?.f || a?.s !== b?.s) return false;
  return a?.f !== undefined || written(a) === written(b);
}

/** What somebody wrote; a part of a formula's answer is nothing. */
function written(cell: BookCell | undefined): BookCell["v"] {
  return cell?.spilled === true ? undefined : cell?.v;
}

function isSameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, text]) => b.get(key) === text);
}
