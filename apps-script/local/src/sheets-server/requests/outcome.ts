import { type Book } from "../book/book.ts";
import { type JsonObject } from "../json.ts";

/** What one request of a batch makes of the book, and what it answers. */
export interface Outcome {
  readonly book: Book;
  readonly reply: JsonObject;
}

/** For requests that the server makes ids for. */
export interface RequestContext {
  /** A whole number that no tab or protected range has. */
  readonly newNumber: () => number;
  readonly newId: () => string;
}

export function done(book: Book, reply: JsonObject = {}): Outcome {
  return { book, reply };
}
