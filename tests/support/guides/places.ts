/** The running system as a person has it who follows a guide: the spreadsheet's window, the panel, other windows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Frame, type Locator, type Page } from "playwright-core";
import * as z from "zod";
import { showTracker, until as untilSo } from "../local-page.ts";
import { patience } from "../browser.ts";
import { type GuideWorld } from "./open-guide-world.ts";

export interface GuidePlaces {
  hasCommand(command: string): Promise<void>;
  chooseFromMenu(menu: string, entry: string): Promise<void>;
  pressToolbarButton(name: string): Promise<void>;
  press(name: string): Promise<void>;
  pressKey(name: string): Promise<void>;
  typeInto(field: string, text: string): Promise<void>;
  type(text: string): Promise<void>;
  choose(field: string, choice: string): Promise<void>;
  /** @param group what stands over the choices; `null` where there is only one such */
  tick(name: string, group: string | null): Promise<void>;
  openTab(name: string): Promise<void>;
  openScreen(name: string): Promise<void>;
  /** The first row that has both. */
  selectRow(one: string, other: string): Promise<void>;
  /** Waits until a cell of the row that was selected last says this. */
  seesInRow(words: string): Promise<void>;
  /** Below everything else in the tab. */
  goToEmptyRow(): Promise<void>;
  /** In the row that was gone to last. */
  typeBelow(heading: string, text: string): Promise<void>;
  /** The first cell with these words in the column with this heading. */
  selectBelow(heading: string, words: string): Promise<void>;
  goToWindow(title: string): Promise<void>;
  goToSpreadsheet(): Promise<void>;
  goToPanel(): Promise<void>;
  /** Waits until the words stand in the window that is in front; throws with what stands there otherwise. */
  sees(words: string): Promise<void>;
  /** Waits until the words stand nowhere in that window any more. */
  seesNoLonger(words: string): Promise<void>;
  /** What is in front, for a picture. */
  readonly front: Page;
  /** Closes the windows that were opened. */
  leave(): Promise<void>;
}

const commands = z.object({ scripts: z.record(z.string(), z.string()) });
const action = z.object({ action: z.object({ default_title: z.string() }) });
const grid = z.array(z.array(z.unknown()));
const root = join(import.meta.dirname, "../../..");

