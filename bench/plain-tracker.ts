/**
 * A tracker read by hand, for this one layout: unit references in the first row, criteria in the second, a date
 * where an assessor decided. A program that knows all that beforehand and gives no reasons.
 */
import { type Qualification } from "../shared/src/catalogue/catalogue.ts";
import { type Cell } from "../shared/src/tracker/workbook.ts";
import { plainStatus } from "./plain.ts";

const reference = /[A-Z]\/\d{3}\/\d{4}/;
const date = /^\d\d\/\d\d\/\d{4}$/;

/** Is the award achieved, for each row below the two heading rows? */
export function plainVerdicts(
  qualification: Qualification,
  rows: readonly (readonly Cell[])[],
): readonly boolean[] {
  const [units = [], numbers = [], ...learners] = rows;
  let unit = "";
  const columns = numbers.map((number, column) => {
    unit = reference.exec(String(units[column] ?? ""))?.[0] ?? unit;
    return unit === "" ? null : `${unit} ${String(number)}`;
  });
  const statusOf = plainStatus(qualification);
  return learners.map((row) => {
    const met = new Set<string>();
    row.forEach((cell, column) => {
      const criterion = columns[column] ?? null;
      if (criterion !== null && typeof cell === "string" && date.test(cell.trim())) met.add(criterion);
    });
    return statusOf(met).achieved;
  });
}
