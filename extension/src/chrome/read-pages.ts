import * as z from "zod";
import { type PageCall } from "../page/page-call.ts";
import { foundQuotationSchema, pageReadingSchema } from "../page/page-reading.ts";
import { type Browser, type FromPage } from "./browser.ts";
import { cannotRead, noAnswer } from "./cannot-read.ts";

/** How a place that is shown looks. The page cannot see the sheet; the same colours in light and dark. */
const highlight = "::highlight(evidence-mapper-quotation) { background-color: #ffe08a; color: #1b1b1b; }";

/** Asks pages through the script that is put into them for the one question. */
export const readPages: Pick<Browser, "readPage" | "findQuotation" | "showPlace"> = {
  readPage: (tab) => ask(tab, { ask: "read" }, pageReadingSchema),
  findQuotation: (tab, quote) => ask(tab, { ask: "find", quote }, foundQuotationSchema),
  async showPlace(tab, { start, end }) {
    await chrome.scripting
      .insertCSS({ target: { tabId: tab, allFrames: true }, css: highlight, origin: "USER" })
      // Where the sheet cannot go the page is scrolled all the same.
      .catch(() => undefined);
    const shown = await ask(tab, { ask: "show", start, end }, z.boolean());
    if (!shown.read) return shown;
    return shown.value ? { read: true, value: null } : { read: false, ...noAnswer };
  },
};

/** What the page answers is data of a stranger: it is checked before anybody sees it. */
async function ask<Value>(tab: number, call: PageCall, schema: z.ZodType<Value>): Promise<FromPage<Value>> {
  try {
    // The script may be there from an earlier question. Where it is not, or is an older one, it is put there.
    const before = schema.safeParse(await answerOf(tab, call));
    if (before.success) return { read: true, value: before.data };
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["page.js"] });
    const read = schema.safeParse(await answerOf(tab, call));
    return read.success ? { read: true, value: read.data } : { read: false, ...noAnswer };
  } catch (fault) {
    const why = cannotRead(fault instanceof Error ? fault.message : String(fault));
    if (why === null) throw fault;
    return { read: false, ...why };
  }
}

async function answerOf(tab: number, call: PageCall): Promise<unknown> {
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId: tab },
    func: askPage,
    args: [call],
  });
  return answer?.result;
}

/** Runs in the page, in the extension's own world there. */
function askPage(call: PageCall): unknown {
  const answer: unknown = Reflect.get(globalThis, "evidenceMapperPage");
  return typeof answer === "function" ? answer(call) : null;
}
