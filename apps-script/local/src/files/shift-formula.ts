import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { cellReference } from "@evidence-mapper/cli/src/files/cell-reference.ts";

const pieces =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|[A-Za-z_][\w.]*\(|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(])/g;

/** A formula as it reads so many rows and columns further: cells without a `$` move along. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    pieces,
    (whole: string, holdColumn?: string, column?: string, holdRow?: string, row?: string) => {
      const place = column === undefined ? undefined : cellReference(`${column}${row ?? ""}`);
      if (place === undefined) return whole;
      const right = holdColumn === "$" ? place.column : place.column + columns;
      const down = holdRow === "$" ? place.row : place.row + rows;
      return right < 0 || down < 0
        ? "#REF!"
        : `${holdColumn ?? ""}${columnName(right)}${holdRow ?? ""}${down + 1}`;
    },
  );
}
