/** Two assessors in two browsers, one tracker, a coordinator who sorts it, and a network that fails. */
import { type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Book } from "../../../apps-script/local/src/sheets-server/book/book.ts";
import {
  deleteRows,
  insertRows,
  renameTab,
  sortTab,
} from "../../../apps-script/local/src/sheets-server/edits/people-edits.ts";
import { learnerViewer } from "../../../extension/src/device/learner-view.ts";
import { type Store } from "../../../extension/src/store/store.ts";
import { findQualification } from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { canonical } from "../../../shared/src/evidence-log/canonical.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import { peopleOf } from "../../../shared/src/evidence-log/people.ts";
import { createBody, provisionRequests } from "../../../shared/src/sheets-api/provision-requests.ts";
import { readSpreadsheet } from "../../../shared/src/sheets-api/spreadsheet-answer.ts";
import { readStandardTracker } from "../../../shared/src/standard-tracker/read-standard-tracker.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";
import { withoutBrowser } from "../../support/browser.ts";
import { builtExtension } from "../../support/built-extension.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { faultsOfScreen, openScreen } from "../../support/panel-page.ts";
import { refusal, type ServerInTest, sheetsServerInTest } from "../../support/sheets-server.ts";
import { storeInPage } from "../../support/store-in-page.ts";
import { captured, decided, tagged } from "../../shared/evidence-log/log-events.ts";
import { draftOf } from "../../support/store-laws.ts";

const qualification = findQualification(catalogue, "501/1837/7");

