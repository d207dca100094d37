/** `spreadsheets.batchUpdate`: all of its requests in turn, or none. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { ApiFault, invalid } from "../api-fault.ts";
import { type Book } from "../book/book.ts";
import { type JsonObject } from "../json.ts";
import { checkBody } from "../schemas/check-schema.ts";
import {
  addConditionalFormatRule,
  addNamedRange,
  addProtectedRange,
  clearBasicFilter,
  deleteNamedRange,
  deleteProtectedRange,
  mergeCells,
  setBasicFilter,
  unmergeCells,
  updateNamedRange,
} from "./area-requests.ts";
import { appendCells, repeatCell, setDataValidation, updateCells } from "./cell-requests.ts";
import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  sortRange,
  updateDimensionProperties,
} from "./line-requests.ts";
import { addSheet, deleteSheet, updateSheetProperties, updateSpreadsheetProperties } from "./tab-requests.ts";
import { type Outcome, type RequestContext } from "./outcome.ts";

/** Applies the batch to the book. Throws at the first request that cannot be, and then nothing was applied. */
export function batchUpdate(
  book: Book,
  body: unknown,
  context: RequestContext,
): { readonly book: Book; readonly replies: readonly JsonObject[] } {
  if (!isBatch(body)) throw invalid("The body must be an object.");
  const requests = body.requests ?? [];
  if (requests.length === 0) throw invalid("Must specify at least one request.");
  let changed = book;
  const replies = requests.map((request, index) => {
    try {
      const outcome = apply(changed, request, context);
      changed = outcome.book;
      return outcome.reply;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      const kind = Object.keys(request)[0] ?? "";
      throw new ApiFault(error.code, error.status, `Invalid requests[${index}].${kind}: ${error.message}`);
    }
  });
  return { book: changed, replies };
}

function isBatch(body: unknown): body is sheets_v4.Schema$BatchUpdateSpreadsheetRequest {
  checkBody(body, "BatchUpdateSpreadsheetRequest");
  return typeof body === "object" && body !== null;
}

function apply(book: Book, request: sheets_v4.Schema$Request, context: RequestContext): Outcome {
  const given = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1)
    throw invalid(given.length === 0 ? "No request set." : "More than one request is set.");
  if (request.addConditionalFormatRule)
    return addConditionalFormatRule(book, request.addConditionalFormatRule);
  if (request.addNamedRange) return addNamedRange(book, request.addNamedRange, context);
  if (request.addProtectedRange) return addProtectedRange(book, request.addProtectedRange, context);
  if (request.clearBasicFilter) return clearBasicFilter(book, request.clearBasicFilter);
  if (request.deleteNamedRange) return deleteNamedRange(book, request.deleteNamedRange);
  if (request.deleteProtectedRange) return deleteProtectedRange(book, request.deleteProtectedRange);
  if (request.mergeCells) return mergeCells(book, request.mergeCells);
  if (request.setBasicFilter) return setBasicFilter(book, request.setBasicFilter);
  if (request.unmergeCells) return unmergeCells(book, request.unmergeCells);
  if (request.updateNamedRange) return updateNamedRange(book, request.updateNamedRange);
  if (request.appendCells) return appendCells(book, request.appendCells);
  if (request.repeatCell) return repeatCell(book, request.repeatCell);
  if (request.setDataValidation) return setDataValidation(book, request.setDataValidation);
  if (request.updateCells) return updateCells(book, request.updateCells);
  if (request.appendDimension) return appendDimension(book, request.appendDimension);
  if (request.deleteDimension) return deleteDimension(book, request.deleteDimension);
  if (request.insertDimension) return insertDimension(book, request.insertDimension);
  if (request.moveDimension) return moveDimension(book, request.moveDimension);
  if (request.sortRange) return sortRange(book, request.sortRange);
  if (request.updateDimensionProperties)
    return updateDimensionProperties(book, request.updateDimensionProperties);
  if (request.addSheet) return addSheet(book, request.addSheet, context);
  if (request.deleteSheet) return deleteSheet(book, request.deleteSheet);
  if (request.updateSheetProperties) return updateSheetProperties(book, request.updateSheetProperties);
  if (request.updateSpreadsheetProperties)
    return updateSpreadsheetProperties(book, request.updateSpreadsheetProperties);
  throw new ApiFault(501, "UNIMPLEMENTED", "The local tracker cannot do this.");
}
