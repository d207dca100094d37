/** Where a tracker's one table stands in its tab, and how formulas name its parts so that they grow with it. */
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { cellText, isBlank } from "@evidence-mapper/shared/tracker/cell-text";
import { type Cell, columnName, type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { cellPlace } from "@evidence-mapper/shared/tracker/cell-place";

export interface TablePlace {
  readonly sheet: Sheet;
  readonly across: boolean;
  /** In the direction in which learners run down: the first and last heading row, and the last column. */
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  /** The column of the names, and how many columns they take. */
  readonly names: number;
  readonly nameColumns: number;
}

/** `null` where the tracker is not one table with a row (or a column) for each learner. */
export function tablePlace({ reading, learners }: TrackerCheck, sheets: readonly Sheet[]): TablePlace | null {
  const { layout } = reading;
  const [tab] = layout.tabs;
  if (layout.arrangement !== "one-tab" || layout.tabs.length !== 1 || tab === undefined) return null;
  const sheet = sheets.find(({ name }) => name === tab.tab);
  const names = tab.names ?? tab.ids;
  if (sheet === undefined || names === null || tab.headings.length === 0) return null;
  const across = layout.learners === "across";
  const top = Math.min(...tab.headings) - 1;
  const bottom = Math.max(...tab.headings) - 1;
  const rows = new Map<number, string>();
  let right = names - 1;
  for (const learner of reading.learners) {
    for (const [index, where] of [learner.where, ...learner.entries.map((one) => one.where)].entries()) {
      const place = cellPlace(where);
      if (place === null) continue;
      const [row, column] = across ? [place.column, place.row] : [place.row, place.column];
      // A second table below the first has headings among the learners.
      if (row <= bottom) return null;
      if (index === 0) rows.set(row, learner.name);
      right = Math.max(right, column);
    }
  }
  if (rows.size !== learners.length) return null;
  const at = (row: number, column: number): Cell =>
    (across ? sheet.rows[column]?.[row] : sheet.rows[row]?.[column]) ?? null;
  const headed = (column: number): boolean => {
    for (let row = top; row <= bottom; row += 1) if (!isBlank(at(row, column))) return true;
    return false;
  };
  // A column or two without a heading, such as a spacer, do not end the table.
  for (let next = right + 1; next <= right + 3; next += 1) if (headed(next)) right = next;
  const joined = [...rows].some(
    ([row, name]) =>
      cellText(at(row, names - 1)) !== name &&
      `${cellText(at(row, names - 1))} ${cellText(at(row, names))}` === name,
  );
  return { sheet, across, top, bottom, right, names: names - 1, nameColumns: joined ? 2 : 1 };
}

/** The arguments `headings, marks, learners` of every live column; marks and names end where the tab ends. */
export function tableReferences({ across, top, bottom, right, names, nameColumns }: TablePlace): string {
  const column = (index: number): string => `$${columnName(index)}`;
  const row = (index: number): string => `$${index + 1}`;
  const first = bottom + 1;
  const lastName = names + nameColumns - 1;
  if (across) {
    // Rows and columns change places. The criteria begin below the names.
    const start = lastName + 1;
    return [
      `${column(top)}${row(start)}:${column(bottom)}${row(right)}`,
      `${column(first)}${row(start)}:${row(right)}`,
      `${column(first)}${row(names)}:${row(lastName)}`,
    ].join(", ");
  }
  return [
    `${column(0)}${row(top)}:${column(right)}${row(bottom)}`,
    `${column(0)}${row(first)}:${column(right)}`,
    `${column(names)}${row(first)}:${column(lastName)}`,
  ].join(", ");
}