describe.skipIf(withoutBrowser)("two browsers and one tracker", () => {
  const browsers: ExtensionBrowser[] = [];
  // Building takes its time on a busy machine.
  beforeAll(() => void builtExtension(), 300_000);
  afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

  /** A provisioned tracker with one learner; its id. */
  function provision({ service }: ServerInTest): string {
    if (qualification === undefined) throw new Error("The catalogue lacks 501/1837/7.");
    const made = readSpreadsheet(
      service.ask("POST", "/v4/spreadsheets", createBody("Customer service 2026")).body,
    );
    if (made === null) throw new Error("No spreadsheet was made.");
    const path = `/v4/spreadsheets/${made.spreadsheetId}`;
    const { requests } = provisionRequests(standardTracker(qualification), made);
    const written = service.ask("POST", `${path}:batchUpdate`, JSON.parse(JSON.stringify({ requests })));
    expect(written.status).toBe(200);
    service.ask(
      "POST",
      `${path}/values/Learners!A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`,
      {
        values: [["L-01", "Amira Cole"]],
      },
    );
    return made.spreadsheetId;
  }

  async function assessor(
    name: string,
    address: string,
  ): Promise<{ readonly panel: Page; readonly store: Store }> {
    const browser = await openExtensionBrowser();
    browsers.push(browser);
    const panel = await browser.openPanel();
    const store = await storeInPage(panel);
    await store.changeSettings({ author: name, trainee: false });
    await store.keepLearners([{ id: "L-01", name: "Amira", qualification: "501/1837/7", origin: "typed" }]);
    await openScreen(panel, "Tracker");
    await panel.getByRole("radio", { name: "A tracker on this machine" }).check();
    await panel.getByLabel("Address of the tracker").fill(address);
    await panel.getByRole("button", { name: "Connect" }).click();
    await panel.getByRole("heading", { name: "Customer service 2026" }).waitFor();
    return { panel, store };
  }

  it("everybody sees the same, complete, correct coverage in the end", async () => {
    const server = await sheetsServerInTest();
    const id = provision(server);
    const address = (user: string): string => `${server.url}#tracker=${id}&code=token-${user}`;
    const [priya, tom] = await Promise.all([
      assessor("Priya Nair", address("priya")),
      assessor("Tom Reid", address("tom")),
    ]);
    await expect.poll(async () => (await priya.store.learners())[0]?.name).toBe("Amira Cole");

    // A network and a server with every fault, in turn, and a coordinator at the sheet.
    server.fault = (request, number) => {
      if (number % 7 === 2) return { kind: "lost" };
      if (request.method === "POST" && number % 3 !== 0) return { kind: "answer-lost" };
      if (number % 11 === 5) return refusal(429, "Quota exceeded", {}, { "retry-after": "1" });
      if (number % 13 === 6) return refusal(503, "The service is currently unavailable.");
      return null;
    };
    let log = "Evidence log";
    const people: readonly ((book: Book) => Book)[] = [
      (book) => sortTab(book, log, { from: 2, column: 4, down: true }),
      (book) => insertRows(book, log, 3),
      (book) => renameTab(book, log, (log = log === "Evidence log" ? "Our evidence" : "Evidence log")),
      (book) => sortTab(book, log, { from: 2, column: 1 }),
      (book) => sortTab(book, "Decisions", { from: 2, column: 5 }),
      (book) => deleteRows(book, log, blankRow(book, log)),
    ];
    let turn = 0;
    const sorting = setInterval(() => {
      const change = people[(turn += 1) % people.length];
      if (change !== undefined) server.service.edit(id, change);
    }, 50);

    const record = async (store: Store, author: string, from: number): Promise<void> => {
      for (let index = from; index < from + 4; index += 1) {
        const item = captured(0, { author, content: { title: `=SUM(A1) ${author} ${index}`, label: null } });
        const criterion = ["1.1", "1.2", "2.1", "2.2"][index % 4] ?? "1.1";
        const instances = [{ name: `customer ${index}`, observed: true }];
        await store.record([
          draftOf({ ...item, id: `${author.slice(0, 3)}-item-${index}` }),
          draftOf({
            ...tagged(0, `${author.slice(0, 3)}-item-${index}`, {
              author,
              content: { criterion, instances },
            }),
            id: `${author.slice(0, 3)}-tag-${index}`,
          }),
        ]);
      }
      await store.record([
        draftOf({
          ...decided(0, author === "Tom Reid" ? "not-yet" : "met", { author, criterion: "1.1" }),
          id: `${author.slice(0, 3)}-decision`,
        }),
      ]);
    };
    await Promise.all([record(priya.store, "Priya Nair", 0), record(tom.store, "Tom Reid", 4)]);
    await priya.panel.getByText(/items are on this device, not yet in the tracker/).waitFor();
    const both = [priya, tom];
    const tryNow = async (): Promise<void> => {
      for (const { panel } of both) await panel.getByRole("button", { name: "Try now" }).click();
    };
    for (let tries = 0; tries < 12; tries += 1) {
      await tryNow();
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    clearInterval(sorting);
    server.fault = () => null;

    const rowOf = (event: string): number => {
      const rows = server.service.book(id)?.sheets.find(({ title }) => title === log)?.rows ?? [];
      const column = rows[0]?.findIndex((cell) => cell?.value === "log.event") ?? -1;
      return rows.findIndex((row) => row[column]?.value === event);
    };
    const inStep = async (count: number): Promise<void> => {
      await expect
        .poll(
          async () => {
            await tryNow();
            const kept = await Promise.all(both.map(({ store }) => store.events()));
            return kept.map(
              (events) => events.filter(({ standing }) => standing.state === "in-tracker").length,
            );
          },
          { timeout: 60_000, interval: 1000 },
        )
        .toEqual([count, count]);
    };
    await inStep(18);
    const sheet = workbookOf(server.service.book(id));
    const rows = sheet.sheets
      .flatMap(({ rows: all }) => all)
      .flat()
      .filter((cell) => /^(Priy|Tom )/.test(String(cell)));
    void rows;
    await expectSame(
      both.map(({ store }) => store),
      sheet,
    );

    // Two decisions that differ are shown to both, and settled by one of them.
    await tom.panel.getByRole("heading", { name: "To be settled" }).waitFor();
    expect(await faultsOfScreen(tom.panel)).toEqual([]);
    await tom.panel.setViewportSize({ width: 400, height: 800 });
    await tom.panel.getByRole("button", { name: /Settle as met/ }).click();
    await inStep(19);
    for (const { panel } of both) {
      await panel.getByText("Everything recorded on this device is in the tracker.").waitFor();
      await panel.getByRole("heading", { name: "To be settled" }).waitFor({ state: "detached" });
    }
    await expectSame(
      both.map(({ store }) => store),
      workbookOf(server.service.book(id)),
    );
    expect(await faultsOfScreen(priya.panel)).toEqual([]);

    // A row that somebody deletes is said, and can be sent again.
    // A browser sends a request again by itself when a connection that it used before breaks: there may be two rows.
    for (let at = rowOf("Pri-item-1"); at >= 0; at = rowOf("Pri-item-1")) {
      const row = at;
      server.service.edit(id, (book) => deleteRows(book, log, row));
    }
    await priya.panel.getByRole("button", { name: "Try now" }).click();
    await priya.panel.getByText("Refused.").waitFor();
    expect(await faultsOfScreen(priya.panel)).toEqual([]);
    await priya.panel.setViewportSize({ width: 400, height: 800 });
    await priya.panel.getByRole("button", { name: /Send again/ }).click();
    await inStep(19);
  }, 180_000);
});

/** Coverage, credits and verdict from each device's store, and from the sheet by the standard reading. */
async function expectSame(stores: readonly Store[], sheet: Workbook): Promise<void> {
  const viewOf = learnerViewer(catalogue);
  const reading = readStandardTracker(sheet, catalogue);
  const learners = [
    { id: "L-01", name: "Amira Cole", qualification: "501/1837/7", origin: "tracker" },
  ] as const;
  const answers = await Promise.all(
    stores.map(async (store) => {
      const events = await store.events();
      const state = foldEvents(
        events.map(({ event }) => event),
        peopleOf([]),
      );
      expect(canonical(state.learners)).toBe(canonical(reading.state?.learners));
      const { check } = viewOf(learners[0], events, peopleOf([]));
      expect(check).not.toBeNull();
      return canonical(check?.units.map((unit) => unit.criteria));
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain("covered");
}

function blankRow(book: Book, title: string): number {
  const rows = book.sheets.find((sheet) => sheet.title === title)?.rows ?? [];
  const blank = rows.findIndex(
    (row, index) => index > 2 && row.every((cell) => cell?.value === undefined || cell.value === ""),
  );
  return blank < 0 ? rows.length + 5 : blank;
}

function workbookOf(book: Book | undefined): Workbook {
  return {
    sheets: (book?.sheets ?? []).map(({ title, rows }) => ({
      name: title,
      rows: rows.map((row) =>
        row.map((cell) => (typeof cell?.value === "string" && cell.value !== "" ? cell.value : null)),
      ),
      merges: [],
      hidden: false,
      notes: [],
    })),
  };
}
