/** The local tracker's page: the spreadsheet, the add-on in it, and the server behind it. */
import "@evidence-mapper/addon/src/jitless.ts";
import "./page.css";
import { fromWire } from "../book/wire.ts";
import { colourRules } from "../univer/colour-rules.ts";
import { workIn } from "../univer/google-spreadsheet.ts";
import { openSpreadsheet } from "../univer/open-spreadsheet.ts";
import { people } from "../univer/people.ts";
import { stores } from "../univer/stores.ts";
import { univerSpreadsheet } from "../univer/univer-spreadsheet.ts";
import { workbookData } from "../univer/workbook-data.ts";
import { element } from "./element.ts";
import { makeMenu } from "./menu.ts";
import { panels } from "./panels.ts";

async function start(): Promise<void> {
  const answer = await fetch("/api/book");
  const { book } = fromWire(await answer.json());
  const { api, injector } = openSpreadsheet(element("spreadsheet"));
  const colours = colourRules(injector, () => undefined);
  const kept = stores(
    () => book.store,
    () => undefined,
  );
  workIn(univerSpreadsheet({ api, people: people(api, panels()), stores: kept, colours }));
  api.createWorkbook(workbookData(book, "Tracker"));
  colours.start();
  makeMenu([], (sentence) => tell(sentence));
  Object.assign(window, { univerAPI: api });
}

function tell(sentence: string): void {
  const notice = element("notice");
  notice.textContent = sentence;
  notice.hidden = false;
}

start().catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
