import { assert } from "../assert.ts";
import { settingKeys } from "../standard-tracker/settings.ts";
import { cellText } from "../tracker/cell-text.ts";
import {
  choicesRequests,
  headingCell,
  idCell,
  lookRequests,
  textCell,
  textFormatRequest,
} from "./column-requests.ts";
import { filterRequest } from "./new-tab-requests.ts";
import { type PlacedTab } from "./place-tabs.ts";
import { protectionName, protectionRequest } from "./protection.ts";
import { type BatchRequest, type CellData } from "./request-types.ts";

export interface Gaps {
  readonly requests: BatchRequest[];
  readonly missing: readonly string[];
}

/** What a tab that is there lacks. Nothing that is there is changed. */
export function tabGaps(placed: PlacedTab, rangeOf: (name: string) => string): Gaps {
  const { tab, title, sheetId, headerRow, lacking, found, columns } = placed;
  assert(found !== null, "The tab is not there.");
  const requests: BatchRequest[] = [];
  const missing: string[] = [];
  const add = (what: string, ...more: readonly BatchRequest[]): void => {
    missing.push(`${what} in the tab “${title}”.`);
    requests.push(...more);
  };
  const below = headerRow + 2;
  const width = Math.max(0, ...columns) + 1;
  const room = found.answer.properties.gridProperties?.columnCount ?? width;
  if (width > room)
    requests.push({ appendDimension: { sheetId, dimension: "COLUMNS", length: width - room } });
  tab.columns.forEach((column, index) => {
    const place = { sheetId, column: columns[index] ?? 0, below };
    if (lacking.has(index)) {
      const values = tab.id === "setting" && index > 2 ? tab.rows.map((row) => row[index] ?? "") : [];
      add(
        `The column “${column.heading}”`,
        ...(tab.formula === null ? [textFormatRequest(place)] : []),
        {
          updateCells: {
            start: { sheetId, rowIndex: headerRow, columnIndex: place.column },
            rows: [idCell(column.id), headingCell(column.heading), ...values.map(textCell)].map((cell) => ({
              values: [cell],
            })),
            fields: "userEnteredValue",
          },
        },
        ...choicesRequests(column, place, rangeOf),
        ...lookRequests(column, place),
      );
    } else if (column.choices !== null && !offersChoices(placed, place.column)) {
      add(`The choices under “${column.heading}”`, ...choicesRequests(column, place, rangeOf));
    }
  });
  if (tab.id === "setting") {
    const rows = lackingSettings(placed);
    if (rows.length > 0) {
      add(`The settings ${rows.map(({ key }) => `“${key}”`).join(", ")}`, {
        appendCells: { sheetId, rows: rows.map(({ values }) => ({ values })), fields: "userEnteredValue" },
      });
    }
  }
  if (tab.formula !== null && found.sheet.rows.length <= below) {
    add("The formula", {
      updateCells: {
        start: { sheetId, rowIndex: below, columnIndex: Math.min(...columns) },
        rows: [{ values: [{ userEnteredValue: { formulaValue: `=${tab.formula}` } }] }],
        fields: "userEnteredValue",
      },
    });
  }
  if (!found.answer.protectedRanges.some(({ description }) => description === protectionName))
    add("The protection of ids and headings", protectionRequest(placed));
  if (tab.filter && found.answer.basicFilter === undefined) add("The filter", filterRequest(placed));
  return { requests, missing };
}

/** Does any cell below the headings offer something? People may have taken it away from some. */
function offersChoices({ found, headerRow }: PlacedTab, column: number): boolean {
  return (found?.answer.data ?? []).some(({ startRow, startColumn, rowData }) =>
    rowData.some(
      ({ values }, index) =>
        startRow + index > headerRow + 1 && values[column - startColumn]?.dataValidation !== undefined,
    ),
  );
}

/** The settings that the tab should hold and does not, as rows to append. */
function lackingSettings({
  tab,
  found,
  columns,
  lacking,
}: PlacedTab): readonly { key: string; values: CellData[] }[] {
  const [keyColumn = 0, valueColumn = 1, noteColumn = 2] = columns;
  const said = new Set(
    lacking.has(0)
      ? []
      : (found?.sheet.rows ?? []).map((row) => cellText(row[keyColumn] ?? null).toLowerCase()),
  );
  const known: readonly string[] = Object.values(settingKeys);
  return tab.rows.flatMap(([key = "", value = "", note = ""]) => {
    if (!known.includes(key) || said.has(key)) return [];
    const cells: CellData[] = [];
    for (const [column, text] of [
      [keyColumn, key],
      [valueColumn, value],
      [noteColumn, note],
    ] as const) {
      while (cells.length <= column) cells.push({});
      cells[column] = textCell(text);
    }
    return [{ key, values: cells }];
  });
}
