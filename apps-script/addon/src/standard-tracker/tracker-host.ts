import { type Spreadsheet } from "../spreadsheet.ts";

/** What making a standard tracker needs of a spreadsheet, and no more. */
export type TrackerHost = Pick<
  Spreadsheet,
  | "readWorkbook"
  | "tabs"
  | "formulas"
  | "namedArea"
  | "nameArea"
  | "write"
  | "style"
  | "allow"
  | "keepText"
  | "addTab"
  | "removeTab"
  | "freeze"
  | "setColumnWidths"
  | "hideColumns"
  | "offerFilter"
  | "protect"
  | "setColourRules"
  | "documentStore"
>;
