import { type Quotation } from "./page-reading.ts";

/** What the extension asks of the script in a page. */
export type PageCall =
  | { readonly ask: "read" }
  | { readonly ask: "find"; readonly quote: Quotation }
  | { readonly ask: "show"; readonly start: number; readonly end: number };
