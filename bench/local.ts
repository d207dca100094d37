/**
 * The local tracker's page in Chromium on 1,000 learners × 360 criteria, by the page's own clock: from an edit until
 * the new coverage is drawn, and from opening until the tracker can be used and is coloured.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession } from "playwright-core";
import * as z from "zod";
import { columnName } from "../shared/src/tracker/workbook.ts";
import { openBrowser, withoutBrowser } from "../tests/support/browser.ts";
import { openLocalTracker, openWindow, until, type Window } from "../tests/support/local-page.ts";
import { type Bench, median, type Outcome, rounded } from "./measurement.ts";
import { trackerCells, writeTracker } from "./tracker-file.ts";

const learners = 1000;
const criteria = 360;
const covered = "#fdf0d0";

interface Place {
  readonly row: number;
  readonly column: number;
}

const cellOf = ({ row, column }: Place): string => `${columnName(column)}${row + 1}`;

interface Large {
  readonly window: Window;
  readonly session: CDPSession;
  /** A criterion of which nothing is recorded, in the rows that are on screen. */
  readonly open: Place;
  /** A cell that is coloured. */
  readonly marked: string;
}

async function withLargeTracker<Answer>(work: (large: Large) => Promise<Answer>): Promise<Answer> {
  const home = mkdtempSync(join(tmpdir(), "local-bench-"));
  const file = join(home, "large.xlsx");
  const cells = trackerCells(learners, criteria);
  writeTracker(file, cells);
  const place = (isOpen: boolean): Place => {
    for (const row of [2, 3, 4, 5, 6, 7, 8, 9])
      for (const column of [2, 3, 4, 5, 6, 7])
        if ((cells.rows[row]?.[column] === null) === isOpen) return { row, column };
    throw new Error("No such cell is on screen.");
  };
  const browser = await openBrowser();
  const tracker = await openLocalTracker(file);
  try {
    const window = await openWindow(browser, tracker);
    const session = await window.page.context().newCDPSession(window.page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await window.choose("Check this sheet");
    await window.sidebar
      .getByRole("button", { name: /right|confirm/i })
      .first()
      .click();
    const marked = cellOf(place(false));
    await until(
      () => window.ground("Tracker", marked),
      (colour) => colour !== "",
    );
    await until(
      () => window.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    return await work({ window, session, open: place(true), marked });
  } finally {
    await browser.close();
    await tracker.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const edits = z.tuple([z.number(), z.boolean()]);

/** Milliseconds until the frame after the cell has its new look, or (`isRead` false) its new text. */
async function edit(
  { window }: Large,
  { row, column }: Place,
  text: string,
  isRead: boolean,
): Promise<number> {
  const [time, isDone] = edits.parse(
    await window.page.evaluate(`new Promise((resolve) => {
      const tab = univerAPI.getActiveWorkbook().getSheetByName("Tracker");
      const cells = tab.getSheet();
      const began = performance.now();
      tab.getRange(${row}, ${column}).setValue({ v: ${JSON.stringify(text)}, t: 1 });
      const drawn = (done) => requestAnimationFrame(() => requestAnimationFrame(() => resolve([performance.now() - began, done])));
      const look = () => {
        const isCovered = cells.getCell(${row}, ${column})?.s?.bg?.rgb === "${covered}";
        if (!${isRead} || isCovered === ${text !== ""}) drawn(true);
        else if (performance.now() - began > 60_000) drawn(false);
        else setTimeout(look, 4);
      };
      look();
    })`),
  );
  if (!isDone) throw new Error("The edit's new coverage was never shown.");
  // What is told to the server and to the file comes after.
  await window.page.waitForTimeout(1_500);
  return time;
}

/** Processor time of the page's main thread so far, in milliseconds. */
async function threadTime({ session }: Large): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
}

async function editBench(
  name: string,
  short: boolean,
  prepare: (large: Large) => Promise<void>,
): Promise<Outcome> {
  if (withoutBrowser) return noBrowser;
  return withLargeTracker(async (large) => {
    await prepare(large);
    const times: number[] = [];
    const plain: number[] = [];
    const busy: number[] = [];
    // Beside all that is read.
    const beside = { row: large.open.row, column: 700 };
    await large.window.page.evaluate(
      `univerAPI.getActiveWorkbook().getSheetByName("Tracker").setColumnCount(720)`,
    );
    for (let turn = 0; turn < (short ? 6 : 24); turn += 1) {
      const text = turn % 2 === 0 ? "E4" : "";
      const before = await threadTime(large);
      times.push(await edit(large, large.open, text, true));
      busy.push((await threadTime(large)) - before);
      plain.push(await edit(large, beside, text, false));
    }
    return {
      measured: {
        name,
        unit: "ms",
        median: rounded(median(times)),
        target: { at: "most", value: 200 },
        against: [
          {
            name: "an edit in a cell that no formula reads, until it is drawn",
            median: rounded(median(plain)),
            ratio: rounded(median(plain.map((time, at) => time / (times[at] ?? NaN)))),
          },
        ],
        also: {
          "the first, ms": rounded(times[0] ?? NaN),
          "least, ms": rounded(Math.min(...times)),
          "worst, ms": rounded(Math.max(...times)),
          "processor time of the page for all that an edit brings, ms": rounded(median(busy)),
        },
      },
    };
  });
}

const noBrowser = { skipped: "Chromium was not found." } as const;

export const local: readonly Bench[] = [
  {
    name: "local/edit-to-colour",
    run: ({ short }) => editBench("local/edit-to-colour", short, () => Promise.resolve()),
  },
  {
    name: "local/edit-to-colour-with-live-columns",
    run: ({ short }) =>
      editBench("local/edit-to-colour-with-live-columns", short, async ({ window }) => {
        await window.choose("Add live columns");
        // The table ends in column MX; the live columns stand to the right of it.
        await until(
          () => window.read("Tracker", "MX3:NZ3"),
          ([row]) => row?.some((value) => /achieved/i.test(String(value))) === true,
        );
      }),
  },
  {
    name: "local/open",
    async run({ short }) {
      if (withoutBrowser) return noBrowser;
      return withLargeTracker(async ({ window, marked }) => {
        const ready: number[] = [];
        const coloured: number[] = [];
        for (let turn = 0; turn < (short ? 2 : 7); turn += 1) {
          const began = performance.now();
          await window.page.reload();
          await window.page.waitForSelector("html[data-ready]", { timeout: 60_000 });
          ready.push(performance.now() - began);
          await until(
            () => window.ground("Tracker", marked),
            (colour) => colour !== "",
          );
          coloured.push(performance.now() - began);
        }
        return {
          measured: {
            name: "local/open",
            unit: "ms",
            median: rounded(median(ready)),
            target: { at: "most", value: 10_000 },
            against: [],
            also: { "until the marks are coloured, ms": rounded(median(coloured)) },
          },
        };
      });
    },
  },
];
