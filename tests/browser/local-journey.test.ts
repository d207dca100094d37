/**
 * The journey through all hands in the local tracker: a tag arrives as the extension sends it, the standard tracker's
 * coverage follows by itself, an assessor decides, and the IQA sees what is still due. The check of the saved file
 * says the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { openBrowser, withoutBrowser } from "../support/browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  openWindow,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-level-1-certificate.xlsx");
const values = z.object({ values: z.array(z.array(z.string())).default([]) });

describe.skipIf(withoutBrowser)("a tag's way through the local tracker", { timeout: 120_000 }, () => {
  let browser: Browser;
  let tracker: LocalTracker;
  let window: Window;
  let tabsWhenReady: readonly string[];

  async function api(path: string, body?: unknown): Promise<unknown> {
    const { server } = tracker;
    const answer = await fetch(`http://127.0.0.1:${server.port}/v4/spreadsheets/tracker/values/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  /** One row below the tab's table, by the ids of its columns, placed by the server. */
  async function append(tab: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const range = encodeURIComponent(`'${tab}'!A1:Z1`);
    const [header = []] = values.parse(await api(range)).values;
    const row = header.map((id) => fields[id] ?? "");
    await api(
      `${encodeURIComponent(`'${tab}'!A1`)}:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`,
      { values: [row] },
    );
  }

  const coverage = async (): Promise<string> => JSON.stringify(await window.read("Coverage", "A3:M12"));

  beforeAll(async () => {
    browser = await openBrowser();
    tracker = await openLocalTracker(sample);
    window = await openWindow(browser, tracker);
    await window.choose("New standard tracker…");
    const box = window.page.frameLocator("#box iframe");
    await box.locator("select").first().selectOption({
      label: "City & Guilds Level 1 Award for Introduction to Customer Service (501/1839/0)",
    });
    await box.getByRole("button", { name: "Make the tracker" }).click();
    await until(
      () => box.locator("body").innerText(),
      (text) => text.includes("The tracker is ready"),
    );
    tabsWhenReady = tracker.server.book().tabs.map(({ parts }) => parts.name);
    await window.page.click("#box-close");
    await append("Learners", {
      "learner.id": "HS-1",
      "learner.name": "Harpreet Gill",
      "learner.assessor": "Tom Jarrett",
    });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  it("is there, on the server too, when the page says that it is ready", () => {
    expect(tabsWhenReady).toEqual(
      expect.arrayContaining(["Learners", "Evidence log", "Decisions", "Sign-off", "Coverage", "Settings"]),
    );
  });

  it("shows the criterion as covered when the tag has come, without anybody touching the sheet", async () => {
    await append("Evidence log", {
      "log.learner": "HS-1",
      "log.criterion": "102 1.1",
      "log.label": "E1",
      "log.title": "E-mail about a delivery",
      "log.seen-on": "2026-03-12",
      "log.method": "work product",
      "log.setting": "workplace",
      "log.location": "The front desk's inbox, 12 March 2026",
      "log.author": "Tom Jarrett",
    });
    const rows = await until(coverage, (text) => text.includes("Harpreet Gill"));
    expect(rows).toMatch(/HS-1/);
    expect(rows).toMatch(/partly|covered/);
  });

  it("shows the IQA who decided, once an assessor has", async () => {
    await append("Decisions", {
      "decision.learner": "HS-1",
      "decision.criterion": "102 1.1",
      "decision.verdict": "met",
      "decision.author": "Tom Jarrett",
      "decision.on": "2026-03-12",
    });
    const rows = await until(coverage, (text) => text.includes("Tom Jarrett"));
    expect(rows).toMatch(/1 of \d+/);
  });

  it("has in its file what the check reads the same", async () => {
    await until(
      () => window.page.innerText("#saved"),
      (said) => said.startsWith("Saved at"),
    );
    const read = await readPackedBytes(readFileSync(tracker.file), "tracker.xlsx");
    if (!read.ok) throw new Error(read.problem.found);
    const { learners } = checkTracker(unpackWorkbook(read.packed), catalogue, {});
    const unit = learners[0]?.units.find((one) => one.unit.number === "102");
    expect(learners.map(({ name }) => name)).toEqual(["Harpreet Gill"]);
    expect(unit?.criteria.find(({ number }) => number === "1.1")?.state).toBe("decided");
  });
});
