/** The local tracker's page: the spreadsheet, the add-on in it, and the server behind it. */
import "@evidence-mapper/addon/src/jitless.ts";
import "./page.css";
import { applyChange } from "../book/apply-change.ts";
import { type Book } from "../book/book.ts";
import { areaOfReference } from "../book/reference.ts";
import { cellDifferences } from "../book/cell-differences.ts";
import { calculateAtOnce } from "../univer/calculate-at-once.ts";
import { colourResource, colourRules } from "../univer/colour-rules.ts";
import { type Batch, type Edits, watchEdits } from "../univer/edits.ts";
import { workIn } from "../univer/google-spreadsheet.ts";
import { keptAnswers } from "../univer/kept-answers.ts";
import { openSpreadsheet } from "../univer/open-spreadsheet.ts";
import { people } from "../univer/people.ts";
import { stores } from "../univer/stores.ts";
import { univerSpreadsheet } from "../univer/univer-spreadsheet.ts";
import { unitId, workbookData } from "../univer/workbook-data.ts";
import { element } from "./element.ts";
import { fileLine } from "./file-line.ts";
import { guardCells } from "./guard-cells.ts";
import { makeMenu, type MenuItem } from "./menu.ts";
import { notices } from "./notices.ts";
import { panels } from "./panels.ts";
import { showPairing } from "./pairing.ts";
import { tour } from "./tour.ts";
import { tourSheet } from "./tour-sheet.ts";
import { isTourSample, tourSteps } from "./tour-steps.ts";
import { fetchBook, type ServerLink, serverLink } from "./server-link.ts";

/** Until the server has kept what was written, in milliseconds; a server that does not answer holds nobody up. */
const keepingPause = 20;
const longestKeeping = 500;

async function start(): Promise<void> {
  const first = await fetchBook();
  let book: Book = first.book;
  let edits: Edits | null = null;
  let link: ServerLink | null = null;
  const send = (batch: Batch): void => link?.send(batch);
  const answers = keptAnswers();
  const { api, injector } = openSpreadsheet(element("spreadsheet"), answers);
  const kept = stores(
    () => book.store,
    (key, text) => send({ changes: [{ kind: "remember", key, text }], mutations: [] }),
  );
  const colours = colourRules(injector, answers, (text) => {
    book.resources.set(colourResource, text);
    send({ changes: [{ kind: "resource", name: colourResource, text }], mutations: [] });
  });
  const line = fileLine();
  const lastAnswers = new Map<string, string>();
  const places = panels({
    heard: (name, answer) => void lastAnswers.set(name, JSON.stringify(answer)),
    async settled() {
      edits?.flush();
      for (let tries = 0; tries < longestKeeping && line.isWaiting(); tries += 1)
        await new Promise((done) => setTimeout(done, keepingPause));
    },
  });
  workIn(univerSpreadsheet({ api, injector, people: people(api, places), stores: kept, colours }));

  function show(next: Book): void {
    const shown = api.getActiveWorkbook()?.getActiveSheet();
    const [tab, selected] = [shown?.getSheetId() ?? "", shown?.getActiveRange()?.getA1Notation()];
    edits?.stop();
    if (api.getActiveWorkbook() !== null) api.disposeUnit(unitId);
    book = next;
    answers.forget();
    api.createWorkbook(workbookData(book, line.name()));
    edits = watchEdits(injector, answers, book, send, (now) => link?.gathers(now));
    colours.load(book.resources.get(colourResource));
    const sheet = api.getActiveWorkbook()?.getSheetBySheetId(tab);
    if (!sheet) return;
    api.getActiveWorkbook()?.setActiveSheet(sheet);
    // Who is about to type should not find the cursor elsewhere.
    if (selected !== undefined && fits(sheet, selected)) sheet.getRange(selected).activate();
  }

  show(book);
  colours.start();
  calculateAtOnce(injector);
  guardCells(api, kept.guards);
  link = serverLink(first, {
    flush: () => edits?.flush(),
    follow(changes, mutations) {
      edits?.follow(changes, mutations);
      if (changes.some((change) => change.kind === "resource" && change.name === colourResource)) {
        colours.load(book.resources.get(colourResource));
        api.getActiveWorkbook()?.getActiveSheet().refreshCanvas();
      }
    },
    catchUp(other, changes) {
      for (const change of changes) applyChange(other, change);
      const different = cellDifferences(book, other);
      if (different === null) return false;
      edits?.follow(different, []);
      return true;
    },
    openAgain: (opened) => show(opened.book),
    file: line.file,
    waiting: line.waiting,
    tell: notices.tell,
  });
  api.getFormula().calculationEnd(() => api.getActiveWorkbook()?.getActiveSheet().refreshCanvas());
  const openInbox = (): void => void window.open("/practice/inbox", "_blank", "noopener");
  const sheet = tourSheet(api);
  const guide = isTourSample(sheet)
    ? tour(
        tourSteps({
          sheet,
          openInbox,
          showLearner: () => places.openSidebar("sidebar", "Evidence Mapper"),
          lastAnswer: (name) => lastAnswers.get(name) ?? "",
        }),
      )
    : null;
  const more: MenuItem[] = [
    ...(guide === null ? [] : [{ caption: "The first five minutes…", run: guide.open }]),
    { caption: "Practice inbox", run: openInbox },
    { caption: "Connect the extension…", run: () => void showPairing(notices.tell) },
  ];
  makeMenu(more, notices.tell);
  guide?.openUnlessSeen();
  if (book.unkept.length > 0)
    notices.tell(
      `When you change something, this cannot stay in the file: ${book.unkept.join("; ")}. The file as it was stays in the folder of its versions.`,
    );
  // What is on its way must not be lost by closing the window in the same moment.
  window.addEventListener("beforeunload", (event) => {
    edits?.flush();
    if (line.isWaiting()) event.preventDefault();
  });
  // For the browser's console, and for tests that type into cells.
  Object.assign(window, { univerAPI: api });
  document.documentElement.dataset["ready"] = "true";
}

/** Cells that may be gone with rows or columns that somebody else took away. */
function fits(sheet: { getMaxRows(): number; getMaxColumns(): number }, cells: string): boolean {
  const place = areaOfReference(`x!${cells}`);
  return place !== null && place.bottom < sheet.getMaxRows() && place.right < sheet.getMaxColumns();
}

start().catch((error: unknown) => notices.tell(error instanceof Error ? error.message : String(error)));
