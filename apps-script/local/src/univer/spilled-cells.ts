/** The cells over which answers of formulas run: they are in no cell of their own, and the file wants them. */
import { type Injector } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { type Book } from "../book/book.ts";
import { type CellChange, type Change } from "../book/change.ts";
import { valueOf } from "./cells.ts";
import { unitId } from "./workbook-data.ts";

export function spilledCells(injector: Injector, book: Book): Change[] {
  const model = injector.get(FormulaDataModel);
  const all = model.getArrayFormulaCellData()[unitId] ?? {};
  const ranges = model.getArrayFormulaRange()[unitId] ?? {};
  return book.tabs.flatMap(({ id, cells }): Change[] => {
    const now = all[id];
    const places = new Set<string>();
    const changed: CellChange[] = [];
    for (const [top, columns] of Object.entries(ranges[id] ?? {}))
      for (const [left, range] of Object.entries<{
        startRow: number;
        endRow: number;
        startColumn: number;
        endColumn: number;
      }>(columns ?? {}))
        for (let row = range.startRow; row <= range.endRow; row += 1)
          for (let column = range.startColumn; column <= range.endColumn; column += 1) {
            if (row === Number(top) && column === Number(left)) continue;
            places.add(`${row} ${column}`);
            const cell = now?.[row]?.[column];
            const value = cell === null || cell === undefined ? "" : valueOf(cell);
            const before = cells[row]?.[column];
            if (before?.f !== undefined || (before?.v !== undefined && before.spilled !== true)) continue;
            if (value === (before?.v ?? "")) continue;
            changed.push([row, column, value === "" ? null : { v: value }]);
          }
    cells.forEach((row, index) =>
      row.forEach((cell, column) => {
        if (cell?.spilled === true && !places.has(`${index} ${column}`)) changed.push([index, column, null]);
      }),
    );
    return changed.length === 0 ? [] : [{ kind: "results", tab: id, cells: changed }];
  });
}
