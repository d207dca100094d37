/** What `spreadsheets.get` answers, as far as it is read here. */
import * as z from "zod";

const gridRange = z.object({
  sheetId: z.number().default(0),
  startRowIndex: z.number().default(0),
  endRowIndex: z.number().optional(),
  startColumnIndex: z.number().default(0),
  endColumnIndex: z.number().optional(),
});

const extendedValue = z.object({
  stringValue: z.string().optional(),
  numberValue: z.number().optional(),
  boolValue: z.boolean().optional(),
  formulaValue: z.string().optional(),
  errorValue: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
});

const cellFormat = z.object({
  numberFormat: z.object({ type: z.string().optional(), pattern: z.string().optional() }).optional(),
});

const cell = z.object({
  userEnteredValue: extendedValue.optional(),
  effectiveValue: extendedValue.optional(),
  formattedValue: z.string().optional(),
  userEnteredFormat: cellFormat.optional(),
  effectiveFormat: cellFormat.optional(),
  note: z.string().optional(),
  dataValidation: z.unknown().optional(),
});

const sheet = z.object({
  properties: z.object({
    sheetId: z.number().default(0),
    title: z.string(),
    hidden: z.boolean().default(false),
    /** Tabs that hold a chart have no grid. */
    sheetType: z.string().default("GRID"),
    gridProperties: z
      .object({
        rowCount: z.number().default(0),
        columnCount: z.number().default(0),
        frozenRowCount: z.number().default(0),
        frozenColumnCount: z.number().default(0),
      })
      .optional(),
  }),
  merges: z.array(gridRange).default([]),
  basicFilter: z.object({}).optional(),
  protectedRanges: z.array(z.object({ description: z.string().optional() })).default([]),
  data: z
    .array(
      z.object({
        startRow: z.number().default(0),
        startColumn: z.number().default(0),
        rowData: z.array(z.object({ values: z.array(cell).default([]) })).default([]),
      }),
    )
    .default([]),
});

const spreadsheet = z.object({
  spreadsheetId: z.string().default(""),
  spreadsheetUrl: z.string().optional(),
  properties: z.object({ title: z.string().default("") }).default({ title: "" }),
  sheets: z.array(sheet).default([]),
  namedRanges: z
    .array(z.object({ namedRangeId: z.string().default(""), name: z.string(), range: gridRange.optional() }))
    .default([]),
});

export type SpreadsheetAnswer = z.infer<typeof spreadsheet>;
export type SheetAnswer = SpreadsheetAnswer["sheets"][number];
export type CellAnswer = z.infer<typeof cell>;

/** The parts to ask for (`fields`) to make a workbook of it. */
export const workbookFields =
  "spreadsheetId,spreadsheetUrl,properties.title,sheets(properties,merges,data(startRow,startColumn,rowData.values(userEnteredValue.formulaValue,effectiveValue,formattedValue,effectiveFormat.numberFormat,note)))";

/** The parts to ask for to find out what a tracker lacks. */
export const trackerFields =
  "spreadsheetId,spreadsheetUrl,properties.title,namedRanges,sheets(properties,merges,basicFilter,protectedRanges(description),data(startRow,startColumn,rowData.values(userEnteredValue.formulaValue,effectiveValue,formattedValue,effectiveFormat.numberFormat,note,dataValidation.condition.type)))";

/** Reads an answer of `spreadsheets.get`, `spreadsheets.create` too; `null` when it is none. */
export function readSpreadsheet(answer: unknown): SpreadsheetAnswer | null {
  return spreadsheet.safeParse(answer).data ?? null;
}
