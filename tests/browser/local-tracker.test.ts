/** The whole local tracker in a real Chromium: page, add-on, server and file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { type Workbook } from "../../shared/src/tracker/workbook.ts";
import { openBrowser, withoutBrowser } from "../support/browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  openWindow,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");
const yellow = "#fdf0d0";
const hostile = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;

describe.skipIf(withoutBrowser)("the local tracker", { timeout: 120_000 }, () => {
  let browser: Browser;
  let tracker: LocalTracker;
  let one: Window;
  let two: Window;

  beforeAll(async () => {
    browser = await openBrowser();
    tracker = await openLocalTracker(sample);
    [one, two] = await Promise.all([openWindow(browser, tracker), openWindow(browser, tracker)]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  /** In this process: the command's own time limit is not what is tested here. */
  async function savedWorkbook(): Promise<Workbook> {
    const read = await readPackedBytes(readFileSync(tracker.file), "tracker.xlsx");
    if (!read.ok) throw new Error(read.problem.found);
    return unpackWorkbook(read.packed);
  }

  it("shows in one window what somebody types in the other", async () => {
    await one.type("Tracker", "H6", "E4");
    await until(
      () => two.read("Tracker", "H6"),
      (cells) => cells[0]?.[0] === "E4",
    );
  });

  it("colours the marks in both windows when the reading was confirmed in one", async () => {
    await one.choose("Check this sheet");
    await one.sidebar
      .getByRole("button", { name: /right|confirm/i })
      .first()
      .click();
    await until(
      () => one.ground("Tracker", "H6"),
      (colour) => colour === yellow,
    );
    await until(
      () => two.ground("Tracker", "H6"),
      (colour) => colour === yellow,
    );
  });

  it("turns a criterion from open to covered when evidence is tagged", async () => {
    expect(await one.ground("Tracker", "M12")).not.toBe(yellow);
    await two.type("Tracker", "M12", "E9");
    await until(
      () => one.ground("Tracker", "M12"),
      (colour) => colour === yellow,
    );
  });

  it("explains the selected cell at the side, with the same pages as in Google Sheets", async () => {
    await one.page.evaluate(
      `(() => { const book = univerAPI.getActiveWorkbook(); const sheet = book.getSheetByName("Tracker"); book.setActiveSheet(sheet); sheet.getRange("M12").activate(); })()`,
    );
    await one.choose("Explain this cell");
    const text = await until(
      () => one.sidebar.locator("main").innerText(),
      (said) => said.includes("E9"),
    );
    expect(text).toMatch(/Covered|evidence/i);
  });

  it("gives the same answers as the check of the saved file, live", async () => {
    await one.choose("Add live columns");
    const rows = await until(
      () => one.read("Tracker", "IB5:ID18"),
      (cells) => typeof cells[13]?.[0] === "string" && cells[13][0] !== "",
    );
    await until(
      () => one.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    const workbook = await savedWorkbook();
    const { learners } = checkTracker(workbook, catalogue, {});
    const words = { met: "Achieved", "not-met": "Not yet achieved", "cannot-tell": "Cannot tell" } as const;
    expect(rows.map(([verdict]) => verdict)).toEqual(
      learners.slice(0, 14).map(({ award }) => words[award?.verdict ?? "cannot-tell"]),
    );
    expect(rows.map(([, , credits]) => credits)).toEqual(
      learners.slice(0, 14).map(({ award }) => award?.creditsCounted),
    );
  });

  /** The state of a mark in the file's hidden tab, whose own two rows come first. */
  async function savedState(row: number, column: number): Promise<unknown> {
    const { sheets } = await savedWorkbook();
    return sheets.find(({ name }) => name === "Evidence Mapper colours")?.rows[row + 2]?.[column] ?? null;
  }

  it("keeps the states that the colours look at in the file, for other programs", async () => {
    await until(
      () => Promise.all([savedState(5, 7), savedState(11, 12)]),
      (states) => states.every((state) => state === "covered"),
    );
  });

  it("takes a state back when its evidence is taken away, in both windows and in the file", async () => {
    await one.type("Tracker", "M12", "");
    for (const window of [one, two])
      await until(
        () => window.ground("Tracker", "M12"),
        (colour) => colour !== yellow,
      );
    await until(
      () => savedState(11, 12),
      (state) => state === null,
    );
    await two.type("Tracker", "M12", "E9");
    await until(
      () => one.ground("Tracker", "M12"),
      (colour) => colour === yellow,
    );
  });

  it("keeps the rows of both windows together when one inserts a row while the other types", async () => {
    await Promise.all([
      two.page.evaluate(
        `void univerAPI.getActiveWorkbook().getSheetByName("Tracker").insertRowsBefore(6, 1)`,
      ),
      one.type("Tracker", "HZ10", "typed meanwhile"),
    ]);
    const column = (window: Window): Promise<unknown> =>
      window.read("Tracker", "B5:B24").then((cells) => JSON.stringify(cells));
    await until(
      () => column(one),
      (cells) => String(cells).includes('"Callum Pryce"'),
    );
    await until(
      async () => [await column(one), await column(two)],
      ([a, b]) => a === b,
    );
    const notes = await until(
      async () => [
        JSON.stringify(await one.read("Tracker", "HZ8:HZ13")),
        JSON.stringify(await two.read("Tracker", "HZ8:HZ13")),
      ],
      ([a, b]) => a === b && String(a).includes("typed meanwhile"),
    );
    expect(notes[0]).toBe(notes[1]);
  });

  it("runs nothing that stands in a cell, and takes it for a formula nowhere", async () => {
    await one.type("Tracker", "B20", hostile);
    await one.type("Tracker", "C20", "=1+1");
    await until(
      () => two.read("Tracker", "B20:C20"),
      (cells) => cells[0]?.[0] === hostile && cells[0][1] === "=1+1",
    );
    await one.choose("Check this sheet");
    await until(
      () => one.sidebar.locator("main").innerText(),
      (said) => said.includes("All learners"),
    );
    expect(await one.page.title()).not.toBe("run");
    await until(
      () => one.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    const workbook = await savedWorkbook();
    expect(workbook.sheets.find(({ name }) => name === "Tracker")?.rows[19]?.slice(1, 3)).toEqual([
      hostile,
      "=1+1",
    ]);
  });

  it("shows a page of the add-on in a box as high as that page asks for", async () => {
    await one.choose("Help");
    await until(
      async () => (await one.page.locator("#box iframe").boundingBox())?.height ?? 0,
      (height) => height === 600,
    );
    await one.page.click("#box-close");
  });

  it("has no fault in its own frame that axe finds", async () => {
    await one.page.evaluate(axe.source);
    const found = z
      .object({
        violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
      })
      .parse(await one.page.evaluate(`axe.run({ include: [["#bar"], ["#side"]], exclude: [["iframe"]] })`));
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it("asks no other host for anything, and its scripts say nothing", () => {
    expect([...one.outside, ...two.outside]).toEqual([]);
    expect([...one.said, ...two.said]).toEqual([]);
  });
});
