/**
 * Spreadsheets in memory behind the part of Google's interface that Evidence Mapper uses: one request in, one
 * answer out, no network. `http-server.ts` puts it on a port; tests call it as it is.
 */
import { ApiFault, invalid, notFound } from "./api-fault.ts";
import { type Book } from "./book/book.ts";
import { type DriveFile, findFile, spreadsheetType } from "./drive/drive.ts";
import { type ApiAnswer, type ApiRequest } from "./exchange.ts";
import { type Json } from "./json.ts";
import { answerTo, type Desk } from "./methods.ts";
import { type QuotaLimits, quotaOf } from "./quota.ts";
import { type Route, routeOf } from "./routes.ts";
import { checkQuery } from "./schemas/check-schema.ts";

export interface ServiceOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For files and named ranges; never the same twice. */
  readonly newId: () => string;
  /** Who shows this token; `null` for nobody. */
  readonly userOf: (token: string) => string | null;
  /** `null`: as many requests as anybody likes. */
  readonly quota: QuotaLimits | null;
}

/** A book was made or changed. */
export interface BookChange {
  readonly book: Book;
  /** `null` when it was just made. */
  readonly before: Book | null;
  /** By a request, or by `edit` or `put`. */
  readonly by: "request" | "edit";
}

export interface SheetsService {
  /** Answers one request. Never throws: what is wrong with it is the answer. */
  readonly handle: (request: ApiRequest) => ApiAnswer;
  readonly books: () => readonly Book[];
  /** `undefined` when there is none. */
  readonly book: (id: string) => Book | undefined;
  /** Brings in a book, new or in the place of the one with its id. */
  readonly put: (book: Book) => void;
  /** Changes a book as somebody does who sits at it. @throws when there is none with the id */
  readonly edit: (id: string, change: (book: Book) => Book) => void;
  /** Calls the listener after every change, in their order. Gives a function that ends it. */
  readonly onChange: (listener: (change: BookChange) => void) => () => void;
}

/** Starts with no book. */
export function sheetsService({ now, newId, userOf, quota }: ServiceOptions): SheetsService {
  const books = new Map<string, Book>();
  const files = new Map<string, DriveFile>();
  const listeners = new Set<(change: BookChange) => void>();
  const count = quota === null ? null : quotaOf(quota);

  const put = (book: Book, by: BookChange["by"], file?: DriveFile): void => {
    const before = books.get(book.id) ?? null;
    if (before === book) return;
    books.set(book.id, book);
    const old = file ?? files.get(book.id);
    files.set(book.id, {
      id: book.id,
      mimeType: spreadsheetType,
      trashed: false,
      appProperties: {},
      ...old,
      version: (old?.version ?? 0) + 1,
      name: book.title,
    });
    for (const listener of [...listeners]) listener({ book, before, by });
  };
  const bookOf = (id: string): Book => {
    const found = books.get(id);
    if (found === undefined) throw notFound();
    return found;
  };
  const desk: Desk = {
    book: bookOf,
    put: (book, file) => put(book, "request", file),
    file: (id) => findFile([...files.values()], id),
    files: () => [...files.values()],
    newFileId: newId,
    contextFor: (book) => {
      let number = highestNumber(book);
      return { newId, newNumber: () => (number += 1) };
    },
    thisYear: () => new Date(now()).getUTCFullYear(),
  };

  const handle = (request: ApiRequest): ApiAnswer => {
    try {
      const user = userOf(/^Bearer (.+)$/i.exec(request.headers["authorization"] ?? "")?.[1] ?? "");
      const route = routeOf(request.method, request.path);
      if (route === null) throw new ApiFault(404, "NOT_FOUND", "There is nothing at this address.");
      if (user === null) throw unknownUser();
      count?.(user, route.write, now());
      const query = queryOf(request.query);
      checkQuery(query, route.method);
      return json(200, answerTo({ route, query, body: bodyOf(request, route) }, desk));
    } catch (error) {
      if (error instanceof ApiFault) return faultAnswer(error);
      throw error;
    }
  };

  return {
    handle,
    books: () => [...books.values()],
    book: (id) => books.get(id),
    put: (book) => put(book, "edit"),
    edit: (id, change) => put(change(bookOf(id)), "edit"),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Google numbers tabs and protected ranges as it likes; here each is one above the last. */
function highestNumber({ sheets }: Book): number {
  return Math.max(
    1000,
    ...sheets.flatMap(({ id, protectedRanges }) => [id, ...protectedRanges.map((one) => one.id)]),
  );
}

function queryOf(text: string): ReadonlyMap<string, readonly string[]> {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = query.get(name);
    if (values === undefined) query.set(name, [value]);
    else values.push(value);
  }
  return query;
}

function bodyOf({ body, headers }: ApiRequest, { write }: Route): Json {
  if (!write || body === "") return {};
  const type = headers["content-type"] ?? "application/json";
  if (!/^application\/json\b/i.test(type)) throw invalid(`Invalid content type: ${type}`);
  try {
    const value: Json = JSON.parse(body);
    return value;
  } catch {
    throw invalid("Invalid JSON payload received. Unexpected token.");
  }
}

function unknownUser(): ApiFault {
  return new ApiFault(
    401,
    "UNAUTHENTICATED",
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
  );
}

/** An answer in Google's form for a request that is refused. */
export function faultAnswer({ code, status, message, details }: ApiFault): ApiAnswer {
  const fieldViolations =
    details.length === 0
      ? []
      : [
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            fieldViolations: details.map(({ field, description }) => ({ field, description })),
          },
        ];
  return json(code, {
    error: { code, message, status, ...(fieldViolations.length === 0 ? {} : { details: fieldViolations }) },
  });
}

function json(status: number, body: Json): ApiAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=UTF-8" },
    body: JSON.stringify(body),
  };
}
