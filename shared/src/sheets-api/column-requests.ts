import { type ColumnPlan } from "../standard-tracker/tracker-plan.ts";
import { type BatchRequest, type CellData, type GridRange, type ValidationRule } from "./request-types.ts";

/** Where a column stands: its place, and the first row below the headings. */
export interface ColumnPlace {
  readonly sheetId: number;
  readonly column: number;
  readonly below: number;
}

/** Plain text from the first row below the headings down. */
export function textFormatRequest({ sheetId, column, below }: ColumnPlace, width = 1): BatchRequest {
  return {
    repeatCell: {
      range: rangeBelow(sheetId, below, column, width),
      cell: { userEnteredFormat: { numberFormat: { type: "TEXT", pattern: "@" } } },
      fields: "userEnteredFormat.numberFormat",
    },
  };
}

/** Choices as a list, or the range of a list elsewhere in the spreadsheet. */
export function choicesRequests(
  { choices }: ColumnPlan,
  { sheetId, column, below }: ColumnPlace,
  rangeOf: (name: string) => string,
): BatchRequest[] {
  if (choices === null) return [];
  const rule: ValidationRule = {
    condition:
      choices.kind === "list"
        ? { type: "ONE_OF_LIST", values: choices.values.map((userEnteredValue) => ({ userEnteredValue })) }
        : { type: "ONE_OF_RANGE", values: [{ userEnteredValue: `=${rangeOf(choices.range)}` }] },
    inputMessage: choices.help,
    strict: choices.strict,
    showCustomUi: true,
  };
  return [{ setDataValidation: { range: rangeBelow(sheetId, below, column, 1), rule } }];
}

/** Width, and whether people see it. */
export function lookRequests(
  { width, hidden }: ColumnPlan,
  { sheetId, column }: ColumnPlace,
): BatchRequest[] {
  return [
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: "COLUMNS", startIndex: column, endIndex: column + 1 },
        properties: { pixelSize: width, hiddenByUser: hidden },
        fields: "pixelSize,hiddenByUser",
      },
    },
  ];
}

const grey = { red: 0.45, green: 0.45, blue: 0.45 };

export function idCell(id: string): CellData {
  return {
    userEnteredValue: { stringValue: id },
    userEnteredFormat: { textFormat: { fontSize: 7, foregroundColor: grey } },
  };
}

export function headingCell(heading: string): CellData {
  return {
    userEnteredValue: { stringValue: heading },
    userEnteredFormat: { textFormat: { bold: true }, wrapStrategy: "WRAP" },
  };
}

export function textCell(text: string): CellData {
  return text === "" ? {} : { userEnteredValue: { stringValue: text } };
}

function rangeBelow(sheetId: number, below: number, column: number, width: number): GridRange {
  return { sheetId, startRowIndex: below, startColumnIndex: column, endColumnIndex: column + width };
}
