/**
 * The part of the Google Sheets interface's request bodies (version 4) that is written here. Lists are not
 * `readonly`, as in the types that Google ships, so that they can be handed to its own client as they are.
 */

/** Counted from 0, ends not included; without an end it goes on to the tab's end. */
export interface GridRange {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface CellData {
  userEnteredValue?: { stringValue?: string; formulaValue?: string };
  userEnteredFormat?: {
    numberFormat?: { type: string; pattern?: string };
    textFormat?: { bold?: boolean; fontSize?: number; foregroundColor?: Colour };
    wrapStrategy?: string;
  };
}

export interface Colour {
  red: number;
  green: number;
  blue: number;
}

export interface SheetProperties {
  sheetId?: number;
  title?: string;
  gridProperties?: {
    rowCount?: number;
    columnCount?: number;
    frozenRowCount?: number;
    frozenColumnCount?: number;
  };
}

export interface ValidationRule {
  condition: { type: "ONE_OF_LIST" | "ONE_OF_RANGE"; values: { userEnteredValue: string }[] };
  inputMessage: string;
  strict: boolean;
  showCustomUi: boolean;
}

export interface DimensionRange {
  sheetId: number;
  dimension: "ROWS" | "COLUMNS";
  startIndex: number;
  endIndex: number;
}

/** One request of `spreadsheets.batchUpdate`; exactly one of its fields is there. */
export interface BatchRequest {
  addSheet?: { properties: SheetProperties };
  updateSheetProperties?: { properties: SheetProperties; fields: string };
  appendDimension?: { sheetId: number; dimension: "ROWS" | "COLUMNS"; length: number };
  updateCells?: {
    start: { sheetId: number; rowIndex: number; columnIndex: number };
    rows: { values: CellData[] }[];
    fields: string;
  };
  appendCells?: { sheetId: number; rows: { values: CellData[] }[]; fields: string };
  repeatCell?: { range: GridRange; cell: CellData; fields: string };
  setDataValidation?: { range: GridRange; rule: ValidationRule };
  updateDimensionProperties?: {
    range: DimensionRange;
    properties: { hiddenByUser?: boolean; pixelSize?: number };
    fields: string;
  };
  addProtectedRange?: {
    protectedRange: { range: GridRange; description: string; warningOnly: boolean };
  };
  addNamedRange?: { namedRange: { name: string; range: GridRange } };
  updateNamedRange?: { namedRange: { namedRangeId: string; range: GridRange }; fields: string };
  setBasicFilter?: { filter: { range: GridRange } };
}
