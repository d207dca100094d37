/**
 * What runs in the page that the assessor looks at, put there on demand and only then. Built into `page.js`
 * beside the extension by esbuild; the extension calls what it leaves on `globalThis` of its own world.
 */
import { findQuotation } from "./find-quotation.ts";
import { type PageCall } from "./page-call.ts";
import { readPage } from "./read-page.ts";
import { recentText } from "./recent-text.ts";
import { showPlace } from "./show-place.ts";

function answer(call: PageCall): unknown {
  switch (call.ask) {
    case "read":
      return readPage(document);
    case "find":
      return findQuotation(recentText(document).text, call.quote);
    case "show":
      return showPlace(recentText(document), call.start, call.end);
  }
}

Object.defineProperty(globalThis, "evidenceMapperPage", { value: answer, configurable: true });