/** Opens the tracker beside the extension; every guide begins in the spreadsheet. */
export async function openGuidePlaces(
  { browser, tracker }: GuideWorld,
  milliseconds = patience,
): Promise<GuidePlaces> {
  const until = <Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> =>
    untilSo(look, isSo, milliseconds);
  const { page: sheet } = await showTracker(await browser.context.newPage(), tracker.server);
  await sheet.setViewportSize({ width: 1280, height: 800 });
  // As npm start opens it, beside the tracker.
  const inbox = await browser.context.newPage();
  await inbox.goto(new URL("/practice/inbox", tracker.server.address).href);
  await sheet.bringToFront();
  const tour = sheet.locator("#tour .close");
  if (await tour.isVisible()) await tour.click();
  let panel: Page | null = null;
  let front = sheet;
  let emptyRow = 0;
  let rowNames: readonly string[] = [];

  const show = async (page: Page): Promise<void> => {
    front = page;
    await page.bringToFront();
  };
  const frames = (): readonly Frame[] => front.frames();

  /** The first that a person can see, in the window and in the add-on's pages in it. */
  async function seen(what: string, find: (frame: Frame) => Locator): Promise<Locator> {
    const found = await until(
      async () => {
        for (const frame of frames()) {
          for (const one of await find(frame)
            .all()
            .catch(() => []))
            if (await one.isVisible()) return one;
        }
        return null;
      },
      (one) => one !== null,
    ).catch(() => null);
    if (found === null) throw new Error(`There is no ${what} on the screen. ${await standing()}`);
    return found;
  }

  async function cells(): Promise<readonly (readonly unknown[])[]> {
    if (front !== sheet) return [];
    return grid.parse(
      await sheet.evaluate(
        `(() => { const s = univerAPI.getActiveWorkbook().getActiveSheet(); return s.getRange(0, 0, Math.min(400, s.getMaxRows()), Math.min(40, s.getMaxColumns())).getValues(); })()`,
      ),
    );
  }

  /** Everything that can be read in the window in front. */
  async function standing(): Promise<string> {
    const texts: string[] = [];
    for (const frame of frames()) {
      const text: unknown = await frame
        .evaluate(
          `[document.body.innerText, ...[...document.querySelectorAll("input, select, textarea")].filter((one) => one.checkVisibility()).map((one) => one.selectedOptions ? one.selectedOptions[0]?.text ?? "" : one.type === "checkbox" || one.type === "radio" ? "" : one.value)].join("\\n")`,
        )
        .catch(() => "");
      texts.push(String(text));
    }
    const inCells = (await cells()).map((row) => row.filter((one) => one !== null && one !== "").join(" | "));
    return [...texts, ...inCells].join("\n").replace(/\s+/g, " ");
  }

  async function activate(row: number, column: number): Promise<void> {
    await sheet.evaluate(
      `(() => { const s = univerAPI.getActiveWorkbook().getActiveSheet(); s.getRange(${row}, ${column}).activate(); s.scrollToCell(Math.max(0, ${row} - 6), Math.max(0, ${column} - 3)); })()`,
    );
  }

  async function rowWhere(what: string, fits: (cells: readonly unknown[]) => boolean): Promise<number> {
    const row = await until(
      async () => (await cells()).findIndex(fits),
      (at) => at >= 0,
    ).catch(() => null);
    if (row === null) throw new Error(`There is no row ${what}. ${await standing()}`);
    return row;
  }

  /** Headings stand in the first three rows. */
  async function columnOf(heading: string): Promise<number> {
    const column = (await cells()).slice(0, 3).reduce((at, row) => Math.max(at, row.indexOf(heading)), -1);
    if (column < 0) throw new Error(`There is no column ${heading}. ${await standing()}`);
    return column;
  }

  const places: GuidePlaces = {
    get front() {
      return front;
    },
    async leave() {
      await Promise.all([sheet, inbox, ...(panel === null ? [] : [panel])].map((one) => one.close()));
    },
    async hasCommand(command) {
      const { scripts } = commands.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
      const name = /^npm (?:run )?(\w+)/.exec(command)?.[1] ?? "";
      if (scripts[name] === undefined) throw new Error(`package.json has no ${command}.`);
    },
    async chooseFromMenu(menu, entry) {
      await show(sheet);
      await (
        await seen(`menu ${menu}`, (frame) => frame.getByRole("button", { name: menu, exact: true }))
      ).click();
      await (
        await seen(`menu entry ${entry}`, (frame) =>
          frame.getByRole("menuitem", { name: entry, exact: true }),
        )
      ).click();
    },
    async pressToolbarButton(name) {
      const manifest = action.parse(JSON.parse(readFileSync(join(browser.folder, "manifest.json"), "utf8")));
      if (manifest.action.default_title !== name)
        throw new Error(`The button in the toolbar is called ${manifest.action.default_title}.`);
      await browser.pressToolbarButton(front);
      await places.goToPanel();
      await panel?.reload();
    },
    async press(name) {
      const windows = browser.context.pages().length;
      const button = await seen(`button ${name}`, (frame) =>
        frame
          .getByRole("button", { name, exact: true })
          .or(frame.getByRole("link", { name, exact: true }))
          .or(frame.locator("button, summary").filter({ hasText: new RegExp(`^\\s*${escaped(name)}\\s*$`) })),
      );
      // By keyboard: a Chromium without a screen sends no mouse into a frame whose tab was behind another.
      await button.focus();
      await button.press("Enter");
      if (browser.context.pages().length > windows) front = browser.context.pages().at(-1) ?? front;
    },
    async pressKey(name) {
      await front.keyboard.press(
        name
          .replace("Ctrl", "Control")
          .replace("Arrow down", "ArrowDown")
          .replace(/\+([A-Z])$/, "+Key$1")
          .replace(/\+(\d)$/, "+Digit$1"),
      );
    },
    async typeInto(field, text) {
      await (await seen(`field ${field}`, (frame) => frame.getByLabel(field, { exact: true }))).fill(text);
    },
    async type(text) {
      await front.keyboard.type(text);
    },
    async choose(field, choice) {
      const place = await seen(`field ${field}`, (frame) => frame.getByLabel(field, { exact: true }));
      await place.selectOption({ label: choice });
    },
    async tick(name, group) {
      const box = await seen(`choice ${name}${group === null ? "" : ` under ${group}`}`, (frame) => {
        const within = group === null ? frame : frame.getByRole("group", { name: group, exact: true });
        return within
          .getByRole("checkbox", { name, exact: true })
          .or(within.getByRole("radio", { name, exact: true }));
      });
      if (await box.isChecked()) return;
      await box.focus();
      await box.press("Space");
    },
    async openTab(name) {
      await show(sheet);
      await (
        await seen(`tab ${name}`, (frame) =>
          frame.locator("[data-u-comp=slide-tab-item]").getByText(name, { exact: true }),
        )
      ).click();
    },
    async openScreen(name) {
      const navigation = front.getByRole("navigation");
      await navigation.waitFor();
      const entry = navigation.getByRole("button", { name, exact: true });
      if (!(await entry.isVisible())) await navigation.getByRole("button", { name: "More" }).click();
      await entry.click();
    },
    async selectRow(one, other) {
      rowNames = [one, other];
      const place = await until(
        async () => {
          // In one look: the tab may be answered anew between two.
          const rows = await cells();
          const row = rows.findIndex((line) => line.includes(one) && line.includes(other));
          return [row, rows[row]?.indexOf(one) ?? -1] as const;
        },
        ([row]) => row >= 0,
      ).catch(() => null);
      if (place === null) throw new Error(`There is no row with ${one} and ${other}. ${await standing()}`);
      await activate(...place);
    },
    async seesInRow(words) {
      const found = await until(
        async () => (await cells()).some((row) => [...rowNames, words].every((one) => row.includes(one))),
        (isThere) => isThere,
      ).catch(() => null);
      if (found === null) throw new Error(`${words} does not stand in the row. ${await standing()}`);
    },
    async goToEmptyRow() {
      const rows = await cells();
      emptyRow =
        rows.length - [...rows].reverse().findIndex((row) => row.some((one) => one !== null && one !== ""));
      await activate(emptyRow, 0);
    },
    async typeBelow(heading, text) {
      const column = await columnOf(heading);
      await activate(emptyRow, column);
      await sheet.locator("#spreadsheet [contenteditable]").first().focus();
      await sheet.keyboard.type(text);
      await sheet.keyboard.press("Enter");
      const typed = await until(
        async () => (await cells())[emptyRow]?.[column],
        (cell) => cell === text,
      ).catch(() => null);
      if (typed === null) throw new Error(`${text} was typed below ${heading}. ${await standing()}`);
    },
    async selectBelow(heading, words) {
      const column = await columnOf(heading);
      await activate(
        await rowWhere(`with ${words} below ${heading}`, (cells) => cells[column] === words),
        column,
      );
    },
    async goToWindow(title) {
      const page = await until(
        async () => {
          for (const one of browser.context.pages()) if ((await one.title()) === title) return one;
          return null;
        },
        (one) => one !== null,
      );
      if (page !== null) await show(page);
    },
    goToSpreadsheet: () => show(sheet),
    async goToPanel() {
      panel ??= await browser.openPanel();
      await show(panel);
    },
    async seesNoLonger(words) {
      const text = await until(standing, (all) => !all.includes(words)).catch(() => null);
      if (text === null) throw new Error(`“${words}” still stands on the screen. ${await standing()}`);
    },
    async sees(words) {
      const text = await until(standing, (all) => all.includes(words)).catch(() => null);
      if (text === null) throw new Error(`“${words}” does not stand on the screen. ${await standing()}`);
    },
  };
  return places;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
