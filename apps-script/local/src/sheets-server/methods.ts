/** What each method of the interface does with the books. */
import { invalid } from "./api-fault.ts";
import { type AskedSheet, spreadsheetJson } from "./answers/spreadsheet-json.ts";
import { findArea } from "./book/a1.ts";
import { type Book, newSheet } from "./book/book.ts";
import {
  type DriveFile,
  fileJson,
  newFile,
  searchFiles,
  spreadsheetType,
  usualFields,
} from "./drive/drive.ts";
import { isJsonObject, type Json } from "./json.ts";
import { batchUpdate } from "./requests/batch-update.ts";
import { newBook } from "./requests/new-book.ts";
import { type RequestContext } from "./requests/outcome.ts";
import { type Route } from "./routes.ts";
import { checkBody } from "./schemas/check-schema.ts";
import { asksFor, type FieldMask, masked, readFieldMask } from "./schemas/field-mask.ts";
import { readValues, renderingOf } from "./values/read-values.ts";
import { appendValues, inputOf, updateValues, type Writing } from "./values/write-values.ts";

/** What a method works on, and where it puts what it changed. */
export interface Desk {
  /** Throws when there is none. */
  readonly book: (id: string) => Book;
  readonly put: (book: Book, file?: DriveFile) => void;
  /** Throws when there is none. */
  readonly file: (id: string) => DriveFile;
  readonly files: () => readonly DriveFile[];
  readonly newFileId: () => string;
  readonly contextFor: (book: Book) => RequestContext;
  readonly thisYear: () => number;
}

export interface Asked {
  readonly route: Route;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body: Json;
}

/** Does what is asked and gives the answer's body. Throws `ApiFault`, and then nothing was changed. */
export function answerTo({ route, query, body }: Asked, desk: Desk): Json {
  const one = (name: string): string | undefined => query.get(name)?.[0];
  const mask = (schema: string): FieldMask => {
    const fields = one("fields");
    return fields === undefined ? null : readFieldMask(fields, schema);
  };
  const book = (): Book => desk.book(route.id);
  switch (route.method) {
    case "spreadsheets.create": {
      checkBody(body, "Spreadsheet");
      const given = mask("Spreadsheet");
      const fresh = newBook(desk.newFileId(), isJsonObject(body) ? body : {}, desk.contextFor);
      desk.put(fresh);
      return spreadsheetJson(fresh, whole(fresh), { mask: given, gridData: given !== null });
    }
    case "spreadsheets.get": {
      const given = mask("Spreadsheet");
      const found = book();
      const ranges = query.get("ranges") ?? [];
      const gridData = given === null ? one("includeGridData") === "true" : asksFor(given, "sheets", "data");
      return spreadsheetJson(found, ranges.length === 0 ? whole(found) : askedFor(found, ranges), {
        mask: given,
        gridData,
      });
    }
    case "spreadsheets.batchUpdate": {
      const before = book();
      const { book: fresh, replies } = batchUpdate(before, body, desk.contextFor(before));
      desk.put(fresh);
      const wanted = isJsonObject(body) && body["includeSpreadsheetInResponse"] === true;
      return masked(
        {
          spreadsheetId: fresh.id,
          replies,
          ...(wanted
            ? { updatedSpreadsheet: spreadsheetJson(fresh, whole(fresh), { mask: null, gridData: false }) }
            : {}),
        },
        plainMask(one("fields")),
      );
    }
    case "spreadsheets.values.get":
      return masked(readValues(book(), route.range, renderingOf(one)), mask("ValueRange"));
    case "spreadsheets.values.batchGet": {
      const found = book();
      const rendering = renderingOf(one);
      const valueRanges = (query.get("ranges") ?? []).map((range) => readValues(found, range, rendering));
      return masked({ spreadsheetId: found.id, valueRanges }, plainMask(one("fields")));
    }
    case "spreadsheets.values.update": {
      checkBody(body, "ValueRange");
      const { book: fresh, answer } = updateValues(book(), route.range, body, writing(one, desk));
      desk.put(fresh);
      return masked(answer, plainMask(one("fields")));
    }
    case "spreadsheets.values.append": {
      checkBody(body, "ValueRange");
      const option = one("insertDataOption") ?? "OVERWRITE";
      if (option !== "OVERWRITE" && option !== "INSERT_ROWS")
        throw invalid(`Invalid value at 'insert_data_option', "${option}"`);
      const before = book();
      const write = writing(one, desk);
      const {
        book: fresh,
        answer,
        table,
      } = appendValues(before, route.range, body, write, option === "INSERT_ROWS");
      desk.put(fresh);
      return masked(
        { spreadsheetId: fresh.id, ...(table === null ? {} : { tableRange: table }), updates: answer },
        plainMask(one("fields")),
      );
    }
    case "spreadsheets.values.batchUpdate":
      return batchUpdateValues(book(), body, desk);
    case "files.list": {
      const files = searchFiles(desk.files(), one("q"));
      const most = Math.max(1, Number(one("pageSize") ?? 100));
      const from = Number(one("pageToken") ?? 0);
      const next = from + most < files.length ? { nextPageToken: String(from + most) } : {};
      return masked(
        {
          kind: "drive#fileList",
          incompleteSearch: false,
          files: files.slice(from, from + most).map(fileJson),
          ...next,
        },
        plainMask(one("fields") ?? `kind,incompleteSearch,nextPageToken,files(${usualFields})`),
      );
    }
    case "files.get":
      return masked(fileJson(desk.file(route.id)), readFieldMask(one("fields") ?? usualFields, "File"));
    case "files.create": {
      checkBody(body, "File");
      const file = newFile(isJsonObject(body) ? body : {}, desk.newFileId());
      if (file.mimeType !== spreadsheetType) throw invalid("Only spreadsheets can be made here.");
      const fresh: Book = {
        id: file.id,
        title: file.name,
        locale: "en_GB",
        timeZone: "Europe/London",
        sheets: [newSheet(0, "Sheet1")],
        namedRanges: [],
      };
      desk.put(fresh, file);
      return masked(fileJson(file), readFieldMask(one("fields") ?? usualFields, "File"));
    }
  }
}

