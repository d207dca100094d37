/**
 * Cells as they are kept, answers of formulas included. Univer's own way to a cell also works out how it is drawn,
 * which for a whole tab takes seconds.
 */
import { type ICellData, type Injector, type Nullable, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { unitId } from "./workbook-data.ts";

export interface CellReader {
  cell(row: number, column: number): Nullable<ICellData>;
  /** The first rows and columns that hold everything; 0 in an empty tab. */
  readonly rows: number;
  readonly columns: number;
}

export function cellReader(injector: Injector, sheet: Worksheet): CellReader {
  const matrix = sheet.getCellMatrix();
  const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData()[unitId]?.[sheet.getSheetId()];
  let rows = matrix.getLength();
  let columns = 0;
  matrix.forRow((_, places) => {
    columns = Math.max(columns, (places.at(-1) ?? -1) + 1);
    return undefined;
  });
  for (const [row, places] of Object.entries(spilled ?? {})) {
    rows = Math.max(rows, Number(row) + 1);
    for (const column of Object.keys(places ?? {})) columns = Math.max(columns, Number(column) + 1);
  }
  return {
    rows,
    columns,
    cell(row, column) {
      const own = matrix.getValue(row, column);
      const has =
        own !== null &&
        own !== undefined &&
        ((own.v !== null && own.v !== undefined && own.v !== "") || Boolean(own.f) || Boolean(own.p));
      if (has) return own;
      const answer = spilled?.[row]?.[column];
      return answer === null || answer === undefined ? own : { ...answer, s: own?.s ?? answer.s };
    },
  };
}
