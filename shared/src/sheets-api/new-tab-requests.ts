import {
  choicesRequests,
  headingCell,
  idCell,
  lookRequests,
  textCell,
  textFormatRequest,
} from "./column-requests.ts";
import { type PlacedTab } from "./place-tabs.ts";
import { protectionRequest } from "./protection.ts";
import { type BatchRequest } from "./request-types.ts";

/** Room for people to type into; appended rows make their own. */
const emptyRows = 100;

/** The empty tab: made, or the one that is taken for it, with the plan's size and frozen rows. */
export function newTabRequest({ tab, title, sheetId, reused }: PlacedTab): BatchRequest {
  const properties = {
    sheetId,
    title,
    gridProperties: {
      rowCount: tab.frozen.rows + tab.rows.length + emptyRows,
      columnCount: tab.columns.length,
      frozenRowCount: tab.frozen.rows,
      frozenColumnCount: tab.frozen.columns,
    },
  };
  return reused
    ? { updateSheetProperties: { properties, fields: "title,gridProperties" } }
    : { addSheet: { properties } };
}

/** Everything in a new tab. @param rangeOf the place of a named range, as a rule for choices names it */
export function newTabContent(placed: PlacedTab, rangeOf: (name: string) => string): BatchRequest[] {
  const { tab, sheetId } = placed;
  const below = 2;
  const { columns, formula } = tab;
  const requests: BatchRequest[] = [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: [
          { values: columns.map(({ id }) => idCell(id)) },
          { values: columns.map(({ heading }) => headingCell(heading)) },
        ],
        fields: "userEnteredValue,userEnteredFormat.textFormat,userEnteredFormat.wrapStrategy",
      },
    },
  ];
  // A cell of plain text would show the formula instead of its answer.
  if (formula === null) requests.push(textFormatRequest({ sheetId, column: 0, below }, columns.length));
  if (tab.rows.length > 0 || formula !== null) {
    requests.push({
      updateCells: {
        start: { sheetId, rowIndex: below, columnIndex: 0 },
        rows:
          formula === null
            ? tab.rows.map((row) => ({ values: row.map(textCell) }))
            : [{ values: [{ userEnteredValue: { formulaValue: `=${formula}` } }] }],
        fields: "userEnteredValue",
      },
    });
  }
  columns.forEach((column, index) => {
    const place = { sheetId, column: index, below };
    requests.push(...choicesRequests(column, place, rangeOf), ...lookRequests(column, place));
  });
  requests.push(protectionRequest(placed));
  if (tab.filter) requests.push(filterRequest(placed));
  return requests;
}

/** The filter's buttons stand in the row of headings. */
export function filterRequest({ sheetId, headerRow, columns }: PlacedTab): BatchRequest {
  return {
    setBasicFilter: {
      filter: {
        range: {
          sheetId,
          startRowIndex: headerRow + 1,
          startColumnIndex: Math.min(...columns),
          endColumnIndex: Math.max(...columns) + 1,
        },
      },
    },
  };
}