function batchUpdateValues(before: Book, body: Json, desk: Desk): Json {
  checkBody(body, "BatchUpdateValuesRequest");
  const given = isJsonObject(body) ? body : {};
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === "string" ? value : undefined;
  };
  const input = inputOf(text("valueInputOption"));
  const repeat = given["includeValuesInResponse"] === true ? renderingOf(text, "response") : null;
  const data = given["data"];
  let fresh = before;
  const responses = (Array.isArray(data) ? data : []).map((one: Json): Json => {
    const range = isJsonObject(one) && typeof one["range"] === "string" ? one["range"] : "";
    const written = updateValues(fresh, range, one, { input, thisYear: desk.thisYear(), repeat });
    fresh = written.book;
    return written.answer;
  });
  desk.put(fresh);
  return { spreadsheetId: fresh.id, responses };
}

function writing(one: (name: string) => string | undefined, desk: Desk): Writing {
  return {
    input: inputOf(one("valueInputOption")),
    thisYear: desk.thisYear(),
    repeat: one("includeValuesInResponse") === "true" ? renderingOf(one, "response") : null,
  };
}

const everything = { top: 0, bottom: null, left: 0, right: null };

function whole(book: Book): readonly AskedSheet[] {
  return book.sheets.map((sheet) => ({ sheet, areas: [everything] }));
}

/** The tabs that the ranges name, in the book's order. */
function askedFor(book: Book, ranges: readonly string[]): readonly AskedSheet[] {
  const found = ranges.map((range) => findArea(book, range));
  return book.sheets.flatMap((sheet) => {
    const areas = found.filter((one) => one.sheet === sheet).map(({ area }) => area);
    return areas.length === 0 ? [] : [{ sheet, areas }];
  });
}

/** For answers whose schema is not kept here. */
function plainMask(fields: string | undefined): FieldMask {
  return fields === undefined ? null : readFieldMask(fields, "any");
}
