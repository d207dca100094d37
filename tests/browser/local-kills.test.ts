/**
 * The local tracker's server is killed while two real windows of the built page edit: the file always opens, and
 * what a person typed is there afterwards, or the window says that it is not.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { columnName } from "../../shared/src/tracker/workbook.ts";
import { readBook } from "../../apps-script/local/src/files/read-book.ts";
import { openBrowser, withoutBrowser } from "../support/browser.ts";
import { builtLocal } from "../support/built-local.ts";
import { type KillableServer, startKillable } from "../support/killable-server.ts";
import { showTracker, until, type Window } from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");
const isFull = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const kills = isFull ? 50 : 2;
/** Below the learners. */
const top = 201;
const patience = { timeout: 90_000 };

describe.skipIf(withoutBrowser)(
  "the local tracker, killed",
  { timeout: isFull ? 3_600_000 : 300_000 },
  () => {
    let browser: Browser;
    let home: string;
    let file: string;
    let server: KillableServer;
    let windows: Window[];

    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    beforeEach(async () => {
      home = mkdtempSync(join(tmpdir(), "local-kills-"));
      file = join(home, "tracker.xlsx");
      copyFileSync(sample, file);
      server = await startKillable(file, builtLocal());
      windows = [];
      for (let count = 0; count < 2; count += 1) {
        const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
        windows.push(await showTracker(await context.newPage(), server));
      }
    });
    afterEach(async () => {
      for (const { page } of windows) await page.context().close();
      await server.kill();
      rmSync(home, { recursive: true, force: true });
    });

    it("keeps what was shown as kept, and sends the rest, however often the server is killed", async () => {
      /** What was typed, by column: each cell below the one before it. A window has a column of its own in each round. */
      const typed = new Map<string, string[]>();
      for (let round = 0; round < kills; round += 1) {
        const columns = windows.map((_, side) => columnName(2 + 2 * round + side));
        for (const [side, window] of windows.entries()) await select(window, `${columns[side]}${top}`);
        let isBack = false;
        const killed = killedIn(round).then(async () => {
          // The file opens in whatever moment the server ended.
          await expect(readBook(readFileSync(file))).resolves.toBeDefined();
          server = await startKillable(file, builtLocal(), server.port);
          isBack = true;
        });
        await Promise.all(
          windows.map(async (window, side) => {
            const texts: string[] = [];
            typed.set(columns[side] ?? "", texts);
            for (let after = 0; after < 5 && texts.length < 400;) {
              const text = `${side === 0 ? "left" : "right"} ${round}.${texts.length}`;
              await window.page.keyboard.type(text);
              await window.page.keyboard.press("Enter");
              // The page may miss keys on a starved machine; what it shows in the cell is what the person sees.
              const cell = `${columns[side]}${top + texts.length}`;
              texts.push(String((await until(() => window.read("Tracker", cell), filled))[0]?.[0]));
              // They type on while nobody answers, and a little longer.
              if (isBack) after += 1;
            }
          }),
        );
        await killed;
        for (const { page } of windows)
          await expect.poll(() => page.getAttribute("#saved", "data-state"), patience).toBe("saved");
        for (const column of columns) {
          const wanted = typed.get(column) ?? [];
          for (const window of windows)
            await expect.poll(() => down(window, column, wanted.length), patience).toEqual(wanted);
          await expect.poll(() => inFile(column, wanted.length), patience).toEqual(wanted);
        }
        expect(await notices()).toEqual(["", ""]);
      }
      for (const [column, wanted] of typed) expect(await inFile(column, wanted.length)).toEqual(wanted);
    });

    it("sends rows that were inserted while the server was away, and says which typed cells had no place any more", async () => {
      await server.kill();
      const insert = (window: Window, text: string): Promise<unknown> =>
        window.page.evaluate(
          `(async () => { const sheet = univerAPI.getActiveWorkbook().getSheetByName("Tracker"); sheet.insertRowsBefore(99, 1); sheet.getRange("C100").setValue({ v: ${JSON.stringify(text)}, t: 1 }); })()`,
        );
      await Promise.all(windows.map((window, side) => insert(window, `row of window ${side}`)));
      await expect.poll(() => saved(0), patience).toBe("lost");
      await expect.poll(() => saved(1), patience).toBe("lost");
      server = await startKillable(file, builtLocal(), server.port);
      for (const side of [0, 1]) await expect.poll(() => saved(side), patience).toBe("saved");
      const shown = async (): Promise<readonly unknown[]> =>
        (await Promise.all(windows.map((window) => window.read("Tracker", "C100:C101")))).flat(2);
      await expect
        .poll(shown, patience)
        .toSatisfy(([a, b, c, d]: readonly unknown[]) => Boolean(a) && !b && a === c && !d);
      const kept = String((await shown())[0]);
      const other = kept === "row of window 0" ? 1 : 0;
      await expect.poll(async () => (await notices())[other], patience).toContain(`“row of window ${other}”`);
      expect((await notices())[1 - other]).toBe("");
      await expect.poll(() => inFile("C", 1, 100), patience).toEqual([kept]);
    });

    const saved = (side: number): Promise<string | null | undefined> | undefined =>
      windows[side]?.page.getAttribute("#saved", "data-state");

    /** Resolves when the server is dead: in some rounds in the middle of the file's write. */
    function killedIn(round: number): Promise<void> {
      return new Promise((done) => {
        const kill = (): void => {
          watching.close();
          clearTimeout(timer);
          void server.kill().then(done);
        };
        const timer = setTimeout(kill, round % 3 === 0 ? 15_000 : 200 + Math.random() * 3_500);
        const watching = watch(home, (_event, name) => {
          if (round % 3 === 0 && name?.endsWith(".new") === true) kill();
        });
      });
    }

    async function inFile(column: string, count: number, from = top): Promise<readonly unknown[]> {
      const tab = (await readBook(readFileSync(file))).tabs.find(({ parts }) => parts.name === "Tracker");
      const index = columnNumber(column);
      return Array.from({ length: count }, (_, row) => tab?.cells[from - 1 + row]?.[index]?.v);
    }

    /** What the windows say to the person beside the spreadsheet. */
    const notices = (): Promise<readonly string[]> =>
      Promise.all(
        windows.map(({ page }) =>
          page.evaluate(() => {
            const notice = document.querySelector<HTMLElement>("#notice");
            return notice === null || notice.hidden ? "" : notice.innerText;
          }),
        ),
      );
  },
);

/** Puts the cursor there, so that the keyboard types into it. */
async function select({ page }: Window, cell: string): Promise<void> {
  await page.evaluate(
    `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName("Tracker"); book.setActiveSheet(sheet); sheet.getRange(${JSON.stringify(cell)}).activate(); })()`,
  );
  await page
    .locator("#spreadsheet canvas")
    .last()
    .click({ position: { x: 300, y: 200 } });
  await page.evaluate(
    `univerAPI.getActiveWorkbook().getSheetByName("Tracker").getRange(${JSON.stringify(cell)}).activate()`,
  );
}

const filled = (cells: readonly (readonly unknown[])[]): boolean => Boolean(cells[0]?.[0]);

async function down(window: Window, column: string, count: number): Promise<readonly unknown[]> {
  return (await window.read("Tracker", `${column}${top}:${column}${top - 1 + Math.max(1, count)}`)).map(
    ([value]) => value,
  );
}

const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
